import type { Language } from '../base/text'
import type { ContentRun } from './memo-content'

/** Punctuation that has its own room in Japanese type. */
const ROOMY_END = /[：。、）」』]$/u
const ROOMY_START = /^[（「『]/u
const SENTENCE_END = /[。．]+$/u

/**
 * Runs as the language sets them. In Japanese no space comes beside full-width punctuation, and the mark of a note comes before the full stop: 「…した[4]。」
 */
export function inLanguage(runs: readonly ContentRun[], language: Language): ContentRun[] {
  return language === 'ja' ? runs.filter(isNeeded).flatMap(withMarkInside) : [...runs]
}

/** Is a run more than a space beside punctuation that has room of its own? */
function isNeeded({ text, from }: ContentRun, index: number, runs: readonly ContentRun[]): boolean {
  if (text !== ' ' || from) return true
  return !ROOMY_END.test(runs[index - 1]?.text ?? '') && !ROOMY_START.test(runs[index + 1]?.text ?? '')
}

/** Moves notes before the full stop: that of their own run, or the run before, if theirs is a full stop alone. */
function withMarkInside(run: ContentRun, index: number, runs: readonly ContentRun[]): ContentRun[] {
  const next = runs[index + 1]
  const cites = [...(isStop(run) ? [] : (run.cites ?? [])), ...(next && isStop(next) ? (next.cites ?? []) : [])]
  const { cites: _own, ...plain } = run
  const [stop = ''] = (cites.length > 0 && !isStop(run) && SENTENCE_END.exec(run.text)) || []
  if (cites.length === 0) return [index > 0 || !isStop(run) ? plain : run]
  const before = { ...plain, text: run.text.slice(0, run.text.length - stop.length), cites: [...new Set(cites)] }
  return stop === '' ? [before] : [before, { ...plain, text: stop }]
}

const isStop = ({ text }: ContentRun) => SENTENCE_END.exec(text)?.[0] === text

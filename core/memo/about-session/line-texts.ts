import { lineStanding } from '../../desk/line-standing'
import type { Issue, Line } from '../../model/records/records'
import type { Vocabulary } from '../../model/values/vocabularies'
import type { ContentRun } from '../memo-content'
import type { MemoContext } from '../memo-kind'
import { issueOf } from '../../desk/index-keys'
import type { SessionContext } from './session-context'

const space: ContentRun = { text: ' ', style: 'plain' }

/** The printed parts of a line: what to say, or how to answer if pressed. */
export type LineField = 'text' | 'ifPressed'

/** A line to take in print. */
export interface LineText {
  standing: Line['status']
  runs: ContentRun[]
}

/** The lines on an issue for an audience that have something to print. */
export function linesOn(
  { desk }: SessionContext,
  issue: Issue,
  audience: Vocabulary<'audience'>,
  field: LineField,
): Line[] {
  return desk
    .index('line', issueOf)
    .get(issue.id)
    .filter((line) => line.audience === audience && line[field] !== undefined)
}

/** A line for print: a cleared one unchanged, any other with its status before it; a draft without, where the heading `saysDraft`. */
export function lineText(
  { writer, settings, at }: MemoContext,
  line: Line,
  field: LineField,
  saysDraft = false,
): LineText {
  const standing = lineStanding(line, at)
  const other = field === 'text' ? 'ifPressed' : 'text'
  const own = writer.cited(
    [writer.run('line', line, field, line[field] ?? '')],
    { collection: 'line', id: line.id },
    line[other] === undefined ? {} : { only: [field] },
  )
  const run: ContentRun[] =
    line.audience === 'press' && field === 'ifPressed' ? writer.frame('memo.line.ifPressed', { text: own }) : own
  if (standing === 'cleared') {
    if (line.clearedBy === undefined) return { standing, runs: run }
    const by = writer.run('line', line, 'clearedBy', line.clearedBy)
    return { standing, runs: writer.frame('memo.line.cleared', { text: run, by }) }
  }
  if (standing === 'draft' && saysDraft) return { standing, runs: run }
  const key = standing === 'expired' ? 'memo.line.expired' : settings.example ? 'memo.line.example' : 'memo.line.draft'
  return { standing, runs: [writer.say(key, {}, 'caveat'), space, ...run] }
}

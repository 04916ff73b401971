import { SUGGESTION_KINDS, type Suggestion, type SuggestionKind } from '../../core/suggest/suggestion'
import { roleIn, type Mark } from './marked-text'

/** How the suggestions of one kind compare with a reader's marks. */
export interface Score {
  right: number
  suggested: number
  marked: number
  /** The suggestions that no mark has, and the marks that nothing suggests. */
  wrong: string[]
  missed: string[]
}

/** A score of nothing for each kind. */
export const noScores = (): Record<SuggestionKind, Score> =>
  Object.fromEntries(
    SUGGESTION_KINDS.map((kind) => [kind, { right: 0, suggested: 0, marked: 0, wrong: [], missed: [] }]),
  ) as unknown as Record<SuggestionKind, Score>

/** Adds the suggestions of one text. One is right if a mark of its kind has the same place and value; a statement also needs the same speaker and words. */
export function addScores(
  scores: Record<SuggestionKind, Score>,
  suggestions: readonly Suggestion[],
  marks: readonly Mark[],
): void {
  for (const kind of SUGGESTION_KINDS) {
    const score = scores[kind]
    const left = new Set(marks.filter((mark) => mark.kind === kind))
    const found = suggestions.filter((suggestion) => suggestion.kind === kind)
    score.suggested += found.length
    score.marked += left.size
    for (const suggestion of found) {
      const mark = [...left].find((candidate) => isSame(suggestion, candidate))
      if (mark) left.delete(mark)
      if (mark) score.right += 1
      else score.wrong.push(`${suggestion.text} ${JSON.stringify(suggestion.value)}`)
    }
    score.missed.push(...[...left].map(({ text, value }) => `${text} ${value ?? ''}`))
  }
}

function isSame(suggestion: Suggestion, mark: Mark): boolean {
  if (suggestion.start !== mark.start || suggestion.end !== mark.end) return false
  return (
    (mark.value === undefined || valueOf(suggestion) === mark.value) &&
    (suggestion.kind !== 'statement' || hasRoles(suggestion.value, mark))
  )
}

/** The value of a suggestion as marks write it. */
function valueOf({ value }: Suggestion): string | undefined {
  if ('edtf' in value) return value.edtf
  if ('from' in value) return `${value.from}..${value.to}`
  if ('iso' in value) return value.iso
  return 'value' in value ? value.value : undefined
}

function hasRoles(value: Extract<Suggestion, { kind: 'statement' }>['value'], mark: Mark): boolean {
  const [speaker, hearer, words] = ['speaker', 'hearer', 'words'].map((role) => roleIn(mark, role))
  const isAt = (part: { start: number; end: number } | undefined, role: Mark | undefined) =>
    role === undefined || (part?.start === role.start && part.end === role.end)
  return isAt(value.speaker, speaker) && isAt(value.hearer, hearer) && nearly(value.words, words)
}

/** Do two spans share four fifths of what they cover? Where the words of a report end is a matter of taste. */
function nearly(span: { start: number; end: number } | undefined, mark: Mark | undefined): boolean {
  if (!mark) return true
  if (!span) return false
  const shared = Math.min(span.end, mark.end) - Math.max(span.start, mark.start)
  return shared / (Math.max(span.end, mark.end) - Math.min(span.start, mark.start)) >= 0.8
}

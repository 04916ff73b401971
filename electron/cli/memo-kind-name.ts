import { ParleyError } from '../../core/base/errors'
import { MADE_MEMO_TYPES, type MadeMemoType } from '../../core/model/values/made-memos'

/** A kind of memo as the command line names it: `meeting-brief`. */
export const memoKindName = (kind: MadeMemoType): string =>
  kind.replaceAll(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)

/** The letters by which offices know the kinds of memo. */
const LETTERS: Record<MadeMemoType, string> = {
  meetingBrief: 'A',
  cueCard: 'B',
  roundReport: 'C',
  decisionSubmission: 'D',
  positionMatrix: 'E',
  tariffFactSheet: 'F',
  chronology: 'G',
}

/** The kind of memo that was named, in full or by its letter; a meeting brief where none was. @throws ParleyError `option-unknown` */
export function memoKindNamed(name = memoKindName('meetingBrief')): MadeMemoType {
  const letter = name.toUpperCase()
  const kind = MADE_MEMO_TYPES.find((type) => memoKindName(type) === name || LETTERS[type] === letter)
  if (kind === undefined) throw new ParleyError('option-unknown', { option: `--kind ${name.slice(0, 80)}` })
  return kind
}

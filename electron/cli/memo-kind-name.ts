import { ParleyError } from '../../core/base/errors'
import { MADE_MEMO_TYPES, type MadeMemoType } from '../../core/model/values/made-memos'

/** A kind of memo as the command line names it: `meeting-brief`. */
export const memoKindName = (kind: MadeMemoType): string =>
  kind.replaceAll(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)

/** The kind of memo that was named; a meeting brief where none was. @throws ParleyError `option-unknown` */
export function memoKindNamed(name = memoKindName('meetingBrief')): MadeMemoType {
  const kind = MADE_MEMO_TYPES.find((type) => memoKindName(type) === name)
  if (kind === undefined) throw new ParleyError('option-unknown', { option: `--kind ${name.slice(0, 80)}` })
  return kind
}

import { ParleyError } from '../../core/base/errors'
import { MADE_MEMOS, MEMO_SUBJECT_FIELDS, type MadeMemoType } from '../../core/model/values/made-memos'
import type { CliOptions } from './cli-world'

/** The id of the subject that was named, if one was. @throws ParleyError `option-unknown` if it is of a kind that such a memo is not about */
export function subjectNamed(kind: MadeMemoType, options: CliOptions): string | undefined {
  const subject = MADE_MEMOS[kind].about
  const other = MEMO_SUBJECT_FIELDS.find((field) => field !== subject && options[field] !== undefined)
  if (other !== undefined) throw new ParleyError('option-unknown', { option: `--${other}` })
  return options[subject]
}

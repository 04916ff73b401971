import type { TextKind } from '../desk/memory-desk'
import type { Applied } from './apply'

/** What a command does as an edit, and the immutable texts that are to be on the disk before it. */
export interface AppliedWithTexts extends Applied {
  texts: string[]
  /** It cannot be undone, and neither can the edits that led to it. */
  isFixed?: true
}

/** What any command does: as above, with what each text is of. */
export interface PlannedEdit extends Applied, Pick<AppliedWithTexts, 'isFixed'> {
  texts?: { kind: TextKind; text: string }[]
  /** It goes on with the typing of the edit before. */
  continues?: true
}

/** SHA-256 of a text's UTF-8 bytes, in lower-case hexadecimal: the caller's, since core has none. */
export type Hash = (text: string) => string

import type { TextKind } from '../desk/memory-desk'
import type { Applied } from './apply'

/** A command's effect as an edit, and the immutable texts that must be on the disk before it. */
export interface AppliedWithTexts extends Applied {
  texts: string[]
  /** It cannot be undone, and neither can the edits that led to it. */
  isFixed?: true
}

/** Any command's effect: as above, with the owner of each text. */
export interface PlannedEdit extends Applied, Pick<AppliedWithTexts, 'isFixed'> {
  texts?: { kind: TextKind; text: string }[]
  /** It continues the typing of the edit before. */
  continues?: true
}

/** The SHA-256 of a text's UTF-8 bytes, in lower-case hexadecimal: given by the caller, since core has none. */
export type Hash = (text: string) => string

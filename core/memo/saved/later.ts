import type { RecordRef } from '../../model/values/record-ref'

/** The ways in which a record is later than a memo knows. */
export const LATER = ['record', 'outcome', 'part', 'source', 'page', 'prose'] as const

/**
 * A record that is later than a memo's as-of instant or knowledge cut-off: it is left out as a whole (`record`), or named without what came of it
 * (`outcome`), or without some of its layers and events (`part`); as a source (`source`) or by its page in a register (`page`) it is not cited; its
 * words were written or changed later, and print with a mark (`prose`).
 */
export interface Later {
  what: (typeof LATER)[number]
  ref: RecordRef
}

/**
 * What becomes of a record of a file. `new` and `changed` are taken in; of a `conflict` the person says whose is taken. `same` is on the
 * desk already, `trashed` is in its trash, `refused` breaks a rule or cannot be read.
 */
export const IMPORT_STATES = ['new', 'changed', 'conflict', 'same', 'refused', 'trashed'] as const
export type ImportState = (typeof IMPORT_STATES)[number]

/**
 * Why it is not plain that the file is later than the desk: the record was changed on the desk since it was exported, the file is of
 * another desk, it knows a later revision than the desk, or it does not say which it was made from.
 */
export const CONFLICTS = ['changed-since', 'other-desk', 'later', 'no-revision'] as const
export type Conflict = (typeof CONFLICTS)[number]

/** The shapes of a file. */
export const INTEROP_FORMATS = ['json', 'csv'] as const
export type InteropFormat = (typeof INTEROP_FORMATS)[number]

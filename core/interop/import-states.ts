/**
 * The outcome for a record of a file. `new` and `changed` are imported; for a `conflict` the person chooses a side. `same` is on the desk already, `trashed` is
 * in its trash, `refused` breaks a rule or cannot be read.
 */
export const IMPORT_STATES = ['new', 'changed', 'conflict', 'same', 'refused', 'trashed'] as const
export type ImportState = (typeof IMPORT_STATES)[number]

/**
 * Why the file may not be newer than the desk: the record has changed on the desk since it was exported, the file belongs to another desk, it has a later
 * revision than the desk, or it does not name its revision.
 */
export const CONFLICTS = ['changed-since', 'other-desk', 'later', 'no-revision'] as const
export type Conflict = (typeof CONFLICTS)[number]

/** The shapes of a file. */
export const INTEROP_FORMATS = ['json', 'csv'] as const
export type InteropFormat = (typeof INTEROP_FORMATS)[number]

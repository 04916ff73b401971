/** A record's fields as a file has them, in any schema. */
export type StoredFields = Readonly<Record<string, unknown>>

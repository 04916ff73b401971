import type { CollectionName } from '../values/collection-names'

/** What a file has of a record, of whichever schema it is. */
export type StoredFields = Readonly<Record<string, unknown>>

/**
 * Brings records of the schema before to schema `to`. Once a Parley with it was given to anybody a step stays as it is, for good: what was written before is read
 * through it each time that it is looked at.
 */
export interface SchemaStep {
  to: number
  /**
   * The record as schema `to` has it: made anew, or the very same where nothing changes. It depends on nothing else, and keeps the fields that it does not
   * know. Of a draft it is asked twice: for the draft, and for what there is of a `collection`'s record in it, where any field may be missing. What it
   * does to the id, the revision, and who made and changed it when, is not heeded: nobody has edited it. It throws where it does not know what to do.
   */
  record: (collection: CollectionName, record: StoredFields) => StoredFields
}

/** Every step that the records' schemas ever took, in order: the first brings schema 1 to 2. */
export const SCHEMA_STEPS: readonly SchemaStep[] = []

/**
 * The version of the records’ schemas that this Parley writes, and the newest that it knows. It is counted whenever it is asked for, so that a test can be a later
 * Parley by one step more.
 */
export const schemaNow = (): number => 1 + SCHEMA_STEPS.length

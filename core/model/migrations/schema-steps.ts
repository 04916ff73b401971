import { rateInTerms } from './rate-in-terms'
import type { StoredFields } from './stored-fields'
import type { CollectionName } from '../values/collection-names'

/**
 * Migrates records from the schema before to schema `to`. Never change a step once anybody has a Parley with it: older files are read through it every time.
 */
export interface SchemaStep {
  to: number
  /**
   * The record in schema `to`: a new object, or the very same one if nothing changes. It depends on nothing else, and keeps unknown fields. It leaves a record that has
   * the form of `to` already: a CSV file does not say its schema. For a draft it runs
   * twice: for the draft, and for the part of a `collection` record in it, where any field may be missing. Its changes to the id, the revision, and who made
   * and changed the record when, are ignored: nobody has edited it. It throws if it does not know what to do.
   */
  record: (collection: CollectionName, record: StoredFields) => StoredFields
}

/** Every step of the records' schemas, in order: the first migrates schema 1 to 2. */
export const SCHEMA_STEPS: readonly SchemaStep[] = [{ to: 2, record: rateInTerms }]

/**
 * The version of the records' schemas that this Parley writes, and the newest that it knows. Computed at each call, so that a test can play a later Parley by
 * adding a step.
 */
export const schemaNow = (): number => 1 + SCHEMA_STEPS.length

import { SCHEMA_STEPS } from './schema-steps'

/**
 * The version of the records’ schemas that this Parley writes, and the newest that it knows. It is counted whenever it is asked for, so that a test can be a later
 * Parley by one step more.
 */
export const schemaNow = (): number => 1 + SCHEMA_STEPS.length

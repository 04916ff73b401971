import { z } from 'zod'
import { COLLECTION_NAMES } from '../values/collection-names'
import { record } from './header'

/**
 * An incomplete record: some fields of a record of the collection `of`, at least one, each valid by itself. It is on the desk like any record, so that nothing
 * typed is lost, but no memo and no list of facts reads it until it is completed.
 */
export const draftSchema = record({
  of: z.enum(COLLECTION_NAMES.filter((name) => name !== 'draft')),
  fields: z.record(z.string(), z.unknown()).refine((fields) => Object.keys(fields).length > 0, { message: 'missing' }),
})

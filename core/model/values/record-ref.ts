import { z } from 'zod'
import { looseObject } from '../../base/loose-object'
import { COLLECTION_NAMES } from './collection-names'
import { ownIdSchema } from './ids'

/** A reference to any record, by collection and id. */
export const recordRefSchema = looseObject({ collection: z.enum(COLLECTION_NAMES), id: ownIdSchema })
export type RecordRef = z.infer<typeof recordRefSchema>

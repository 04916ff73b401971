import { z } from 'zod'
import { COLLECTION_NAMES } from '../model/values/collection-names'

/** The side that gives the record if the file and the desk are in conflict. */
export const SIDES = ['file', 'desk'] as const
export type Side = (typeof SIDES)[number]

const id = z.string().min(1).max(64)

/**
 * An import as a person chose it: the file that they previewed under `id`, the kind of record in its columns (`of`), and whose records to take, with
 * exceptions. `job` names the work, for its progress and for canceling it.
 */
export const importSchema = z.object({
  id,
  job: id,
  of: z.enum(COLLECTION_NAMES).optional(),
  take: z.enum(SIDES),
  /** Records by the file's own ids, which may be anything. */
  except: z.array(z.object({ collection: z.enum(COLLECTION_NAMES), id: z.string().max(200) })).max(200_000),
})
export type ImportChoices = z.infer<typeof importSchema>

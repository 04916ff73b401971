import { z } from 'zod'
import { COLLECTION_NAMES } from '../model/values/collection-names'

/** Whose record is taken where the file and the desk are in conflict. */
export const SIDES = ['file', 'desk'] as const
export type Side = (typeof SIDES)[number]

const id = z.string().min(1).max(64)

/**
 * An import as a person chooses it: the file that they look at under `id`, what its columns are of (`of`), and whose record is taken, with exceptions.
 * `job` names the work, for its progress and its end.
 */
export const importSchema = z.object({
  id,
  job: id,
  of: z.enum(COLLECTION_NAMES).optional(),
  take: z.enum(SIDES),
  /** Records as the file names them: their ids may be anything. */
  except: z.array(z.object({ collection: z.enum(COLLECTION_NAMES), id: z.string().max(200) })).max(200_000),
})
export type ImportChoices = z.infer<typeof importSchema>

import { z } from 'zod'
import { COLLECTION_NAMES } from '../model/collection-names'
import { idOf, ownIdSchema } from '../model/ids'

const collection = z.enum(COLLECTION_NAMES)
/** A record's own fields, without the header that the desk writes itself; parsed by the record's schema when applied. */
const fields = z.record(z.string(), z.unknown())

/**
 * An edit, as a person means it. `rev` is the revision the person saw: an edit of a record that has changed since is refused,
 * never merged in silence. A field set to null by `change` is emptied.
 */
export const commandSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('create'), collection, id: ownIdSchema, fields }),
  z.object({ kind: z.literal('change'), collection, id: ownIdSchema, rev: z.int().min(1), fields }),
  z.object({ kind: z.literal('delete'), collection, id: ownIdSchema, rev: z.int().min(1) }),
])
export type Command = z.infer<typeof commandSchema>

/** Who gives a command, and when: what goes into the header of each record that it changes. */
export const actorSchema = z.object({ staff: idOf('staff'), at: z.iso.datetime({ offset: true }) })
export type Actor = z.infer<typeof actorSchema>

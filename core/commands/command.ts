import { z } from 'zod'
import { COLLECTION_NAMES } from '../model/values/collection-names'
import { idOf, ownIdSchema } from '../model/values/ids'
import { recordRefSchema } from '../model/values/record-ref'

const collection = z.enum(COLLECTION_NAMES)
/** A record's own fields, without the header that the desk writes itself; parsed by the record's schema when applied. */
const fields = z.record(z.string(), z.unknown())
const rev = z.int().min(1)

/**
 * An edit, as a person means it. `rev` is the revision the person saw: an edit of a record that has changed since is refused,
 * never merged in silence. A field set to null by `change` is emptied; `continues` says that it goes on with the typing of the edit
 * before, so that the two are undone as one. `delete` takes along what the person was shown (`along`, everything but the record
 * itself), and is refused if that is no longer what it would take. `restore` brings records back out of the trash. `complete` makes a
 * draft the record that it is a draft of.
 */
export const commandSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('create'), collection, id: ownIdSchema, fields }),
  z.object({ kind: z.literal('change'), collection, id: ownIdSchema, rev, fields, continues: z.boolean().optional() }),
  z.object({
    kind: z.literal('delete'),
    collection,
    id: ownIdSchema,
    rev,
    along: z.array(recordRefSchema).optional(),
    unlinked: z.array(recordRefSchema).optional(),
  }),
  z.object({ kind: z.literal('restore'), records: z.array(recordRefSchema).min(1) }),
  z.object({ kind: z.literal('complete'), id: ownIdSchema, rev }),
])
export type Command = z.infer<typeof commandSchema>

/** Who gives a command, and when: what goes into the header of each record that it changes. */
export const actorSchema = z.object({ staff: idOf('staff'), at: z.iso.datetime({ offset: true }) })
export type Actor = z.infer<typeof actorSchema>

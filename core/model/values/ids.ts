import { z } from 'zod'
import type { CollectionName } from './collection-names'

const ID_PATTERN = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/

/** Marks a schema as "the id of a record of that collection"; `referencesOf` reads it. */
export const referenceRegistry = z.registry<{ collection: CollectionName }>()

const plainId = () => z.string().regex(ID_PATTERN, { message: 'id' })

/**
 * Schema of a record's own id, or of a local id inside its parent: a letter, then up to 63 of A–Z a–z 0–9 _ -. (An id of digits alone would change its place in
 * a JSON object.)
 */
export const ownIdSchema = plainId()

/** Schema of a reference to a record of `collection`. Its brand keeps a talk's id out of a round's field; the rules check that the record exists. */
export function idOf<C extends CollectionName>(collection: C) {
  const schema = plainId().brand<C>()
  schema.register(referenceRegistry, { collection })
  return schema
}

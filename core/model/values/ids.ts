import { z } from 'zod'
import type { CollectionName } from './collection-names'

const ID_PATTERN = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/

/** Where a schema says "this string is the id of a record of that collection": read by `referencesOf`. */
export const referenceRegistry = z.registry<{ collection: CollectionName }>()

const plainId = () => z.string().regex(ID_PATTERN, { message: 'id' })

/** Schema of a record's own id, or of a local id inside its parent (a letter, then up to 63 of A–Z a–z 0–9 _ -; an id of digits alone would change its place in a JSON object). */
export const ownIdSchema = plainId()

/**
 * Schema of a reference to a record of `collection`. Its brand keeps a talk's id out of a round's field; that it exists is
 * checked by the rules, not here.
 */
export function idOf<C extends CollectionName>(collection: C) {
  const schema = plainId().brand<C>()
  schema.register(referenceRegistry, { collection })
  return schema
}

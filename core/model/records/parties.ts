import { z } from 'zod'
import { looseObject } from '../../base/loose-object'
import { localTextSchema, nameSchema, proseSchema } from '../../base/text'
import { fuzzyDateSchema } from '../../dates/fuzzy-date'
import { idOf } from '../values/ids'
import { vocabulary } from '../values/vocabularies'
import { record } from './header'

/** A member of the desk's staff, who writes notes. */
export const staffSchema = record({
  name: nameSchema,
  initials: nameSchema.max(8),
  post: nameSchema.optional(),
  /** By which a reader of a memo reaches its drafter. */
  telephone: nameSchema.optional(),
})

/** A country (ISO 3166-1 alpha-2) or a bloc (EU, G7) that takes part in talks or imposes measures. */
export const partySchema = record({
  kind: vocabulary('partyKind'),
  code: z.string().regex(/^[A-Z0-9]{2,8}$/, { message: 'party-code' }),
  names: localTextSchema,
  members: z.array(idOf('party')),
  /** The parties of which goods pay column 2 at this party's border, and when; without a time, always. */
  columnTwo: z.array(looseObject({ partner: idOf('party'), validity: fuzzyDateSchema.optional() })).optional(),
})

/** A person, with the name in each known script. */
export const personSchema = record({ names: localTextSchema, about: proseSchema.optional() })

/** An office that persons hold in turn: "Secretary of the Treasury" of the United States. */
export const postSchema = record({ party: idOf('party'), title: localTextSchema })

/** A person's time in a post, from one date to another; unknown `from` and `to` stay empty. */
export const membershipSchema = record({
  person: idOf('person'),
  post: idOf('post'),
  from: fuzzyDateSchema.optional(),
  to: fuzzyDateSchema.optional(),
  basis: proseSchema.optional(),
})

import { z } from 'zod'
import { looseObject } from '../../base/loose-object'
import { localTextSchema, nameSchema, partIdSchema, proseSchema } from '../../base/text'
import { fuzzyDateSchema } from '../../dates/fuzzy-date'
import { idOf } from '../values/ids'
import { recordRefSchema } from '../values/record-ref'
import { vocabulary } from '../values/vocabularies'
import { record } from './header'

/** A negotiation as a whole. `chiefs` are the parties' chief negotiators, by the dated post in which they act. */
export const talkSchema = record({
  title: localTextSchema,
  parties: z.array(idOf('party')).min(1),
  areas: z.array(localTextSchema),
  status: vocabulary('talkStatus'),
  summary: proseSchema.optional(),
  chiefs: z.array(idOf('membership')),
})

/** A round of a talk. A round is not a meeting: it has sessions. */
export const roundSchema = record({
  talk: idOf('talk'),
  ordinal: z.int().min(1).optional(),
  level: vocabulary('level'),
  title: localTextSchema.optional(),
  when: fuzzyDateSchema,
  place: localTextSchema.optional(),
  status: vocabulary('meetingStatus'),
  summary: proseSchema.optional(),
})

/** One sitting of a round. `place` is its own, where it is not known to be that of the round; `minutes` is its length; participants are dated posts, so that each one sat in the post that is printed. */
export const sessionSchema = record({
  round: idOf('round'),
  title: localTextSchema.optional(),
  start: fuzzyDateSchema,
  place: localTextSchema.optional(),
  minutes: z.int().min(1).max(10_000).optional(),
  format: vocabulary('meetingFormat').optional(),
  status: vocabulary('meetingStatus'),
  participants: z.array(idOf('membership')),
  issues: z.array(idOf('issue')),
  purpose: proseSchema.optional(),
  summary: proseSchema.optional(),
  doNotRaise: z.array(proseSchema),
})

/** How a desk knows of a claim: how it was said, who said it, and whether another party disputes it. A record without them says nothing about it. */
const claimShape = {
  attribution: vocabulary('attribution').optional(),
  speaker: idOf('membership').optional(),
  contested: z.boolean().optional(),
}

/**
 * One party's account of a session. Rival readouts are compared, and so is silence: a statement is among `says` until somebody sorts it, then a point on an issue,
 * or on none. A point's `id` is stable inside its readout. `denies` names the claims of
 * others that it denies.
 */
export const readoutSchema = record({
  session: idOf('session'),
  issuedBy: idOf('party'),
  issued: fuzzyDateSchema.optional(),
  says: z.array(proseSchema),
  points: z.array(looseObject({ id: nameSchema, issue: idOf('issue').optional(), text: proseSchema })).optional(),
  silentOn: z.array(idOf('issue')),
  ...claimShape,
  denies: z.array(recordRefSchema).optional(),
})

/**
 * Something that the sides of a round, or of one of its sessions, say was agreed: who owes what by when. `accounts` are the sides' own words; an account's `id` is
 * stable inside its commitment. `agreement` is the desk's judgement of these words; absent while nobody has made one. `instrument` carried it out.
 */
export const commitmentSchema = record({
  round: idOf('round'),
  session: idOf('session').optional(),
  issue: idOf('issue').optional(),
  owedBy: z.array(idOf('party')).min(1),
  text: proseSchema,
  due: fuzzyDateSchema.optional(),
  accounts: z.array(looseObject({ id: nameSchema, party: idOf('party'), text: proseSchema })),
  agreement: vocabulary('agreement').optional(),
  status: vocabulary('commitmentStatus'),
  instrument: idOf('legalInstrument').optional(),
})

/** A date that the desk counts down to; `basis` gives its grounds. */
export const milestoneSchema = record({
  talk: idOf('talk'),
  title: localTextSchema,
  when: fuzzyDateSchema,
  basis: vocabulary('milestoneBasis'),
  status: vocabulary('milestoneStatus'),
  note: proseSchema.optional(),
  ...claimShape,
})

/** A topic on the table. `ourInterest` is that of our party in the desk settings. `gap` is the distance between the parties, as the desk has confirmed it. */
export const issueSchema = record({
  talk: idOf('talk'),
  parent: idOf('issue').optional(),
  area: localTextSchema,
  label: localTextSchema,
  ourInterest: vocabulary('interest').optional(),
  priority: vocabulary('priority').optional(),
  gap: vocabulary('gap').optional(),
  gapReason: proseSchema.optional(),
})

/**
 * A party's position on an issue, on one track. A new position supersedes the one before, and never rewrites it. `movement` is how it moved against that one, as
 * the desk has confirmed it; absent while nobody has. `denies` names the claims of others that it denies.
 */
export const positionSchema = record({
  issue: idOf('issue'),
  party: idOf('party'),
  track: vocabulary('track'),
  text: proseSchema,
  stance: vocabulary('stance'),
  flexibility: vocabulary('flexibility'),
  attribution: vocabulary('attribution'),
  speaker: idOf('membership').optional(),
  contested: z.boolean(),
  denies: z.array(recordRefSchema).optional(),
  validFrom: fuzzyDateSchema,
  validTo: fuzzyDateSchema.optional(),
  supersedes: idOf('position').optional(),
  movement: vocabulary('movement').optional(),
})

/**
 * A package that a party put on the table, by elements. An element's `id` is stable inside its proposal. It may be conditional on a text, and on other elements of
 * the package, never in a ring.
 */
export const proposalSchema = record({
  talk: idOf('talk'),
  by: idOf('party'),
  title: localTextSchema,
  tabled: fuzzyDateSchema.optional(),
  status: vocabulary('proposalStatus'),
  ...claimShape,
  elements: z.array(
    looseObject({
      id: nameSchema,
      issue: idOf('issue').optional(),
      text: proseSchema,
      kind: vocabulary('elementKind'),
      quantity: nameSchema.optional(),
      conditionalOn: nameSchema.optional(),
      conditionalOnElements: z.array(partIdSchema).optional(),
      status: vocabulary('elementStatus'),
    }),
  ),
})

/** A line to take. It is spoken only when cleared; `follows` names the records that it rests on. */
export const lineSchema = record({
  issue: idOf('issue'),
  audience: vocabulary('audience'),
  text: proseSchema,
  ifPressed: proseSchema.optional(),
  status: vocabulary('lineStatus'),
  clearedBy: nameSchema.optional(),
  expires: fuzzyDateSchema.optional(),
  follows: z.array(recordRefSchema),
})

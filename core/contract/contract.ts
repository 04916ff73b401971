import { z } from 'zod'
import { commandSchema } from '../commands/command'
import { COLLECTION_NAMES } from '../model/collection-names'
import { idOf, ownIdSchema } from '../model/ids'
import { recordRefSchema } from '../model/sources'
import { languageSchema } from '../model/text'
import {
  deskStatusSchema,
  LIST_SCREENS,
  listViewSchema,
  overviewViewSchema,
  recordViewSchema,
  SCREENS,
} from '../queries/view-schemas'
import type { EventName, RequestName } from './channels'
import { ERROR_CODES } from './errors'

/**
 * The one contract between the window and the processes behind it. Whoever receives parses: the answering side the input, the
 * asking side the output.
 */
export const REQUESTS = {
  'desk:status': { input: z.object({}), output: deskStatusSchema },
  'desk:overview': { input: z.object({}), output: overviewViewSchema },
  'desk:list': { input: z.object({ screen: z.enum(LIST_SCREENS) }), output: listViewSchema },
  'desk:record': { input: recordRefSchema, output: recordViewSchema },
  'desk:apply': {
    input: z.object({ command: commandSchema, staff: idOf('staff') }),
    output: z.object({ revision: z.int() }),
  },
  'app:environment': {
    input: z.object({}),
    output: z.object({
      language: languageSchema,
      version: z.string(),
      electron: z.string(),
      /** Whether this is the stand-in runtime for development, which is never shipped. */
      standIn: z.boolean(),
      platform: z.string(),
    }),
  },
  /** The window listens: main may tell it things, and hands it a port to the desk. */
  'app:ready': { input: z.object({}), output: z.object({}) },
  /** Starts the desk process anew, after a failure that may have passed. */
  'app:reopen': { input: z.object({}), output: z.object({}) },
} satisfies Record<RequestName, { input: z.ZodType; output: z.ZodType }>

/** A failure as it crosses processes: a code and the values of its sentence. */
export const failureSchema = z.object({
  code: z.enum(ERROR_CODES),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type Failure = z.infer<typeof failureSchema>

/** What is told without being asked. */
export const EVENTS = {
  'desk:changed': z.object({
    revision: z.int(),
    touched: z.array(z.object({ collection: z.enum(COLLECTION_NAMES), id: ownIdSchema })),
  }),
  'desk:lost': z.object({}),
  'desk:failed': failureSchema,
  'menu:navigate': z.object({ screen: z.enum(SCREENS) }),
} satisfies Record<EventName, z.ZodType>

export type Input<R extends RequestName> = z.infer<(typeof REQUESTS)[R]['input']>
export type Output<R extends RequestName> = z.infer<(typeof REQUESTS)[R]['output']>
export type EventValue<E extends EventName> = z.infer<(typeof EVENTS)[E]>

/** The envelope of an answer: a value or a failure, never neither. */
export const envelopeSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: failureSchema }),
])
export type Envelope = z.infer<typeof envelopeSchema>

import { z } from 'zod'
import { commandSchema } from '../commands/command'
import { stepLabelSchema } from '../history/step'
import { COLLECTION_NAMES } from '../model/collection-names'
import { ACTION_IDS } from '../actions/actions'
import { ownIdSchema } from '../model/ids'
import { recordRefSchema } from '../model/sources'
import {
  choicesViewSchema,
  deletePlanViewSchema,
  formViewSchema,
  historyViewSchema,
  layersViewSchema,
  matrixViewSchema,
  notesViewSchema,
  trashViewSchema,
} from '../queries/edit-schemas'
import { LIST_SCREENS } from '../queries/screens'
import { deskStatusSchema, listViewSchema, overviewViewSchema, recordViewSchema } from '../queries/view-schemas'
import {
  createDeskSchema,
  environmentSchema,
  LANGUAGE_CHOICES,
  menuStateSchema,
  placeSchema,
  staffMemberSchema,
  THEMES,
} from './app-schemas'
import type { EventName, RequestName } from './channels'
import { ERROR_CODES } from './errors'

/** The desk's revision after an edit, and the revisions of the records that it touched; none for one that is gone. */
const committedSchema = z.object({
  revision: z.int(),
  touched: z.array(z.object({ collection: z.enum(COLLECTION_NAMES), id: ownIdSchema, rev: z.int().optional() })),
})
/** As an edit, and what was undone or done again. */
const replayedSchema = committedSchema.extend({ label: stepLabelSchema })

/**
 * The one contract between the window and the processes behind it. Whoever receives parses: the answering side the input, the
 * asking side the output.
 */
export const REQUESTS = {
  'desk:status': { input: z.object({}), output: deskStatusSchema },
  'desk:overview': { input: z.object({}), output: overviewViewSchema },
  'desk:list': { input: z.object({ screen: z.enum(LIST_SCREENS) }), output: listViewSchema },
  'desk:record': { input: recordRefSchema, output: recordViewSchema },
  /** To edit: a stored record or draft, or a new record of a kind with what is given of it. */
  'desk:form': {
    input: z.union([
      z.object({ ref: recordRefSchema }),
      z.object({ of: z.enum(COLLECTION_NAMES), given: z.record(z.string(), z.unknown()) }),
    ]),
    output: formViewSchema,
  },
  /** Records of some kinds whose title has the words of `find`; of all kinds where none is named. */
  'desk:choices': {
    input: z.object({ collections: z.array(z.enum(COLLECTION_NAMES)), find: z.string().max(200) }),
    output: choicesViewSchema,
  },
  'desk:layers': { input: z.object({}), output: layersViewSchema },
  'desk:delete-plan': { input: recordRefSchema, output: deletePlanViewSchema },
  'desk:history': { input: z.object({ staff: ownIdSchema }), output: historyViewSchema },
  'desk:trash': { input: z.object({}), output: trashViewSchema },
  /** Notes about a record, or all of the desk. */
  'desk:notes': { input: z.object({ about: recordRefSchema.optional() }), output: notesViewSchema },
  'desk:matrix': { input: z.object({}), output: matrixViewSchema },
  /** Edits. Answered when the disk has it. */
  'desk:apply': { input: z.object({ command: commandSchema, staff: staffMemberSchema }), output: committedSchema },
  'desk:undo': { input: z.object({ staff: staffMemberSchema }), output: replayedSchema },
  'desk:redo': { input: z.object({ staff: staffMemberSchema }), output: replayedSchema },
  'app:environment': { input: z.object({}), output: environmentSchema },
  /** The window listens: main may tell it things, and hands it a port to the desk. */
  'app:ready': { input: z.object({}), output: z.object({}) },
  /** Starts the desk process anew, after a failure that may have passed. */
  'app:reopen': { input: z.object({}), output: z.object({}) },
  /** Sets what is given of the language, the theme and who works here; every window hears `app:changed`. */
  'app:choose': {
    input: z.object({
      language: z.enum(LANGUAGE_CHOICES).optional(),
      theme: z.enum(THEMES).optional(),
      staff: staffMemberSchema.optional(),
    }),
    output: z.object({}),
  },
  'app:place': { input: z.object({ directory: z.string().min(1).max(4000) }), output: placeSchema },
  /** The system's dialog for a folder; no directory if the person thought better of it. */
  'app:pick-folder': { input: z.object({}), output: z.object({ directory: z.string().optional() }) },
  /** Opens another desk in every window: `app:changed` follows, and the desk's own answers. */
  'app:open-desk': { input: z.object({ directory: z.string().min(1).max(4000) }), output: z.object({}) },
  'app:open-sample': { input: z.object({}), output: z.object({ directory: z.string() }) },
  'app:create-desk': { input: createDeskSchema, output: z.object({ directory: z.string() }) },
  /** Closes the desk, and shows the desks to choose from. */
  'app:leave-desk': { input: z.object({}), output: z.object({}) },
  'app:new-window': { input: z.object({}), output: z.object({}) },
  'app:menu': { input: menuStateSchema, output: z.object({}) },
  /** Keeps text that is not on the desk yet over a crash, under a key of the window's; no text forgets it. */
  'app:keep': {
    input: z.object({ key: z.string().min(1).max(300), text: z.string().max(8_000_000).optional() }),
    output: z.object({}),
  },
  /** Everything that was typed is saved or kept: the window may close. */
  'app:closed': { input: z.object({}), output: z.object({}) },
  /** What is kept under keys that begin so. */
  'app:kept': {
    input: z.object({ prefix: z.string().max(300) }),
    output: z.object({ kept: z.record(z.string(), z.string()) }),
  },
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
  'menu:action': z.object({ id: z.enum(ACTION_IDS) }),
  'app:changed': z.object({}),
  /** The window is about to close: it finishes what is on its way, and says so by `app:closed`. */
  'app:closing': z.object({}),
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

import { z } from 'zod'
import { failureSchema } from '../base/failure'
import { recordRefSchema } from '../model/values/record-ref'

/**
 * States of a damaged desk that it can be looked at in, and gone on from: all that can be saved; what one of two devices made of it, where both
 * went on from one state; the last state before the damage; a snapshot; the desk as it was before it was brought to this format; a backup;
 * what was put aside when another program changed its files.
 */
export const POINT_KINDS = ['salvaged', 'branch', 'before', 'snapshot', 'format', 'backup', 'rescued'] as const
export type PointKind = (typeof POINT_KINDS)[number]

/** Who holds a desk: what another Parley says of itself. Nothing of it is checked, and any of it may be missing. */
export const holderSchema = z.object({
  who: z.string().max(200).optional(),
  pid: z.int().optional(),
  since: z.string().max(40).optional(),
  /** The name of the computer, where it is another one. */
  host: z.string().max(200).optional(),
})
export type Holder = z.infer<typeof holderSchema>

/**
 * How a desk is opened: to read, which takes no lock; to write, which takes the one writer's; or, where it is damaged, to read what of it can be saved.
 */
export const OPEN_MODES = ['read', 'write', 'salvage'] as const
export type OpenMode = (typeof OPEN_MODES)[number]

/** Which state of a damaged desk is shown, of when, how many edits are missing in it, of how many records one may be, and whether nobody knows how many more are. */
const shownSchema = z.object({
  kind: z.enum(POINT_KINDS),
  at: z.string(),
  lost: z.int(),
  doubts: z.int(),
  endsEarly: z.boolean(),
})

/**
 * Why a desk that is shown takes no edits, or none at this moment: with `away`, `full` and `refused` it goes on being edited, what is typed is kept, and is
 * saved as soon as that can be done.
 */
export const readingSchema = z.object({
  /**
   * Another Parley writes to it; its folder cannot be written; a write ended in doubt; a later Parley made it; or nothing is in the way any
   * more. Another computer has its lease, or took it while we wrote; a file of it was changed by another program; its folder is
   * not there; its disk is full; the system does not let an edit be written. Or it is damaged, and what is shown is a state that could be saved. Or a record of it cannot be
   * brought to the schema of this Parley: it is shown without.
   */
  why: z.enum([
    'held',
    'folder',
    'stopped',
    'free',
    'newer',
    'leased',
    'taken',
    'changed',
    'away',
    'full',
    'refused',
    'salvaged',
    'stuck',
  ]),
  holder: holderSchema.optional(),
  /** The system's code, where it gave one. */
  reason: z.string().optional(),
  /** The file that is spoken of. */
  file: z.string().optional(),
  /** Of a damaged desk, which state of it is shown. */
  salvaged: shownSchema.optional(),
  /** Which record cannot be brought to the schema of this Parley. */
  stuck: failureSchema.optional(),
  /** Why what is shown may be older than the disk: it was changed since, and cannot be read now. */
  behind: failureSchema.optional(),
})
export type Reading = z.infer<typeof readingSchema>
/** The reason of `changed` where what was acknowledged is in memory alone: no file could be made for it. */
export const NOT_KEPT = 'not kept'

/** A record that is otherwise, or not at all, in one of two states of a desk, and what it is called. */
const differingSchema = z.object({ ref: recordRefSchema, title: z.object({ en: z.string(), ja: z.string() }) })

/** What a copy of one of a desk's files, as a synchronising program leaves it, has that the desk has not. */
const strangeCopySchema = z.object({
  /** Its path from the desk's folder. */
  file: z.string(),
  /** All of it is in the desk; or it has what the desk has not; or it is of another desk; or it cannot be understood. */
  state: z.enum(['same', 'other', 'other-desk', 'unreadable']),
  /** How many edits the desk has not, of a piece of the journal; from when to when, and whose. */
  edits: z.int().optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  by: z.array(z.string()).optional(),
  /** The records that it has otherwise, the first of them; and of how many. */
  records: z.array(differingSchema).optional(),
  count: z.int().optional(),
})
export type StrangeCopy = z.infer<typeof strangeCopySchema>

/**
 * Something about the files of a desk that a person should know, and that keeps nobody from working. Another kind is a member here, a line in `noticeKey`,
 * and its texts in `outside-world.ts`: `notice.<kind>` and `noticeHelp.<kind>`.
 */
export const noticeSchema = z.discriminatedUnion('kind', [
  /** What a crash had left of an edit that was never acknowledged was put aside. */
  z.object({ kind: z.literal('torn'), bytes: z.int(), file: z.string(), whole: z.int() }),
  /** Snapshots that are not what was written; the desk was read without them. */
  z.object({ kind: z.literal('bad-snapshot'), files: z.array(z.string()) }),
  /** Files among the desk's that no Parley named, and that are not copies of one. */
  z.object({ kind: z.literal('strange'), files: z.array(z.string()), count: z.int() }),
  /** Copies of the desk's files under other names. */
  z.object({ kind: z.literal('copies'), copies: z.array(strangeCopySchema) }),
  /** This machine's clock is before the latest instant that the journal names. */
  z.object({ kind: z.literal('clock'), now: z.string(), latest: z.string() }),
  /** The last save took long, or one is under way that does. */
  z.object({ kind: z.literal('slow'), seconds: z.number(), pending: z.boolean() }),
  /** An edit that was saved here is not in the folder. */
  z.object({ kind: z.literal('older'), saved: z.int(), at: z.string(), revision: z.int() }),
  /** Another computer took the desk over while it was edited here. */
  z.object({ kind: z.literal('lease'), holder: holderSchema }),
  /**
   * What was saved here, and the folder did not have any more, was kept in a file of its own. With `revision`, the folder was compared since, as it is
   * now: `records` are otherwise, or missing, there.
   */
  z.object({
    kind: z.literal('rescued'),
    file: z.string(),
    saved: z.int(),
    at: z.string(),
    revision: z.int().optional(),
    records: z.array(differingSchema).optional(),
    count: z.int().optional(),
  }),
])
export type Notice = z.infer<typeof noticeSchema>

/** The last edit of a desk that was saved on this machine: its number, and when. */
export const savedSchema = z.object({ revision: z.int(), at: z.string() })
export type Saved = z.infer<typeof savedSchema>

import { z } from 'zod'
import { failureSchema } from '../base/failure'
import { recordRefSchema } from '../model/values/record-ref'

/**
 * States of a damaged desk that you can preview and continue from: everything that can be recovered; one device's version, if two devices continued from one
 * state; the last state before the damage; a snapshot; the desk before it was migrated to this format; a backup; the version set aside when another program
 * changed the desk's files.
 */
export const POINT_KINDS = ['salvaged', 'branch', 'before', 'snapshot', 'format', 'backup', 'rescued'] as const
export type PointKind = (typeof POINT_KINDS)[number]

/** The holder of a desk, in another Parley's own words. None of it is checked, and any of it may be missing. */
export const holderSchema = z.object({
  who: z.string().max(200).optional(),
  pid: z.int().optional(),
  since: z.string().max(40).optional(),
  /** The computer's name, if it is another one. */
  host: z.string().max(200).optional(),
})
export type Holder = z.infer<typeof holderSchema>

/** How to open a desk: `read` takes no lock; `write` takes the single writer's; `salvage` reads what can be recovered of a damaged desk. */
export const OPEN_MODES = ['read', 'write', 'salvage'] as const
export type OpenMode = (typeof OPEN_MODES)[number]

/**
 * The state of a damaged desk that is shown and its instant, how many edits it lacks, how many records may be out of date, and whether even more may be missing.
 */
const shownSchema = z.object({
  kind: z.enum(POINT_KINDS),
  at: z.string(),
  lost: z.int(),
  doubts: z.int(),
  endsEarly: z.boolean(),
})

/**
 * Why a shown desk takes no edits, or none for the moment. With `away`, `full` and `refused` you can keep editing: Parley keeps what you type and saves it as
 * soon as it can.
 */
export const readingSchema = z.object({
  /**
   * Another Parley writes to the desk; its folder cannot be written; a write ended in doubt; a later Parley made it; or nothing prevents editing any
   * more. Another computer has its lease, or took it during our write, or continued the desk; another program changed one of its files; its folder is
   * missing; its disk is full; the system refuses the write. Or the desk is damaged, and a recovery point is shown. Or a record cannot be migrated to
   * this Parley's schema, and the desk is shown without it.
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
    'elsewhere',
    'away',
    'full',
    'refused',
    'salvaged',
    'stuck',
  ]),
  holder: holderSchema.optional(),
  /** The system's code, if it gave one. */
  reason: z.string().optional(),
  /** The file that this is about. */
  file: z.string().optional(),
  /** The recovery point that is shown, if the desk is damaged. */
  salvaged: shownSchema.optional(),
  /** The record that cannot be migrated to this Parley's schema. */
  stuck: failureSchema.optional(),
  /** Why the window may be older than the disk: the files changed since, and cannot be read now. */
  behind: failureSchema.optional(),
})
export type Reading = z.infer<typeof readingSchema>
/** The reason of `changed` if acknowledged edits are in memory alone, since no file could be made for them. */
export const NOT_KEPT = 'not kept'

/** A record that differs between two states of a desk, or is missing from one of them, and its title. */
const differingSchema = z.object({ ref: recordRefSchema, title: z.object({ en: z.string(), ja: z.string() }) })

/** The part of a copy of a desk's file, as a synchronising program leaves it, that the desk lacks. */
const strangeCopySchema = z.object({
  /** Its path inside the desk's folder. */
  file: z.string(),
  /** The desk has all of it; or it has more; or it belongs to another desk; or it cannot be understood. */
  state: z.enum(['same', 'other', 'other-desk', 'unreadable']),
  /** For a piece of the journal: how many edits the desk lacks, from when to when, and whose. */
  edits: z.int().optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  by: z.array(z.string()).optional(),
  /** The first records that differ in it, and how many differ in all. */
  records: z.array(differingSchema).optional(),
  count: z.int().optional(),
})
export type StrangeCopy = z.infer<typeof strangeCopySchema>

/**
 * Something about a desk's files that you should know, and that does not keep you from working. To add a kind: a member here, a line in `noticeKey`, and the
 * texts `notice.<kind>` and `noticeHelp.<kind>` in `file-changes.ts`.
 */
export const noticeSchema = z.discriminatedUnion('kind', [
  /** The rest that a crash left of an edit that was never acknowledged has been set aside. */
  z.object({ kind: z.literal('torn'), bytes: z.int(), file: z.string(), whole: z.int() }),
  /** Snapshots that have changed since they were written; the desk was read without them. */
  z.object({ kind: z.literal('bad-snapshot'), files: z.array(z.string()) }),
  /** Files in the desk's folder that Parley never names, and that are no copies of its own. */
  z.object({ kind: z.literal('strange'), files: z.array(z.string()), count: z.int() }),
  /** Copies of the desk's files under other names. */
  z.object({ kind: z.literal('copies'), copies: z.array(strangeCopySchema) }),
  /** This machine's clock is behind the latest instant in the journal. */
  z.object({ kind: z.literal('clock'), now: z.string(), latest: z.string() }),
  /** The last save took long, or a save in progress does. */
  z.object({ kind: z.literal('slow'), seconds: z.number(), pending: z.boolean() }),
  /** The folder lacks an edit that was saved here. */
  z.object({ kind: z.literal('older'), saved: z.int(), at: z.string(), revision: z.int() }),
  /** Another computer opened the desk to write while it was edited here. */
  z.object({ kind: z.literal('lease'), holder: holderSchema }),
  /**
   * Edits saved here that the folder no longer has were kept in a separate file. With `revision`, the folder has been compared since: `records` differ there,
   * or are missing.
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

/** The last edit of a desk saved on this machine: its number, and when. */
export const savedSchema = z.object({ revision: z.int(), at: z.string() })
export type Saved = z.infer<typeof savedSchema>

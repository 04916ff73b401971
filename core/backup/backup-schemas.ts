import { z } from 'zod'
import { failureSchema } from '../base/failure'
import { localTextSchema } from '../base/text'
import { COLLECTION_NAMES } from '../model/values/collection-names'
import { recordRefSchema } from '../model/values/record-ref'
import { DIFFERENT } from './since'

/** What the window is told of backups. */

/** The two places that a desk can have: a folder of the app's own on this machine, and one that a person chose. */
export const BACKUP_PLACES = ['own', 'other'] as const
export type BackupPlaceName = (typeof BACKUP_PLACES)[number]
const placeName = z.enum(BACKUP_PLACES)

/** What a backup is at: in this order. */
export const BACKUP_PHASES = ['reading', 'texts', 'state', 'journal', 'checking'] as const
export type BackupPhase = (typeof BACKUP_PHASES)[number]

/** The desk as it was at an instant, in a place. */
export const backupPointSchema = z.object({
  /** What names it in its place. */
  name: z.string().max(100),
  /** When it was backed up, in UTC. */
  at: z.string(),
  revision: z.int(),
  bytes: z.int(),
  /** How many records it has, where that is known. */
  records: z.int().optional(),
  /** When it was read back last and was what was written; none if nobody has, or if it was not. */
  checkedAt: z.string().optional(),
  /** The folder that the desk was in, where that is known. */
  from: z.string().optional(),
  /** It is not what was written: the disk has changed it. It cannot be gone back to. */
  isDamaged: z.boolean(),
})
export type BackupPoint = z.infer<typeof backupPointSchema>

/** How a place is. */
export const backupPlaceSchema = z.object({
  place: placeName,
  folder: z.string(),
  /** The newest backup there that is not known to be damaged. */
  last: z.object({ at: z.string(), revision: z.int() }).optional(),
  /** Whether that has everything that is on the desk. */
  hasAll: z.boolean(),
  /** How many states are there, and how many bytes these take. */
  count: z.int(),
  bytes: z.int(),
  /** Why the last try failed, or why nothing is known of it. */
  problem: failureSchema.optional(),
  /** How many texts of sources and memos are not what they were on the desk itself, and are in no copy. */
  badTexts: z.int().optional(),
  /** It is on the drive that the desk is on: what takes that drive takes both. */
  sameDrive: z.boolean(),
})
export type BackupPlace = z.infer<typeof backupPlaceSchema>

/** What is being backed up: the place, and how far it is. */
export const backupRunningSchema = z.object({
  place: placeName,
  phase: z.enum(BACKUP_PHASES),
  done: z.int(),
  total: z.int(),
})
export type BackupRunning = z.infer<typeof backupRunningSchema>

export const backupsViewSchema = z.object({
  /** Which desk these are of; none where the desk's folder is gone or cannot be understood, and no backup says that it was there. */
  storeId: z.string().optional(),
  places: z.array(backupPlaceSchema),
  running: backupRunningSchema.optional(),
  /** When the next one is made, if nobody asks for one before; none while there is nothing new, or while the desk is only read. */
  next: z.string().optional(),
  /** When this was asked. */
  now: z.string(),
  /** Something is wrong that a person should look at: more than that a drive is not connected. */
  isFailing: z.boolean(),
  /** The desk is open; one that is gone or damaged is not. */
  isOpen: z.boolean(),
  /** The desk is only read, so it is not backed up from here. */
  readOnly: z.boolean(),
})
export type BackupsView = z.infer<typeof backupsViewSchema>

const title = z.object({ en: z.string(), ja: z.string() })
/** What is other on the desk now than in a restore point. */
export const backupPreviewSchema = z.object({
  records: z.int(),
  /** What the desk was called. */
  of: localTextSchema.optional(),
  /** How many texts that its records name are in the backup no more. */
  missingTexts: z.int(),
  /** None where the desk as it is now cannot be read. */
  differences: z
    .object({
      kinds: z.array(z.object({ collection: z.enum(COLLECTION_NAMES), gone: z.int(), changed: z.int(), new: z.int() })),
      list: z.array(z.object({ ref: recordRefSchema, how: z.enum(DIFFERENT), title })),
      total: z.int(),
    })
    .optional(),
})
export type BackupPreview = z.infer<typeof backupPreviewSchema>

/** A restore point of a place of the desk that is shown. */
export const pointOfPlaceSchema = z.object({ place: placeName, name: z.string().min(1).max(100) })

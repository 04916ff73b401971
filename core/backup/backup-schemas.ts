import { z } from 'zod'
import { failureSchema } from '../base/failure'
import { localTextSchema } from '../base/text'
import { differencesViewSchema } from '../desk/differences'

/** The window's views of backups. */

/** The two places that a desk can have: a folder of the app's own on this machine, and one that a person chose. */
export const BACKUP_PLACES = ['own', 'other'] as const
export type BackupPlaceName = (typeof BACKUP_PLACES)[number]
const placeName = z.enum(BACKUP_PLACES)

/** The phases of a backup, in order. */
export const BACKUP_PHASES = ['reading', 'texts', 'state', 'journal', 'checking'] as const
export type BackupPhase = (typeof BACKUP_PHASES)[number]

/** A backup: the desk at one instant, kept in one place. */
export const backupPointSchema = z.object({
  /** Its name in its place. */
  name: z.string().max(100),
  /** When it was backed up, in UTC. */
  at: z.string(),
  revision: z.int(),
  bytes: z.int(),
  /** How many records it has, if known. */
  records: z.int().optional(),
  /** When it was last read back and found to be what was written; none if never, or if it was not. */
  checkedAt: z.string().optional(),
  /** The folder that the desk was in, if known. */
  from: z.string().optional(),
  /** The disk has changed it since it was written, so it cannot be restored. */
  isDamaged: z.boolean(),
})
export type BackupPoint = z.infer<typeof backupPointSchema>

/** The state of a place for backups. */
export const backupPlaceSchema = z.object({
  place: placeName,
  folder: z.string(),
  /** The newest backup there that is not known to be damaged. */
  last: z.object({ at: z.string(), revision: z.int() }).optional(),
  /** True if that backup has everything on the desk. */
  hasAll: z.boolean(),
  /** How many backups the place holds, and how many bytes they take. */
  count: z.int(),
  bytes: z.int(),
  /** Why the last try failed, or why the place cannot be read. */
  problem: failureSchema.optional(),
  /** How many texts of sources and memos have changed on the desk itself and have no intact copy. */
  badTexts: z.int().optional(),
  /** The place is on the desk's own drive: losing that drive loses both. */
  sameDrive: z.boolean(),
})
export type BackupPlace = z.infer<typeof backupPlaceSchema>

/** The backup in progress: its place, and how far it is. */
export const backupRunningSchema = z.object({
  place: placeName,
  phase: z.enum(BACKUP_PHASES),
  done: z.int(),
  total: z.int(),
})
export type BackupRunning = z.infer<typeof backupRunningSchema>

export const backupsViewSchema = z.object({
  /** The desk that these back up; none if its folder is gone or cannot be understood and no backup names it. */
  storeId: z.string().optional(),
  places: z.array(backupPlaceSchema),
  running: backupRunningSchema.optional(),
  /** When the next backup is due, unless you ask for one earlier; none while there is nothing new, or while the desk is read-only. */
  next: z.string().optional(),
  /** The time of this answer. */
  now: z.string(),
  /** Something is wrong that you should look into: more than a disconnected drive. */
  isFailing: z.boolean(),
  /** True if the desk is open; a missing or damaged one is not. */
  isOpen: z.boolean(),
  /** The desk is read-only here, so this machine does not back it up. */
  readOnly: z.boolean(),
})
export type BackupsView = z.infer<typeof backupsViewSchema>

/** A backup, and the changes on the desk since. */
export const backupPreviewSchema = z.object({
  records: z.int(),
  /** The desk's title at the time. */
  of: localTextSchema.optional(),
  /** How many texts that its records name are missing from the backup. */
  missingTexts: z.int(),
  /** None if the desk cannot be read now. */
  differences: differencesViewSchema.optional(),
})
export type BackupPreview = z.infer<typeof backupPreviewSchema>

/** A backup in a place of the open desk. */
export const pointOfPlaceSchema = z.object({ place: placeName, name: z.string().min(1).max(100) })

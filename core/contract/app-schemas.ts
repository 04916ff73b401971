import { z } from 'zod'
import { MEMO_FORMATS } from '../memo/memo-formats'
import { ACTION_IDS } from '../actions/actions'
import { languageSchema } from '../base/text'
import { newDeskSchema } from '../desk/new-desk-schema'
import { staffMemberSchema } from '../model/values/staff-member'
import { tourSchema } from '../queries/sample-tour'
import { SPELLINGS } from '../spelling/spelling-choice'
import { ownWordsSchema } from '../spelling/spelling-schemas'
import { panesSchema } from './panes'
import { reminderSettingsSchema } from './reminder-settings'

export const LANGUAGE_CHOICES = ['system', 'en', 'ja'] as const
export const THEMES = ['system', 'light', 'dark'] as const

/** Folders that another program copies to other machines while a desk is open, which can pull the desk there apart. */
export const SYNCED_BY = ['onedrive', 'icloud', 'dropbox', 'google-drive', 'network'] as const

/** A token for a place that a person chose in the system's dialog or opened before. A window names files and folders outside of its desk by these alone. */
export const placeTokenSchema = z.uuid()

/** A name for a job of the desk's process; made up by the side that begins it. */
export const jobSchema = z.string().min(1).max(64)

const recentDesk = z.object({
  /** Its folder, by token and, to be shown, by path. */
  place: placeTokenSchema,
  directory: z.string(),
  title: z.string(),
  openedAt: z.string(),
  /** True if a desk still exists there. */
  there: z.boolean(),
})
export type RecentDesk = z.infer<typeof recentDesk>

/** Kinds of suggestion, by name: another version may know others. */
export const suggestionsOffSchema = z.array(z.string().min(1).max(40)).max(40)

export const environmentSchema = z.object({
  /** The language of the window: the chosen one, or the system's. */
  language: languageSchema,
  languageChoice: z.enum(LANGUAGE_CHOICES),
  theme: z.enum(THEMES),
  version: z.string(),
  electron: z.string(),
  /** True if this is the stand-in runtime for development, which never ships. */
  standIn: z.boolean(),
  platform: z.string(),
  chrome: z.string(),
  node: z.string(),
  arch: z.string(),
  /** The system's own version. */
  system: z.string(),
  /** True after an update, until the person has seen what is new. */
  hasNews: z.boolean(),
  tour: tourSchema,
  staff: staffMemberSchema.optional(),
  /** The kinds of suggestion that the reader does not show. */
  suggestionsOff: suggestionsOffSchema,
  /** The spelling that is checked, and the words added to the dictionary on this machine. */
  spelling: z.enum(SPELLINGS),
  ownWords: ownWordsSchema,
  /** The format in which a memo was last exported. */
  memoFormat: z.enum(MEMO_FORMATS),
  /** True if the details of a memo are shown beside its pages. */
  memoPanel: z.boolean(),
  reminders: reminderSettingsSchema,
  /** The folder of the desk that is open or opening, if any: its path, to be shown, and its token. */
  desk: z.string().optional(),
  deskPlace: placeTokenSchema.optional(),
  /** The widths that a person gave the panes on this desk, and the hidden ones. */
  panes: panesSchema.optional(),
  recent: z.array(recentDesk),
})
export type Environment = z.infer<typeof environmentSchema>

/** The known facts about a folder before a desk is opened or made there. */
export const folderStateSchema = z.object({
  directory: z.string(),
  state: z.enum(['free', 'desk', 'not-empty', 'bad-name', 'unusable']),
  syncedBy: z.enum(SYNCED_BY).optional(),
})
export type FolderState = z.infer<typeof folderStateSchema>

/** The menu in the window's language: the actions that work now, and what undo and redo would do. */
export const menuStateSchema = z.object({
  enabled: z.array(z.enum(ACTION_IDS)),
  undo: z.string().max(200).optional(),
  redo: z.string().max(200).optional(),
})
export type MenuState = z.infer<typeof menuStateSchema>

/** A copy of a folder that was read back and found identical: where it is, how much it holds, and what could not be read. */
export const copiedSchema = z.object({
  directory: z.string(),
  files: z.int(),
  bytes: z.int(),
  unread: z.array(z.string()),
})
export type Copied = z.infer<typeof copiedSchema>

/** Kinds of export for the system's save dialog: one file (of a memo: PDF, Word or Markdown), a folder of CSV files, or the original of a source under its own name. */
export const EXPORT_FILES = ['pdf', 'docx', 'md', 'json', 'csv', 'csvFolder', 'original'] as const
export type ExportFile = (typeof EXPORT_FILES)[number]

/** A folder that a person chose: its path, to be shown, and its token; neither if they canceled. */
export const chosenFolderSchema = z.object({
  folder: z.object({ place: placeTokenSchema, directory: z.string() }).optional(),
})
export type ChosenFolder = NonNullable<z.infer<typeof chosenFolderSchema>['folder']>

export const createDeskSchema = z.object({ into: placeTokenSchema, desk: newDeskSchema })

import { z } from 'zod'
import { localTextSchema } from '../base/text'
import { MEMO_FORMATS } from '../memo/memo-formats'
import { savedSchema, type Saved } from '../desk/reading'
import { staffMemberSchema } from '../model/values/staff-member'
import { tourSchema } from '../queries/sample-tour'
import { LANGUAGE_CHOICES, suggestionsOffSchema, THEMES } from './app-schemas'
import { allPanesSchema } from './panes'
import { remindedSchema, reminderSettingsSchema } from './reminder-settings'
import { SPELLINGS } from '../spelling/spelling-choice'
import { ownWordsSchema } from '../spelling/spelling-schemas'
import { allVisitsSchema } from './visits'

/** How many desks are remembered. */
const RECENT_MAX = 12
/** For how many desks the last edit saved here is remembered. */
const SAVED_MAX = 60

const recentSchema = z.object({
  directory: z.string().min(1),
  /** The desk's title when it was last open; none if it never had one. */
  title: localTextSchema.optional(),
  openedAt: z.string(),
})
const windowSchema = z.object({ x: z.int(), y: z.int(), width: z.int(), height: z.int(), maximized: z.boolean() })
export type WindowPlace = z.infer<typeof windowSchema>

const shape = {
  staff: staffMemberSchema.optional(),
  language: z.enum(LANGUAGE_CHOICES).default('system'),
  theme: z.enum(THEMES).default('system'),
  /** The desks opened here, the last one first. */
  recent: z.array(recentSchema).default([]),
  /** The desk that the next start opens; none after you left it for the list of desks. */
  lastDesk: z.string().min(1).optional(),
  window: windowSchema.optional(),
  /** The kinds of suggestion that the reader does not show. */
  suggestionsOff: suggestionsOffSchema.optional(),
  /** The spelling that is checked; none until somebody chooses one. */
  spelling: z.enum(SPELLINGS).optional(),
  /** The words that a person added to the dictionary here. */
  ownWords: ownWordsSchema.optional(),
  /** The format in which a memo was last exported. */
  memoFormat: z.enum(MEMO_FORMATS).optional(),
  /** True if the details of a memo are shown beside its pages. */
  memoPanel: z.boolean().optional(),
  /** The last edit saved here, by the desk's store id; the desk saved last comes last. */
  saved: z.record(z.string(), savedSchema).optional(),
  /** The folder that a memo was last saved to. */
  exportFolder: z.string().min(1).optional(),
  /** The second folders for backups, by the desk's id. */
  backups: z.record(z.string(), z.string().min(1)).optional(),
  /** The records opened lately and the pinned ones, by the desk's id. */
  visits: allVisitsSchema.optional(),
  /** When to remind of dates. */
  reminders: reminderSettingsSchema.optional(),
  /** The reminders set aside or shown, by the desk's id and the person. */
  reminded: remindedSchema.optional(),
  /** The version whose news were seen. */
  newsSeen: z.string().min(1).optional(),
  /** How far the tour of the sample is. */
  tour: tourSchema.optional(),
  /** The widths of the panes, by the desk's folder. */
  panes: allPanesSchema.optional(),
}

/** The app's own settings on this machine. Nothing in them belongs to a desk. */
export const appSettingsSchema = z.looseObject(shape)
export type AppSettings = z.infer<z.ZodObject<typeof shape>>

export const DEFAULT_SETTINGS: AppSettings = { language: 'system', theme: 'system', recent: [] }

/**
 * Parses the text of the settings' file. Each bad field gets its default, and `whole` says whether all fields were good: no bad setting keeps the app from
 * starting.
 */
export function parseAppSettings(text: string): { settings: AppSettings; whole: boolean } {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return { settings: DEFAULT_SETTINGS, whole: false }
  }
  const whole = appSettingsSchema.safeParse(json)
  if (whole.success) return { settings: whole.data, whole: true }
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return { settings: DEFAULT_SETTINGS, whole: false }
  const good = Object.entries(json).filter(([name, value]) => {
    const field = Object.hasOwn(shape, name) ? shape[name as keyof typeof shape] : undefined
    return field?.safeParse(value).success ?? true
  })
  return { settings: appSettingsSchema.parse(Object.fromEntries(good)), whole: false }
}

/** The settings without a folder in the list of desks: the next start does not look for it. */
export function withoutDesk(settings: AppSettings, directory: string): AppSettings {
  const recent = settings.recent.filter((desk) => desk.directory !== directory)
  if (settings.lastDesk !== directory) return { ...settings, recent }
  return { ...settings, recent, lastDesk: undefined }
}

/** The settings after a desk was opened: it becomes the first recent one, and the one that the next start opens. */
export function withOpenedDesk(
  settings: AppSettings,
  opened: { directory: string; title?: z.infer<typeof localTextSchema>; openedAt: string },
): AppSettings {
  const others = settings.recent.filter((desk) => desk.directory !== opened.directory)
  return { ...settings, lastDesk: opened.directory, recent: [opened, ...others].slice(0, RECENT_MAX) }
}

/** The settings after an edit of a desk was saved. */
export function withSaved(settings: AppSettings, storeId: string, saved: Saved): AppSettings {
  const others = Object.entries(settings.saved ?? {}).filter(([id]) => id !== storeId)
  return { ...settings, saved: Object.fromEntries([...others, [storeId, saved]].slice(-SAVED_MAX)) }
}

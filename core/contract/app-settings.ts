import { z } from 'zod'
import { localTextSchema } from '../model/text'
import { LANGUAGE_CHOICES, staffMemberSchema, THEMES } from './app-schemas'

/** How many desks are remembered. */
const RECENT_MAX = 12

const recentSchema = z.object({
  directory: z.string().min(1),
  /** What the desk called itself when it was last open; none for one that never said. */
  title: localTextSchema.optional(),
  openedAt: z.string(),
})
const windowSchema = z.object({ x: z.int(), y: z.int(), width: z.int(), height: z.int(), maximized: z.boolean() })
export type WindowPlace = z.infer<typeof windowSchema>

const shape = {
  staff: staffMemberSchema.optional(),
  language: z.enum(LANGUAGE_CHOICES).default('system'),
  theme: z.enum(THEMES).default('system'),
  /** The desks that were opened here, the last one first. */
  recent: z.array(recentSchema).default([]),
  /** The desk that the next start opens; none after a person left it for the list of desks. */
  lastDesk: z.string().min(1).optional(),
  window: windowSchema.optional(),
}

/** What the app keeps about itself on this machine. Nothing in it belongs to a desk. */
export const appSettingsSchema = z.looseObject(shape)
export type AppSettings = z.infer<z.ZodObject<typeof shape>>

export const DEFAULT_SETTINGS: AppSettings = { language: 'system', theme: 'system', recent: [] }

/**
 * The settings in the text of their file. A field that is not what it should be gets its default, and `whole` says that none is:
 * no bad setting keeps the app from starting.
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

/** The settings after a desk was opened: it is the first of the recent ones, and the one that the next start opens. */
export function withOpenedDesk(
  settings: AppSettings,
  opened: { directory: string; title?: z.infer<typeof localTextSchema>; openedAt: string },
): AppSettings {
  const others = settings.recent.filter((desk) => desk.directory !== opened.directory)
  return { ...settings, lastDesk: opened.directory, recent: [opened, ...others].slice(0, RECENT_MAX) }
}

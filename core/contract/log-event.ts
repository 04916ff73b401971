import { z } from 'zod'
import { ERROR_CODES } from '../base/errors'
import { whereOf } from '../base/where-of'
import { OPEN_MODES } from '../desk/reading'
import { DESK_REQUESTS, MAIN_REQUESTS } from './channels'

/**
 * The events of the log. Each of their values is a word of a list, a number, a version, a hash or a place in Parley's own scripts, so that nothing that a person wrote, named or chose can reach the
 * log, no matter which part of Parley writes to it.
 */

/** The errors that the log names; it calls any other `other`. */
const ERROR_NAMES = [
  'AggregateError',
  'DOMException',
  'Error',
  'ParleyError',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'TypeError',
  'WriteFailure',
  'ZodError',
  'other',
] as const

/** How many places of an error are kept. */
const PLACES_MAX = 6
/** A place in the program: a script without its folder, a line and a column. Only those in Parley's own scripts come into the log. */
const place = z.string().regex(/^[\w-]{1,40}\.[cm]?js:\d{1,7}:\d{1,7}$/)

/** An error without its message: its kind, and the places in the program. */
export const errorNoteSchema = z.object({ name: z.enum(ERROR_NAMES), at: z.array(place).max(PLACES_MAX) })
export type ErrorNote = z.infer<typeof errorNoteSchema>

const version = z.string().regex(/^[\w.+-]{1,40}$/)
const code = z.enum(ERROR_CODES)

/** Why Chromium says that a page or a process ended. */
const END_REASONS = [
  'abnormal-exit',
  'clean-exit',
  'crashed',
  'integrity-failure',
  'killed',
  'launch-failed',
  'memory-eviction',
  'oom',
  'other',
] as const

export const logEventSchema = z.discriminatedUnion('event', [
  z.object({
    event: z.literal('start'),
    parley: version,
    electron: version,
    platform: version,
    arch: version,
    system: version,
    packaged: z.boolean(),
  }),
  z.object({ event: z.literal('end') }),
  /** A desk is open. `desk` is a hash of its id, the same at each opening. */
  z.object({ event: z.literal('desk-opened'), desk: z.string().regex(/^[0-9a-f]{12}$/), mode: z.enum(OPEN_MODES) }),
  z.object({ event: z.literal('desk-failed'), code }),
  /** The desk process ended by itself. */
  z.object({ event: z.literal('desk-lost') }),
  /** A request was refused or failed; a failed `desk:apply` is an edit that was not saved. */
  z.object({ event: z.literal('request-failed'), request: z.enum([...DESK_REQUESTS, ...MAIN_REQUESTS]), code }),
  z.object({ event: z.literal('backup'), place: z.enum(['own', 'other']), result: z.union([z.literal('done'), code]) }),
  z.object({ event: z.literal('page-ended'), reason: z.enum(END_REASONS) }),
  z.object({ event: z.literal('error'), in: z.enum(['main', 'desk', 'page']), ...errorNoteSchema.shape }),
])
export type LogEvent = z.infer<typeof logEventSchema>

/** An error as the log has it: nothing of its message, and of a name that is not known not even that. */
export function noteOf(error: unknown): ErrorNote {
  const [name, ...frames] = whereOf(error).split('\n')
  const at = frames.flatMap((frame) => /([\w-]+\.[cm]?js:\d+:\d+)\)?$/.exec(frame)?.[1] ?? [])
  return {
    name: ERROR_NAMES.find((known) => known === name) ?? 'other',
    at: at.filter((one) => place.safeParse(one).success).slice(0, PLACES_MAX),
  }
}

/** Chromium's reason for an end, or `other`. */
export const endReason = (reason: string): (typeof END_REASONS)[number] =>
  END_REASONS.find((known) => known === reason) ?? 'other'

/** A part of a version that the log may have: of the system's own words only these characters. */
export const versionWord = (text: string): string => text.replaceAll(/[^\w.+-]/g, '-').slice(0, 40) || 'unknown'

/**
 * An event as one line: "2025-06-06T12:00:00.000Z backup place=own result=done". Of an error's places only those in `own`, the names of Parley's scripts: the name of
 * another could say anything.
 */
export function logLine(event: LogEvent, at: string, own: ReadonlySet<string>): string {
  const parsed = logEventSchema.parse(event)
  const inOwn = (one: string) => own.has(one.slice(0, one.indexOf(':')))
  const { event: name, ...values } = 'at' in parsed ? { ...parsed, at: parsed.at.filter(inOwn) } : parsed
  const words = Object.entries(values).map(([key, value]) => `${key}=${Array.isArray(value) ? value.join(',') : value}`)
  return [at, name, ...words].join(' ')
}

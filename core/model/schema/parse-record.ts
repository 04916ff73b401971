import type { z } from 'zod'
import { ParleyError } from '../../base/errors'
import { isBlank } from '../../base/text'
import { WHY_NO_DATE } from '../../dates/why-no-date'
import { isEdtf, wasTakenForDate } from '../../dates/edtf'
import { RECORD_SCHEMAS, type RecordOf } from '../records/records'
import type { CollectionName } from '../values/collection-names'
import { layerRateSchema } from '../values/rate-text'

/** Why a field is invalid, as a token of the catalogue (`invalid.<reason>`), with the figures that its sentence needs. */
export interface InvalidField {
  path: string
  reason: InvalidReason
  limit: number
  length: number
  /** The refused text of a date, a rate or a name: why it is none can be said. */
  text?: string
}

/** Reasons that the schemas' own refinements give, and reasons for zod's issue codes. */
export const INVALID_REASONS = [
  ...WHY_NO_DATE,
  'basis-points',
  'blank',
  'control-character',
  'edtf',
  'edtf-offered',
  'hs-code',
  'id',
  'key-twice',
  'line-break',
  'marking',
  'mast-chapter',
  'missing',
  'no-name',
  'not-allowed',
  'not-flag',
  'not-json',
  'not-number',
  'not-one-of',
  'no-such-record',
  'number-too-big',
  'party-code',
  'rate-places',
  'rate-text',
  'amount',
  'section-twice',
  'sha256',
  'time-zone',
  'too-long',
  'too-short',
  'url',
  'wrong-type',
] as const
export type InvalidReason = (typeof INVALID_REASONS)[number]

const isReason = (text: string): text is InvalidReason => (INVALID_REASONS as readonly string[]).includes(text)

/**
 * Parses a record of a collection; unknown fields are kept.
 * @throws ParleyError `field-invalid`, which names the record, the first bad field and why it is bad.
 */
export function parseRecord<C extends CollectionName>(collection: C, value: unknown): RecordOf<C> {
  const parsed = RECORD_SCHEMAS[collection].safeParse(value)
  if (parsed.success) {
    if (collection === 'draft') refuseInvalidDraft(parsed.data as RecordOf<'draft'>)
    return parsed.data as RecordOf<C>
  }
  const id = typeof value === 'object' && value !== null && 'id' in value ? String(value.id).slice(0, 64) : '?'
  const { path, ...wrong } = invalidField(parsed.error, value)
  throw new ParleyError('field-invalid', { collection, id, field: path, ...wrong })
}

/**
 * Parses a record that is stored already. Where an earlier Parley took something for a date that is none ("20250710"), or a text of invisible
 * characters for a text, the record is kept as it is: a rule names the date, and the next edit of the record has to correct it.
 * @throws ParleyError `field-invalid`
 */
export function parseStoredRecord<C extends CollectionName>(collection: C, value: unknown): RecordOf<C> {
  try {
    return parseRecord(collection, value)
  } catch (error) {
    const accepted = withAccepted(value)
    if (accepted === value) throw error
    parseRecord(collection, accepted)
    return value as RecordOf<C>
  }
}

/** A value with each date and text that only an earlier Parley took for one replaced by a plain one; the very same where there is none. */
function withAccepted(value: unknown): unknown {
  if (Array.isArray(value)) {
    const next = value.map(withAccepted)
    return next.every((item, index) => item === value[index]) ? value : next
  }
  if (typeof value === 'string' && value.trim() !== '' && isBlank(value)) return '?'
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([name, inner]): [string, unknown] => [
    name,
    acceptedFor(name, inner) ?? withAccepted(inner),
  ])
  return entries.every(([name, inner]) => inner === (value as Record<string, unknown>)[name])
    ? value
    : Object.fromEntries(entries)
}

/** A plain value in place of a text that only an earlier Parley took; undefined where it may stay. */
function acceptedFor(name: string, text: unknown): string | undefined {
  if (typeof text !== 'string') return undefined
  if (name === 'edtf' && !isEdtf(text) && wasTakenForDate(text)) return '2000'
  return name === 'rate' && !layerRateSchema.safeParse(text).success ? '0%' : undefined
}

/** Checks each field of a draft by the schema of its future collection; fields that no schema knows are kept. */
function refuseInvalidDraft({ id, of, fields }: RecordOf<'draft'>): void {
  const shape = RECORD_SCHEMAS[of].shape as Record<string, z.ZodType>
  for (const [name, value] of Object.entries(fields)) {
    const parsed = Object.hasOwn(shape, name) ? shape[name]?.safeParse(value) : undefined
    if (!parsed || parsed.success) continue
    const { path, ...wrong } = invalidField(parsed.error, value)
    const field = path === '' ? name : `${name}${path.startsWith('[') ? '' : '.'}${path}`
    throw new ParleyError('field-invalid', { collection: of, id, field, ...wrong })
  }
}

/** Fields with a percentage in basis points, for which people write one with its sign. */
const SHARES: ReadonlySet<PropertyKey | undefined> = new Set(['share', 'limit', 'leastShare'])

/** The first fault that a schema found in a value. */
export function invalidField(error: z.ZodError, value: unknown): InvalidField {
  const issue = deepest(error.issues[0])
  if (!issue) return { path: '', reason: 'wrong-type', limit: 0, length: 0 }
  const at = issue.path.reduce<unknown>(
    (inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key],
    value,
  )
  const length = typeof at === 'string' || Array.isArray(at) ? at.length : 0
  const limit =
    issue.code === 'too_big' ? Number(issue.maximum) : issue.code === 'too_small' ? Number(issue.minimum) : 0
  const isShare = SHARES.has(issue.path.at(-1)) && typeof at === 'string'
  const reason = isShare ? 'basis-points' : reasonOf(issue, at)
  const isShown = reason === 'edtf' || reason === 'rate-text' || isShare
  const text = reason === 'no-such-record' ? wordsIn(at) : isShown ? at : undefined
  return { path: pathText(issue.path), reason, limit, length, ...(typeof text === 'string' ? { text } : {}) }
}

/** The issue itself, or the most telling one of a union's branches. */
function deepest(issue: z.core.$ZodIssue | undefined): z.core.$ZodIssue | undefined {
  if (issue?.code !== 'invalid_union') return issue
  const inner = issue.errors.flat()[0]
  return inner ? deepest({ ...inner, path: [...issue.path, ...inner.path] }) : issue
}

/** The words that a form has in the place of a record: a name that no record has. */
const wordsIn = (at: unknown): unknown =>
  typeof at === 'object' && at !== null && 'words' in at && Object.keys(at).length === 1 ? at.words : undefined

function reasonOf(issue: z.core.$ZodIssue, at: unknown): InvalidReason {
  if (isReason(issue.message)) return issue.message
  if (at === undefined) return 'missing'
  if (wordsIn(at) !== undefined) return 'no-such-record'
  switch (issue.code) {
    case 'too_big':
      return 'too-long'
    case 'too_small':
      return 'too-short'
    case 'invalid_type':
      return 'wrong-type'
    default:
      return 'not-allowed'
  }
}

function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text === '' ? String(key) : `${text}.${String(key)}`),
    '',
  )
}

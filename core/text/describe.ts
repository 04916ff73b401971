import type { ErrorCode, ErrorParams } from '../base/errors'
import type { Language } from '../base/text'
import type { Finding } from '../model/values/finding'
import { familyText, isTextKey } from './catalogue'

/** The system's own code for a failure, in Node's spelling: `ENOENT`. */
const SYSTEM_CODE = /^E[A-Z][A-Z0-9]+$/

/** The system codes that Parley has words for. */
export const SYSTEM_CODES = [
  'EACCES',
  'EBUSY',
  'EDQUOT',
  'EEXIST',
  'EFBIG',
  'EIO',
  'EISDIR',
  'EMFILE',
  'ENAMETOOLONG',
  'ENODEV',
  'ENOENT',
  'ENOSPC',
  'ENOTCONN',
  'ENOTDIR',
  'EPERM',
  'EROFS',
  'ESTALE',
  'ETIMEDOUT',
] as const

/** The failures with a hint for the command line. */
export const HINTED_CODES = [
  'import-encoding-open',
  'import-kind-needed',
  'import-undecided',
  'memo-unsound',
  'no-session',
  'option-unknown',
  'out-in-desk',
  'record-missing',
  'staff-needed',
  'staff-unknown',
] as const satisfies readonly ErrorCode[]

/** A failure's reason: in words if it is a system code, unchanged if not. */
export function reasonWords(reason: string, language: Language): string {
  if (reason !== '' && !SYSTEM_CODE.test(reason)) return reason
  const isNamed = (SYSTEM_CODES as readonly string[]).includes(reason)
  return familyText(language, `system.${isNamed ? reason : 'other'}`)
}

/** The system's code in a failure, for the command line, which has no technical details. */
export function systemCode({ reason }: ErrorParams): string | undefined {
  return typeof reason === 'string' && SYSTEM_CODE.test(reason) ? reason : undefined
}

/** What you can do about a failure at the command line, beside its sentence. */
export function commandHint(code: ErrorCode, language: Language): string | undefined {
  const isHinted = (HINTED_CODES as readonly string[]).includes(code)
  return isHinted ? familyText(language, `hint.${code}`) : undefined
}

/** The sentence for a failure: the fault, the place, and what to do. */
export function describeError(code: ErrorCode, params: ErrorParams, language: Language): string {
  const filled: Record<string, string | number> = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? shorten(value) : value]),
  )
  const key = code === 'desk-corrupt' ? `corrupt.${params.reason}` : `invalid.${params.reason}`
  if (typeof params.reason === 'string') filled.reason = reasonWords(shorten(params.reason), language)
  if (isTextKey(key)) filled.why = familyText(language, key, params)
  if (typeof params.finding === 'string') filled.sentence = familyText(language, `finding.${params.finding}`, params)
  if (typeof params.runningField === 'string')
    filled.running = familyText(language, `running.${params.runningField}`)
  return familyText(language, `error.${code}`, filled)
}

/** Keeps a sentence readable, whatever was typed: cuts values that are longer than any usual path. */
function shorten(value: string): string {
  const line = value.replaceAll(/\s+/g, ' ')
  return line.length > 400 ? `${line.slice(0, 80)}…` : line
}

/** The sentence for a finding, without the name of its record. */
export function describeFinding(finding: Pick<Finding, 'code' | 'params'>, language: Language): string {
  return familyText(language, `finding.${finding.code}`, finding.params)
}

/** The label of a value of a vocabulary. */
export function vocabularyText(language: Language, vocabulary: string, value: string): string {
  return familyText(language, `vocab.${vocabulary}.${value}`)
}

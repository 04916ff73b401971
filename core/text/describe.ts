import type { ErrorCode, ErrorParams } from '../base/errors'
import type { Language } from '../base/text'
import { COLLECTION_NAMES, type CollectionName } from '../model/values/collection-names'
import type { Finding } from '../model/values/finding'
import { schemeName } from '../model/values/marking'
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
    Object.entries(inReadersWords(params, language)).map(([name, value]) => [
      name,
      typeof value === 'string' ? shorten(value) : value,
    ]),
  )
  const key = code === 'desk-corrupt' ? `corrupt.${params.reason}` : `invalid.${params.reason}`
  if (typeof params.reason === 'string') filled.reason = reasonWords(shorten(params.reason), language)
  if (isTextKey(key)) filled.why = familyText(language, key, params)
  if (typeof params.finding === 'string')
    filled.sentence = describeFinding({ code: params.finding as Finding['code'], params: filled }, language)
  if (typeof params.runningField === 'string') filled.running = familyText(language, `running.${params.runningField}`)
  return familyText(language, `error.${code}`, filled)
}

/** Ends the name of the value that takes another's place in Japanese. */
export const JAPANESE = 'Ja'

/** The values of a sentence in the reader's language: names in it, and words in place of the model's tokens. */
function inReadersWords(params: ErrorParams, language: Language): ErrorParams {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      const own = language === 'ja' ? (params[name + JAPANESE] ?? value) : value
      return [name, typeof own === 'string' ? tokenWord(name, own, language) : own]
    }),
  )
}

function tokenWord(param: string, value: string, language: Language): string {
  // At the command line a kind is named as it is typed there.
  if (param === 'collection' && language !== 'en' && COLLECTION_NAMES.includes(value as CollectionName))
    return familyText(language, `collection.${value}`)
  if (param === 'status' && isTextKey(`vocab.measureStatus.${value}`))
    return vocabularyText(language, 'measureStatus', value)
  return ['scheme', 'found', 'expected', 'first', 'second'].includes(param) ? schemeName(value, language) : value
}

/** Keeps a sentence readable, whatever was typed: cuts values that are longer than any usual path. */
function shorten(value: string): string {
  const line = value.replaceAll(/\s+/g, ' ')
  return line.length > 400 ? `${line.slice(0, 80)}…` : line
}

/** The sentence for a finding, without the name of its record. */
export function describeFinding(finding: Pick<Finding, 'code' | 'params'>, language: Language): string {
  return familyText(language, `finding.${finding.code}`, inReadersWords(finding.params, language))
}

/** The label of a value of a vocabulary. */
export function vocabularyText(language: Language, vocabulary: string, value: string): string {
  return familyText(language, `vocab.${vocabulary}.${value}`)
}

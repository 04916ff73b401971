import type { ErrorCode, ErrorParams } from '../contract/errors'
import type { Language } from '../model/text'
import type { Finding } from '../rules/finding'
import { familyText, isTextKey } from './catalogue'

/** The sentence for a failure: what is wrong, where, and what to do. */
export function describeError(code: ErrorCode, params: ErrorParams, language: Language): string {
  const filled: Record<string, string | number> = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? shorten(value) : value]),
  )
  const key = code === 'desk-corrupt' ? `corrupt.${params.reason}` : `invalid.${params.reason}`
  if (isTextKey(key)) filled.why = familyText(language, key, params)
  if (typeof params.finding === 'string') filled.sentence = familyText(language, `finding.${params.finding}`, params)
  return familyText(language, `error.${code}`, filled)
}

/** A sentence stays a sentence, whatever was typed: long values are cut, where a path would still be whole. */
function shorten(value: string): string {
  const line = value.replaceAll(/\s+/g, ' ')
  return line.length > 400 ? `${line.slice(0, 80)}…` : line
}

/** The sentence for a finding, without the name of the record that it is about. */
export function describeFinding(finding: Pick<Finding, 'code' | 'params'>, language: Language): string {
  return familyText(language, `finding.${finding.code}`, finding.params)
}

/** What a person reads for a value of a vocabulary. */
export function vocabularyText(language: Language, vocabulary: string, value: string): string {
  return familyText(language, `vocab.${vocabulary}.${value}`)
}

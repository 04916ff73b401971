import { ParleyError } from '../../../core/base/errors'
import { isUnsafeMember } from '../../../core/base/plain-json'

/** What may be a key that objects do not hold or a number that loses digits; only a text with one of them is looked at value by value. */
const PERHAPS_UNSAFE = /__proto__|\\u00[57][0-9a-f]|[:,[]\s*-?(?:[\d.]{16}|[\d.]+[eE])/i

/**
 * Parses JSON, and refuses what could not be kept value for value: a key that objects do not hold, a number that loses digits.
 * @throws ParleyError `desk-corrupt`
 */
export function parseJson(text: string, file: string): unknown {
  const unsafe: string[] = []
  const look = (key: string, item: unknown) => {
    if (isUnsafeMember(key, item)) unsafe.push(key)
    return item
  }
  let value: unknown
  try {
    value = PERHAPS_UNSAFE.test(text) ? JSON.parse(text, look) : JSON.parse(text)
  } catch {
    throw new ParleyError('desk-corrupt', { file, reason: 'json' })
  }
  if (unsafe.length > 0) throw new ParleyError('desk-corrupt', { file, reason: 'unsafe', field: unsafe[0] ?? '' })
  return value
}

export const isTable = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

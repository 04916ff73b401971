import { ParleyError } from '../../../core/base/errors'
import { isUnsafeMember } from '../../../core/base/plain-json'

/** Matches possible unsafe keys and numbers that lose digits; only a text that matches is checked value by value. */
const PERHAPS_UNSAFE = /__proto__|\\u00[57][0-9a-f]|[:,[]\s*-?(?:[\d.]{16}|[\d.]+[eE])/i

/**
 * Parses JSON. Refuses anything that JavaScript cannot keep value for value: a key that objects cannot hold, a number that loses digits.
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

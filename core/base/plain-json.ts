import type { ParleyError } from './errors'

/** Is this an object with members: not null, and no list? */
export const isTable = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Is this a member that a file could not keep value for value: a key that objects do not hold, or a number that loses digits? */
export function isUnsafeMember(key: string, value: unknown): boolean {
  if (key === '__proto__') return true
  return (
    typeof value === 'number' && (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value)))
  )
}

/**
 * A value as JSON will have it, so that memory holds what the disk will say: undefined members are left out.
 * @throws ParleyError `field-invalid` for what JSON cannot keep exactly (a Map, NaN, 2**60, a key `__proto__`) and for what would never end (a value inside
 * itself, or one that repeats so often that it would fill the memory)
 */
export function plainJson(value: unknown, refuse: (path: string) => ParleyError): unknown {
  return plain(value, refuse, '', 0, { left: VALUES_MAX })
}

/** How deep values may nest, and how many there may be: far above what any record has. */
const DEPTH_MAX = 200
const VALUES_MAX = 500_000

function plain(
  value: unknown,
  refuse: (path: string) => ParleyError,
  path: string,
  depth: number,
  budget: { left: number },
): unknown {
  budget.left -= 1
  // One object may appear in many places, and each of them counts.
  if (depth > DEPTH_MAX || budget.left < 0) throw refuse(path.slice(0, 100))
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') {
    if (isUnsafeMember('', value)) throw refuse(path)
    // The disk knows no negative zero.
    return value === 0 ? 0 : value
  }
  if (Array.isArray(value))
    return value.map((item, index) => plain(item, refuse, `${path}[${index}]`, depth + 1, budget))
  if (typeof value !== 'object' || !isPlain(value)) throw refuse(path)
  const members = Object.entries(value).filter(([, item]) => item !== undefined)
  return Object.fromEntries(
    members.map(([key, item]) => {
      const at = path === '' ? key : `${path}.${key}`
      if (isUnsafeMember(key, item)) throw refuse(at)
      return [key, plain(item, refuse, at, depth + 1, budget)]
    }),
  )
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null
}

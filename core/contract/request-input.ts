import type { Failure } from '../base/failure'
import { ATTACHMENT_BYTES_MAX } from '../model/values/attachment-limits'

/** How much one request may carry: text in UTF-16 code units, and the values that hold it. An import or an export hands over a file, and no text. */
export const REQUEST_TEXT_MAX = 16_000_000
const REQUEST_VALUES_MAX = 1_000_000
/** How many bytes of a file a request may carry that hands one over to be read. */
export const REQUEST_BYTES_MAX = 64_000_000
/** The requests that carry the bytes of a file, and how many at most. */
const BYTES_MAX: ReadonlyMap<string, number> = new Map([
  ['desk:read-source', REQUEST_BYTES_MAX],
  ['desk:attach', ATTACHMENT_BYTES_MAX],
])

/**
 * Why a request's input is refused before any work is done on it; undefined if it is not. A request carries plain values alone: some others arrive at no
 * process, so that it would have no answer (a Blob), and a schema would read others as something else. Two requests may carry bytes.
 */
export function refusalOf(request: string, input: unknown): Failure | undefined {
  const seen = new Set<object>()
  const waiting: unknown[] = [input]
  let [text, values] = [0, 0]
  const bytesMax = BYTES_MAX.get(request)
  const room = (next: number) => values + waiting.length + next <= REQUEST_VALUES_MAX
  while (waiting.length > 0) {
    const value = waiting.pop()
    values += 1
    if (typeof value === 'string') text += value.length
    else if (typeof value === 'function' || typeof value === 'symbol') return notPlain(request)
    else if (ArrayBuffer.isView(value) && bytesMax !== undefined) {
      if (value.byteLength > bytesMax) return tooManyBytes(value.byteLength, bytesMax, input)
    } else if (typeof value === 'object' && value !== null && !seen.has(value)) {
      seen.add(value)
      if (Array.isArray(value)) {
        if (!room(value.length)) return tooLarge(request)
        for (const item of value as unknown[]) waiting.push(item)
      } else if (isPlain(value)) {
        for (const [key, item] of Object.entries(value)) {
          text += key.length
          waiting.push(item)
        }
      } else return notPlain(request)
    }
    if (text > REQUEST_TEXT_MAX || !room(0)) return tooLarge(request)
  }
  return undefined
}

const notPlain = (request: string): Failure => ({ code: 'bad-request', params: { channel: request, field: 'input' } })
const tooLarge = (request: string): Failure => ({
  code: 'request-too-large',
  params: { channel: request, limit: REQUEST_TEXT_MAX / 1_000_000 },
})

const nameOf = (input: unknown): string =>
  typeof input === 'object' && input !== null && 'name' in input && typeof input.name === 'string'
    ? input.name.slice(0, 200)
    : ''
const tooManyBytes = (length: number, limit: number, input: unknown): Failure => ({
  code: 'file-too-large',
  params: {
    file: nameOf(input),
    size: Math.ceil(length / 1_000_000),
    limit: limit / 1_000_000,
  },
})

/** Is this an object of named values alone, of whatever world? A Blob, a Map, a date or bytes are none. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

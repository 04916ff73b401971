import { crc32 } from 'node:zlib'

/**
 * A line of the journal: one JSON object whose first member is the CRC-32 of the rest, chained from the line before, so that a line that
 * is missing, moved or altered breaks the chain: `{"c":"a2ae3db1",…}` and a line feed.
 */

const HEAD = '{"c":"'
/** The bytes before the rest: the head, eight digits, a quotation mark and a comma. */
const REST = HEAD.length + 10
const LINE_FEED = 10

export interface EncodedLine {
  bytes: Buffer
  /** The chain after this line. */
  chain: number
}

/** Writes an object, which must have members, as a line that follows `chain`. */
export function encodeLine(value: object, chain: number): EncodedLine {
  // One buffer, in which the digits are filled in once the rest is known.
  const bytes = Buffer.from(`${HEAD}00000000",${JSON.stringify(value).slice(1)}\n`)
  const sum = crc32(bytes.subarray(REST, -1), chain)
  bytes.write(hexOf(sum), HEAD.length, 'latin1')
  return { bytes, chain: sum }
}

/** A chain value in eight hexadecimal digits. */
export const hexOf = (chain: number): string => chain.toString(16).padStart(8, '0')

export interface DecodedLine {
  value: Record<string, unknown>
  chain: number
}

/** Reads a line without its line feed; undefined if it does not follow `chain`, or is no line. */
export function decodeLine(line: Buffer, chain: number): DecodedLine | undefined {
  const printed = printedChain(line)
  if (printed === undefined || crc32(line.subarray(REST), chain) !== printed) return undefined
  const value = parseLine(line)
  return value && { value, chain: printed }
}

/** The chain value that a line carries, whether or not it is right. */
export function printedChain(line: Buffer): number | undefined {
  if (line.length < REST + 2) return undefined
  const found = /^\{"c":"([0-9a-f]{8})",$/.exec(line.toString('latin1', 0, REST))
  return found ? Number.parseInt(found[1] ?? '', 16) : undefined
}

/** The bytes of a line that its sum is of; undefined where it is too short to have any. */
export const restOf = (line: Buffer): Buffer | undefined => (line.length < REST + 2 ? undefined : line.subarray(REST))
/**
 * The whole lines of a file of which each follows the one before, and where the first one begins that does not, if any. What the first one follows is not
 * looked at.
 */
export function chainedLinesOf(bytes: Buffer): { lines: Buffer[]; brokenAt: number | undefined } {
  const lines: Buffer[] = []
  let chain: number | undefined
  for (const { at, line, ended } of linesOf(bytes)) {
    const printed = printedChain(line)
    const follows = chain === undefined || crc32(line.subarray(REST), chain) === printed
    if (!ended || printed === undefined || !follows) return { lines, brokenAt: at }
    lines.push(line)
    chain = printed
  }
  return { lines, brokenAt: undefined }
}

/** The object of a line, unchecked; undefined if it is none. */
export function parseLine(line: Buffer): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line.toString('utf8'))
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
    const { c: _chain, ...rest } = value as Record<string, unknown>
    return rest
  } catch {
    return undefined
  }
}

/** The lines of a file from an offset on: where each begins, and its bytes without the line feed; the last may have none. */
export function* linesOf(bytes: Buffer, from = 0): Generator<{ at: number; line: Buffer; ended: boolean }> {
  for (let at = from; at < bytes.length;) {
    const end = bytes.indexOf(LINE_FEED, at)
    const ended = end >= 0
    yield { at, line: bytes.subarray(at, ended ? end : bytes.length), ended }
    at = ended ? end + 1 : bytes.length
  }
}

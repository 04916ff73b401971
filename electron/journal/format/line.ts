import { crc32 } from 'node:zlib'

/**
 * A line of the journal: one JSON object whose first member is the CRC-32 of the rest, chained from the line before, followed by a line feed:
 * `{"c":"a2ae3db1",…}`. A missing, moved or altered line breaks the chain.
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

/** Encodes an object, which must have members, as a line that follows `chain`. */
export function encodeLine(value: object, chain: number): EncodedLine {
  // One buffer: the digits are filled in once the rest is known.
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

/** Decodes a line, given without its line feed; undefined if it does not follow `chain` or is no line. */
export function decodeLine(line: Buffer, chain: number): DecodedLine | undefined {
  const printed = printedChain(line)
  if (printed === undefined || crc32(line.subarray(REST), chain) !== printed) return undefined
  const value = parseLine(line)
  return value && { value, chain: printed }
}

/** The chain value in a line, right or wrong. */
export function printedChain(line: Buffer): number | undefined {
  if (line.length < REST + 2) return undefined
  const found = /^\{"c":"([0-9a-f]{8})",$/.exec(line.toString('latin1', 0, REST))
  return found ? Number.parseInt(found[1] ?? '', 16) : undefined
}

/** The bytes that a line's checksum covers; undefined if the line is too short. */
export const restOf = (line: Buffer): Buffer | undefined => (line.length < REST + 2 ? undefined : line.subarray(REST))
/**
 * The whole lines of a file that each follow the one before, and the offset of the first that does not, if any. Does not check which line the first
 * one follows.
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

/** Parses a line to an object without checking it; undefined if it is none. */
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

/** The lines of a file from an offset on: the start of each, and its bytes without the line feed, which the last may lack. */
export function* linesOf(bytes: Buffer, from = 0): Generator<{ at: number; line: Buffer; ended: boolean }> {
  for (let at = from; at < bytes.length;) {
    const end = bytes.indexOf(LINE_FEED, at)
    const ended = end >= 0
    yield { at, line: bytes.subarray(at, ended ? end : bytes.length), ended }
    at = ended ? end + 1 : bytes.length
  }
}

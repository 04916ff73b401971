import { inflateRawSync } from 'node:zlib'
import { ParleyError } from '../../core/base/errors'

/** A packed file: its parts' names, and their content one at a time. */
export interface ZipParts {
  names: readonly string[]
  /** The content of a part; undefined if there is none of that name. @throws ParleyError `reading-damaged`, `reading-bomb` */
  read: (name: string) => Buffer | undefined
}

interface Entry {
  method: number
  packed: number
  size: number
  at: number
}

/** No document has more parts, unpacks to more in all, or in one of the parts that are read. */
const ENTRIES_MAX = 10_000
const TOTAL_MAX = 500_000_000
const PART_MAX = 80_000_000
/** A document's text packs to a thirtieth, its styles to less; a bomb to a thousandth. Small files may repeat themselves. */
const RATIO_MAX = 200
const SMALL = 5_000_000

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50

/**
 * Reads the list of a packed file's parts, and judges by it whether the file may be unpacked: nothing is inflated before. Afterwards no part may turn out
 * larger than the list says.
 * @throws ParleyError `reading-damaged`, `reading-bomb`, `reading-password`
 */
export function zipParts(bytes: Buffer, file: string): ZipParts {
  const damaged = () => new ParleyError('reading-damaged', { file })
  const bomb = () => new ParleyError('reading-bomb', { file })
  const entries = new Map<string, Entry>()
  let total = 0
  try {
    const end = endRecord(bytes)
    if (end === undefined) throw damaged()
    const count = bytes.readUInt16LE(end + 10)
    // 0xFFFF says that the file is larger than any document.
    if (count > ENTRIES_MAX) throw bomb()
    let at = bytes.readUInt32LE(end + 16)
    for (let index = 0; index < count; index += 1) {
      if (bytes.readUInt32LE(at) !== CENTRAL) throw damaged()
      const [flags, method] = [bytes.readUInt16LE(at + 8), bytes.readUInt16LE(at + 10)]
      const [packed, size] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 24)]
      const [named, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset)) as [
        number,
        number,
        number,
      ]
      if ((flags & 1) !== 0) throw new ParleyError('reading-password', { file })
      const name = bytes.toString('utf8', at + 46, at + 46 + named)
      total += size
      // Overlapping parts unpack the same bytes again and again.
      if (entries.has(name)) throw damaged()
      entries.set(name, { method, packed, size, at: bytes.readUInt32LE(at + 42) })
      if (total > TOTAL_MAX || (total > SMALL && total > RATIO_MAX * bytes.length)) throw bomb()
      if (size > SMALL && size > RATIO_MAX * packed) throw bomb()
      at += 46 + named + extra + comment
    }
  } catch (error) {
    throw error instanceof ParleyError ? error : damaged()
  }
  return {
    names: [...entries.keys()],
    read: (name) => {
      const entry = entries.get(name)
      if (!entry) return undefined
      if (entry.size > PART_MAX) throw bomb()
      return contentOf(bytes, entry, damaged, bomb)
    },
  }
}

/** The record at the end of the file, which a comment may follow. */
function endRecord(bytes: Buffer): number | undefined {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 65_557); at -= 1)
    if (bytes.readUInt32LE(at) === END) return at
  return undefined
}

function contentOf(
  bytes: Buffer,
  { method, packed, size, at }: Entry,
  damaged: () => Error,
  bomb: () => Error,
): Buffer {
  try {
    if (bytes.readUInt32LE(at) !== LOCAL) throw damaged()
    const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28)
    const part = bytes.subarray(from, from + packed)
    if (part.length !== packed) throw damaged()
    if (method === 0 && packed === size) return part
    if (method !== 8) throw damaged()
    const content = inflateRawSync(part, { maxOutputLength: size + 1 })
    if (content.length > size) throw bomb()
    if (content.length < size) throw damaged()
    return content
  } catch (error) {
    if (error instanceof ParleyError) throw error
    throw error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE' ? bomb() : damaged()
  }
}

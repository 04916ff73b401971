import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateRawSync, deflateSync } from 'node:zlib'
import { readInThread, type ReadingOptions } from '../../../electron/reading/read-in-thread'
import { readSource, type ToRead } from '../../../electron/reading/read-source'
import { ROOT } from '../desks/sample'

/** Where the built app has the thread that reads files, and its tables. */
export const READING_PLACE = {
  workerFile: join(ROOT, 'out', 'main', 'reading.cjs'),
  folder: join(ROOT, 'out', 'main', 'reading'),
}

/** The path of a file of the fixtures. */
export const fixturePath = (name: string): string => join(ROOT, 'test', 'fixtures', 'reading', name)

/** A file of the fixtures, to be read. */
export function fixture(name: string): { name: string; bytes: Uint8Array<ArrayBuffer> } {
  return { name, bytes: new Uint8Array(readFileSync(fixturePath(name))) }
}

/** Reads in this thread: for the kinds of file that need no tables. */
export const read = (what: ToRead) => readSource(what, { folder: READING_PLACE.folder, progress: () => undefined })

/** Reads in the built app’s thread. */
export const readApart = (what: ToRead, options?: ReadingOptions) => readInThread(what, READING_PLACE, options)

/** A text as a file. */
export const textFile = (name: string, content: string | Uint8Array) => ({
  name,
  bytes: Buffer.from(content as string),
})

/** A part of a packed file; `says` is the size that the list of parts gives, if it is not the true one. */
export interface Part {
  name: string
  content: Uint8Array | string
  says?: number
}

/** A packed file of parts, as programs write them. */
export function zipOf(parts: readonly Part[], flags = 0): Buffer {
  const bodies: Buffer[] = []
  const entries: Buffer[] = []
  let at = 0
  for (const { name, content, says } of parts) {
    const plain = Buffer.from(content as string)
    const packed = deflateRawSync(plain)
    const title = Buffer.from(name)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(flags, 6)
    local.writeUInt16LE(8, 8)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt32LE(says ?? plain.length, 22)
    local.writeUInt16LE(title.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(flags, 8)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(says ?? plain.length, 24)
    entry.writeUInt16LE(title.length, 28)
    entry.writeUInt32LE(at, 42)
    bodies.push(local, title, packed)
    entries.push(entry, title)
    at += local.length + title.length + packed.length
  }
  const list = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...bodies, list, end])
}

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

/** A Word document with this in its body. */
export const docxOf = (body: string, more: readonly Part[] = []) =>
  zipOf([
    { name: 'word/document.xml', content: `<w:document xmlns:w="${WORD}"><w:body>${body}</w:body></w:document>` },
    ...more,
  ])

/** The head and the data of a PNG chunk, with its checksum. */
function pngChunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  let sum = 0xffffffff
  for (const byte of body) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0)
  }
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(~sum >>> 0)
  return Buffer.concat([length, body, check])
}

/** A picture of soft shades with a little grain, as a photograph without any text has them. */
export function pictureWithoutText(): Buffer {
  const [width, height] = [400, 300]
  const dots = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      dots[y * (width + 1) + x + 1] = 120 + 60 * Math.sin(x / 47) * Math.cos(y / 61) + ((x * 7919 + y * 104_729) % 11)
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head[8] = 8
  const mark = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    mark,
    pngChunk('IHDR', head),
    pngChunk('IDAT', deflateSync(dots)),
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}

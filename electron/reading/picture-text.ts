import { ParleyError } from '../../core/base/errors'
import { openReader } from './ocr'
import type { FileText, ReadingProgress } from './read-result'

/** The most dots that a picture may have: a page at 600 dots an inch has 35 million. */
const DOTS_MAX = 100_000_000

/** Reads the text of a picture by machine. @throws ParleyError `reading-bomb`, `reading-damaged` */
export async function pictureText(
  bytes: Uint8Array,
  file: string,
  folder: string,
  progress: ReadingProgress,
): Promise<FileText> {
  const dots = dotsOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  if (dots === undefined) throw new ParleyError('reading-damaged', { file })
  if (dots > DOTS_MAX) throw new ParleyError('reading-bomb', { file })
  const reader = await openReader(folder)
  const text = reader.read(bytes, (percent) => progress(percent, 100), turnOf(bytes))
  if (text === undefined) throw new ParleyError('reading-damaged', { file })
  return { text, byMachine: true }
}

/** How many dots a picture says that it has, before anything is unpacked; undefined if its head is damaged. */
function dotsOf(bytes: Buffer): number | undefined {
  try {
    if (bytes[0] === 0x89) return bytes.readUInt32BE(16) * bytes.readUInt32BE(20)
    return dotsOfJpeg(bytes)
  } catch {
    return undefined
  }
}

function dotsOfJpeg(bytes: Buffer): number | undefined {
  let at = 2
  while (bytes.readUInt8(at) === 0xff) {
    const mark = bytes.readUInt8(at + 1)
    // The start of a frame, of any of its kinds; C4, C8 and CC are tables.
    if (mark >= 0xc0 && mark <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(mark))
      return bytes.readUInt16BE(at + 5) * bytes.readUInt16BE(at + 7)
    at += mark === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2)
  }
  return undefined
}

/** How a camera was held, from 1 to 8 as EXIF has it: 1 is upright. */
function turnOf(bytes: Uint8Array): number {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4096))
  const [big, small] = [
    head.indexOf(Buffer.from([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0])),
    head.indexOf(Buffer.from([0x12, 0x01, 3, 0, 1, 0, 0, 0])),
  ]
  const turn = big >= 0 ? head[big + 9] : small >= 0 ? head[small + 8] : 1
  return turn !== undefined && turn >= 1 && turn <= 8 ? turn : 1
}

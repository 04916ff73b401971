/** A picture that Parley can show: its media type, and how many pixels it is wide and high. */
export interface PictureSize {
  mediaType: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp'
  width: number
  height: number
}

/** How many pixels a picture may have to be shown: each takes four bytes of memory once it is unpacked, so this is 160 MB. A photograph of 40 megapixels fits. */
const PIXELS_MAX = 40_000_000
/** How many it may be wide or high: beyond that, graphics memory does not take it. */
const SIDE_MAX = 16_000

/** May a picture be unpacked? A file of a few kilobytes may say that it has billions of pixels. */
export const isShowable = ({ width, height }: { width: number; height: number }): boolean =>
  width > 0 && height > 0 && width <= SIDE_MAX && height <= SIDE_MAX && width * height <= PIXELS_MAX

/**
 * The size of a PNG, JPEG, GIF or WebP picture by its header, whatever its name says; undefined for any other file, for one whose header is cut short, and for a JPEG
 * that would take minutes to draw. Nothing is unpacked. (PNG: ISO/IEC 15948, section 11.2.2; JPEG: ITU-T T.81, B.2.2; GIF89a, sections 18 and 20; WebP: RFC 9649, sections 2.5 to 2.7.)
 */
export function pictureSize(bytes: Uint8Array): PictureSize | undefined {
  const file = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    return png(file) ?? gif(file) ?? webp(file) ?? jpeg(file)
  } catch (error) {
    // The file ends within its header.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

const has = (file: DataView, at: number, text: string) =>
  at + text.length <= file.byteLength &&
  Array.from(text).every((letter, i) => file.getUint8(at + i) === letter.charCodeAt(0))

const sized = (mediaType: PictureSize['mediaType'], width: number, height: number): PictureSize | undefined =>
  width > 0 && height > 0 ? { mediaType, width, height } : undefined

function png(file: DataView): PictureSize | undefined {
  if (!has(file, 0, '\u0089PNG\r\n\u001A\n') || !has(file, 12, 'IHDR')) return undefined
  return sized('image/png', file.getUint32(16), file.getUint32(20))
}

const IMAGE = 0x2c
const EXTENSION = 0x21
const PALETTE = 0x80

/** The screen of a GIF, grown by its first frame, which may reach beyond the screen. */
function gif(file: DataView): PictureSize | undefined {
  if (!has(file, 0, 'GIF87a') && !has(file, 0, 'GIF89a')) return undefined
  const u16 = (at: number) => file.getUint16(at, true)
  const flags = file.getUint8(10)
  let at = 13 + ((flags & PALETTE) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1))
  while (file.getUint8(at) === EXTENSION) {
    at += 2
    while (file.getUint8(at) !== 0) at += 1 + file.getUint8(at)
    at += 1
  }
  if (file.getUint8(at) !== IMAGE) return undefined
  const [right, bottom] = [u16(at + 1) + u16(at + 5), u16(at + 3) + u16(at + 7)]
  return sized('image/gif', Math.max(u16(6), right), Math.max(u16(8), bottom))
}

function webp(file: DataView): PictureSize | undefined {
  if (!has(file, 0, 'RIFF') || !has(file, 8, 'WEBP')) return undefined
  const u24 = (at: number) => file.getUint16(at, true) + file.getUint8(at + 2) * 0x1_00_00
  const frame = (at: number): [number, number] | undefined => {
    if (has(file, at, 'VP8 ') && has(file, at + 11, '\u009D\u0001*'))
      return [file.getUint16(at + 14, true) & 0x3fff, file.getUint16(at + 16, true) & 0x3fff]
    if (!has(file, at, 'VP8L') || file.getUint8(at + 8) !== 0x2f) return undefined
    const bits = file.getUint32(at + 9, true)
    return [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1]
  }
  if (!has(file, 12, 'VP8X')) {
    const only = frame(12)
    return only && sized('image/webp', ...only)
  }
  let [width, height] = [u24(24) + 1, u24(27) + 1]
  // The chunks of its first frame: ANMF has it inside of it.
  for (let at = 30; at + 24 <= file.byteLength; at += has(file, at, 'ANMF') ? 24 : chunkLength(file, at)) {
    const found = has(file, at, 'ANMF') ? ([u24(at + 14) + 1, u24(at + 17) + 1] as const) : frame(at)
    if (found) [width, height] = [Math.max(width, found[0]), Math.max(height, found[1])]
    if (found && !has(file, at, 'ANMF')) break
  }
  return sized('image/webp', width, height)
}

/** The length of a chunk with its head, which begins on an even byte. */
const chunkLength = (file: DataView, at: number) =>
  8 + file.getUint32(at + 4, true) + (file.getUint32(at + 4, true) % 2)

/** The markers of a JPEG that hold its size: SOF0 to SOF15 without DHT, JPG and DAC, which share their numbers. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
/** Markers without a length: TEM and RST0 to RST7. */
const isBare = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)

/** How many scans a JPEG may have. Programs make about ten; each is worked through for all pixels, and a file may have a hundred thousand. */
const SCANS_MAX = 100

/** How many scans begin after a place. What is no marker never looks like one there. */
function scansAfter(file: DataView, place: number): number {
  const bytes = new Uint8Array(file.buffer, file.byteOffset, file.byteLength)
  let scans = 0
  for (let at = bytes.indexOf(0xff, place); at >= 0 && scans <= SCANS_MAX; at = bytes.indexOf(0xff, at + 1))
    if (bytes[at + 1] === 0xda) scans += 1
  return scans
}

function jpeg(file: DataView): PictureSize | undefined {
  if (!has(file, 0, '\u00FF\u00D8\u00FF')) return undefined
  let at = 2
  for (;;) {
    if (file.getUint8(at) !== 0xff) return undefined
    const marker = file.getUint8(at + 1)
    // Any number of 0xFF may fill up before a marker.
    if (marker === 0xff) at += 1
    else if (isBare(marker)) at += 2
    else if (isFrame(marker))
      return scansAfter(file, at) > SCANS_MAX
        ? undefined
        : sized('image/jpeg', file.getUint16(at + 7), file.getUint16(at + 5))
    // The picture itself, or its end, without a size.
    else if (marker === 0xda || marker === 0xd9 || marker === 0x00) return undefined
    else at += 2 + Math.max(2, file.getUint16(at + 2))
  }
}

/** One drawing of the icon: its width in pixels, and its PNG. */
export interface Drawing {
  size: number
  png: Uint8Array
}

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** The width of a PNG. @throws Error if it is not a PNG, or not square */
export function sizeOfPng(png: Uint8Array): number {
  const bytes = Buffer.from(png)
  if (!bytes.subarray(0, 8).equals(PNG_SIGNATURE)) throw new Error('not a PNG')
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
  if (width !== height) throw new Error(`not square: ${width} × ${height}`)
  return width
}

/** A Windows icon: a header, a table of 16 bytes for each drawing, then the PNGs, which Windows reads since Vista. Sizes up to 256. */
export function writeIco(drawings: readonly Drawing[]): Buffer {
  const header = Buffer.alloc(6 + 16 * drawings.length)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(drawings.length, 4)
  let offset = header.length
  for (const [index, { size, png }] of drawings.entries()) {
    const at = 6 + 16 * index
    // One byte each, where 0 means 256.
    header.writeUInt8(size % 256, at)
    header.writeUInt8(size % 256, at + 1)
    header.writeUInt16LE(1, at + 4)
    header.writeUInt16LE(32, at + 6)
    header.writeUInt32LE(png.length, at + 8)
    header.writeUInt32LE(offset, at + 12)
    offset += png.length
  }
  return Buffer.concat([header, ...drawings.map(({ png }) => png)])
}

/** The drawings in a Windows icon. @throws Error if the file is not one, or if its PNGs differ from the sizes that it names */
export function readIco(file: Buffer): Drawing[] {
  if (file.readUInt32LE(0) !== 0x0001_0000) throw new Error('not a Windows icon')
  return Array.from({ length: file.readUInt16LE(4) }, (_, index) => {
    const at = 6 + 16 * index
    const offset = file.readUInt32LE(at + 12)
    const png = file.subarray(offset, offset + file.readUInt32LE(at + 8))
    return checked({ size: file.readUInt8(at) || 256, png })
  })
}

/**
 * The parts of a Mac icon that hold PNGs, and their widths in pixels: each size, and its double for denser screens. Leaves out the two types for 16
 * and 32 pixels on old screens: some releases of macOS garble a PNG in them, and scale ic11 well.
 */
export const ICNS_PARTS: Readonly<Record<string, number>> = {
  ic11: 32,
  ic12: 64,
  ic07: 128,
  ic13: 256,
  ic08: 256,
  ic14: 512,
  ic09: 512,
  ic10: 1024,
}

/** A Mac icon: each part has four letters for its type, its length including these eight bytes, and its PNG. */
export function writeIcns(draw: (size: number) => Uint8Array): Buffer {
  const parts = Object.entries(ICNS_PARTS).map(([type, size]) => part(type, draw(size)))
  return part('icns', Buffer.concat(parts))
}

function part(type: string, content: Uint8Array): Buffer {
  const head = Buffer.alloc(8)
  head.write(type, 'latin1')
  head.writeUInt32BE(content.length + 8, 4)
  return Buffer.concat([head, content])
}

/** The drawings in a Mac icon, by type. @throws Error if the file is not one, is cut short, or a part has the wrong size for its type */
export function readIcns(file: Buffer): Map<string, Drawing> {
  if (file.toString('latin1', 0, 4) !== 'icns' || file.readUInt32BE(4) !== file.length)
    throw new Error('not a Mac icon')
  const parts = new Map<string, Drawing>()
  for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4)) {
    const type = file.toString('latin1', at, at + 4)
    const png = file.subarray(at + 8, at + file.readUInt32BE(at + 4))
    parts.set(type, checked({ size: ICNS_PARTS[type] ?? 0, png }))
  }
  return parts
}

function checked(drawing: Drawing): Drawing {
  const found = sizeOfPng(drawing.png)
  if (found !== drawing.size) throw new Error(`a drawing of ${drawing.size} pixels is ${found} wide`)
  return drawing
}

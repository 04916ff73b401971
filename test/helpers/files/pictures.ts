import { crc32, deflateSync } from 'node:zlib'

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** A PNG of one colour, whose header may lie about its size (`said`). */
export function pngOf(
  width: number,
  height: number,
  {
    colour = [40, 90, 160],
    said = { width, height },
  }: { colour?: number[]; said?: { width: number; height: number } } = {},
): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(said.width, 0)
  header.writeUInt32BE(said.height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const row = Buffer.concat([Buffer.from([0]), Buffer.concat(Array.from({ length: width }, () => Buffer.from(colour)))])
  return Buffer.concat([
    Buffer.from('\u0089PNG\r\n\u001A\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: height }, () => row)))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** A GIF of one black pixel, on a screen of this size, and with a frame that may reach beyond it. */
export function gifOf(screen: { width: number; height: number }, frame = screen): Buffer {
  const u16 = (value: number) => [value & 0xff, value >> 8]
  const [palette, control] = [
    [0, 0, 0, 255, 255, 255],
    [0x21, 0xf9, 4, 0, 0, 0, 0, 0],
  ]
  const head = [...Buffer.from('GIF89a'), ...u16(screen.width), ...u16(screen.height), 0x80, 0, 0]
  const body = [0x2c, 0, 0, 0, 0, ...u16(frame.width), ...u16(frame.height), 0, 2, 2, 0x44, 1, 0, 0x3b]
  return Buffer.from([head, palette, control, body].flat())
}

/** The header of a JPEG of this size, after a comment and fill bytes. */
export function jpegHeader(width: number, height: number, marker = 0xc2): Buffer {
  const u16 = (value: number) => [value >> 8, value & 0xff]
  const comment = [0xff, 0xd8, 0xff, 0xfe, 0, 4, 0xff, 0xc0]
  const frame = [0xff, 0xff, marker, 0, 11, 8, ...u16(height), ...u16(width), 1, 1, 0x11, 0]
  return Buffer.from([...comment, ...frame, 0xff, 0xd9])
}

/** The header of a WebP of this size, in each of its three forms. */
export function webpHeader(width: number, height: number, form: 'VP8 ' | 'VP8L' | 'VP8X'): Buffer {
  const file = Buffer.alloc(40)
  file.write('RIFF', 0)
  file.write('WEBP', 8)
  file.write(form, 12)
  if (form === 'VP8 ') {
    file.set([0x9d, 1, 0x2a], 23)
    file.writeUInt16LE(width, 26)
    file.writeUInt16LE(height, 28)
  } else if (form === 'VP8L') {
    file[20] = 0x2f
    file.writeUInt32LE(((width - 1) | ((height - 1) << 14)) >>> 0, 21)
  } else {
    file.writeUIntLE(width - 1, 24, 3)
    file.writeUIntLE(height - 1, 27, 3)
  }
  return file
}

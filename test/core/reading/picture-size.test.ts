import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isShowable, pictureSize } from '../../../core/reading/picture-size'
import { gifOf, jpegHeader, pngOf, webpHeader } from '../../helpers/files/pictures'

const side = fc.integer({ min: 1, max: 16_383 })

it('reads the size of each kind of picture from its header', () => {
  fc.assert(
    fc.property(side, side, (width, height) => {
      const size = (file: Buffer) => pictureSize(file)
      expect(size(jpegHeader(width, height))).toEqual({ mediaType: 'image/jpeg', width, height })
      expect(size(gifOf({ width, height }))).toEqual({ mediaType: 'image/gif', width, height })
      for (const form of ['VP8 ', 'VP8L', 'VP8X'] as const)
        expect(size(webpHeader(width, height, form))).toEqual({ mediaType: 'image/webp', width, height })
    }),
  )
  expect(pictureSize(pngOf(3, 2))).toEqual({ mediaType: 'image/png', width: 3, height: 2 })
})

it('takes the frame of a GIF that reaches beyond its screen', () => {
  const gif = gifOf({ width: 1, height: 1 }, { width: 60_000, height: 60_000 })
  expect(pictureSize(gif)).toEqual({ mediaType: 'image/gif', width: 60_000, height: 60_000 })
})

it('takes the frame of a WebP that is larger than its canvas', () => {
  const canvas = webpHeader(1, 1, 'VP8X').subarray(0, 30)
  for (const form of ['VP8 ', 'VP8L'] as const) {
    const file = Buffer.concat([canvas, webpHeader(16_000, 16_000, form).subarray(12)])
    expect(pictureSize(file)).toEqual({ mediaType: 'image/webp', width: 16_000, height: 16_000 })
    // After a chunk of an odd length, inside of an animation.
    const colours = Buffer.from([...Buffer.from('ICCP'), 1, 0, 0, 0, 9, 0])
    const moving = Buffer.from([...Buffer.from('ANMF'), 60, 0, 0, 0, ...Array.from({ length: 16 }, () => 0)])
    const inside = Buffer.concat([canvas, colours, moving, webpHeader(16_000, 16_000, form).subarray(12)])
    expect(pictureSize(inside)).toMatchObject({ width: 16_000, height: 16_000 })
  }
})

it('takes no JPEG that would be drawn a hundred thousand times', () => {
  const scan = Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 0, 0, 0])
  const withScans = (count: number) => Buffer.concat([jpegHeader(9, 9), ...Array.from({ length: count }, () => scan)])
  expect(pictureSize(withScans(20))).toMatchObject({ mediaType: 'image/jpeg' })
  expect(pictureSize(withScans(100_000))).toBeUndefined()
})

it('knows a JPEG by its frame alone', () => {
  for (const marker of [0xc4, 0xc8, 0xcc, 0xda]) expect(pictureSize(jpegHeader(2, 2, marker))).toBeUndefined()
})

it('takes no other file for a picture, and never fails or hangs', () => {
  for (const text of ['<svg xmlns="http://www.w3.org/2000/svg"/>', '', 'GIF89a', 'BM', '%PDF-1.7', 'II*\0'])
    expect(pictureSize(Buffer.from(text))).toBeUndefined()
  const begins = [pngOf(2, 2), gifOf({ width: 2, height: 2 }), jpegHeader(2, 2), webpHeader(2, 2, 'VP8X')]
  fc.assert(
    fc.property(fc.constantFrom(...begins), fc.nat(60), fc.uint8Array({ maxLength: 400 }), (begin, cut, rest) => {
      const found = pictureSize(Buffer.concat([begin.subarray(0, cut), rest]))
      if (found) expect(Math.min(found.width, found.height)).toBeGreaterThan(0)
    }),
  )
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      pictureSize(bytes)
    }),
  )
})

it('refuses a picture that would unpack to more than memory should hold', () => {
  expect(isShowable({ width: 7728, height: 5152 })).toBe(true)
  expect(isShowable({ width: 60_000, height: 60_000 })).toBe(false)
  expect(isShowable({ width: 16_001, height: 1 })).toBe(false)
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { paragraphsOf, PIECE_MAX, pieceAt, pieceStarts, trimmedStretch } from '../../../core/base/text-pieces'

/** Texts of everything that breaks: pairs, marks, joiners, every line break, long lines with and without blanks. */
const stretch = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom('\n', '\n\n', '\r\n', '\r', '\u2028', ' ', '。', '. ', '👩‍🚀', 'e\u0301', '赤澤'),
  },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 5000 }).map((length) => 'あ'.repeat(length)) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 5000 }).map((length) => '😀'.repeat(length)) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 900 }).map((length) => 'word '.repeat(length)) },
)
const anyText = fc.array(stretch, { maxLength: 12 }).map((parts) => parts.join(''))

const piecesOf = (text: string) => {
  const starts = pieceStarts(text)
  return starts.map((start, index) => text.slice(start, starts[index + 1] ?? text.length))
}

describe('the pieces of a text', () => {
  it('joined are the text, none is empty or too long, and none ends inside a character', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const pieces = piecesOf(text)
        expect(pieces.join('')).toBe(text)
        for (const piece of pieces) {
          expect(piece.length).toBeGreaterThan(0)
          expect(piece.length).toBeLessThanOrEqual(PIECE_MAX)
        }
        for (const [index, piece] of pieces.slice(0, -1).entries()) {
          const edge = piece.slice(-1) + (pieces[index + 1] ?? '').slice(0, 1)
          expect(edge).not.toMatch(/^[\uD800-\uDBFF][\uDC00-\uDFFF]$/)
          expect(edge).not.toBe('\r\n')
        }
      }),
    )
  })

  it('each hold the places from their beginning up to the next', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), (text, any) => {
        fc.pre(text.length > 0)
        const place = any % text.length
        const starts = pieceStarts(text)
        const index = pieceAt(starts, place)
        expect(starts[index]).toBeLessThanOrEqual(place)
        expect(starts[index + 1] ?? text.length).toBeGreaterThan(place)
        expect(pieceAt(starts, text.length)).toBe(starts.length - 1)
      }),
    )
  })

  it('are of whole paragraphs where these are short, and are cut after a sentence where one is long', () => {
    const paragraph = `${'The ministers met and spoke. '.repeat(20).trim()}\n\n`
    for (const piece of piecesOf(paragraph.repeat(30))) expect(piece.endsWith('\n\n')).toBe(true)
    for (const piece of piecesOf('閣僚は会談した。'.repeat(2000))) expect(piece.endsWith('。')).toBe(true)
    for (const piece of piecesOf('The ministers met. '.repeat(2000)).slice(0, -1))
      expect(piece.endsWith('. ')).toBe(true)
  })

  it('cut no mark from its letter, and no sequence of emoji', () => {
    for (const unit of ['e\u0301', '👩‍🚀', '👍🏽', 'か\u3099']) {
      for (const piece of piecesOf(unit.repeat(5000))) expect(piece.length % unit.length).toBe(0)
    }
  })

  it('are few for a line of five million characters', () => {
    const starts = pieceStarts('あ'.repeat(5_000_000))
    expect(starts.length).toBeLessThanOrEqual(2500)
  })
})

describe('the paragraphs of a piece', () => {
  it('with their endings are the piece, at the places that they name', () => {
    fc.assert(
      fc.property(anyText, fc.nat(10_000), (text, start) => {
        const paragraphs = paragraphsOf(text, start)
        expect(paragraphs.map((one) => one.text + one.ending).join('')).toBe(text)
        for (const one of paragraphs) {
          expect(text.slice(one.start - start, one.start - start + one.text.length)).toBe(one.text)
          expect(one.text).not.toMatch(/[\r\n\u2028]/)
        }
      }),
    )
  })
})

describe('a trimmed stretch', () => {
  it('has no blank at its edges, no half character, and all words of the stretch', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (text, a, b) => {
        const [start, end] = [a % (text.length + 1), b % (text.length + 1)].toSorted((x, y) => x - y) as [
          number,
          number,
        ]
        const found = trimmedStretch(text, { start, end })
        if (!found) {
          expect(text.slice(start, end).trim()).toBe('')
          return
        }
        const words = text.slice(found.start, found.end)
        expect(words).toBe(words.trim())
        expect(words).toContain(text.slice(start, end).trim())
        expect(words.length).toBeLessThanOrEqual(end - start + 2)
        for (const place of [found.start, found.end])
          expect(text.slice(Math.max(0, place - 1), place + 1)).not.toMatch(/^[\uD800-\uDBFF][\uDC00-\uDFFF]$/)
      }),
    )
  })
})

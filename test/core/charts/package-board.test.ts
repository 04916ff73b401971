import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arrowsOf, packageBoard, wrappedLines, type LaidCard } from '../../../core/charts/package-board'
import { examples } from '../../helpers/long'

const card = (id: string, text = 'Butter', needs: string[] = []): LaidCard => ({
  id,
  texts: [{ text, size: 13, linesMax: 6 }],
  needs,
})
const words = fc.oneof(
  fc.lorem({ maxCount: 30 }),
  fc.string({ unit: fc.constantFrom('関', '税', '交', '渉', 'ー', '、'), maxLength: 200 }),
)
const boards = fc
  .array(fc.array(words, { maxLength: 6 }), { minLength: 7, maxLength: 7 })
  .map((columns) => columns.map((texts, column) => texts.map((text, row) => card(`${column}/${row}`, text))))

describe('the board of a package', () => {
  test('has each card once, in its column, and none on another', () => {
    fc.assert(
      fc.property(boards, fc.integer({ min: 300, max: 2000 }), (columns, width) => {
        const { places, columns: rooms, height } = packageBoard(columns, width)
        expect(places.map(({ id }) => id)).toEqual(columns.flat().map(({ id }) => id))
        for (const place of places) {
          expect(rooms[place.column]).toEqual({ x: place.x, width: place.width })
          const before = places.find(({ column, row }) => column === place.column && row === place.row - 1)
          if (before) expect(place.y).toBeGreaterThan(before.y + before.height)
          expect(place.y + place.height).toBeLessThan(height)
        }
        for (const [index, room] of rooms.slice(1).entries())
          expect(room.x).toBeGreaterThan((rooms[index]?.x ?? 0) + (rooms[index]?.width ?? 0))
      }),
      { numRuns: examples(60) },
    )
  })

  test('gives a long text more lines, up to the most; Japanese breaks anywhere, and a long word too', () => {
    expect(wrappedLines('Butter', 13, 160)).toBe(1)
    expect(wrappedLines('関'.repeat(25), 13, 130)).toBe(3)
    expect(wrappedLines('x'.repeat(100), 10, 100)).toBeGreaterThan(5)
    expect(wrappedLines('one\ntwo\nthree', 13, 160)).toBe(3)
    const { places } = packageBoard([[card('a', '関'.repeat(500))]], 400)
    expect(places[0]?.lines).toEqual([6])
  })

  test('draws an arrow from the card to the one that it needs, at its edge', () => {
    const { shapes, places } = packageBoard([[card('a', 'A', ['b', 'gone'])], [card('b')]], 800)
    const [line, head] = shapes
    expect(shapes).toHaveLength(2)
    if (line?.kind !== 'line' || head?.kind !== 'line') throw new Error('no line')
    const [a, b] = places
    expect(line.points[0]?.[0]).toBe((a?.x ?? 0) + (a?.width ?? 0))
    expect(line.points.at(-1)?.[0]).toBe(b?.x)
    expect(head.points[1]).toEqual(line.points.at(-1))
  })

  test('has the arrows of one card where all of them are', () => {
    const columns = [
      [card('a', 'A', ['b']), card('c', 'C', ['a'])],
      [card('b'), card('d', 'D', ['b'])],
    ]
    const { shapes, places } = packageBoard(columns, 800)
    const own = arrowsOf('a', columns.flat(), places)
    expect(own).toHaveLength(4)
    for (const shape of own) expect(shapes).toContainEqual(shape)
  })
})

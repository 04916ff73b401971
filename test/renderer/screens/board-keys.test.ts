import { describe, expect, test } from 'vitest'
import { packageBoard } from '../../../core/charts/package-board'
import { cardAfter } from '../../../renderer/screens/packages/board-keys'

const card = (id: string) => ({ id, texts: [{ text: id, size: 13, linesMax: 1 }], needs: [] })
const { places } = packageBoard([[card('a'), card('b')], [], [card('c'), card('d'), card('e')]], 900)
const after = (id: string, key: string) => {
  const from = places.find((place) => place.id === id)
  return from && cardAfter(places, from, key)?.id
}

describe('the arrow keys on the board of a package', () => {
  test('go up and down in a column, and to the card beside in the next column that has any', () => {
    expect(after('a', 'ArrowDown')).toBe('b')
    expect(after('b', 'ArrowDown')).toBeUndefined()
    expect(after('b', 'ArrowUp')).toBe('a')
    expect(after('b', 'ArrowRight')).toBe('d')
    expect(after('e', 'ArrowLeft')).toBe('b')
    expect(after('a', 'ArrowLeft')).toBeUndefined()
    expect([after('d', 'Home'), after('d', 'End'), after('d', 'x')]).toEqual(['c', 'e', undefined])
  })
})

import { describe, expect, test } from 'vitest'
import { statusBeside, withElement } from '../../../core/editing/element-edits'

const ELEMENTS = [
  { id: 'a', text: 'A', status: 'floated', later: 1 },
  { id: 'b', text: 'B', status: 'tabled', conditionalOn: 'C' },
]

describe('one element of a package', () => {
  test('is changed alone, keeps fields that this Parley does not know, and loses those that are taken away', () => {
    expect(withElement(ELEMENTS, 'a', () => ({ status: 'tabled' }))).toEqual([
      { ...ELEMENTS[0], status: 'tabled' },
      ELEMENTS[1],
    ])
    expect(withElement(ELEMENTS, 'b', () => ({ conditionalOn: undefined }))?.[1]).toEqual({
      id: 'b',
      text: 'B',
      status: 'tabled',
    })
    expect(withElement(ELEMENTS, 'a', () => undefined)).toBe(ELEMENTS)
    expect(withElement(ELEMENTS, 'gone', () => ({}))).toBeUndefined()
    expect(withElement('odd', 'a', () => ({}))).toBeUndefined()
  })

  test('moves from status to status, and not beyond the first and the last', () => {
    expect(statusBeside('tabled', 1)).toBe('underDiscussion')
    expect(statusBeside('tabled', -1)).toBe('floated')
    expect(statusBeside('floated', -1)).toBeUndefined()
    expect(statusBeside('withdrawn', 1)).toBeUndefined()
    expect(statusBeside('odd', 1)).toBeUndefined()
  })
})

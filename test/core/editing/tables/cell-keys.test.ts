import { describe, expect, it } from 'vitest'
import { moveOf, type CellKey, type TableMove } from '../../../../core/editing/tables/cell-keys'

const inText = (key: string, change: Partial<CellKey> = {}): TableMove | undefined =>
  moveOf({
    key,
    ctrl: false,
    alt: false,
    shift: false,
    isTaken: false,
    cell: 'text',
    start: 2,
    end: 2,
    text: '25%',
    ...change,
  })

describe('the keys of a table', () => {
  it('leave a text by the arrows only at its ends', () => {
    expect(inText('ArrowLeft')).toBeUndefined()
    expect(inText('ArrowLeft', { start: 0, end: 0 })).toBe('left')
    expect(inText('ArrowRight')).toBeUndefined()
    expect(inText('ArrowRight', { start: 3, end: 3 })).toBe('right')
    // A chosen text is entered first.
    expect(inText('ArrowLeft', { start: 0, end: 3 })).toBeUndefined()
    expect(inText('ArrowRight', { start: 0, end: 3 })).toBeUndefined()
    expect(inText('ArrowUp')).toBe('up')
    expect(inText('ArrowDown')).toBe('down')
  })

  it('move within the lines of a note, and beyond its first and last', () => {
    const lines = { cell: 'lines', text: 'one\ntwo' } as const
    expect(inText('ArrowDown', { ...lines, start: 1, end: 1 })).toBeUndefined()
    expect(inText('ArrowDown', { ...lines, start: 5, end: 5 })).toBe('down')
    expect(inText('ArrowUp', { ...lines, start: 5, end: 5 })).toBeUndefined()
    expect(inText('ArrowUp', { ...lines, start: 1, end: 1 })).toBe('up')
    expect(inText('Enter', { ...lines, shift: true })).toBeUndefined()
  })

  it('leave to a list and to a choice the arrows that open or change it', () => {
    for (const cell of ['choice', 'list'] as const) {
      expect(inText('ArrowDown', { cell, start: null, end: null, text: '' })).toBeUndefined()
      expect(inText('ArrowRight', { cell, start: null, end: null, text: '' })).toBe('right')
    }
  })

  it('go on by Enter, move and remove rows, and leave the other keys to the form', () => {
    expect(inText('Enter')).toBe('on')
    expect(inText('Enter', { ctrl: true })).toBeUndefined()
    expect(inText('Enter', { shift: true })).toBeUndefined()
    expect(inText('Enter', { isTaken: true })).toBeUndefined()
    expect(inText('ArrowUp', { alt: true })).toBe('rowUp')
    expect(inText('ArrowDown', { alt: true })).toBe('rowDown')
    expect(inText('Delete', { ctrl: true })).toBe('remove')
    for (const key of ['Delete', 'Tab', 'a', 'Home', 'Escape']) expect(inText(key)).toBeUndefined()
    expect(inText('z', { ctrl: true })).toBeUndefined()
  })

  it('select rows from their numbers', () => {
    const head = { cell: 'head', start: null, end: null, text: '' } as const
    expect(inText(' ', head)).toBe('select')
    expect(inText('ArrowDown', head)).toBe('down')
    expect(inText('ArrowDown', { ...head, shift: true })).toBe('selectDown')
    expect(inText('ArrowUp', { ...head, shift: true })).toBe('selectUp')
    expect(inText('ArrowRight', head)).toBe('right')
    expect(inText('Delete', { ...head, ctrl: true })).toBe('remove')
  })
})

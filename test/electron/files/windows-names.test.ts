import { describe, expect, it } from 'vitest'
import { refusedByWindows } from '../../../electron/files/windows-names'

describe('a path on Windows', () => {
  it.each([
    ['C:\\desks\\a?b', 'a?b'],
    ['C:\\desks\\CON', 'CON'],
    ['C:\\desks\\nul.txt\\inner', 'nul.txt'],
    ['desks/dot.', 'dot.'],
    ['desks\\space ', 'space '],
    ['C:\\out\\brief.pdf:x', 'brief.pdf:x'],
    ['\\\\server\\share\\Com1', 'Com1'],
    [`C:\\${'x'.repeat(256)}\\desk`, 'x'.repeat(256)],
  ])('is refused with a name that it does not take: %s', (path, name) => {
    expect(refusedByWindows(path)).toBe(name)
  })

  it.each([
    'C:\\Users\\渡辺\\My desk (2025)\\é😀',
    '\\\\server\\share\\desk',
    '..\\desks\\.hidden',
    'console',
    'com10',
    'a.b.c',
    `C:\\${'x'.repeat(255)}`,
  ])('is taken with any other: %s', (path) => {
    expect(refusedByWindows(path)).toBeUndefined()
  })
})

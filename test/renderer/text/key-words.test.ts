import { beforeAll, describe, expect, it, vi } from 'vitest'

// The module asks the window once, and there is none here.
vi.stubGlobal('navigator', { platform: 'Win32' })
const { keyWords, withMacKeys } = await import('../../../renderer/text/key-words')
beforeAll(() => vi.unstubAllGlobals())

describe('keys in words', () => {
  it.each([
    ['Mod+Shift+N', 'Ctrl+Shift+N', '⇧⌘N'],
    ['Mod+Alt+N', 'Ctrl+Alt+N', '⌥⌘N'],
    ['Alt+ArrowLeft', 'Alt+←', '⌥←'],
    ['Mod+Shift+Backspace', 'Ctrl+Shift+Backspace', '⇧⌘⌫'],
    ['F1', 'F1', 'F1'],
  ])('%s: %s, and on a Mac %s', (keys, elsewhere, mac) => {
    expect([keyWords(keys, false), keyWords(keys, true)]).toEqual([elsewhere, mac])
  })

  it('are a Mac’s in every text', () => {
    expect(
      withMacKeys('In a form: Ctrl+Enter to finish; Ctrl+Shift+Enter begins another. Alt+↑ or ↓ moves the row.'),
    ).toBe('In a form: ⌘↩ to finish; ⇧⌘↩ begins another. ⌥↑ or ↓ moves the row.')
    expect(withMacKeys('次の操作：Ctrl+Shift+Enterで追加')).toBe('次の操作：⇧⌘↩で追加')
  })
})

import { Editor } from '@tiptap/core'
import { EditorState } from '@tiptap/pm/state'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { EXTENSIONS } from '../../../renderer/markdown/extensions'

const EMPTY = { type: 'doc', content: [{ type: 'paragraph' }] }

/** The text of a note's editor after a paste of plain text, and whether any of it has a mark. */
function afterPaste(text: string): { text: string; marked: boolean } {
  const { schema, extensionManager } = new Editor({ element: null, extensions: EXTENSIONS, content: EMPTY })
  const state = EditorState.create({ schema, plugins: extensionManager.plugins })
  const { doc } = state.apply(state.tr.insertText(text, 1).setMeta('uiEvent', 'paste'))
  let marked = false
  doc.descendants((node) => {
    marked ||= node.marks.length > 0
  })
  return { text: doc.textContent, marked }
}

describe('plain text that is pasted', () => {
  // The editor's keys ask which system this is.
  beforeEach(() => vi.stubGlobal('navigator', { platform: 'Linux', userAgent: '' }))
  afterEach(() => vi.unstubAllGlobals())

  it.each([
    'Rate 24% *provisional, 10% *final, 5 * 3 = 15 and 2 * 4',
    'a _b and c_ d',
    'from ~~24% to ~~10%',
    'a `b and` c',
    '**a **b',
  ])('keeps its signs: %s', (text) => {
    expect(afterPaste(text)).toEqual({ text, marked: false })
  })
})

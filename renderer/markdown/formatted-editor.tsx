import { Fragment, Slice, type Node as DocumentNode } from '@tiptap/pm/model'
import { Selection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { EditorContent, useEditor } from '@tiptap/react'
import { useEffect, useLayoutEffect, useRef } from 'react'
import { PROSE_MAX, withPlainBreaks } from '../../core/base/text'
import { EXTENSIONS } from './extensions'
import { FormattingBar } from './formatting-bar'
import { canFormat, isTooMuch, readMarkdown, writeMarkdown } from './markdown-text'
import classes from './markdown.module.css'
import { cleanPastedHtml } from './pasted-html'

/** Stands for what is being pasted, while the Markdown around it is worked out. No text has it. */
const PLACE = '\uFDDF'
/** A document of more than this is written a moment after the last keystroke, not at each. */
const LONG = 5000

/** The formatted editor of a text that it can hold. It says what the text has become, in Markdown, only when a person changes it. */
export function FormattedEditor(props: {
  label: string
  describedBy: string | undefined
  initial: string
  autoFocus: boolean
  onChange: (text: string) => void
  /** More was pasted than a note may have, or than can be formatted: the whole text, for the editor of the source. */
  onTooMuch: (text: string) => void
}) {
  const latest = useRef(props)
  useLayoutEffect(() => {
    latest.current = props
  })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const editor = useEditor({
    extensions: EXTENSIONS,
    content: readMarkdown(props.initial),
    // The editor's styles are in markdown.module.css: the policy allows no style that a library inserts without the nonce.
    injectCSS: false,
    onUpdate: ({ editor: { state } }) => {
      clearTimeout(timer.current)
      timer.current = setTimeout(() => write(), state.doc.nodeSize > LONG ? 200 : 0)
    },
    onBlur: () => write(),
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': props.label,
        dir: 'auto',
        spellcheck: 'true',
        'data-typed': 'true',
        class: `${classes.view} ${classes.typing}`,
      },
      clipboardTextParser: (text, _context, _plain, view) => sliceOf(text, view),
      transformPastedHTML: cleanPastedHtml,
      handlePaste: (view, event, { content }) => {
        const plain = withPlainBreaks(event.clipboardData?.getData('text/plain') ?? '')
        const formatted = content.textBetween(0, content.size, '\n', '\n')
        // Pasted HTML may hold more than the plain text beside it, or come without one.
        const text = plain.length > PROSE_MAX || formatted.length <= PROSE_MAX ? plain : formatted
        if (text.length + view.state.doc.content.size <= PROSE_MAX && !isTooMuch(text)) return false
        latest.current.onTooMuch(pastedInto(view, text))
        return true
      },
      // Files come onto the note, not into its text.
      handleDrop: (_view, event) => (event.dataTransfer?.files.length ?? 0) > 0,
    },
  })
  useLayoutEffect(() => {
    if (!latest.current.autoFocus) return
    // At once, so that the next key is heard here.
    editor.view.dispatch(editor.state.tr.setSelection(Selection.atEnd(editor.state.doc)))
    editor.view.focus()
  }, [editor])
  const write = () => {
    if (timer.current === undefined) return
    clearTimeout(timer.current)
    timer.current = undefined
    latest.current.onChange(written(editor.state.doc))
  }
  const writeNow = useRef(write)
  useEffect(() => () => writeNow.current(), [])
  useEffect(() => {
    const { describedBy } = props
    if (describedBy === undefined) editor.view.dom.removeAttribute('aria-describedby')
    else editor.view.dom.setAttribute('aria-describedby', describedBy)
  })
  return (
    // Before Ctrl+Enter or Esc is heard further out, all that was typed is known there.
    <div onKeyDownCapture={write}>
      <FormattingBar editor={editor} />
      <EditorContent editor={editor} />
    </div>
  )
}

/** A document's Markdown, without the empty paragraphs that it ends in. */
function written(doc: DocumentNode): string {
  const content = [...doc.content.content]
  while (content.at(-1)?.type.name === 'paragraph' && content.at(-1)?.content.size === 0) content.pop()
  return content.length === 0 ? '' : writeMarkdown({ type: 'doc', content: content.map((node) => node.toJSON()) })
}

/** The whole text with something pasted where the selection is. */
function pastedInto(view: EditorView, text: string): string {
  const { state } = view
  const { doc } = state.tr.replaceSelectionWith(state.schema.text(PLACE), false)
  const [before = '', after = ''] = writeMarkdown(doc.toJSON()).split(PLACE)
  return before + text + after
}

/** A text without the line feeds that it ends in. */
function withoutEnd(text: string): string {
  let end = text.length
  while (text[end - 1] === '\n') end -= 1
  return text.slice(0, end)
}

/** A pasted text: formatted if it is Markdown that stays the same byte for byte, else its lines. */
function sliceOf(text: string, { state: { schema } }: EditorView): Slice {
  const plain = withoutEnd(withPlainBreaks(text))
  if (plain !== '' && canFormat(plain)) return Slice.maxOpen(schema.nodeFromJSON(readMarkdown(plain)).content)
  const paragraphs = plain.split(/\n{2,}/).map((paragraph) => {
    const lines = paragraph
      .split('\n')
      .flatMap((line, index) => [
        ...(index > 0 ? [schema.nodes.hardBreak?.create()] : []),
        ...(line === '' ? [] : [schema.text(line)]),
      ])
    return schema.nodes.paragraph?.create(
      null,
      lines.filter((node) => node !== undefined),
    )
  })
  return Slice.maxOpen(Fragment.from(paragraphs.filter((node) => node !== undefined && node !== null)))
}

import { Button, TextInput } from '@mantine/core'
import { useEditorState, type Editor } from '@tiptap/react'
import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { keyWords } from '../text/key-words'
import { useTexts } from '../text/text-context'
import { isLinkable } from './extensions'
import classes from './markdown.module.css'

const TOOLS = [
  'bold',
  'italic',
  'strike',
  'code',
  'heading',
  'bulletList',
  'orderedList',
  'blockquote',
  'codeBlock',
  'link',
  'rule',
] as const
type Tool = (typeof TOOLS)[number]

const SIGNS: Record<Tool, ReactNode> = {
  bold: 'B',
  italic: 'I',
  strike: 'S',
  code: '<>',
  heading: 'H',
  bulletList: '•–',
  orderedList: '1.',
  blockquote: '”',
  codeBlock: '{ }',
  link: (
    <svg viewBox="0 0 16 16" width="14" height="14" fill="none" stroke="currentColor" strokeWidth="1.6">
      <path d="M6.5 9.5 9.5 6.5M7 4.5l1.8-1.8a2.8 2.8 0 0 1 4 4L11 8.5M9 11.5l-1.8 1.8a2.8 2.8 0 0 1-4-4L5 7.5" />
    </svg>
  ),
  rule: '—',
}

/** The editor's own keys; `Mod` is ⌘ or Ctrl. */
const KEYS: Partial<Record<Tool, string>> = {
  bold: 'Mod+B',
  italic: 'Mod+I',
  strike: 'Mod+Shift+S',
  code: 'Mod+E',
  heading: 'Mod+Alt+2',
  bulletList: 'Mod+Shift+8',
  orderedList: 'Mod+Shift+7',
  blockquote: 'Mod+Shift+B',
  codeBlock: 'Mod+Alt+C',
}

const run: Record<Exclude<Tool, 'link'>, (editor: Editor) => void> = {
  bold: (editor) => editor.chain().focus().toggleBold().run(),
  italic: (editor) => editor.chain().focus().toggleItalic().run(),
  strike: (editor) => editor.chain().focus().toggleStrike().run(),
  code: (editor) => editor.chain().focus().toggleCode().run(),
  heading: (editor) => editor.chain().focus().toggleHeading({ level: 2 }).run(),
  bulletList: (editor) => editor.chain().focus().toggleBulletList().run(),
  orderedList: (editor) => editor.chain().focus().toggleOrderedList().run(),
  blockquote: (editor) => editor.chain().focus().toggleBlockquote().run(),
  codeBlock: (editor) => editor.chain().focus().toggleCodeBlock().run(),
  rule: (editor) => editor.chain().focus().setHorizontalRule().run(),
}

/** The formatting tools, as one stop of the Tab key: the arrow keys move between them. */
export function FormattingBar({ editor }: { editor: Editor }) {
  const { t } = useTexts()
  const [at, setAt] = useState(0)
  const [linking, setLinking] = useState(false)
  const bar = useRef<HTMLDivElement>(null)
  const active = useEditorState({
    editor,
    selector: ({ editor: now }) => TOOLS.filter((tool) => tool !== 'rule' && now.isActive(tool)).join(' '),
  }).split(' ')
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const next = (at + step + TOOLS.length) % TOOLS.length
    setAt(next)
    bar.current?.querySelectorAll('button')[next]?.focus()
  }
  return (
    <>
      <div ref={bar} role="toolbar" aria-label={t('markdown.toolbar')} className={classes.bar} onKeyDown={onKeyDown}>
        {TOOLS.map((tool, index) => {
          const label = t(`markdown.${tool}`)
          const keys = KEYS[tool] && keyWords(KEYS[tool])
          return (
            <button
              key={tool}
              type="button"
              aria-label={label}
              title={keys === undefined ? label : t('markdown.withKeys', { label, keys })}
              aria-pressed={tool === 'rule' ? undefined : active.includes(tool)}
              data-tool={tool}
              tabIndex={index === at ? 0 : -1}
              onFocus={() => setAt(index)}
              // Keeps the selection.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => (tool === 'link' ? setLinking(!linking) : run[tool](editor))}
            >
              <span aria-hidden="true">{SIGNS[tool]}</span>
            </button>
          )
        })}
      </div>
      {linking && <LinkForm editor={editor} close={() => setLinking(false)} />}
    </>
  )
}

/** Sets or removes the link of the selection. */
function LinkForm({ editor, close }: { editor: Editor; close: () => void }) {
  const { t } = useTexts()
  const [address, setAddress] = useState(`${editor.getAttributes('link').href ?? ''}`)
  const [wrong, setWrong] = useState(false)
  const hint = useId()
  const leave = () => {
    close()
    editor.commands.focus()
  }
  const set = () => {
    // These characters would end the address in Markdown.
    const href = address.trim().replaceAll(/[()\\"<>]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
    if (!isLinkable(href)) {
      setWrong(true)
      return
    }
    // Without a selection the address itself is the text, and needs no mark.
    if (editor.state.selection.empty && !editor.isActive('link'))
      editor.commands.insertContent({ type: 'text', text: href })
    else editor.chain().extendMarkRange('link').setMark('link', { href, title: null }).run()
    leave()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Enter') set()
    else leave()
  }
  return (
    <div className={classes.linkForm} data-own-keys="">
      <TextInput
        size="xs"
        label={t('markdown.address')}
        value={address}
        aria-invalid={wrong}
        aria-describedby={wrong ? hint : undefined}
        dir="ltr"
        data-typed="true"
        autoFocus
        onChange={(event) => {
          setAddress(event.currentTarget.value)
          setWrong(false)
        }}
        onKeyDown={onKeyDown}
      />
      <Button size="xs" variant="default" onClick={set}>
        {t('markdown.setLink')}
      </Button>
      {editor.isActive('link') && (
        <Button
          size="xs"
          variant="subtle"
          onClick={() => {
            editor.chain().extendMarkRange('link').unsetMark('link').run()
            leave()
          }}
        >
          {t('markdown.noLink')}
        </Button>
      )}
      {wrong && (
        <p id={hint} className={classes.addressWrong} role="status">
          {t('markdown.addressWrong')}
        </p>
      )}
    </div>
  )
}

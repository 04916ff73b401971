import { useDeferredValue, useId, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { PROSE_MAX } from '../../core/base/text'
import { isMac } from '../text/key-words'
import { useTexts } from '../text/text-context'
import { FormattedEditor } from './formatted-editor'
import { canFormat } from './markdown-text'
import classes from './markdown.module.css'

type Mode = 'formatted' | 'source'

/**
 * An editor of Markdown. A text that the formatted editor would rewrite, even by one byte, or that is too long for it, is edited as plain text; `onChange` gets
 * only a person's changes. Ctrl+Enter saves, Esc leaves.
 */
export function MarkdownEditor(props: {
  label: string
  initial: string
  autoFocus?: boolean
  onChange: (text: string) => void
  onSave: () => void
  onLeave: () => void
}) {
  const { t } = useTexts()
  const hint = useId()
  const [text, setText] = useState(props.initial)
  const [mode, setMode] = useState<Mode>(() => (canFormat(props.initial) ? 'formatted' : 'source'))
  const [focus, setFocus] = useState(props.autoFocus === true)
  const settled = useDeferredValue(text)
  const fits = useMemo(() => mode === 'formatted' || canFormat(settled), [mode, settled])
  const tooLong = text.length > PROSE_MAX
  const change = (next: string) => {
    setText(next)
    props.onChange(next)
  }
  const choose = (next: Mode) => {
    setFocus(true)
    setMode(next)
  }
  const editing = {
    label: props.label,
    describedBy: tooLong || !fits ? hint : undefined,
    initial: text,
    autoFocus: focus,
    onChange: change,
  }
  return (
    <div className={classes.editor} data-too-long={tooLong ? '' : undefined} onKeyDown={(event) => onKey(event, props)}>
      <div className={classes.modes} role="group" aria-label={t('markdown.mode')}>
        {(['formatted', 'source'] as const).map((way) => (
          <button
            key={way}
            type="button"
            aria-pressed={mode === way}
            disabled={way === 'formatted' && !fits}
            onClick={() => mode !== way && choose(way)}
          >
            {t(`markdown.${way}`)}
          </button>
        ))}
      </div>
      {mode === 'formatted' ? (
        <FormattedEditor
          {...editing}
          onTooMuch={(next) => {
            change(next)
            choose('source')
          }}
        />
      ) : (
        <SourceEditor {...editing} long={tooLong} />
      )}
      {tooLong && (
        <p id={hint} className={classes.wrong} role="status">
          {t('notes.tooLong', { length: text.length.toLocaleString(), limit: PROSE_MAX.toLocaleString() })}
        </p>
      )}
      {!tooLong && !fits && (
        <p id={hint} className={classes.hint}>
          {t('markdown.asItStands')}
        </p>
      )}
    </div>
  )
}

function onKey(event: KeyboardEvent, { onSave, onLeave }: { onSave: () => void; onLeave: () => void }): void {
  // While a Japanese word is being composed, Enter takes the word and Esc drops it: neither is meant for the note.
  if (event.nativeEvent.isComposing || event.keyCode === 229) return
  const save = event.key === 'Enter' && (isMac ? event.metaKey : event.ctrlKey)
  const own = event.target instanceof Element && event.target.closest('[data-own-keys]') !== null
  if (own || (!save && event.key !== 'Escape')) return
  event.preventDefault()
  event.stopPropagation()
  if (save) onSave()
  else onLeave()
}

/** The plain text. The field keeps its own value: passing a megabyte through the page at each keystroke would be slow. */
function SourceEditor(props: {
  label: string
  describedBy: string | undefined
  initial: string
  autoFocus: boolean
  long: boolean
  onChange: (text: string) => void
}) {
  const [start] = useState(props.initial)
  const field = useRef<HTMLTextAreaElement>(null)
  const { autoFocus } = props
  useLayoutEffect(() => {
    if (!autoFocus) return
    field.current?.focus()
    field.current?.setSelectionRange(start.length, start.length)
  }, [autoFocus, start])
  return (
    <textarea
      ref={field}
      className={classes.source}
      aria-label={props.label}
      aria-describedby={props.describedBy}
      // With `auto`, Chromium reads the whole text several times at each keystroke.
      dir={props.long ? directionOf(start) : 'auto'}
      data-typed="true"
      defaultValue={start}
      spellCheck={!props.long}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  )
}

/** The direction of a text's first letter: scripts that are written from right to left, or others. */
const directionOf = (text: string) =>
  /^[\u0590-\u08FF\uFB1D-\uFEFC]/.test(/\p{L}/u.exec(text)?.[0] ?? '') ? 'rtl' : 'ltr'

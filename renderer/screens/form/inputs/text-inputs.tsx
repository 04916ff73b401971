import { Textarea, TextInput } from '@mantine/core'
import { LANGUAGES, type Language, type LocalText } from '../../../../core/model/text'
import { formatBasisPoints } from '../../../../core/rates/format-rate'
import { useTexts } from '../../../text/text-context'
import classes from '../form.module.css'
import type { InputProps } from './input-props'
import { useTyped } from './use-typed'

type Field = HTMLInputElement | HTMLTextAreaElement

/** Marks a text as being typed in, so that undo in it is letter by letter until it is left. */
function useTyping(leave: () => void) {
  return {
    onInput: (event: { currentTarget: Field }) => {
      event.currentTarget.dataset.typed = 'true'
    },
    onBlur: (event: { currentTarget: Field }) => {
      delete event.currentTarget.dataset.typed
      leave()
    },
  }
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '')

/** One line. */
export function NameInput({ id, label, value, change, leave, invalid, describedBy, required, name }: InputProps) {
  const typing = useTyping(leave)
  // Where the schema allows an empty text, an emptied field is that and not nothing.
  const empty = required && (name === 'prefix' || name === 'suffix') ? '' : undefined
  return (
    <TextInput
      id={id}
      aria-label={label}
      dir="auto"
      value={textOf(value)}
      error={invalid}
      aria-describedby={describedBy}
      onChange={(event) => change(event.currentTarget.value === '' ? empty : event.currentTarget.value, 'typed')}
      {...typing}
    />
  )
}

/** A text of any length, set to be read. */
export function ProseInput({ id, label, value, change, leave, invalid, describedBy }: InputProps) {
  const typing = useTyping(leave)
  const text = textOf(value)
  return (
    <Textarea
      id={id}
      aria-label={label}
      dir="auto"
      // Measuring a megabyte at each keystroke would hold the window up.
      autosize={text.length < 20_000}
      minRows={2}
      maxRows={24}
      rows={24}
      classNames={{ input: classes.prose ?? '' }}
      value={text}
      error={invalid}
      aria-describedby={describedBy}
      onChange={(event) => change(event.currentTarget.value === '' ? undefined : event.currentTarget.value, 'typed')}
      {...typing}
    />
  )
}

/** A name in each language. */
export function NamesInput({ id, label, value, change, leave, invalid, describedBy }: InputProps) {
  const { word } = useTexts()
  const typing = useTyping(leave)
  const names = (value ?? {}) as LocalText
  const set = (language: Language, text: string) => {
    const { [language]: _old, ...others } = names
    const next = text === '' ? others : { ...names, [language]: text }
    change(Object.keys(next).length === 0 ? undefined : next, 'typed')
  }
  return (
    <div className={classes.pair}>
      {LANGUAGES.map((language, index) => (
        <TextInput
          key={language}
          {...(index === 0 ? { id } : {})}
          dir="auto"
          lang={language}
          aria-label={`${label}, ${word('language', language)}`}
          leftSection={<span className={classes.language}>{language === 'en' ? 'EN' : '日'}</span>}
          value={names[language] ?? ''}
          error={invalid}
          aria-describedby={describedBy}
          onChange={(event) => set(language, event.currentTarget.value)}
          {...typing}
        />
      ))}
    </div>
  )
}

const textOfNumber = (value: unknown) =>
  typeof value === 'number' ? String(value) : typeof value === 'string' ? value : ''

/** A whole number. What is not one stays as it is typed, and is said to be wrong. */
export function NumberInput({ id, label, value, change, leave, invalid, describedBy }: InputProps) {
  const parse = (text: string) =>
    text.trim() === '' ? undefined : /^-?\d{1,15}$/.test(text.trim()) ? Number(text) : text
  const [text, setText] = useTyped(value, textOfNumber)
  const typing = useTyping(leave)
  return (
    <TextInput
      id={id}
      aria-label={label}
      inputMode="numeric"
      className={classes.short ?? ''}
      value={text}
      error={invalid}
      aria-describedby={describedBy}
      onChange={(event) => {
        const meant = parse(event.currentTarget.value)
        setText(event.currentTarget.value, meant)
        change(meant, 'typed')
      }}
      {...typing}
    />
  )
}

/** A rate in percent, kept in basis points; empty is unknown, never 0. */
export function RateInput({ id, label, value, change, leave, invalid, describedBy }: InputProps) {
  const { t } = useTexts()
  const parse = (typed: string): unknown => {
    const text = typed.normalize('NFKC').replace('%', '').trim()
    if (text === '') return null
    const [, whole, cents = ''] = /^(\d{1,4})(?:[.,](\d{1,2}))?$/.exec(text) ?? []
    return whole === undefined ? typed : Number(whole) * 100 + Number(cents.padEnd(2, '0'))
  }
  const format = (rate: unknown) =>
    typeof rate === 'number' ? formatBasisPoints(rate).replace('%', '') : typeof rate === 'string' ? rate : ''
  const [text, setText] = useTyped(value, format)
  const typing = useTyping(leave)
  return (
    <TextInput
      id={id}
      aria-label={label}
      inputMode="decimal"
      className={classes.short ?? ''}
      rightSection="%"
      placeholder={t('layer.unknownRate')}
      value={text}
      error={invalid}
      aria-describedby={describedBy}
      onChange={(event) => {
        const meant = parse(event.currentTarget.value)
        setText(event.currentTarget.value, meant)
        change(meant, 'typed')
      }}
      {...typing}
    />
  )
}

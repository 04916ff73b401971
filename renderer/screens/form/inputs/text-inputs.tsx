import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { LANGUAGES, type Language, type LocalText } from '../../../../core/base/text'
import { rateCellText, rateTyped } from '../../../../core/editing/tables/rate-cell'
import { basisPointsIn, formatBasisPoints } from '../../../../core/rates/format-rate'
import { useDesk } from '../../../client/use-desk'
import { useTexts } from '../../../text/text-context'
import { GrowingText, LONG_TEXT } from '../../../look/growing-text'
import { describedRef, fieldOf, type InputProps } from './input-props'
import { useFocusSoon } from './item-keys'
import classes from './inputs.module.css'
import { TypedInput, typingIn } from './typed-input'

const textOf = (value: unknown) => (typeof value === 'string' ? value : '')

/** One line. */
export function NameInput({ id, label, value, change, leave, invalid, describedBy, required, name }: InputProps) {
  // If the schema allows an empty text, an emptied field is one, rather than undefined.
  const empty = required && (name === 'prefix' || name === 'suffix') ? '' : undefined
  return (
    <TextInput
      id={id}
      aria-label={label}
      dir="auto"
      value={textOf(value)}
      error={invalid}
      ref={describedRef(describedBy)}
      onChange={(event) => change(event.currentTarget.value === '' ? empty : event.currentTarget.value, 'typed')}
      {...typingIn(leave)}
    />
  )
}

/** A text of any length, laid out for reading. */
export function ProseInput({ id, label, value, change, leave, invalid, describedBy }: InputProps) {
  const text = textOf(value)
  return (
    <GrowingText
      id={id}
      aria-label={label}
      dir="auto"
      minRows={2}
      maxRows={24}
      spellCheck={text.length < LONG_TEXT}
      inputClass={classes.prose}
      value={text}
      error={invalid}
      ref={describedRef(describedBy)}
      onChange={(event) => change(event.currentTarget.value === '' ? undefined : event.currentTarget.value, 'typed')}
      {...typingIn(leave)}
    />
  )
}

/** A name in each language of the desk; in another one only if it has one already, or once somebody adds it. */
export function NamesInput({ id, label, value, change, leave, invalid, describedBy }: InputProps) {
  const { t, word } = useTexts()
  const names = (value ?? {}) as LocalText
  const used = useDesk('desk:status', {}).data?.languages ?? LANGUAGES
  const [added, setAdded] = useState<readonly Language[]>([])
  const shown = LANGUAGES.filter((one) => used.includes(one) || added.includes(one) || names[one] !== undefined)
  const { group, focusSoon } = useFocusSoon<HTMLDivElement>()
  const add = (language: Language) => {
    focusSoon(`input[lang="${language}"]`)
    setAdded([...added, language])
  }
  const set = (language: Language, text: string) => {
    const { [language]: _old, ...others } = names
    const next = text === '' ? others : { ...names, [language]: text }
    change(Object.keys(next).length === 0 ? undefined : next, 'typed')
  }
  return (
    <div ref={group} className={classes.pair}>
      {shown.map((language, index) => (
        <TextInput
          key={language}
          {...(index === 0 ? { id } : {})}
          dir="auto"
          lang={language}
          spellCheck={language === 'en'}
          aria-label={`${label}, ${word('language', language)}`}
          leftSection={<span className={classes.language}>{language === 'en' ? 'EN' : '日'}</span>}
          value={names[language] ?? ''}
          error={invalid}
          ref={describedRef(describedBy)}
          onChange={(event) => set(language, event.currentTarget.value)}
          {...typingIn(leave)}
        />
      ))}
      {LANGUAGES.filter((one) => !shown.includes(one)).map((language) => (
        <Button
          key={language}
          className={classes.addLanguage}
          size="compact-sm"
          variant="subtle"
          aria-label={t('form.addLanguageFor', { label, language: word('language', language) })}
          onClick={() => add(language)}
        >
          {t('form.addLanguage', { language: word('language', language) })}
        </Button>
      ))}
    </div>
  )
}

const textOfNumber = (value: unknown) =>
  typeof value === 'number' ? String(value) : typeof value === 'string' ? value : ''

const parseNumber = (text: string): unknown =>
  text.trim() === '' ? undefined : /^-?\d{1,15}$/.test(text.trim()) ? Number(text) : text

/** A whole number. Any other text stays as typed, and is marked as wrong. */
export function NumberInput(props: InputProps) {
  return (
    <TypedInput
      {...fieldOf(props)}
      format={textOfNumber}
      parse={parseNumber}
      className={classes.short}
      inputMode="numeric"
    />
  )
}

function parseRate(typed: string): unknown {
  const text = typed.normalize('NFKC').replace('%', '').trim()
  if (text === '') return null
  return basisPointsIn(text) ?? typed
}

const textOfRate = (rate: unknown) =>
  typeof rate === 'number' ? formatBasisPoints(rate).replace('%', '') : textOf(rate)

/** A rate in percent, stored in basis points; empty means unknown, never 0. */
export function RateInput(props: InputProps) {
  const { t } = useTexts()
  return (
    <TypedInput
      {...fieldOf(props)}
      format={textOfRate}
      parse={parseRate}
      className={classes.short}
      inputMode="decimal"
      rightSection="%"
      placeholder={t('layer.unknownRate')}
    />
  )
}

/** A rate in the terms of a schedule; empty means unknown, never 0. */
export function DutyInput(props: InputProps) {
  const { t, language } = useTexts()
  return (
    <TypedInput
      {...fieldOf(props)}
      format={(rate) => rateCellText(rate, language)}
      parse={rateTyped}
      placeholder={t('layer.unknownRate')}
    />
  )
}

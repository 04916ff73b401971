import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { precisionOf } from '../../../core/dates/date-range'
import { formatInstant } from '../../../core/dates/format-date'
import { parseDateWords } from '../../../core/dates/parse-words'
import { useTexts, type Texts } from '../../text/text-context'
import classes from './rates.module.css'

/** A day, or a day with its time, on the clock of `zone`, typed in words. It is taken over by Enter, or when the field is left. */
export function TimeField(props: { label: string; value: string; zone: string; change: (at: string) => void }) {
  const { label, value, zone, change } = props
  const texts = useTexts()
  const [typed, setTyped] = useState<string>()
  const [refused, setRefused] = useState(false)
  const take = () => {
    if (typed === undefined) return
    const read = timeIn(typed, zone, texts)
    setRefused(read === undefined)
    if (read === undefined) return
    setTyped(undefined)
    if (read !== value) change(read)
  }
  return (
    <TextInput
      label={label}
      className={classes.time ?? ''}
      value={typed ?? timeWords(value, zone, texts)}
      error={refused && <span role="alert">{texts.t('rates.noTime')}</span>}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        setRefused(false)
      }}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) take()
        if (event.key !== 'Escape' || typed === undefined) return
        event.stopPropagation()
        setTyped(undefined)
        setRefused(false)
      }}
    />
  )
}

/** The day or time that words say; undefined if they leave it open. */
export function timeIn(words: string, zone: string, { language }: Pick<Texts, 'language'>): string | undefined {
  const date = parseDateWords(words, language, zone)
  if (!date || date.words) return undefined
  return ['day', 'instant'].includes(precisionOf(date)) ? date.edtf : undefined
}

/** "6 June 2025", or with its time on a clock. */
export function timeWords(time: string, zone: string, { language, date }: Texts): string {
  return time.length === 10 ? date({ edtf: time }) : formatInstant(time, zone, language)
}

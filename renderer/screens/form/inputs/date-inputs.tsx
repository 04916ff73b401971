import { TextInput } from '@mantine/core'
import { isEdtf, precisionOf } from '../../../../core/dates/edtf'
import { formatDate } from '../../../../core/dates/format-date'
import { parseDateWords } from '../../../../core/dates/parse-words'
import type { FuzzyDate } from '../../../../core/model/fuzzy-date'
import { localName } from '../../../../core/model/text'
import { useDesk } from '../../../desk/use-desk'
import { useTexts } from '../../../text/text-context'
import classes from '../form.module.css'
import type { InputProps } from './input-props'
import { useTyped } from './use-typed'

/** The clock on which a time of day is meant: the desk's. */
function useClock(): string {
  return useDesk('desk:status', {}).data?.timeZone ?? 'UTC'
}

const isDate = (value: unknown): value is FuzzyDate =>
  typeof value === 'object' && value !== null && 'edtf' in value && typeof value.edtf === 'string' && isEdtf(value.edtf)

/** A date in words or EDTF, with what it means beneath. */
export function DateInput({ id, label, value, change, leave, invalid, describedBy }: InputProps) {
  const { t, language } = useTexts()
  const clock = useClock()
  const zone = isDate(value) ? (value.timeZone ?? clock) : clock
  const parse = (text: string): unknown => {
    if (text.trim() === '') return undefined
    // What is not understood is kept as it is typed, where its schema refuses it: the text is not lost, and not stored.
    return parseDateWords(text, language, zone) ?? { edtf: text }
  }
  const format = (date: unknown): string => {
    if (isDate(date)) return date.words ? localName(date.words, language) : date.edtf
    const { edtf } = (date ?? {}) as Partial<FuzzyDate>
    return edtf ?? ''
  }
  const [text, setText] = useTyped(value, format)
  const meaning = isDate(value) ? meaningOf(value) : undefined
  return (
    <div>
      <TextInput
        id={id}
        aria-label={label}
        className={classes.date ?? ''}
        value={text}
        error={invalid}
        aria-describedby={[describedBy, `${id}-means`].filter(Boolean).join(' ')}
        placeholder={t('form.datePlaceholder')}
        onChange={(event) => {
          event.currentTarget.dataset.typed = 'true'
          const meant = parse(event.currentTarget.value)
          setText(event.currentTarget.value, meant)
          change(meant, 'typed')
        }}
        onBlur={(event) => {
          delete event.currentTarget.dataset.typed
          leave()
        }}
      />
      <p id={`${id}-means`} className={classes.means}>
        {meaning !== undefined && t('form.dateMeans', { meaning, edtf: isDate(value) ? value.edtf : '' })}
      </p>
    </div>
  )

  function meaningOf(date: FuzzyDate): string {
    const { words: _words, ...plain } = date
    return formatDate(plain, language)
  }
}

/** An instant, typed as a day and a time on the desk's clock. */
export function InstantInput({ id, label, value, change, leave, invalid, describedBy }: InputProps) {
  const { t, language, instant } = useTexts()
  const clock = useClock()
  const parse = (text: string): unknown => {
    if (text.trim() === '') return undefined
    const date = parseDateWords(text, language, clock)
    return date && precisionOf({ edtf: date.edtf }) === 'instant' ? date.edtf : text
  }
  const format = (stored: unknown) => {
    if (typeof stored !== 'string') return ''
    return isEdtf(stored) && precisionOf({ edtf: stored }) === 'instant' ? instant(stored, clock) : stored
  }
  const [text, setText] = useTyped(value, format)
  const known = typeof value === 'string' && isEdtf(value) && precisionOf({ edtf: value }) === 'instant'
  return (
    <div>
      <TextInput
        id={id}
        aria-label={label}
        className={classes.date ?? ''}
        value={text}
        error={invalid}
        aria-describedby={describedBy}
        placeholder={t('form.instantPlaceholder')}
        onChange={(event) => {
          event.currentTarget.dataset.typed = 'true'
          const meant = parse(event.currentTarget.value)
          setText(event.currentTarget.value, meant)
          change(meant, 'typed')
        }}
        onBlur={(event) => {
          delete event.currentTarget.dataset.typed
          leave()
        }}
      />
      {known && (
        <p className={classes.means}>{t('form.instantMeans', { instant: instant(value, clock), zone: clock })}</p>
      )}
    </div>
  )
}

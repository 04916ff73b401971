import type { Language } from '../../../../core/base/text'
import { precisionOf } from '../../../../core/dates/date-range'
import { isEdtf } from '../../../../core/dates/edtf'
import { formatDate } from '../../../../core/dates/format-date'
import type { FuzzyDate } from '../../../../core/dates/fuzzy-date'
import { parseDateWords } from '../../../../core/dates/parse-words'
import { typedDate } from '../../../../core/dates/typed-date'
import { useDesk } from '../../../client/use-desk'
import { useTexts } from '../../../text/text-context'
import { fieldOf, type InputProps } from './input-props'
import classes from './inputs.module.css'
import { TypedInput } from './typed-input'

/** The desk's time zone: times of day are typed in it. */
function useClock(): string {
  return useDesk('desk:status', {}).data?.timeZone ?? 'UTC'
}

const isDate = (value: unknown): value is FuzzyDate =>
  typeof value === 'object' && value !== null && 'edtf' in value && typeof value.edtf === 'string' && isEdtf(value.edtf)

/** A date in words or EDTF, with its meaning beneath. */
export function DateInput(props: InputProps) {
  const { id, value, describedBy } = props
  const { t, language } = useTexts()
  const clock = useClock()
  const zone = isDate(value) ? (value.timeZone ?? clock) : clock
  const parse = (text: string): unknown => {
    if (text.trim() === '') return undefined
    // A text that is not understood is kept as typed, and refused by its schema: it is neither lost nor stored.
    return parseDateWords(text, language, zone) ?? { edtf: text }
  }
  const format = (date: unknown): string => {
    if (isDate(date)) return typedDate(date, language, zone)
    return ((date ?? {}) as Partial<FuzzyDate>).edtf ?? ''
  }
  return (
    <div>
      <TypedInput
        {...fieldOf(props)}
        format={format}
        parse={parse}
        className={classes.date}
        describedBy={[describedBy, `${id}-means`].filter(Boolean).join(' ')}
        placeholder={t('form.datePlaceholder')}
      />
      <p id={`${id}-means`} className={classes.means}>
        {isDate(value) && t('form.dateMeans', { meaning: meaningOf(value, language), edtf: value.edtf })}
      </p>
    </div>
  )
}

/** The meaning of a date, without its own words. */
function meaningOf({ words: _words, ...plain }: FuzzyDate, language: Language): string {
  return formatDate(plain, language)
}

const isInstant = (value: unknown): value is string =>
  typeof value === 'string' && isEdtf(value) && precisionOf({ edtf: value }) === 'instant'

/** An instant, typed as a day and a time in the desk's time zone. */
export function InstantInput(props: InputProps) {
  const { value } = props
  const { t, language, instant } = useTexts()
  const clock = useClock()
  const parse = (text: string): unknown => {
    if (text.trim() === '') return undefined
    const date = parseDateWords(text, language, clock)
    return date && isInstant(date.edtf) ? date.edtf : text
  }
  const format = (stored: unknown) =>
    isInstant(stored) ? instant(stored, clock) : typeof stored === 'string' ? stored : ''
  return (
    <div>
      <TypedInput
        {...fieldOf(props)}
        format={format}
        parse={parse}
        className={classes.date}
        placeholder={t('form.instantPlaceholder')}
      />
      {isInstant(value) && (
        <p className={classes.means}>{t('form.instantMeans', { instant: instant(value, clock), zone: clock })}</p>
      )}
    </div>
  )
}

import { Button } from '@mantine/core'
import type { Language } from '../../../../core/base/text'
import { precisionOf } from '../../../../core/dates/date-range'
import { isEdtf } from '../../../../core/dates/edtf'
import { formatDate } from '../../../../core/dates/format-date'
import type { FuzzyDate } from '../../../../core/dates/fuzzy-date'
import { offeredDates, offeredEndsOfDay } from '../../../../core/dates/offered-dates'
import { parseDateWords } from '../../../../core/dates/parse-words'
import { fromThenOn, oddSpan, UNKNOWN_SPAN } from '../../../../core/dates/span-of-time'
import { typedDate } from '../../../../core/dates/typed-date'
import { DateOffers } from '../../../parts/date-offers'
import { useTexts } from '../../../text/text-context'
import { useClock, type FormClock } from './form-clock'
import { fieldOf, type InputProps } from './input-props'
import classes from './inputs.module.css'
import { TypedInput } from './typed-input'

const isDate = (value: unknown): value is FuzzyDate =>
  typeof value === 'object' && value !== null && 'edtf' in value && typeof value.edtf === 'string' && isEdtf(value.edtf)

/** Fields that ask for a period. */
const SPANS: ReadonlySet<string> = new Set(['validity', 'interval'])

/** A date in words or EDTF, with its meaning beneath; where it is refused, with the dates that it may mean. */
export function DateInput(props: InputProps) {
  const { id, value, describedBy, name, change } = props
  const { t, language } = useTexts()
  const clock = useClock()
  const zone = isDate(value) ? (value.timeZone ?? clock.timeZone) : clock.timeZone
  const parse = (text: string): unknown => {
    if (text.trim() === '') return undefined
    // A text that is not understood is kept as typed, and refused by its schema: it is neither lost nor stored.
    return parseDateWords(text, language, zone) ?? { edtf: text }
  }
  const format = (date: unknown): string => {
    if (isDate(date)) return typedDate(date, language, zone)
    return ((date ?? {}) as Partial<FuzzyDate>).edtf ?? ''
  }
  const asks = SPANS.has(name)
  const begun = asks && isDate(value) ? fromThenOn(value) : undefined
  const offers = isDate(value)
    ? begun
      ? [begun]
      : []
    : offeredDates(format(value), zone).map((edtf) => (edtf.includes('T') ? { edtf, timeZone: zone } : { edtf }))
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
        {isDate(value) && <Meaning date={value} clock={clock} asksSpan={asks} />}
      </p>
      <DateOffers offers={offers} show={(date) => meaningOf(date, language)} take={(date) => change(date, 'chosen')} />
      {asks && value === undefined && (
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => {
            change(UNKNOWN_SPAN, 'chosen')
            // The button is gone then: the field has the focus for the next key.
            document.getElementById(id)?.focus()
          }}
        >
          {t('form.spanNotKnown')}
        </Button>
      )}
    </div>
  )
}

const SPAN_TEXTS = {
  day: 'form.spanDay',
  time: 'form.spanTime',
  until: 'form.spanUntil',
  unknown: 'form.spanUnknown',
} as const

/** The meaning of a date, and the clock that it is on; where a period is asked for, also what becomes of a date that is none. */
function Meaning({ date, clock, asksSpan }: { date: FuzzyDate; clock: FormClock; asksSpan: boolean }) {
  const { t, language } = useTexts()
  const odd = asksSpan ? oddSpan(date) : undefined
  const begun = odd && fromThenOn(date)
  const from = begun ? typedDate(begun, language, clock.timeZone) : ''
  const { timeZone } = date
  // An hour that says no clock of its own is shown on its border's.
  const isBare = timeZone === undefined && clock.isBorder && date.edtf.includes('T')
  const meaning = meaningOf(isBare ? { ...date, timeZone: clock.timeZone } : date, language)
  const isElsewhere = clock.isBorder && timeZone !== undefined && timeZone !== clock.timeZone && date.edtf.includes('T')
  const atBorder = isElsewhere ? meaningOf({ edtf: date.edtf, timeZone: clock.timeZone }, language) : undefined
  return (
    <>
      {odd ? t(SPAN_TEXTS[odd], { meaning, from }) : t('form.dateMeans', { meaning, edtf: date.edtf })}
      {atBorder !== undefined && ` ${t('form.borderTime', { date: atBorder })}`}
    </>
  )
}

/** The meaning of a date, without its own words, unless it begins or ends on a day that is not known: "from 10–19 June" would be a period. */
function meaningOf(date: FuzzyDate, language: Language): string {
  const { words: _words, ...plain } = date
  return formatDate(date.edtf.includes('..') && date.edtf.includes('X') ? date : plain, language)
}

const isInstant = (value: unknown): value is string =>
  typeof value === 'string' && isEdtf(value) && precisionOf({ edtf: value }) === 'instant'

/** An instant, typed as a day and a time in the desk's time zone; a day alone is offered to its last minute. */
export function InstantInput(props: InputProps) {
  const { value, change } = props
  const { t, language, instant } = useTexts()
  const { timeZone } = useClock()
  const read = (text: string) => {
    const date = parseDateWords(text, language, timeZone)
    return date && isInstant(date.edtf) ? date.edtf : undefined
  }
  const parse = (text: string): unknown => (text.trim() === '' ? undefined : (read(text) ?? text))
  // An hour that the clocks show twice is written with its offset.
  const written = (at: string) => (read(instant(at, timeZone)) === undefined ? at : instant(at, timeZone))
  const format = (stored: unknown) => (isInstant(stored) ? written(stored) : typeof stored === 'string' ? stored : '')
  const offers = isInstant(value)
    ? []
    : [
        ...offeredEndsOfDay(dayIn(format(value), language)).flatMap((text) => read(text) ?? []),
        ...offeredDates(format(value), timeZone).filter(isInstant),
      ]
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
        <p className={classes.means}>{t('form.instantMeans', { instant: instant(value, timeZone), zone: timeZone })}</p>
      )}
      <DateOffers offers={offers} show={(at) => written(at)} take={(at) => change(at, 'chosen')} />
    </div>
  )
}

/** The day that words say, in EDTF; other words are themselves. */
const dayIn = (text: string, language: Language) => parseDateWords(text, language, 'UTC')?.edtf ?? text

import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Language } from '../../../../core/base/text'
import { assumedIn } from '../../../../core/dates/assumed'
import { dateFormat } from '../../../../core/dates/date-formats'
import { precisionOf } from '../../../../core/dates/date-range'
import { isEdtf } from '../../../../core/dates/edtf'
import { formatDate } from '../../../../core/dates/format-date'
import type { FuzzyDate } from '../../../../core/dates/fuzzy-date'
import { offeredDates, offeredEndsOfDay, proposedDates } from '../../../../core/dates/offered-dates'
import { parseDateWords } from '../../../../core/dates/parse-words'
import { fromThenOn, oddSpan, UNKNOWN_SPAN } from '../../../../core/dates/span-of-time'
import { typedDate } from '../../../../core/dates/typed-date'
import { clockOfField, dateText, dateTyped, isDate } from '../../../../core/editing/tables/date-cell'
import { useDesk } from '../../../client/use-desk'
import { DateOffers } from '../../../parts/date-offers'
import { useTexts } from '../../../text/text-context'
import { useClock, type FormClock } from './form-clock'
import { fieldOf, type InputProps } from './input-props'
import classes from './inputs.module.css'
import { TypedInput } from './typed-input'

/** Fields that ask for a period. */
const SPANS: ReadonlySet<string> = new Set(['validity', 'interval'])

/** The clock on which the hours of a date are typed: that of the form, unless no words name the date's own. */
export function useDateZone(value: unknown): string {
  const { timeZone } = useClock()
  const { language } = useTexts()
  return clockOfField(value, language, timeZone)
}

/** A date in words or EDTF, with its meaning beneath; where it is refused, with the dates that it may mean. */
export function DateInput(props: InputProps) {
  const { id, value, describedBy } = props
  const { t, language } = useTexts()
  const zone = useDateZone(value)
  const [before, setBefore] = useState(isDate(value) ? value : undefined)
  return (
    <div>
      <TypedInput
        {...fieldOf(props)}
        // The date that the typing begins from.
        onFocus={() => setBefore((last) => (isDate(value) ? value : last))}
        format={(date) => dateText(date, language, zone)}
        parse={(text) => dateTyped(text, language, zone, before)}
        className={classes.date}
        describedBy={[describedBy, `${id}-means`].filter(Boolean).join(' ')}
        placeholder={t('form.datePlaceholder')}
      />
      <DateNotes {...props} />
    </div>
  )
}

/** The day of the desk, in EDTF: a date without its year is proposed from it. */
function useDeskDay(): string {
  const { data } = useDesk('desk:status', {})
  return data ? dateFormat('sv-SE', { timeZone: data.timeZone }).format(new Date(data.asOf)) : ''
}

/** The meaning of a typed date, or the dates that a refused text may mean; where a period is asked for, how to say that it is not known. */
export function DateNotes({ id, value, name, change }: Pick<InputProps, 'id' | 'value' | 'name' | 'change'>) {
  const { t, language } = useTexts()
  const clock = useClock()
  const zone = useDateZone(value)
  const today = useDeskDay()
  const asks = SPANS.has(name)
  const begun = asks && isDate(value) ? fromThenOn(value) : undefined
  const typed = dateText(value, language, zone)
  const offers = isDate(value) ? (begun ? [begun] : []) : proposedDates(typed, language, today, zone)
  return (
    <>
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
    </>
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
      {assumedIn(date).map((assumed) => ` ${t(`form.dateAssumes.${assumed}`)}`)}
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

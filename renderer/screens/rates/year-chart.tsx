import { useMemo, type KeyboardEvent, type MouseEvent } from 'react'
import { stepChart, type StepChart } from '../../../core/charts/step-chart'
import { timeAt } from '../../../core/charts/time-axis'
import type { RateAnswerView, RateClock, RateStep } from '../../../core/queries/rate-schemas'
import { monthTicks } from '../../../core/dates/axis-ticks'
import { useTexts, type Texts } from '../../text/text-context'
import { ChartPicture } from '../../look/chart-picture'
import { dayAway, dayOf, noonOf, numberOfDay } from './days'
import classes from './rates.module.css'
import { useWidth } from '../../parts/use-width'
import { YearTable } from './year-table'

const HEIGHT = 230
const FONT = 12

/** How many days a key moves. */
const KEYS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -30,
  PageUp: 30,
}

/** The rate through the year around the entry: announced and in force. The arrow keys and a click move the day. */
export function YearChart(props: {
  answer: RateAnswerView
  beside: RateAnswerView | undefined
  clocks: readonly RateClock[]
  /** The day or time that is asked for now, which the answer may not have yet. */
  at: string
  /** The answer beside is of the same day, by another law, good or knowledge. */
  isSameDay: boolean
  move: (at: string) => void
}) {
  const texts = useTexts()
  const { t, title } = texts
  const { answer, beside, clocks, at, isSameDay, move } = props
  const zone = clocks[0]?.timeZone ?? 'UTC'
  const [ref, width] = useWidth()
  const day = dayOf(at, zone)
  const asked = useMemo(
    () =>
      width === undefined || width < 200 ? undefined : chartOf({ answer, beside, isSameDay, zone, day, width }, texts),
    [answer, beside, isSameDay, zone, day, width, texts],
  )
  const chart = useMemo(() => asked && stepChart(asked), [asked])
  const onKey = (event: KeyboardEvent) => {
    const days = KEYS[event.key]
    if (days === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    move(dayAway(day, days))
  }
  const onClick = (event: MouseEvent<HTMLElement>) => {
    if (!asked || !chart) return
    const { left } = event.currentTarget.getBoundingClientRect()
    move(dayOf(new Date(timeAt(event.clientX - left, asked, chart.plot)).toISOString(), zone))
  }
  const { from, until, law, announced } = answer.year
  const noon = noonOf(day, zone)
  return (
    <section>
      <h2 className={classes.heading}>{t('rates.year')}</h2>
      <p className={classes.legend}>
        <span data-role="law">{t('rates.legend.law')}</span>
        <span data-role="announced">{t('rates.legend.announced')}</span>
        <span data-role="unknown">{t('rates.legend.unknown')}</span>
        {beside && isSameDay && <span data-role="beside">{t('rates.legend.beside')}</span>}
      </p>
      <div
        ref={ref}
        className={classes.year}
        role="slider"
        tabIndex={0}
        aria-label={t('rates.day')}
        aria-valuemin={numberOfDay(dayOf(from, zone))}
        aria-valuemax={numberOfDay(dayOf(until, zone))}
        aria-valuenow={numberOfDay(day)}
        aria-valuetext={t('rates.dayValue', {
          day: texts.date({ edtf: day }),
          law: title(stepAt(law, noon)),
          announced: title(stepAt(announced, noon)),
        })}
        onKeyDown={onKey}
        onClick={onClick}
      >
        {chart && <ChartPicture chart={chart} />}
      </div>
      <YearTable answer={answer} zone={zone} />
    </section>
  )
}

const stepAt = (steps: readonly RateStep[], at: number): RateStep['words'] =>
  (steps.findLast(({ from }) => Date.parse(from) <= at) ?? steps[0])?.words ?? { en: '', ja: '' }

function chartOf(
  of: {
    answer: RateAnswerView
    beside: RateAnswerView | undefined
    isSameDay: boolean
    zone: string
    day: string
    width: number
  },
  { language, date, t }: Texts,
): StepChart {
  const { answer, beside, isSameDay, zone, day, width } = of
  const { from, until, months, law, announced } = answer.year
  const steps = (all: readonly RateStep[]) => all.map((step) => ({ ...step, from: Date.parse(step.from) }))
  const otherDay = beside && !isSameDay ? Date.parse(beside.entered) : undefined
  return {
    from: Date.parse(from),
    until: Date.parse(until),
    series: [
      { role: 'announced', steps: steps(announced) },
      ...(beside && isSameDay ? [{ role: 'beside', steps: steps(beside.year.law) }] : []),
      { role: 'law', steps: steps(law), until: Date.parse(answer.knownAt) },
      { role: 'law-ahead', steps: steps(law), from: Date.parse(answer.knownAt) },
    ],
    marks: [
      ...(otherDay === undefined ? [] : [{ at: otherDay, role: 'other-day' }]),
      { at: noonOf(day, zone), role: 'entry', label: date({ edtf: day }) },
    ],
    ticks: monthTicks(months.map(Date.parse), zone, language),
    width,
    height: HEIGHT,
    font: FONT,
    figure: (value) => t('rates.percent', { value: Math.round(value * 100) / 100 }),
  }
}

import { stepChart } from '../../../charts/step-chart'
import type { Language } from '../../../base/text'
import { monthTicks } from '../../../dates/axis-ticks'
import { DAY_MS } from '../../../dates/edtf'
import { formatDate, formatInstantDay } from '../../../dates/format-date'
import { zoneOffset } from '../../../dates/time-zone'
import { amountWords } from '../../../rates/answer-words'
import type { Step } from '../../../rates/regime/time-line'
import { drawnStep, yearPath, type YearPath } from '../../../rates/year-path'
import { ofAnswers } from '../../about-session/traded-rates'
import type { ContentRun, SectionPart } from '../../memo-content'
import { goodRuns } from './rates-sections'
import { partyRun, type Entry, type SheetContext } from './sheet-context'

/** How many rates are drawn; the words of section 1 say what the others are. */
const CHARTS_MAX = 4
/** In points: the text beside its paragraph numbers on the narrower paper, and letters that print well. */
const SIZE = { width: 420, height: 88, font: 8 }

/**
 * The rates through a year, in force and announced, of the goods that have more to tell than their figure: a change ahead, or another rate in force than was
 * announced.
 */
export function courseCharts(context: SheetContext): SectionPart[] {
  const drawn = context.entries.flatMap((entry) => {
    const path = yearPath(entry.regime, entry.question)
    const law = stepWords(context, path.law, entry.clock)
    const announced = stepWords(context, path.announced, entry.clock)
    const isAhead = [...law, ...announced].some(({ at }) => at > entry.question.entered)
    return isAhead || differs(context, entry) ? [{ entry, path, law, announced }] : []
  })
  return drawn.slice(0, CHARTS_MAX).map(({ entry, path, law, announced }): SectionPart => ({
    kind: 'chart',
    drawn: pictureOf(context, entry, path),
    words: context.writer.frame('memo.sheet.course', {
      good: goodRuns(context, entry),
      origin: partyRun(context, entry.origin),
      border: partyRun(context, entry.border),
      law: courseRun(context, path.law, law),
      announced: isSame(law, announced)
        ? context.writer.text('memo.sheet.courseSame')
        : courseRun(context, path.announced, announced),
    }),
    legend: [context.writer.say('memo.sheet.courseLegend')],
    told: [],
  }))
}

const differs = ({ writer }: SheetContext, { law, announced }: Entry): boolean =>
  amountWords(law, writer.language) !== amountWords(announced, writer.language)

interface StepWords {
  /** Epoch milliseconds, and in words. */
  at: number
  from: string
  words: string
}

/** The steps in words, without those that say the same as the one before. */
function stepWords({ writer }: SheetContext, steps: readonly Step[], timeZone: string): StepWords[] {
  const all = steps.map(({ from, answer }) => ({
    at: from,
    from: momentText(from, timeZone, writer.language),
    words: amountWords(answer, writer.language),
  }))
  return all.filter(({ words }, index) => all[index - 1]?.words !== words)
}

/** An instant in words; the day alone of its beginning, since what is known by the day has no hour. */
function momentText(at: number, timeZone: string, language: Language): string {
  const isMidnight = (at + zoneOffset(at, timeZone)) % DAY_MS === 0
  const instant = new Date(at).toISOString()
  return isMidnight
    ? formatInstantDay(instant, timeZone, language)
    : formatDate({ edtf: instant.replace('.000Z', 'Z'), timeZone }, language)
}

const isSame = (one: readonly StepWords[], other: readonly StepWords[]) =>
  one.length === other.length &&
  one.every(({ from, words }, index) => from === other[index]?.from && words === other[index]?.words)

/** "4%; from 5 April 2025, 00:01 (EDT) 14%". */
function courseRun(context: SheetContext, steps: readonly Step[], told: readonly StepWords[]): ContentRun {
  const { writer } = context
  const texts = told.map(({ at, from, words }, index) => {
    if (index === 0) return words
    return writer.text(at > context.bounds.known ? 'memo.sheet.courseAhead' : 'memo.sheet.courseStep', {
      date: from,
      words,
    })
  })
  const run: ContentRun = { text: texts.join(writer.text('memo.sheet.courseBetween')), style: 'plain' }
  return ofAnswers(
    context,
    steps.map(({ answer }) => answer),
    run,
  )
}

function pictureOf({ writer, bounds }: SheetContext, { clock, question }: Entry, path: YearPath) {
  const { width, height, shapes } = stepChart({
    from: path.from,
    until: path.until,
    series: [
      { role: 'announced', steps: path.announced.map(drawnStep) },
      { role: 'law', steps: path.law.map(drawnStep), until: bounds.known },
      { role: 'law-ahead', steps: path.law.map(drawnStep), from: bounds.known },
    ],
    marks: [
      {
        at: question.entered,
        role: 'entry',
        label: momentText(question.entered, clock, writer.language),
      },
    ],
    ticks: monthTicks(path.months, clock, writer.language),
    figure: (value) => writer.text('rates.percent', { value: Math.round(value * 100) / 100 }),
    ...SIZE,
  })
  return { width, height, shapes }
}

import type { Language } from '../base/text'
import { htsNumber } from '../rates/schedule/hts-number'
import type { ColumnReport, LineName, LineReport, RateWords } from '../rates/schedule/line-report'
import { SCHEDULE_FIELDS } from '../rates/schedule/schedule'
import { familyText, translator } from './catalogue'
import { describeRateProblem } from './describe-rates'

/** The name of a line: its number as the schedule prints it, or its own description. */
export const lineNumber = ({ code, description }: LineName): string => (code === '' ? description : htsNumber(code))

/** A rate of a line in words: as the schedule writes it, with what is wrong where it is no rate by itself. */
export function describeRateWords({ kind, text, rate, problem }: RateWords, language: Language): string {
  if (kind === 'rate') return rate ?? text
  const t = translator(language)
  const why = problem ? describeRateProblem(problem, language) : t('scheduleLine.noFigure')
  return t('scheduleLine.notRate', { text, why })
}

/** A footnote in words, with the columns that it is for. */
export function describeFootnote({ columns, text }: LineReport['footnotes'][number], language: Language): string {
  const names = columns.map((column) => {
    const field = SCHEDULE_FIELDS.find((known) => known === column)
    return field ? familyText(language, `scheduleField.${field}`) : column
  })
  return translator(language)('scheduleLine.footnote', { columns: names.join(', '), text })
}

/** The rate of a column in words, with the line that it is inherited from; or why there is none. */
export function describeColumn(column: ColumnReport, line: LineName, language: Language): string {
  const { from, rate, why } = column
  if (why !== undefined || !rate) return familyText(language, `scheduleLine.${why ?? 'noRate'}`)
  return withOrigin(describeRateWords(rate, language), from, line, language)
}

/** The special column in words, one entry for each rate with the programmes that have it. */
export function describeSpecial({ special, ...line }: LineReport, language: Language): string[] {
  const { from, why, text, problem, rates } = special
  if (why !== undefined) return [familyText(language, `scheduleLine.${why}`)]
  if (problem) return [describeRateWords({ kind: 'problem', text: text ?? '', problem }, language)]
  if (rates.length === 0) return [withOrigin(translator(language)('scheduleLine.noSpecial'), from, line, language)]
  return rates.map(({ programmes, ...rate }) => {
    const words = describeRateWords(rate, language)
    const listed = programmes.length === 0 ? words : `${words} (${programmes.join(', ')})`
    return withOrigin(listed, from, line, language)
  })
}

function withOrigin(words: string, from: LineName | undefined, line: LineName, language: Language): string {
  if (!from || from.row === line.row) return words
  return translator(language)('scheduleLine.inherited', { words, line: lineNumber(from) })
}

/** The sentence with the figures of a schedule: its lines, its broken rows and the rates that are not understood. */
export function scheduleCounts(
  { lines, brokenRows, unreadRates }: { lines: number; brokenRows: number; unreadRates: number },
  language: Language,
): string {
  const figure = (count: number) => new Intl.NumberFormat(language).format(count)
  return translator(language)('schedule.counts', {
    lines: figure(lines),
    broken: figure(brokenRows),
    unread: figure(unreadRates),
  })
}

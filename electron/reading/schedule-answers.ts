import { LineFinder } from '../../core/rates/schedule/find-lines'
import { lineExcerpt, type LineExcerpt } from '../../core/rates/schedule/line-excerpt'
import { lineReport, type LineReport } from '../../core/rates/schedule/line-report'
import type { Schedule } from '../../core/rates/schedule/schedule'

/** A question about a schedule: the lines that have some words, or one line by its row. */
export type ScheduleQuestion = { words: string; offset: number; limit: number } | { row: number }

/** `of` is the number of lines in all. A line comes with the excerpts of it and of those that its rates are from; undefined if there is no such row. */
export interface ScheduleAnswers {
  found: { total: number; of: number; found: LineReport[] }
  line: { report: LineReport; excerpts: LineExcerpt[]; hasFootnotes: boolean } | undefined
}

/** Answers questions about one schedule. */
export class ScheduleReader {
  readonly #schedule: Schedule
  readonly #finder: LineFinder

  constructor(schedule: Schedule) {
    this.#schedule = schedule
    this.#finder = new LineFinder(schedule)
  }

  answer(question: ScheduleQuestion): ScheduleAnswers['found'] | ScheduleAnswers['line'] {
    return 'row' in question ? this.#line(question.row) : this.#find(question)
  }

  #find({ words, offset, limit }: { words: string; offset: number; limit: number }): ScheduleAnswers['found'] {
    const { total, lines } = this.#finder.find(words, { offset, limit })
    return { total, of: this.#schedule.lines.length, found: lines.map((line) => lineReport(line)) }
  }

  #line(row: number): ScheduleAnswers['line'] {
    const { lines, revision, hasFootnotes } = this.#schedule
    const line = lines.find((one) => one.row === row)
    if (!line) return undefined
    const report = lineReport(line)
    const rows = new Set([row, report.general.from?.row, report.special.from?.row, report.column2.from?.row])
    const excerpts = lines.filter((one) => rows.has(one.row)).map((one) => lineExcerpt(one, revision))
    return { report, excerpts, hasFootnotes }
  }
}

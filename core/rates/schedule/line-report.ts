import { z } from 'zod'
import { formatRateTerms } from '../terms/format-rate-terms'
import { RATE_PROBLEMS, type RateProblem, type ReadRate } from '../terms/rate'
import { rateOf, specialFrom, type NoRate } from './rate-of'
import { descriptionsOf, footnotesOf, type ScheduleLine } from './schedule'

/** A line by its row in the file, its digits (empty for a heading without a number) and its own description. */
const lineNameSchema = z.object({ row: z.int(), code: z.string(), description: z.string() })
export type LineName = z.infer<typeof lineNameSchema>

const rateProblemSchema = z.object({
  code: z.enum(RATE_PROBLEMS),
  understood: z.string(),
  rest: z.string(),
  readings: z.tuple([z.string(), z.string()]).exactOptional(),
})

/** A rate in the file's own words. Only `rate` is a rate by itself, and has it as Parley writes it; a problem says what was not understood. */
const rateWordsSchema = z.object({
  text: z.string(),
  kind: z.enum(['rate', 'conditional', 'relative', 'reference', 'problem']),
  rate: z.string().optional(),
  problem: rateProblemSchema.optional(),
})
export type RateWords = z.infer<typeof rateWordsSchema>

export const NO_RATES = [
  'ratesBelow',
  'noRate',
  'brokenAbove',
  'columnUnread',
  'programmeNotListed',
  'programmeLimited',
] as const satisfies readonly NoRate['why'][]

/** The rate of one column with the line that has it, or why there is none. */
const columnReportSchema = z.object({
  from: lineNameSchema.optional(),
  rate: rateWordsSchema.optional(),
  why: z.enum(NO_RATES).optional(),
})
export type ColumnReport = z.infer<typeof columnReportSchema>

/** A line of a schedule, and what holds for it: its descriptions from the top, its rates with the lines that they are from, and its footnotes. */
export const lineReportSchema = lineNameSchema.extend({
  descriptions: z.array(z.string()),
  units: z.array(z.string()),
  general: columnReportSchema,
  /** The rates of the special column, each with the programmes that have it: none are named if all have it. */
  special: z.object({
    from: lineNameSchema.optional(),
    why: z.enum(NO_RATES).optional(),
    /** Why the column as a whole cannot be taken apart, with its text. */
    text: z.string().optional(),
    problem: rateProblemSchema.optional(),
    rates: z.array(rateWordsSchema.extend({ programmes: z.array(z.string()) })),
  }),
  column2: columnReportSchema,
  /** The rate of the programme that was asked about. */
  programme: columnReportSchema.extend({ sign: z.string() }).optional(),
  footnotes: z.array(z.object({ columns: z.array(z.string()), text: z.string() })),
  quotaQuantity: z.string().optional(),
  additionalDuties: z.string().optional(),
})
export type LineReport = z.infer<typeof lineReportSchema>

/** Reports a line; with `programme`, also the rate of that programme. */
export function lineReport(line: ScheduleLine, programme?: string): LineReport {
  return {
    ...nameOf(line),
    descriptions: descriptionsOf(line),
    units: [...line.units],
    general: columnOf(line, 'general'),
    special: specialOf(line),
    column2: columnOf(line, 'column2'),
    ...(programme === undefined ? {} : { programme: { sign: programme, ...programmeOf(line, programme) } }),
    footnotes: footnotesOf(line).map(({ columns, text }) => ({ columns: [...columns], text })),
    ...(line.quotaQuantity === undefined ? {} : { quotaQuantity: line.quotaQuantity }),
    ...(line.additionalDuties === undefined ? {} : { additionalDuties: line.additionalDuties }),
  }
}

export const nameOf = ({ row, code, description }: ScheduleLine): LineName => ({ row, code, description })

function columnOf(line: ScheduleLine, column: 'general' | 'column2'): ColumnReport {
  const answer = rateOf(line, { column2: column === 'column2' })
  if (answer.why !== undefined) return { why: answer.why }
  return { from: nameOf(answer.from), rate: rateWords(answer.from[column]?.text ?? '', answer.rate) }
}

function specialOf(line: ScheduleLine): LineReport['special'] {
  const found = specialFrom(line)
  if ('why' in found) return { why: found.why, rates: [] }
  const { special } = found.line
  const from = nameOf(found.line)
  if (special?.problem) return { from, text: special.text, problem: problemOf(special.problem), rates: [] }
  const rates = special?.rates ?? []
  return {
    from,
    rates: rates.map(({ text, rate, programmes }) => ({ ...rateWords(text, rate), programmes: [...programmes] })),
  }
}

function programmeOf(line: ScheduleLine, programme: string): ColumnReport {
  const answer = rateOf(line, { programme })
  if (answer.why !== undefined) return { why: answer.why, ...('from' in answer ? { from: nameOf(answer.from) } : {}) }
  const own = answer.from.special?.rates.find(({ programmes }) => programmes.includes(programme))
  return { from: nameOf(answer.from), rate: rateWords(own?.text ?? '', answer.rate) }
}

const rateWords = (text: string, read: ReadRate): RateWords => ({
  text,
  kind: read.kind,
  ...(read.kind === 'rate' ? { rate: formatRateTerms(read.rate, 'en') } : {}),
  ...(read.kind === 'problem' ? { problem: problemOf(read.problem) } : {}),
})

const problemOf = ({ readings, ...rest }: RateProblem) => ({
  ...rest,
  ...(readings ? { readings: [...readings] as [string, string] } : {}),
})

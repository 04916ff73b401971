import { same } from '../base/same-value'
import { getOrThrow, type DeskRead } from '../desk/desk-read'
import { rateTextSchema } from '../model/values/rate-text'
import type { Annotation, Good, RecordOf, Source } from '../model/records/records'
import { evidenceFor } from '../desk/evidence-for'
import { withExcerpts, type LineExcerpt } from '../rates/schedule/line-excerpt'
import type { LineReport, RateWords } from '../rates/schedule/line-report'
import type { BatchedCommand, CommandOf } from './command'

/** A line of a schedule to take over into a good, with the excerpts of it and of the lines that its rates are from. */
export interface LineToTake {
  good: string
  source: string
  report: LineReport
  excerpts: readonly LineExcerpt[]
  /** Makes the id of a new record. */
  makeId: () => string
}

/**
 * The fields of a good that a line gives. A rate that is none by itself, or that is not known, gives none: null, or no preferences, where that of an
 * earlier line has to go.
 */
export type LineFields = Pick<Good, 'codes'> &
  Partial<Pick<Good, 'preferences'>> & {
    ordinaryDuty?: string | null | undefined
    columnTwoDuty?: string | null | undefined
  }

/** The party whose schedule Parley reads. */
const usOf = (desk: DeskRead) => desk.all('party').find(({ code }) => code === 'US')?.id as PartyId | undefined

type PartyId = Good['codes'][number]['schedule']

/** The fields of a good that a line of a schedule gives. The code takes the place of an earlier one of the same party's schedule. */
export function fieldsOfLine(desk: DeskRead, good: Good, source: Source, report: LineReport): LineFields {
  const party = usOf(desk)
  const revision = source.scheduleRevision ?? ''
  const others = good.codes.filter((code) =>
    party === undefined ? code.revision !== revision : code.schedule !== party,
  )
  const code = {
    hs: report.code,
    ...(party === undefined ? {} : { schedule: party }),
    revision,
  } satisfies Good['codes'][number]
  const duty = rateOf(report.general.rate)
  const columnTwo = rateOf(report.column2.rate)
  const { special } = report
  const preferences = special.rates.flatMap(({ programmes, ...words }) => {
    // A preference that the line lists is not one that the good lacks, even if its duty is elsewhere.
    const preferentialDuty = rateOf(words) ?? null
    return programmes.map((programme) => ({ programme, preferentialDuty }))
  })
  const isRead = special.from !== undefined && !special.problem
  const former = new Set(evidenceOfLines(desk, good.id).map(({ field }) => field))
  const given = (field: 'ordinaryDuty' | 'columnTwoDuty', value: string | undefined) =>
    value === undefined && !(former.has(field) && good[field] !== undefined) ? {} : { [field]: value ?? null }
  return {
    codes: [code, ...others],
    ...given('ordinaryDuty', duty),
    ...given('columnTwoDuty', columnTwo),
    ...(isRead ? { preferences } : former.has('preferences') ? { preferences: [] } : {}),
  }
}

const rateOf = (words: RateWords | undefined): string | undefined =>
  words?.rate !== undefined && rateTextSchema.safeParse(words.rate).success ? words.rate : undefined

/**
 * Takes a line of a schedule over into a good as one edit: its code, its ordinary duty, that of column 2 and its preferences, each with evidence that quotes the line. The quoted
 * lines are added to the text of the source. Evidence from a schedule for the values that are replaced goes. Undefined if the desk has all of it already.
 * @throws ParleyError `record-missing`, those of reading the source's text
 */
export function takeScheduleLine(desk: DeskRead, wanted: LineToTake): CommandOf<'batch'> | undefined {
  const good = getOrThrow(desk, 'good', wanted.good)
  const source = getOrThrow(desk, 'source', wanted.source)
  const fields = fieldsOfLine(desk, good, source, wanted.report)
  const before = source.sha256 === undefined ? undefined : desk.sourceText(source.sha256)
  const { text, starts } = withExcerpts(before, wanted.excerpts)
  const quotes = quotesOf(wanted, fields).map(({ field, row, end }) => {
    const index = wanted.excerpts.findIndex((excerpt) => excerpt.row === row)
    const start = starts[index] ?? 0
    return { field, start, end: start + (wanted.excerpts[index]?.ends[end] ?? 0) }
  })
  const { gone, kept } = formerEvidence(desk, wanted, fields, quotes, text)
  const commands: BatchedCommand[] = [
    ...(isSame(good, fields)
      ? []
      : [{ kind: 'change' as const, collection: 'good' as const, id: good.id, rev: good.rev, fields }]),
    ...(text === before ? [] : [{ kind: 'giveText' as const, source: source.id, rev: source.rev, text }]),
    ...gone.map(({ id, rev }) => ({ kind: 'delete' as const, collection: 'evidence' as const, id, rev })),
    ...quotes.flatMap(({ field, start, end }): BatchedCommand[] => {
      if (kept.has(field)) return []
      const about = { collection: 'good' as const, id: good.id }
      const evidence = { id: wanted.makeId(), about, field, role: 'supports' as const }
      return [{ kind: 'mark', source: source.id, start, end, annotation: wanted.makeId(), evidence }]
    }),
  ]
  return commands.length === 0 ? undefined : { kind: 'batch', commands }
}

type Field = keyof LineFields

/** The line that each field is quoted from, and the part of it that ends the quote. */
function quotesOf(
  { report }: LineToTake,
  fields: LineFields,
): { field: Field; row: number; end: keyof LineExcerpt['ends'] }[] {
  const { general, special, column2 } = report
  return [
    { field: 'codes', row: report.row, end: 'code' },
    ...(typeof fields.ordinaryDuty === 'string' && general.from
      ? [{ field: 'ordinaryDuty' as const, row: general.from.row, end: 'general' as const }]
      : []),
    ...(typeof fields.columnTwoDuty === 'string' && column2.from
      ? [{ field: 'columnTwoDuty' as const, row: column2.from.row, end: 'column2' as const }]
      : []),
    ...((fields.preferences ?? []).length > 0 && special.from
      ? [{ field: 'preferences' as const, row: special.from.row, end: 'special' as const }]
      : []),
  ]
}

/** The evidence of a good that quotes a line of a schedule, with the mark of each. */
function evidenceOfLines(desk: DeskRead, good: string): (RecordOf<'evidence'> & { mark: Annotation })[] {
  return evidenceFor(desk, { collection: 'good', id: good }).flatMap((evidence) => {
    const mark = desk.get('annotation', evidence.annotation)
    const isOfSchedule = mark !== undefined && desk.get('source', mark.source)?.scheduleRevision !== undefined
    return isOfSchedule ? [{ ...evidence, mark }] : []
  })
}

/** The evidence that a good has from schedules for these fields: what says the same stays, and the rest goes. */
function formerEvidence(
  desk: DeskRead,
  { good, source }: LineToTake,
  fields: LineFields,
  quotes: readonly { field: Field; start: number; end: number }[],
  text: string,
) {
  const cited = evidenceOfLines(desk, good).filter(({ field }) => Object.hasOwn(fields, field))
  const kept = new Set<string>()
  const gone = cited.filter(({ field, mark, role }) => {
    const says = quotes.some(
      (quote) =>
        quote.field === field &&
        mark.source === source &&
        mark.snapshot === undefined &&
        mark.exact === text.slice(quote.start, quote.end),
    )
    if (says && role === 'supports') kept.add(field)
    return !says
  })
  return { gone, kept }
}

/** Has a good these values already? */
const isSame = (good: Good, fields: LineFields): boolean =>
  (Object.keys(fields) as Field[]).every((field) => same(good[field], fields[field] ?? undefined))

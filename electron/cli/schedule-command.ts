import { ParleyError } from '../../core/base/errors'
import { getOrThrow } from '../../core/desk/desk-read'
import { titleOfFile } from '../../core/reading/original-file'
import { lineReport, type LineReport } from '../../core/rates/schedule/line-report'
import { lineOf } from '../../core/rates/schedule/rate-of'
import type { ScheduleReading } from '../../core/rates/schedule/read-schedule'
import { revisionOfName } from '../../core/rates/schedule/schedule-file'
import { familyText, translator } from '../../core/text/catalogue'
import { describeBrokenRow, describeUnreadRate } from '../../core/text/describe-rates'
import {
  describeColumn,
  describeFootnote,
  describeSpecial,
  lineNumber,
  scheduleCounts,
} from '../../core/text/describe-schedule'
import { HELD_MAX } from '../desk/services/held-files'
import { fileToRead } from '../desk/services/reading-service'
import { DeskStore } from '../desk/store/desk-store'
import { readScheduleFile, type ScheduleFile } from '../reading/schedule-file'
import type { CliOptions, CliWorld } from './cli-world'

type WholeReading = Extract<ScheduleReading, { problem?: undefined }>

/**
 * `schedule`: reads a tariff schedule from a file, or from a source of a desk, and prints its figures with every broken row and every rate that is not
 * understood; or, for a code, the line with its rates. Returns 1 if rows are broken, or there is no such line.
 * @throws ParleyError `option-unknown`, `reading-schedule`, and those of reading a file and opening a desk
 */
export async function scheduleCommand(options: CliOptions, world: CliWorld): Promise<number> {
  const { positional, second } = options
  if (positional === undefined) throw new ParleyError('option-unknown', { option: 'schedule needs the name of a file' })
  const reading = readScheduleFile(await fileOf(positional, options))
  return second === undefined ? printCounts(reading, options, world) : printLine(reading, second, options, world)
}

async function fileOf(named: string, options: CliOptions): Promise<ScheduleFile> {
  if (!options.deskNamed) {
    const file = await fileToRead(options.path(named), HELD_MAX)
    return { ...file, revision: options.revision ?? revisionOfName(file.name) ?? titleOfFile(file.name) }
  }
  const store = await DeskStore.open(options.desk, 'read')
  const { original, scheduleRevision } = getOrThrow(store.desk, 'source', named)
  if (original?.kept !== true) throw new ParleyError('original-not-kept', { collection: 'source', id: named })
  const { name, sha256 } = original
  return { name, bytes: await store.readOriginal(sha256), revision: scheduleRevision ?? titleOfFile(name) }
}

function printCounts({ schedule, broken }: WholeReading, { json }: CliOptions, world: CliWorld): number {
  const { revision, lines, unread, hasFootnotes } = schedule
  const told = broken.map((row) => ({ ...row, says: describeBrokenRow(row, 'en') }))
  const rates = unread.map((rate) => ({ ...rate, says: describeUnreadRate(rate, 'en') }))
  const counts = {
    lines: lines.length,
    brokenRows: new Set(broken.map(({ row }) => row)).size,
    unreadRates: unread.length,
  }
  if (json) printJson({ revision, ...counts, hasFootnotes, broken: told, unread: rates }, world)
  else {
    world.print(`${revision}: ${scheduleCounts(counts, 'en')}`)
    for (const { says } of [...told, ...rates]) world.print(says)
  }
  return broken.length === 0 ? 0 : 1
}

function printLine({ schedule }: WholeReading, code: string, options: CliOptions, world: CliWorld): number {
  const t = translator('en')
  const found = lineOf(schedule, code)
  if (found.problem !== undefined) {
    world.warn(
      t(found.problem === 'codeForm' ? 'scheduleLine.codeForm' : 'scheduleLine.unknown', { code: code.slice(0, 80) }),
    )
    return 1
  }
  const report = lineReport(found.line, options.programme)
  if (!found.isExact) world.warn(t('scheduleLine.nearest', { code, line: lineNumber(report) }))
  const { revision, hasFootnotes } = schedule
  if (options.json) printJson({ revision, isExact: found.isExact, ...report, hasFootnotes }, world)
  else for (const line of linesOf(report, revision, hasFootnotes)) world.print(line)
  return 0
}

function linesOf(report: LineReport, revision: string, hasFootnotes: boolean): string[] {
  const t = translator('en')
  const field = (name: string, says: string) => `${familyText('en', `scheduleField.${name}`)}: ${says}`
  const { row, descriptions, units, general, column2, programme, footnotes, quotaQuantity, additionalDuties } = report
  return [
    `${lineNumber(report)}  ${revision}, ${t('scheduleLine.row', { row })}`,
    ...descriptions.map((description, level) => `${'  '.repeat(level + 1)}${description}`),
    ...(units.length === 0 ? [] : [field('units', units.join(', '))]),
    field('general', describeColumn(general, report, 'en')),
    ...describeSpecial(report, 'en').map((says) => field('special', says)),
    ...(programme ? [`${programme.sign}: ${describeColumn(programme, report, 'en')}`] : []),
    field('column2', describeColumn(column2, report, 'en')),
    ...(quotaQuantity === undefined ? [] : [field('quotaQuantity', quotaQuantity)]),
    ...(additionalDuties === undefined ? [] : [field('additionalDuties', additionalDuties)]),
    ...footnotes.map((note) => field('footnotes', describeFootnote(note, 'en'))),
    ...(hasFootnotes ? [] : [t('scheduleLine.csvFootnotes')]),
  ]
}

function printJson(value: unknown, world: CliWorld): void {
  for (const line of JSON.stringify(value, null, 2).split('\n')) world.print(line)
}

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LineFinder } from '../../../../core/rates/schedule/find-lines'
import { hsCode, htsNumber } from '../../../../core/rates/schedule/hts-number'
import { lineExcerpt, withExcerpts } from '../../../../core/rates/schedule/line-excerpt'
import { lineReport } from '../../../../core/rates/schedule/line-report'
import { lineOf } from '../../../../core/rates/schedule/rate-of'
import { readSchedule } from '../../../../core/rates/schedule/read-schedule'
import { looksLikeSchedule, revisionOfName } from '../../../../core/rates/schedule/schedule-file'
import { describeColumn, describeSpecial } from '../../../../core/text/describe-schedule'
import { csvOf, EXCERPT_JSON, excerpt, row, type ExportRow } from './hts-excerpt'

function scheduleOf(text: string) {
  const reading = readSchedule(text, { revision: '2025 HTS Revision 12' })
  if (reading.problem) throw new Error(reading.problem.code)
  return reading.schedule
}
const real = scheduleOf(EXCERPT_JSON)
const of = (...rows: ExportRow[]) => scheduleOf(JSON.stringify(rows))
function lineAt(code: string, schedule = real) {
  const found = lineOf(schedule, code)
  if (found.problem !== undefined) throw new Error(found.problem)
  return found.line
}

describe('the file of a schedule', () => {
  it.each([
    [EXCERPT_JSON, true],
    [`\uFEFF${csvOf(excerpt())}`, true],
    [csvOf(excerpt(), ';'), true],
    // Torn: it is one, and reading it says that it breaks off.
    [EXCERPT_JSON.slice(0, 300), true],
    ['[{"id":"1","name":"x"}]', false],
    ['Date,Indent,HTS\n', false],
    ['The column “HTS Number” and the column “Indent” say what a line is under.', false],
    ['', false],
  ])('is known by its beginning', (text, is) => {
    expect(looksLikeSchedule(text)).toBe(is)
  })

  it.each([
    ['hts_2025_revision_12_json.json', '2025 HTS Revision 12'],
    ['HTS 2025 Rev. 3.csv', undefined],
    ['hts_2026_rev4_csv.csv', '2026 HTS Revision 4'],
    ['hts_2025_basic_edition_csv.csv', '2025 HTS Basic Edition'],
    ['htsdata.json', undefined],
    ['hts_120251_revision_12.json', undefined],
  ])('%s says its revision', (name, revision) => {
    expect(revisionOfName(name)).toBe(revision)
  })
})

describe('finding a line', () => {
  const finder = new LineFinder(real)
  const codes = (typed: string) => finder.find(typed, { offset: 0, limit: 1000 }).lines.map(({ code }) => code)

  it('by the beginning of its code, with or without points', () => {
    expect(codes('8703.23.01').slice(0, 2)).toEqual(['87032301', '8703230110'])
    expect(codes('87032301')).toEqual(codes('8703.23.01'))
    expect(codes('9999')).toEqual([])
  })

  it('by words of its own and of the lines above it, its own first', () => {
    expect(codes('basmati')[0]).toBe('10062020')
    // "Certified organic" is under "Basmati" under "Husked (brown) rice" under "Rice".
    expect(codes('RICE basmati certif')).toEqual(['1006202010'])
    expect(codes('basmati zebra')).toEqual([])
  })

  it('by the beginnings of words, and not by their middle', () => {
    expect(codes('asmati')).toEqual([])
    expect(codes('   ')).toEqual([])
  })

  it('in parts that make the whole', () => {
    const whole = finder.find('other', { offset: 0, limit: 1000 })
    const parts = [0, 10, 20].flatMap((offset) => finder.find('other', { offset, limit: 10 }).lines)
    expect(whole.total).toBe(whole.lines.length)
    expect(parts).toEqual(whole.lines.slice(0, 30))
  })
})

describe('the report of a line', () => {
  it('has each rate with the line that it is from', () => {
    const report = lineReport(lineAt('8703.23.01.60'))
    expect(report.descriptions[0]).toMatch(/^Motor cars/)
    expect(describeColumn(report.general, report, 'en')).toBe('2.5%, from line 8703.23.01')
    expect(describeColumn(report.column2, report, 'en')).toBe('10%, from line 8703.23.01')
    expect(describeSpecial(report, 'en')[0]).toMatch(/^Free \(A\+, AU, .*\), from line 8703\.23\.01$/)
    const own = lineReport(lineAt('8703.23.01'))
    expect(describeColumn(own.general, own, 'en')).toBe('2.5%')
  })

  it('has what is no rate by itself in its own words, and no figure', () => {
    const report = lineReport(lineAt('0201.10.50.10'), 'AU')
    const { rate } = report.programme ?? {}
    expect(rate).toMatchObject({ kind: 'reference', text: expect.stringMatching(/^See 9/) })
    expect(rate?.rate).toBeUndefined()
    const unread = of(row({ htsno: '0101', general: 'forty per cent or so' }))
    const { general, ...line } = lineReport(lineAt('0101', unread))
    expect(general.rate?.rate).toBeUndefined()
    expect(describeColumn(general, line, 'en')).toContain('“forty per cent or so”')
  })

  it('says why there is no rate', () => {
    const heading = lineReport(lineAt('8703'), 'KR')
    expect([heading.general.why, heading.programme?.why, heading.special.why]).toEqual(Array(3).fill('ratesBelow'))
    expect(describeColumn(heading.general, heading, 'ja')).toContain('下の行')
  })
})

describe('the excerpt of a line', () => {
  it('names the line in each of the quotes for its fields', () => {
    const { text, ends } = lineExcerpt(lineAt('8703.23.01'), '2025 HTS Revision 12')
    expect(text.slice(0, ends.code)).toMatch(/^2025 HTS Revision 12, 8703\.23\.01 \(row \d+\): Motor cars .* > Of a /)
    expect(text.slice(0, ends.general)).toMatch(/\nGeneral rate of duty: 2\.5%$/)
    expect(text.slice(0, ends.special)).toMatch(/\nSpecial rate of duty: Free \(A\+,/)
    const inherits = lineExcerpt(lineAt('8703.23.01.60'), 'x')
    expect([inherits.ends.general, inherits.ends.special]).toEqual([undefined, undefined])
  })

  it('is added after what is there, once', () => {
    const any = fc.constantFrom(...real.lines.slice(0, 60).map((line) => lineExcerpt(line, 'r')))
    fc.assert(
      fc.property(fc.array(any, { minLength: 1 }), any, (chosen, added) => {
        const first = withExcerpts(undefined, chosen)
        const then = withExcerpts(first.text, [added])
        expect(then.text.startsWith(first.text)).toBe(true)
        expect(then.text.slice(then.starts[0]).startsWith(added.text)).toBe(true)
        expect(withExcerpts(then.text, [...chosen, added]).text).toBe(then.text)
        for (const [index, one] of chosen.entries())
          expect(then.text.slice(first.starts[index]).startsWith(one.text)).toBe(true)
      }),
    )
  })
})

it('prints numbers as the schedule does', () => {
  expect(['0101', '010121', '8703230160'].map(htsNumber)).toEqual(['0101', '0101.21', '8703.23.01.60'])
})

it('prints the stored digits of a code as the law writes them, and any other text unchanged', () => {
  expect(['87', '8703', '870323', '8703230140', '87032301', '870323010', 'cars'].map(hsCode)).toEqual([
    '87',
    '8703',
    '8703.23',
    '8703.23.01.40',
    '8703.23.01',
    '8703.23-010',
    'cars',
  ])
})

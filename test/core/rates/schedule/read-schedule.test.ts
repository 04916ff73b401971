import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSchedule } from '../../../../core/rates/schedule/read-schedule'
import { descriptionsOf, footnotesOf } from '../../../../core/rates/schedule/schedule'
import { describeBrokenRow, describeFileProblem, describeUnreadRate } from '../../../../core/text/describe-rates'
import { CSV_HEADER, csvOf, excerpt, EXCERPT_JSON, row } from './hts-excerpt'
import { examples } from '../../../helpers/long'

const revision = '2025 HTS Revision 12'

function read(text: string) {
  const reading = readSchedule(text, { revision })
  if (reading.problem) throw new Error(reading.problem.code)
  return reading
}

/** The broken rows of some rows: number, field, fault. */
const brokenIn = (rows: readonly unknown[]) =>
  read(JSON.stringify(rows)).broken.map(({ row: at, field, fault }) => [at, field, fault])

function problemOf(text: string) {
  const { problem } = readSchedule(text, { revision })
  return problem
}

describe('the real excerpt', () => {
  it('is read whole: each row a line, none broken, and its revision kept', () => {
    const { schedule, broken } = read(EXCERPT_JSON)
    expect(broken).toEqual([])
    expect(schedule.lines.map(({ row: at }) => at)).toEqual(excerpt().map((_, index) => index + 1))
    expect(schedule.revision).toBe(revision)
    expect(schedule.hasFootnotes).toBe(true)
  })

  it('has each line with its own words, units, rates and footnotes, and the descriptions above it', () => {
    const { schedule } = read(EXCERPT_JSON)
    const rice = schedule.byCode.get('1006100000')
    expect(rice).toMatchObject({
      indent: 1,
      description: 'Rice in the husk (paddy or rough)',
      units: ['kg'],
      general: { text: '1.8¢/kg' },
      column2: { text: '2.8¢/kg' },
      footnotes: [{ columns: ['general'], text: 'See 9903.88.15.', lines: [{ from: '99038815', to: '99038815' }] }],
    })
    const car = schedule.byCode.get('8703230160')
    expect(car && descriptionsOf(car)).toEqual([
      expect.stringContaining('Motor cars'),
      expect.stringContaining('spark-ignition'),
      expect.stringContaining('exceeding 1,500 cc'),
      expect.any(String),
      ...(car ? descriptionsOf(car).slice(4) : []),
    ])
    expect(schedule.lines.filter(({ code }) => code === '').length).toBeGreaterThan(50)
  })

  it('has the footnotes of a line with those above it, each with its columns and the lines that it names', () => {
    const note = (columns: string[], value: string) => ({ columns, value, type: 'endnote' })
    const { schedule } = read(
      JSON.stringify([
        row({ htsno: '0101', footnotes: [note(['general'], 'See 9903.41.10 and 9903.88.15. ')] }),
        row({
          htsno: '0101.10',
          indent: '1',
          footnotes: [note(['other', 'desc'], 'See subheadings 9904.05.95-9904.06.05. ')],
        }),
      ]),
    )
    const line = schedule.byCode.get('010110')
    expect(line && footnotesOf(line)).toEqual([
      {
        columns: ['column2', 'description'],
        text: 'See subheadings 9904.05.95-9904.06.05.',
        lines: [{ from: '99040595', to: '99040605' }],
      },
      {
        columns: ['general'],
        text: 'See 9903.41.10 and 9903.88.15.',
        lines: [
          { from: '99034110', to: '99034110' },
          { from: '99038815', to: '99038815' },
        ],
      },
    ])
  })

  it('is the same from CSV, apart from the footnotes, which CSV does not have', () => {
    const [json, csv] = [read(EXCERPT_JSON), read(csvOf(excerpt()))]
    expect(csv.broken).toEqual([])
    expect(csv.schedule.hasFootnotes).toBe(false)
    const plain = ({ schedule }: typeof json) =>
      schedule.lines.map(({ parent, ...line }) => ({ ...line, parent: parent?.code, footnotes: [], row: 0 }))
    expect(plain(csv)).toEqual(plain(json))
  })

  it('is the same from a CSV that a spreadsheet saved with semicolons, a byte order mark and CRLF', () => {
    const saved = `\uFEFF${csvOf(excerpt(), ';').replaceAll('\n', '\r\n')}`
    expect(read(saved).broken).toEqual([])
    expect(read(saved).schedule.lines).toHaveLength(excerpt().length)
  })

  it('names the rates that Parley cannot read, and keeps their lines', () => {
    const { schedule } = read(EXCERPT_JSON)
    expect(schedule.unread.map((rate) => describeUnreadRate(rate, 'en'))).toMatchInlineSnapshot(`
      [
        "Row 37 (1701131000), Column 2 rate of duty: Parley understands “4.3817¢/kg less 0.0622005¢ /kg for each degree under 100 degrees (and fractions of a degree in proportion)”, but not “but not less 2.831562¢ /kg”.",
        "Row 179 (0402994500), Special rate of duty: “See 9919.04.10, 9919.04.12, 99.19.04.14” does not name lines of the schedule. A line has 4 to 10 digits, as in 9903.88.15.",
        "Row 180 (0402995500), Special rate of duty: “See 9919.04.10, 9919.04.12, 99.19.04.14” does not name lines of the schedule. A line has 4 to 10 digits, as in 9903.88.15.",
      ]
    `)
    for (const { code } of schedule.unread) expect(schedule.byCode.has(code)).toBe(true)
  })
})

describe('a broken row', () => {
  const good = row({ htsno: '0101', description: 'Horses' })
  it.each<[string, unknown, [string, string][]]>([
    ['no object', 'x', [['row', 'notARow']]],
    ['a list', [], [['row', 'notARow']]],
    ['null', null, [['row', 'notARow']]],
    ['letters in its code', row({ htsno: '0102.AB' }), [['code', 'codeForm']]],
    ['a code without its zero', row({ htsno: '101.21.00' }), [['code', 'codeForm']]],
    ['an odd number of digits', row({ htsno: '01022' }), [['code', 'codeForm']]],
    ['a code as a number', { ...row({}), htsno: 102 }, [['code', 'notText']]],
    ['a code twice', row({ htsno: '01.01' }), [['code', 'codeForm']]],
    ['the code of an earlier row', row({ htsno: '0101' }), [['code', 'codeTwice']]],
    ['no code', without('htsno'), [['code', 'missing']]],
    ['no footnotes', without('footnotes'), [['footnotes', 'missing']]],
    [
      'no rate fields',
      without('general', 'other'),
      [
        ['general', 'missing'],
        ['column2', 'missing'],
      ],
    ],
    ['no indent', without('indent'), [['indent', 'missing']]],
    ['an indent of no number', row({ indent: 'one' }), [['indent', 'indentForm']]],
    ['an indent below zero', row({ indent: '-1' }), [['indent', 'indentForm']]],
    ['an indent that leaves out a level', row({ indent: '2' }), [['indent', 'indentJump']]],
    ['no description', row({ description: ' ' }), [['description', 'descriptionEmpty']]],
    ['units that are no list', { ...row({}), units: 'kg' }, [['units', 'unitsForm']]],
    ['footnotes that are text', { ...row({}), footnotes: 'See 9903.88.15' }, [['footnotes', 'footnoteForm']]],
    ['a rate that is a number', { ...row({}), general: 0.25 }, [['general', 'notText']]],
    [
      'two faults',
      row({ htsno: 'X', description: '' }),
      [
        ['code', 'codeForm'],
        ['description', 'descriptionEmpty'],
      ],
    ],
  ])('with %s is reported with its number and its field', (_, broken, faults) => {
    expect(brokenIn([good, broken])).toEqual(faults.map(([field, fault]) => [2, field, fault]))
  })

  function without(...fields: string[]) {
    return Object.fromEntries(Object.entries(row({})).filter(([name]) => !fields.includes(name)))
  }

  it('may leave out what the export has only sometimes, and give an indent as a number', () => {
    const { superior: _, quotaQuantity: __, additionalDuties: ___, ...bare } = row({ htsno: '0102' })
    expect(brokenIn([good, { ...bare, indent: 0, units: null, footnotes: null, general: null }])).toEqual([])
  })

  it('is reported by its line in a CSV file', () => {
    const text = `${CSV_HEADER}\n"0101","0","Horses","","","","","",""\n"0102","0","Live\ncattle","","","","","",""\n"01X","0","Other","","","","","",""\n"0103","0","Swine"\n`
    expect(read(text).broken.map(({ row: at, field, fault }) => [at, field, fault])).toEqual([
      [5, 'code', 'codeForm'],
      [6, 'row', 'cells'],
    ])
  })

  it('is said in words, in both languages', () => {
    const [broken] = read(JSON.stringify([row({ htsno: '0102.AB' })])).broken
    if (!broken) throw new Error('not broken')
    expect(describeBrokenRow(broken, 'en')).toBe(
      'Row 1, HTS number: “0102.AB” is not an HTS number. It has 4, 6, 8 or 10 digits, with or without points, and keeps its leading zero.',
    )
    expect(describeBrokenRow(broken, 'ja')).toContain('1行目、HTS番号：「0102.AB」')
  })
})

describe('a file that is no schedule', () => {
  it.each([
    ['', { code: 'empty' }],
    [' \n ', { code: 'empty' }],
    ['[]', { code: 'noRows' }],
    [CSV_HEADER, { code: 'noRows' }],
    ['{"error":"Not found"}', { code: 'notList' }],
    ['[1, 2,, 3]', { code: 'notJson' }],
    ['<html><body>Service unavailable</body></html>', { code: 'wrongHeader' }],
    ['id,name\n1,x\n', { code: 'wrongHeader' }],
    [
      CSV_HEADER.replace('Column 2 Rate of Duty', 'Column 2'),
      { code: 'wrongHeader', columns: ['Column 2 Rate of Duty'] },
    ],
    [`${CSV_HEADER}\n"0101","0","Horses`, { code: 'quoteOpen', row: 2 }],
  ])('is refused: %s', (text, problem) => {
    expect(problemOf(text)).toMatchObject(problem)
  })

  it('is refused if it breaks off, with the row in which it does', () => {
    const cut = EXCERPT_JSON.slice(0, EXCERPT_JSON.indexOf('1006.20.20.10') + 5)
    expect(problemOf(cut)).toEqual({ code: 'truncated', row: 5 })
    expect(describeFileProblem({ code: 'truncated', row: 5 }, 'en')).toBe(
      'The file breaks off in row 5. Download it again.',
    )
  })

  it('is refused wherever it is cut, and never read in part', () => {
    const text = JSON.stringify(excerpt().slice(0, 20))
    fc.assert(
      fc.property(fc.integer({ min: 1, max: text.length - 1 }), (end) => {
        expect(problemOf(text.slice(0, end))).toBeDefined()
      }),
    )
  })

  it('never throws, whatever the text', () => {
    const piece = fc.constantFrom(
      '[',
      ']',
      '{',
      '}',
      '"',
      ',',
      ':',
      '\n',
      'null',
      '1e999',
      CSV_HEADER,
      '"htsno"',
      '0101',
    )
    const text = fc.oneof(
      fc.string(),
      fc.array(piece).map((pieces) => pieces.join('')),
      fc.json(),
    )
    fc.assert(
      fc.property(text, (any) => {
        expect(() => readSchedule(any, { revision })).not.toThrow()
      }),
      { numRuns: examples(2_000) },
    )
  })
})

it('reports each of many broken rows in a large file', () => {
  const rows = Array.from({ length: 20_000 }, (_, index) =>
    row({ htsno: index % 4 === 3 ? `00X${index}` : String(index + 10 ** 9).padStart(10, '0'), general: '2.5%' }),
  )
  const { schedule, broken } = read(JSON.stringify(rows))
  expect(broken.map(({ row: at }) => at)).toEqual(Array.from({ length: 5_000 }, (_, index) => 4 * index + 4))
  expect(schedule.lines).toHaveLength(15_000)
})

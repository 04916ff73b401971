import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineOf, rateOf, type LineRate } from '../../../../core/rates/schedule/rate-of'
import { readSchedule } from '../../../../core/rates/schedule/read-schedule'
import { formatRateTerms } from '../../../../core/rates/terms/format-rate-terms'
import { csvOf, EXCERPT_JSON, excerpt, row, type ExportRow } from './hts-excerpt'

function scheduleOf(text: string) {
  const reading = readSchedule(text, { revision: 'test' })
  if (reading.problem) throw new Error(reading.problem.code)
  return reading.schedule
}
const real = scheduleOf(EXCERPT_JSON)
const of = (...rows: ExportRow[]) => scheduleOf(JSON.stringify(rows))

/** A rate in words and the line that it is from; or why there is none. */
function inWords(answer: LineRate) {
  if (answer.why !== undefined) return answer.why
  const { rate, column, from } = answer
  return [rate.kind === 'rate' ? formatRateTerms(rate.rate, 'en') : rate.kind, column, from.code]
}

function rateFor(schedule: typeof real, code: string, ask?: Parameters<typeof rateOf>[1]) {
  const found = lineOf(schedule, code)
  if (found.problem !== undefined) return found.problem
  return inWords(rateOf(found.line, ask))
}

describe('the line for a code', () => {
  it.each([
    ['8703.23.01.60', '8703230160', true],
    ['8703230160', '8703230160', true],
    ['8703', '8703', true],
    // Not divided: the heading is its only line.
    ['2209', '2209000000', true],
    ['1006.10', '1006100000', true],
    ['8703.23.01.99', '87032301', false],
    ['8703.99.99', '8703', false],
  ])('%s is %s', (code, line, isExact) => {
    expect(lineOf(real, code)).toMatchObject({ line: { code: line }, isExact })
  })

  it.each([
    ['870', 'codeForm'],
    ['87032', 'codeForm'],
    ['8703.AB', 'codeForm'],
    ['', 'codeForm'],
    ['870323016099', 'codeForm'],
    ['4407.11.00', 'codeUnknown'],
  ])('%s is refused', (code, problem) => {
    expect(lineOf(real, code)).toEqual({ problem })
  })
})

describe('the rate of a real line', () => {
  it.each<[string, Parameters<typeof rateOf>[1], unknown]>([
    // Passenger cars have 2.5%, light trucks 25%, each on the line of eight digits.
    ['8703.23.01.60', {}, ['2.5%', 'general', '87032301']],
    ['8703.23.01.60', { column2: true }, ['10%', 'column2', '87032301']],
    ['8704.31.01.20', {}, ['25%', 'general', '87043101']],
    ['8704.31.01.20', { column2: true }, ['25%', 'column2', '87043101']],
    ['1006.10.00.00', {}, ['1.8¢/kg', 'general', '1006100000']],
    ['0201.10.50.10', { programme: 'KR' }, ['3.5%', 'special', '02011050']],
    ['0201.10.50.10', { programme: 'CL' }, ['Free', 'special', '02011050']],
    ['0201.10.50.10', { programme: 'AU' }, ['reference', 'special', '02011050']],
    ['0201.10.50.10', { programme: 'JP' }, 'programmeNotListed'],
    // The schedule prints E*: some countries are left out.
    ['0201.10.05.10', { programme: 'E' }, 'programmeLimited'],
    ['8703', {}, 'ratesBelow'],
    ['8703', { programme: 'KR' }, 'ratesBelow'],
  ])('%s, asked for %j', (code, ask, answer) => {
    expect(rateFor(real, code, ask)).toEqual(answer)
  })

  it('is the same from the CSV export', () => {
    const csv = scheduleOf(csvOf(excerpt()))
    for (const { code } of real.lines.filter((line) => line.code !== ''))
      for (const ask of [{}, { column2: true }, { programme: 'KR' }])
        expect(rateFor(csv, code, ask)).toEqual(rateFor(real, code, ask))
  })

  it('is found for every line of ten digits, on itself or above', () => {
    const lines = real.lines.filter(({ code }) => code.length === 10)
    expect(lines.length).toBeGreaterThan(200)
    for (const line of lines) {
      const answer = rateOf(line)
      expect(answer.why).toBeUndefined()
      if (answer.why === undefined) expect(line.code.startsWith(answer.from.code)).toBe(true)
    }
  })
})

describe('what a line inherits', () => {
  const heading = row({ htsno: '0101', general: '5%', special: 'Free (KR)', other: '20%' })

  it('is each column from the nearest line that has it', () => {
    const schedule = of(
      heading,
      row({ htsno: '0101.10', indent: '1', other: '30%' }),
      row({ htsno: '0101.10.00', indent: '2' }),
    )
    expect(rateFor(schedule, '01011000')).toEqual(['5%', 'general', '0101'])
    expect(rateFor(schedule, '01011000', { column2: true })).toEqual(['30%', 'column2', '010110'])
    expect(rateFor(schedule, '01011000', { programme: 'KR' })).toEqual(['Free', 'special', '0101'])
  })

  it('is no special rate across a line with a general rate of its own and an empty special column', () => {
    const schedule = of(heading, row({ htsno: '0101.10', indent: '1', general: '10%' }))
    expect(rateFor(schedule, '010110', { programme: 'KR' })).toBe('programmeNotListed')
  })

  it('passes through headings without a number', () => {
    const schedule = of(heading, row({ indent: '1' }), row({ htsno: '0101.10', indent: '2' }))
    expect(rateFor(schedule, '010110')).toEqual(['5%', 'general', '0101'])
  })

  it('ends where the indent ends: a line at the margin has nothing from the one before', () => {
    const schedule = of(heading, row({ htsno: '0102' }))
    expect(rateFor(schedule, '0102')).toBe('noRate')
  })

  it.each<[string, unknown]>([
    ['a code with letters', row({ htsno: '0101.X', indent: '1', general: '10%' })],
    ['a rate that is no text', { ...row({ htsno: '0101.10', indent: '1' }), general: 10 }],
    ['an indent that leaves out a level', row({ htsno: '0101.10', indent: '4' })],
    ['no readable indent', row({ htsno: '0101.10', indent: '?', general: '10%' })],
    ['no object', 7],
  ])('is not known across a row with %s', (_, broken) => {
    const rows = [
      heading,
      broken,
      row({ htsno: '0101.10.10', indent: '2' }),
      row({ htsno: '0102', general: '1%' }),
      row({ htsno: '0102.10', indent: '1' }),
    ]
    const schedule = scheduleOf(JSON.stringify(rows))
    expect(rateFor(schedule, '01011010')).toBe('brokenAbove')
    // From the margin on, all is known again.
    expect(rateFor(schedule, '010210')).toEqual(['1%', 'general', '0102'])
  })

  it('is not known after a row whose indent cannot be read, at any depth, until a line at the margin', () => {
    const schedule = of(
      heading,
      row({ htsno: '0101.10', indent: '1', general: '10%' }),
      row({ htsno: '0101.20', indent: '?' }),
      row({ htsno: '0101.20.10', indent: '2' }),
      row({ htsno: '0101.30', indent: '1' }),
      row({ htsno: '0102', general: '1%' }),
    )
    expect(rateFor(schedule, '01012010')).toBe('brokenAbove')
    expect(rateFor(schedule, '010130')).toBe('brokenAbove')
    expect(rateFor(schedule, '0102')).toEqual(['1%', 'general', '0102'])
  })

  it('is what the nearest line above has, in any tree of lines', () => {
    const tree = fc.array(
      fc.record({
        down: fc.integer({ min: -3, max: 1 }),
        general: fc.option(fc.integer({ min: 1, max: 99 }), { freq: 2 }),
      }),
      {
        minLength: 1,
        maxLength: 40,
      },
    )
    fc.assert(
      fc.property(tree, (steps) => {
        const path: (string | undefined)[] = []
        const expected: (string | undefined)[] = []
        const rows = steps.map(({ down, general }, index) => {
          const indent = Math.max(0, Math.min(path.length, path.length - 1 + down))
          path.length = indent
          path.push(general === null ? undefined : `${general}%`)
          expected.push(path.findLast((rate) => rate !== undefined))
          return row({
            htsno: String(1000 + index),
            indent: String(indent),
            general: general === null ? '' : `${general}%`,
          })
        })
        const schedule = scheduleOf(JSON.stringify(rows))
        expect(
          schedule.lines.map((line) => {
            const answer = rateOf(line)
            return answer.why === undefined && answer.rate.kind === 'rate'
              ? formatRateTerms(answer.rate.rate, 'en')
              : undefined
          }),
        ).toEqual(expected)
      }),
    )
  })

  it('is never another rate because a row is damaged: it is the same, or not known', () => {
    const rows = excerpt().slice(0, 150)
    const before = new Map(scheduleOf(JSON.stringify(rows)).lines.map((line) => [line.row, inWords(rateOf(line))]))
    const damage = fc.constantFrom<Partial<Record<keyof ExportRow, unknown>>>(
      { htsno: '0X01' },
      { htsno: 7 },
      { indent: '' },
      { indent: '9' },
      { indent: null },
      { description: '' },
      { general: 25 },
      { units: 'kg' },
      { footnotes: [{}] },
    )
    fc.assert(
      fc.property(fc.integer({ min: 0, max: rows.length - 1 }), damage, (at, change) => {
        const damaged = rows.map((one, index) => (index === at ? { ...one, ...change } : one))
        const reading = readSchedule(JSON.stringify(damaged), { revision: 'test' })
        if (reading.problem) throw new Error(reading.problem.code)
        expect(reading.broken.map(({ row: number }) => number)).toContain(at + 1)
        expect(reading.schedule.lines.map((line) => line.row)).not.toContain(at + 1)
        for (const line of reading.schedule.lines) {
          const answer = inWords(rateOf(line))
          // A line above may have lost its only rates below.
          if (answer !== 'brokenAbove' && answer !== 'noRate') expect(answer).toEqual(before.get(line.row))
        }
      }),
      { numRuns: 60 },
    )
  })
})

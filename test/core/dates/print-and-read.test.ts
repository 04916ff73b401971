import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateRange } from '../../../core/dates/date-range'
import { isEdtf } from '../../../core/dates/edtf'
import { formatDate } from '../../../core/dates/format-date'
import { parseDateWords } from '../../../core/dates/parse-words'

const LANGUAGES = ['en', 'ja'] as const
const ZONES = ['America/New_York', 'Asia/Tokyo', 'Europe/London', 'UTC'] as const
const at = fc.date({ min: new Date('1990-01-02'), max: new Date('2060-01-01'), noInvalidDate: true })
const single = fc
  .tuple(at, fc.constantFrom(4, 7, 10), fc.constantFrom('', '', '~', '?', '%'))
  .map(([date, length, sign]) => `${date.toISOString().slice(0, length)}${sign}`)
const plain = single.map((edtf) => edtf.replace(/[~?%]$/, ''))
const interval = fc.tuple(plain, plain).map(([from, to]) => (from < to ? `${from}/${to}` : `${to}/${from}`))
const dates = fc.oneof(
  single,
  interval,
  interval.map((edtf) => `${edtf.replace('/', '~/')}~`),
  plain.map((edtf) => `../${edtf}`),
  plain.map((edtf) => `${edtf}/..`),
)

describe('what Parley prints of a date without words', () => {
  it('is read back as the same days, in either language', () => {
    fc.assert(
      fc.property(dates.filter(isEdtf), (edtf) => {
        for (const language of LANGUAGES) {
          const printed = formatDate({ edtf }, language)
          const read = parseDateWords(printed, language, 'UTC')
          expect([printed, read && dateRange({ edtf: read.edtf }), /[~?%]/.exec(read?.edtf ?? '')?.[0]]).toEqual([
            printed,
            dateRange({ edtf }),
            /[~?%]/.exec(edtf)?.[0],
          ])
        }
      }),
      { numRuns: 400 },
    )
  })

  it('is read back as the same instant, on the clock of its zone', () => {
    const minutes = at.map((date) => `${date.toISOString().slice(0, 16)}:00Z`)
    const instants = fc.oneof(
      minutes,
      fc.tuple(minutes, minutes).map(([one, other]) => (one < other ? `${one}/${other}` : `${other}/${one}`)),
      minutes.map((edtf) => `${edtf}/..`),
      minutes.map((edtf) => `../${edtf}`),
    )
    fc.assert(
      fc.property(instants, fc.constantFrom(...ZONES), fc.constantFrom(...ZONES), (edtf, timeZone, field) => {
        for (const language of LANGUAGES) {
          const printed = formatDate({ edtf, timeZone }, language)
          const read = parseDateWords(printed, language, field)
          expect([printed, read && dateRange(read)]).toEqual([printed, dateRange({ edtf })])
        }
      }),
      { numRuns: 400 },
    )
  })
})

describe('a year of an era', () => {
  it.each([
    ['令和', 2018, 1, 99],
    ['平成', 1988, 1, 31],
    ['昭和', 1925, 1, 64],
  ] as const)('%s is that of our count, with its first year as 元年', (era, before, first, last) => {
    fc.assert(
      fc.property(fc.integer({ min: first, max: last }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        const western = String(before + year)
        const written = year === 1 ? '元' : String(year)
        const edtf = `${western}-${String(month).padStart(2, '0')}`
        expect(parseDateWords(`${era}${written}年${month}月`, 'ja', 'UTC')?.edtf).toBe(edtf)
        expect(parseDateWords(`${era}${written}年度`, 'ja', 'UTC')?.edtf).toBe(`${western}-04/${before + year + 1}-03`)
      }),
    )
    expect(parseDateWords(`${era}0年1月`, 'ja', 'UTC')).toBeUndefined()
  })
})

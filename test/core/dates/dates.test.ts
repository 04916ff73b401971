import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareDates, dateRange, precisionOf } from '../../../core/dates/date-range'
import { isEdtf } from '../../../core/dates/edtf'
import { daysBetween, formatAsDay, formatDate, formatEnd, formatStart } from '../../../core/dates/format-date'

const NEW_YORK = 'America/New_York'
const iso = (at: number) => new Date(at).toISOString()

describe('what the edtf library is relied on for', () => {
  it('takes X digits as the span that they leave open', () => {
    const { min, max } = dateRange({ edtf: '2025-06-1X' })
    expect([iso(min), iso(max)]).toEqual(['2025-06-10T00:00:00.000Z', '2025-06-19T23:59:59.999Z'])
  })

  it('has for days what is worked out here without it', () => {
    const days = fc
      .date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10))
    // What is about a day spans that day, and is the library's to work out.
    fc.assert(
      fc.property(days, (day) => {
        expect(dateRange({ edtf: day })).toEqual(dateRange({ edtf: `${day}~` }))
      }),
    )
  })

  it('counts days in the date’s own zone', () => {
    const { min } = dateRange({ edtf: '2025-06-06', timeZone: NEW_YORK })
    expect(iso(min)).toBe('2025-06-06T04:00:00.000Z')
  })

  it('leaves an open end open, at either side or both', () => {
    expect(dateRange({ edtf: '2025-04-09/..' }).max).toBe(Infinity)
    expect(dateRange({ edtf: '../2025-06-05' }).min).toBe(-Infinity)
    expect(dateRange({ edtf: '../..' })).toEqual({ min: -Infinity, max: Infinity })
  })

  it.each([
    '2025-Q3',
    '2025-21',
    '[2025-06-10,2025-06-12]',
    '1985/',
    '/1985',
    '2025-13',
    '2025-02-30T00:00:00',
    'mid-June',
    '',
    '2025-06-06/2025-06-05',
    '2025/2026/2027',
  ])('refuses %j, which the library gets wrong or does not know', (text) => expect(isEdtf(text)).toBe(false))

  it.each([
    '2025',
    '2025-06',
    '2025-06-15',
    '2025-06-15~',
    '202X',
    '2025-06-05/2025-06-06',
    '2025-06-06T09:00:00-04:00',
    '../..',
  ])('keeps %j', (text) => expect(isEdtf(text)).toBe(true))
})

describe('dates as they are shown', () => {
  it('never makes a day of a fuzzy date', () => {
    expect(formatDate({ edtf: '2025-06-1X', words: { en: 'mid-June 2025', ja: '6月中旬' } }, 'en')).toBe(
      'mid-June 2025',
    )
    expect(formatDate({ edtf: '2025-06-1X', words: { ja: '6月中旬' } }, 'en')).toBe('6月中旬')
    expect(formatDate({ edtf: '2025-06-1X' }, 'en')).toBe('10–19 June 2025')
    expect(formatDate({ edtf: '2025-06' }, 'en')).toBe('June 2025')
    expect(precisionOf({ edtf: '2025-06-15~' })).toBe('approximate')
  })

  it('spells days and spans out in both languages', () => {
    expect(formatDate({ edtf: '2025-06-05/2025-06-06' }, 'en')).toBe('5–6 June 2025')
    expect(formatDate({ edtf: '2025-06-05' }, 'ja')).toBe('2025年6月5日')
    expect(formatDate({ edtf: '2025-04-10T00:01:00-04:00/2025-07-09T00:01:00-04:00', timeZone: NEW_YORK }, 'en')).toBe(
      '10 April – 9 July 2025',
    )
    expect(formatAsDay({ edtf: '2025-04-03T00:01:00-04:00', timeZone: NEW_YORK }, 'en')).toBe('3 April 2025')
    expect(formatDate({ edtf: '2025-06-06T09:00:00-04:00', timeZone: NEW_YORK }, 'en')).toBe(
      '6 June 2025, 09:00 (Eastern Daylight Time)',
    )
    expect(formatStart({ edtf: '../2025-06-05' }, 'en')).toBeUndefined()
    expect(formatEnd({ edtf: '2025-04-10/..' }, 'en')).toBeUndefined()
  })

  it('make no day of what is about a day, and no other day of an instant', () => {
    expect(formatDate({ edtf: '2025-06-15~' }, 'en')).toBe('about 15 June 2025')
    expect(formatDate({ edtf: '../2025-06-1X' }, 'en')).toBe('until 10–19 June 2025')
    expect(formatAsDay({ edtf: '2025-06-05T22:00:00-04:00' }, 'en')).toBe('5 June 2025')
    expect(formatDate({ edtf: '2025-06-05T22:00:00-04:00' }, 'en')).toBe('5 June 2025, 22:00 (UTC-04:00)')
    expect(formatStart({ edtf: '2025-06-1X/..' }, 'en')).toBe('10–19 June 2025')
    expect(isEdtf('2025-06-31T00:00:00Z')).toBe(false)
    expect(isEdtf('0050')).toBe(false)
  })

  it('counts down in calendar days, a fuzzy date as a range', () => {
    const asOf = '2025-06-06T23:59:00-04:00'
    expect(daysBetween(asOf, NEW_YORK, { edtf: '2025-06-15' })).toEqual({ min: 9, max: 9 })
    expect(daysBetween(asOf, NEW_YORK, { edtf: '2025-06-1X' })).toEqual({ min: 4, max: 13 })
    expect(daysBetween(asOf, NEW_YORK, { edtf: '2025-06-09/..' })).toEqual({ min: 3, max: Infinity })
  })

  it('orders any dates the same way whatever their order was', () => {
    const edtf = fc.constantFrom(
      '2025',
      '2025-06',
      '2025-06-1X',
      '2025-06-15',
      '2025-06-05/2025-06-06',
      '../2025-06-05',
      '2025-06-09/..',
      '../..',
    )
    fc.assert(
      fc.property(
        fc.array(
          edtf.map((text) => ({ edtf: text })),
          { maxLength: 12 },
        ),
        (dates) => {
          const sorted = dates.toSorted(compareDates).map((date) => date.edtf)
          expect(
            dates
              .toReversed()
              .toSorted(compareDates)
              .map((date) => date.edtf),
          ).toEqual(sorted)
        },
      ),
    )
  })
})

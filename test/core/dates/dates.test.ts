import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareDates, dateRange, precisionOf } from '../../../core/dates/date-range'
import { isEdtf, wasTakenForDate } from '../../../core/dates/edtf'
import { daysBetween, formatAsDay, formatDate, formatEnd, formatStart } from '../../../core/dates/format-date'

const NEW_YORK = 'America/New_York'
const iso = (at: number) => new Date(at).toISOString()

describe('the dates that Parley keeps', () => {
  it('takes X digits as the span that they leave open', () => {
    const { min, max } = dateRange({ edtf: '2025-06-1X' })
    expect([iso(min), iso(max)]).toEqual(['2025-06-10T00:00:00.000Z', '2025-06-19T23:59:59.999Z'])
  })

  it('spans the day for what is about a day', () => {
    const days = fc
      .date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10))
    fc.assert(
      fc.property(days, (day) => {
        expect(dateRange({ edtf: day })).toEqual(dateRange({ edtf: `${day}~` }))
      }),
    )
  })

  it.each([
    ['2025-02-3X', undefined],
    ['2025-06-3X', '2025-06-30 2025-06-30'],
    ['2025-06-0X', '2025-06-01 2025-06-09'],
    ['2024-02-2X', '2024-02-20 2024-02-29'],
    ['2025-02', '2025-02-01 2025-02-28'],
    ['2025-1X', '2025-10-01 2025-12-31'],
    ['202X', '2020-01-01 2029-12-31'],
    ['2025-XX-XX', '2025-01-01 2025-12-31'],
  ])('spans the days that exist: %s', (edtf, days) => {
    const { min, max } = dateRange({ edtf })
    expect(Number.isFinite(min) ? `${iso(min).slice(0, 10)} ${iso(max).slice(0, 10)}` : undefined).toBe(days)
  })

  it('knows nothing of what an earlier Parley took for a date', () => {
    for (const edtf of ['20250710', '20260701/..', '2025-02-29']) {
      expect(wasTakenForDate(edtf)).toBe(true)
      expect(dateRange({ edtf })).toEqual({ min: -Infinity, max: Infinity })
      expect(precisionOf({ edtf })).toBe('unreadable')
      expect(formatDate({ edtf }, 'en')).toBe(`${edtf} (not a date)`)
    }
    expect(wasTakenForDate('soon')).toBe(false)
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
    // Digits are no milliseconds of 1970, and no day that does not exist moves to the next.
    '20250710',
    '45823',
    '202506',
    '20260701/..',
    '2025-02-29',
    '2025-02-29~',
    '2025-02-29?',
    '2025-02-29/..',
    '../2023-02-29',
    '1900-02-29',
    '2025-04-31%',
    '2025-06-00',
    '2025-00',
    '2025-06-4X',
    '2025-02-3X',
    '2025-2X',
    '202X-06',
    '2025-XX-06',
    'XXXX',
    '2025~-06',
    '2025-6-6',
    '+2025',
    '2025-06-06T25:00:00Z',
    '2025-02-29T00:00:00Z',
    '..',
  ])('refuses %j', (text) => expect(isEdtf(text)).toBe(false))

  it.each([
    '2025',
    '2025-06',
    '2025-06-15',
    '2025-06-15~',
    '202X',
    '2025-06-05/2025-06-06',
    '2025-06-06T09:00:00-04:00',
    '../..',
    '2024-02-29',
    '2000-02-29~',
    '2025-XX',
    '2025-XX-XX',
    '2025-06-XX',
    '2025-06-0X',
    '2025-06-3X',
    '2025-1X',
    '20XX',
    '2025-06-1X/2025-07-09?',
  ])('keeps %j', (text) => expect(isEdtf(text)).toBe(true))
})

describe('dates as they are shown', () => {
  it('never makes a day of a fuzzy date', () => {
    expect(formatDate({ edtf: '2025-06-1X', words: { en: 'mid-June 2025', ja: '6月中旬' } }, 'en')).toBe(
      'mid-June 2025',
    )
    expect(formatDate({ edtf: '2025-06-1X', words: { ja: '6月中旬' } }, 'en')).toBe('middle ten days of June 2025')
    expect(formatDate({ edtf: '2025-06-1X' }, 'en')).toBe('10–19 June 2025')
    expect(formatDate({ edtf: '2025-06' }, 'en')).toBe('June 2025')
    expect(precisionOf({ edtf: '2025-06-15~' })).toBe('approximate')
  })

  it('spells days and spans out in both languages', () => {
    expect(formatDate({ edtf: '2025-06-05/2025-06-06' }, 'en')).toBe('5–6 June 2025')
    expect(formatDate({ edtf: '2025-06-05' }, 'ja')).toBe('2025年6月5日')
    expect(formatDate({ edtf: '2025-04-10T00:01:00-04:00/2025-07-09T00:01:00-04:00', timeZone: NEW_YORK }, 'en')).toBe(
      '10 April, 00:01 – 9 July 2025, 00:01 (EDT)',
    )
    expect(formatAsDay({ edtf: '2025-04-03T00:01:00-04:00', timeZone: NEW_YORK }, 'en')).toBe('3 April 2025')
    expect(formatDate({ edtf: '2025-06-06T09:00:00-04:00', timeZone: NEW_YORK }, 'en')).toBe('6 June 2025, 09:00 (EDT)')
    expect(formatStart({ edtf: '../2025-06-05' }, 'en')).toBeUndefined()
    expect(formatEnd({ edtf: '2025-04-10/..' }, 'en')).toBeUndefined()
  })

  it('prints one day as one day, and what is about it as such, in both languages', () => {
    expect(formatDate({ edtf: '2025-06-05/2025-06-05' }, 'ja')).toBe('2025年6月5日')
    expect(formatDate({ edtf: '2025-06-15~' }, 'ja')).toBe('2025年6月15日頃')
    expect(formatDate({ edtf: '2025-06-05/2025-06-06' }, 'ja')).toBe('2025年6月5日～2025年6月6日')
    const hours = { edtf: '2025-06-05T09:00:00+09:00/2025-06-05T17:00:00+09:00', timeZone: 'Asia/Tokyo' }
    expect(formatDate(hours, 'ja')).not.toContain('5日～2025年6月5日')
  })

  it('prints in the reader’s language what words of another say no more than', () => {
    const since = { edtf: '2025-04-09/..', words: { en: 'since 9 April 2025' } }
    expect(formatDate(since, 'en')).toBe('since 9 April 2025')
    expect(formatDate(since, 'ja')).toBe('2025年4月9日以降')
    expect(formatDate({ edtf: '../2025-07-09', words: { ja: '2025年7月9日まで' } }, 'en')).toBe('until 9 July 2025')
    // Words that are free stay beside the date, as the original that they are.
    expect(formatDate({ edtf: '2025-06-15/2025-06-17', words: { en: 'around the G7 summit' } }, 'ja')).toBe(
      '2025年6月15日～2025年6月17日（原文「around the G7 summit」）',
    )
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

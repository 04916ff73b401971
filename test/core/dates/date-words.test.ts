import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isEdtf } from '../../../core/dates/edtf'
import { formatDate } from '../../../core/dates/format-date'
import { offeredDates, offeredEndsOfDay } from '../../../core/dates/offered-dates'
import { parseDateWords } from '../../../core/dates/parse-words'
import { typedDate } from '../../../core/dates/typed-date'

const en = (text: string) => parseDateWords(text, 'en', 'America/New_York')
const ja = (text: string) => parseDateWords(text, 'ja', 'Asia/Tokyo')

describe('a date as it is written', () => {
  it.each([
    ['2025-06-06', '2025-06-06'],
    ['2025-06-1X', '2025-06-1X'],
    ['2025-04-09/..', '2025-04-09/..'],
    ['6 June 2025', '2025-06-06'],
    ['6th Jun 2025', '2025-06-06'],
    ['12th of June, 2025', '2025-06-12'],
    ['9 to 13 June 2025', '2025-06-09/2025-06-13'],
    ['June 6, 2025', '2025-06-06'],
    ['Sept. 1, 2025', '2025-09-01'],
    ['2025/6/6', '2025-06-06'],
    ['June 2025', '2025-06'],
    ['2025', '2025'],
    ['5–6 June 2025', '2025-06-05/2025-06-06'],
    ['5 June – 2 July 2025', '2025-06-05/2025-07-02'],
    ['30 December 2025 to 2 January 2026', '2025-12-30/2026-01-02'],
    ['from 9 April 2025', '2025-04-09/..'],
    ['on or after 9 April 2025', '2025-04-09/..'],
    ['9 April 2025 or later', '2025-04-09/..'],
    ['on or before 9 July 2025', '../2025-07-09'],
    ['no later than July 2025', '../2025-07'],
    ['until 9 July 2025', '../2025-07-09'],
    ['6 June 2025, 09:30', '2025-06-06T09:30:00-04:00'],
    ['~15 July 2025', '2025-07-15~'],
    ['〜 15 July 2025', '2025-07-15~'],
    ['15 July 2025~', '2025-07-15~'],
    ['June 2025 ~', '2025-06~'],
    ['2025年7月15日〜', '2025-07-15/..'],
    ['2025年7月15日～', '2025-07-15/..'],
    ['2025年7月15日~', '2025-07-15/..'],
    ['–15 July 2025', '../2025-07-15'],
    ['29 February 2024', '2024-02-29'],
    ['6/15/2025', '2025-06-15'],
    ['15/6/2025', '2025-06-15'],
    ['15.6.2025', '2025-06-15'],
    ['6/6/2025', '2025-06-06'],
    ['2025-01-06 09:30', '2025-01-06T09:30:00-05:00'],
    ['3 April 2025, 12:01 a.m.', '2025-04-03T00:01:00-04:00'],
    ['April 3, 2025 at 12:01 AM', '2025-04-03T00:01:00-04:00'],
    ['3 April 2025, 3 p.m.', '2025-04-03T15:00:00-04:00'],
    ['3 April 2025, 12:30pm', '2025-04-03T12:30:00-04:00'],
    ['3 April 2025, noon', '2025-04-03T12:00:00-04:00'],
    ['12:01 a.m. on 3 April 2025', '2025-04-03T00:01:00-04:00'],
    ['from 3 April 2025, 00:01 until 9 July 2025, 00:01', '2025-04-03T00:01:00-04:00/2025-07-09T00:01:00-04:00'],
    ['3 April 2025, onwards', '2025-04-03/..'],
  ])('%s is %s', (text, edtf) => expect(en(text)?.edtf).toBe(edtf))

  it.each([
    ['2025年6月6日', '2025-06-06'],
    ['２０２５年６月６日', '2025-06-06'],
    ['2025年6月', '2025-06'],
    ['令和7年4月3日', '2025-04-03'],
    ['令和７年４月３日', '2025-04-03'],
    ['令和元年5月1日', '2019-05-01'],
    ['令和7年4月3日 午前0時1分から', '2025-04-03T00:01:00+09:00/..'],
    ['令和7年4月', '2025-04'],
    ['R7.4.3', '2025-04-03'],
    ['Ｒ７．４．３以降', '2025-04-03/..'],
    ['2025年4月3日から2025年7月9日まで', '2025-04-03/2025-07-09'],
    ['2025年4月3日から7月9日まで', '2025-04-03/2025-07-09'],
    ['令和7年4月3日から令和7年7月9日まで', '2025-04-03/2025-07-09'],
    ['2025年4月3日00:01から2025年7月9日00:01まで', '2025-04-03T00:01:00+09:00/2025-07-09T00:01:00+09:00'],
    ['2025年6月5日～6日', '2025-06-05/2025-06-06'],
    ['～2025年7月9日', '../2025-07-09'],
    ['2025年6月30日～7月2日', '2025-06-30/2025-07-02'],
    ['2025年6月中旬', '2025-06-11/2025-06-20'],
    ['2025年2月下旬', '2025-02-21/2025-02-28'],
    ['2025年4月9日以降', '2025-04-09/..'],
    ['2025年6月6日 9時30分', '2025-06-06T09:30:00+09:00'],
  ])('%s は %s', (text, edtf) => expect(ja(text)?.edtf).toBe(edtf))

  it('keeps fuzzy words, and never says a day that was not said', () => {
    const date = en('mid-June 2025')
    expect(date).toEqual({ edtf: '2025-06-1X', words: { en: 'mid-June 2025' } })
    expect(date && formatDate(date, 'en')).toBe('mid-June 2025')
    expect(en('about June 2025')).toEqual({ edtf: '2025-06~', words: { en: 'about June 2025' } })
    expect(en('6 June 2025')).toEqual({ edtf: '2025-06-06' })
  })

  it('offers a day that is written as eight digits, and takes none', () => {
    for (const text of ['20250710', '45823', '202506', '20250230', '20260701/..', '29 February 2025', '2025-02-29']) {
      expect(en(text)).toBeUndefined()
    }
    expect(
      ['20250710', '２０２５０７１０', '20260701/..', '20250705/20250710'].map((text) => offeredDates(text, 'UTC')),
    ).toEqual([['2025-07-10'], ['2025-07-10'], ['2026-07-01/..'], ['2025-07-05/2025-07-10']])
    const none = ['20250230', '202506', '45823', '2025-02-29', '1234567890', '2025-07-10', '']
    expect(none.flatMap((text) => offeredDates(text, 'UTC'))).toEqual([])
    expect(offeredDates('6/7/2025', 'UTC')).toEqual(['2025-06-07', '2025-07-06'])
    expect(['20250710', '2025-07-10', '6/7/2025', '20250710/..'].map(offeredEndsOfDay)).toEqual([
      ['2025-07-10 23:59'],
      ['2025-07-10 23:59'],
      ['2025-06-07 23:59', '2025-07-06 23:59'],
      [],
    ])
    for (const text of ['2025年2月29日', '2025年2月29日頃', '2025年2月29日以降', '2025年2月28日～29日']) {
      expect(ja(text)).toBeUndefined()
    }
    for (const text of ['about 29 February 2025', 'from 29 February 2025', '28–29 February 2025']) {
      expect(en(text)).toBeUndefined()
    }
  })

  it.each(['31 June 2025', '6 June', 'soon', '06/07/2025', '2025-13-01', '9:30', '30 March 2025, 25:00', ''])(
    'does not guess at “%s”',
    (text) => expect(en(text)).toBeUndefined(),
  )

  it.each([
    // As the orders of the United States write it, and as Parley prints it.
    ['12:01 a.m. eastern daylight time on April 3, 2025', '2025-04-03T00:01:00-04:00', 'America/New_York'],
    ['12:01 a.m. EDT, 3 April 2025', '2025-04-03T00:01:00-04:00', 'America/New_York'],
    ['3 April 2025, 00:01 (EDT)', '2025-04-03T00:01:00-04:00', 'America/New_York'],
    ['from 3 April 2025 00:01 Washington', '2025-04-03T00:01:00-04:00/..', 'America/New_York'],
    ['3 April 2025, 00:01 (Washington time)', '2025-04-03T00:01:00-04:00', 'America/New_York'],
    ['3 April 2025, 00:01 in Washington', '2025-04-03T00:01:00-04:00', 'America/New_York'],
    ['3 April 2025, 00:01 ET', '2025-04-03T00:01:00-04:00', 'America/New_York'],
    ['from 3 April 2025, 13:01 JST', '2025-04-03T13:01:00+09:00/..', 'Asia/Tokyo'],
    ['3 April 2025, 06:01 CEST', '2025-04-03T06:01:00+02:00', 'Europe/Brussels'],
    [
      '10 April 2025, 00:01 – 9 July 2025, 00:01 (EDT)',
      '2025-04-10T00:01:00-04:00/2025-07-09T00:01:00-04:00',
      'America/New_York',
    ],
    ['3 April 2025, 00:01 (UTC-04:00)', '2025-04-03T00:01:00-04:00', undefined],
    ['3 April 2025, 00:01 UTC+9', '2025-04-03T00:01:00+09:00', undefined],
    // The hour that the clocks show twice is one, with its clock.
    ['2 November 2025, 01:30 EST', '2025-11-02T01:30:00-05:00', 'America/New_York'],
    ['2025年4月3日 00:01（米国東部夏時間）', '2025-04-03T00:01:00-04:00', 'America/New_York'],
    ['2025年4月3日 13:01（日本時間）から', '2025-04-03T13:01:00+09:00/..', 'Asia/Tokyo'],
    ['2025年4月3日 00:01（ワシントン時間）', '2025-04-03T00:01:00-04:00', 'America/New_York'],
  ])('%s is on the clock that it names', (text, edtf, timeZone) => {
    expect([en, ja].map((read) => read(text))).toMatchObject([
      { edtf, ...(timeZone === undefined ? {} : { timeZone }) },
      { edtf, ...(timeZone === undefined ? {} : { timeZone }) },
    ])
    expect(en(text)?.timeZone).toBe(timeZone)
  })

  it.each([
    ['2025年4月3日午前0時1分', '2025-04-03T00:01:00+09:00'],
    ['2025年4月3日 午後3時', '2025-04-03T15:00:00+09:00'],
    ['2025年4月3日正午', '2025-04-03T12:00:00+09:00'],
    ['2025年4月3日午前0:01から', '2025-04-03T00:01:00+09:00/..'],
  ])('%s is %s', (text, edtf) => expect(ja(text)?.edtf).toBe(edtf))

  it.each(['午後12時', '午前12時', '午後12時1分', '午前12:01', '午前12時（日本時間）から'])(
    'does not guess whether %s is noon or midnight',
    (time) => expect(ja(`2025年4月3日${time}`)).toBeUndefined(),
  )

  it.each([
    ['9 April 2025 through 9 July 2025', '2025-04-09/2025-07-09'],
    ['from 9 April through 9 July 2025', '2025-04-09/2025-07-09'],
    ['9 April 2025, 00:01 through 9 July 2025, 00:01', '2025-04-09T00:01:00-04:00/2025-07-09T00:01:00-04:00'],
    ['through 9 July 2025', '../2025-07-09'],
  ])('%s is %s', (text, edtf) => expect(en(text)?.edtf).toBe(edtf))

  it.each([
    ['2025年4月9日から2025年7月9日まで', '2025-04-09/2025-07-09'],
    ['2025年4月9日から7月9日まで', '2025-04-09/2025-07-09'],
    ['2025年4月9日 から 12日 まで', '2025-04-09/2025-04-12'],
    ['2025年4月から7月まで', '2025-04/2025-07'],
    ['2025年4月9日午前0時1分から7月9日午前0時1分まで', '2025-04-09T00:01:00+09:00/2025-07-09T00:01:00+09:00'],
  ])('%s is %s', (text, edtf) => expect(ja(text)?.edtf).toBe(edtf))

  it.each([
    '3 April 2025, 00:01 EST',
    '3 January 2025, 00:01 EDT',
    '3 April 2025, 13:01 p.m.',
    '3 April 2025, 0:01 a.m.',
    '3 April 2025, 00:01 Atlantis',
    '3 April 2025, EDT',
    '3 April 2025, midnight',
    'from 3 April 2025, 00:01 EDT to 9 July 2025, 00:01 JST',
  ])('does not guess at the clock of “%s”', (text) => expect(en(text)).toBeUndefined())

  it('names the clock of an hour, even where it begins or ends an interval', () => {
    const timeZone = 'America/New_York'
    expect(en('from 9 April 2025 00:01')).toEqual({
      edtf: '2025-04-09T00:01:00-04:00/..',
      timeZone,
      words: { en: 'from 9 April 2025 00:01' },
    })
    expect(en('2025-04-09T00:01-04:00/2025-07-09')).toEqual({ edtf: '2025-04-09T00:01-04:00/2025-07-09', timeZone })
    const shown = (edtf: string, language: 'en' | 'ja') => formatDate({ edtf, timeZone }, language)
    expect(shown('2025-04-09T00:01:00-04:00/..', 'en')).toBe('from 9 April 2025, 00:01 (EDT)')
    expect(shown('../2025-04-09T00:01:00-04:00', 'en')).toBe('until 9 April 2025, 00:01 (EDT)')
    expect(shown('2025-04-09T00:01:00-04:00/2025-07-09', 'en')).toBe('9 April 2025, 00:01 (EDT) – 9 July 2025')
    const typed = en('from 9 April 2025 00:01')
    expect(typed && formatDate(typed, 'en')).toBe('from 9 April 2025, 00:01 (EDT)')
    expect(typed && formatDate(typed, 'ja')).toBe('2025年4月9日 00:01（米国東部夏時間）以降')
    expect(shown('2025-04-09T00:01:00-04:00/..', 'ja')).toBe('2025年4月9日 00:01（米国東部夏時間）以降')
  })

  it('does not understand an hour that the clocks skip', () => {
    expect(en('9 March 2025, 02:30')).toBeUndefined()
    expect(en('9 March 2025, 03:30')?.edtf).toBe('2025-03-09T03:30:00-04:00')
  })

  it('offers both instants of an hour that the clocks show twice, and takes neither', () => {
    const both = ['2025-11-02T01:30:00-04:00', '2025-11-02T01:30:00-05:00']
    for (const text of ['2 November 2025 01:30', '2025年11月2日 1時30分']) {
      expect(en(text)).toBeUndefined()
      expect(offeredDates(text, 'America/New_York')).toEqual(both)
      expect(offeredDates(text, 'Asia/Tokyo')).toEqual([])
    }
    const shown = { edtf: '2025-11-02T01:30:00-05:00', timeZone: 'America/New_York' }
    expect(typedDate(shown, 'en', 'America/New_York')).toBe('2 November 2025, 01:30 (EST)')
    expect(en('2 November 2025, 02:30')?.edtf).toBe('2025-11-02T02:30:00-05:00')
  })

  it('does not take 24:00 for an hour', () => {
    expect(['2025-06-05T24:00:00Z', '2025-06-05T24:00Z/..', '5 June 2025, 24:00'].map(en)).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })

  it('gives a date that can be kept, or none, for any text', () => {
    const words = fc.constantFrom(
      'mid',
      '-',
      ' ',
      'june',
      '6',
      '2025',
      'from',
      '年',
      '月',
      '日',
      '～',
      '/',
      ':',
      '30',
      'about',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(words).map((parts) => parts.join('')),
        ),
        (text) => {
          const date = en(text)
          expect(date === undefined || isEdtf(date.edtf)).toBe(true)
        },
      ),
    )
  })
})

describe('a date as it is shown to be typed on', () => {
  const tokyo = 'Asia/Tokyo'
  it.each([
    [{ edtf: '2025-06-06' }, '6 June 2025', '2025年6月6日'],
    [{ edtf: '2025-06' }, 'June 2025', '2025年6月'],
    [{ edtf: '2026-12-03T10:00:00+09:00', timeZone: tokyo }, '3 December 2026, 10:00', '2026年12月3日 10:00'],
    // Words that would be read otherwise, or none at all, say nothing.
    [{ edtf: '2026-12-03T10:00:00Z', timeZone: tokyo }, '2026-12-03T10:00:00Z', '2026-12-03T10:00:00Z'],
    [{ edtf: '2026-12-03T10:00:30+09:00', timeZone: tokyo }, '2026-12-03T10:00:30+09:00', '2026-12-03T10:00:30+09:00'],
    // A period of hours, on the clock of the field and on others.
    [{ edtf: '2025-04-05T00:01:00+09:00/..', timeZone: tokyo }, 'from 5 April 2025, 00:01', '2025年4月5日 00:01以降'],
    [
      { edtf: '2025-04-05T00:01+09:00/2025-07-09T00:01:00+09:00' },
      '5 April 2025, 00:01 – 9 July 2025, 00:01',
      '2025年4月5日 00:01～2025年7月9日 00:01',
    ],
    [
      { edtf: '2025-04-05T00:01:00-04:00/..', timeZone: 'America/New_York' },
      'from 5 April 2025, 00:01 (EDT)',
      '2025年4月5日 00:01（米国東部夏時間）以降',
    ],
    [
      { edtf: '2025-04-05T00:01:00-04:00/..' },
      'from 5 April 2025, 00:01 (UTC-04:00)',
      '2025年4月5日 00:01（UTC-04:00）以降',
    ],
    [
      { edtf: '../2025-07-09T00:01:00-04:00', timeZone: 'America/New_York' },
      'until 9 July 2025, 00:01 (EDT)',
      '2025年7月9日 00:01（米国東部夏時間）まで',
    ],
    [
      { edtf: '2025-12-10T00:01:00-05:00/2026-07-09T00:01:00-04:00', timeZone: 'America/New_York' },
      '10 December 2025, 00:01 (EST) – 9 July 2026, 00:01 (EDT)',
      '2025年12月10日 00:01（米国東部標準時）～2026年7月9日 00:01（米国東部夏時間）',
    ],
    [
      { edtf: '2025-04-05T00:01:00+09:00/2025-07-09', timeZone: tokyo },
      '5 April 2025, 00:01 – 9 July 2025',
      '2025年4月5日 00:01～2025年7月9日',
    ],
    [{ edtf: '2025-06-05/2025-06-06' }, '5–6 June 2025', '2025年6月5日～2025年6月6日'],
    // Words on another clock than that of the field say which.
    [
      {
        edtf: '2025-04-05T00:01:00-04:00/..',
        timeZone: 'America/New_York',
        words: { en: 'from 5 April 2025, 00:01', ja: '2025年4月5日 00:01から' },
      },
      'from 5 April 2025, 00:01 (EDT)',
      '2025年4月5日 00:01（米国東部夏時間）以降',
    ],
    // A day on the clock of its field is a day.
    [{ edtf: '2025-03-26', timeZone: tokyo }, '26 March 2025', '2025年3月26日'],
    // English words that say just the date are no words for a Japanese window.
    [
      { edtf: '2025-04-05T00:01:00+09:00/..', timeZone: tokyo, words: { en: 'from 5 April 2025 00:01' } },
      'from 5 April 2025 00:01',
      '2025年4月5日 00:01以降',
    ],
    [{ edtf: '2025-06-1X' }, '2025-06-1X', '2025-06-1X'],
    [{ edtf: '2025-06-1X', words: { en: 'mid-June 2025' } }, 'mid-June 2025', '2025年6月半ば'],
  ])('%j is %s', (date, english, japanese) => {
    expect([typedDate(date, 'en', tokyo), typedDate(date, 'ja', tokyo)]).toEqual([english, japanese])
  })

  it('is read back as that very date, whatever was typed', () => {
    const day = fc.date({ min: new Date('1995-01-02'), max: new Date('2060-01-01'), noInvalidDate: true })
    const text = fc
      .tuple(day, fc.constantFrom(4, 7, 10, 16))
      .map(([at, length]) => at.toISOString().slice(0, length).replace('T', ' '))
    fc.assert(
      fc.property(
        text,
        fc.constantFrom('en' as const, 'ja' as const),
        fc.constantFrom('UTC', tokyo),
        (typed, language, zone) => {
          const date = parseDateWords(typed, language, zone)
          if (date) expect(parseDateWords(typedDate(date, language, zone), language, zone)).toEqual(date)
        },
      ),
    )
  })
})

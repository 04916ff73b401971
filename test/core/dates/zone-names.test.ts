import { describe, expect, it } from 'vitest'
import { formatDate } from '../../../core/dates/format-date'

describe('the name of a clock', () => {
  it.each([
    ['2025-06-06T09:00:00-04:00', 'America/New_York', '(EDT)', '（米国東部夏時間）'],
    ['2025-01-06T09:00:00-05:00', 'America/New_York', '(EST)', '（米国東部標準時）'],
    ['2025-06-06T09:00:00+09:00', 'Asia/Tokyo', '(JST)', '（日本標準時）'],
    ['2025-06-06T09:00:00+01:00', 'Europe/London', '(British Summer Time)', '(英国夏時間)'],
  ])('is Parley’s own, the same at an instant and in an interval: %s', (edtf, timeZone, en, ja) => {
    const plain = (text: string) => text.replaceAll('（', '(').replaceAll('）', ')')
    const of = (date: string, language: 'en' | 'ja') => plain(formatDate({ edtf: date, timeZone }, language))
    for (const date of [edtf, `${edtf}/..`]) {
      expect(of(date, 'en')).toContain(en)
      expect(of(date, 'ja')).toContain(plain(ja))
    }
  })
})

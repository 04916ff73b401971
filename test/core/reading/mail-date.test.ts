import { describe, expect, it } from 'vitest'
import { mailDate } from '../../../core/reading/mail-date'

describe('the date of a mail', () => {
  it.each([
    ['Fri, 6 Jun 2025 21:04:05 +0900', { edtf: '2025-06-06T21:04:05+09:00' }],
    ['Fri, 6 Jun 2025 21:04:05 +0900 (JST)', { edtf: '2025-06-06T21:04:05+09:00', timeZone: 'Asia/Tokyo' }],
    ['6 June 2025 08:04 -0400 (EDT)', { edtf: '2025-06-06T08:04:00-04:00', timeZone: 'America/New_York' }],
    ['Fri, 06 Jun 2025 08:04:05 EDT', { edtf: '2025-06-06T08:04:05-04:00', timeZone: 'America/New_York' }],
    ['Fri, 06 Jun 25 12:04:05 GMT', { edtf: '2025-06-06T12:04:05+00:00' }],
    // A clock that is named wrongly is not believed; the offset is.
    ['Fri, 6 Jun 2025 21:04:05 +0200 (JST)', { edtf: '2025-06-06T21:04:05+02:00' }],
  ])('keeps the offset of %s', (header, date) => {
    expect(mailDate(header)).toEqual(date)
  })

  it.each([
    'Fri, 6 Jun 2025 21:04:05',
    'Sun, 29 Feb 2025 10:00:00 +0000',
    'yesterday',
    'Fri, 6 Jun 2025 25:00:00 +0900',
  ])('is not guessed: %s', (header) => {
    expect(mailDate(header)).toBeUndefined()
  })
})

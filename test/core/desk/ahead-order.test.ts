import { describe, expect, it } from 'vitest'
import { aheadOrder } from '../../../core/desk/ahead-order'

const inOrder = (now: string | undefined, ...dates: string[]) =>
  dates
    .map((edtf) => ({ when: { edtf } }))
    .toSorted(aheadOrder(now === undefined ? undefined : Date.parse(now)))
    .map(({ when }) => when.edtf)

describe('the order of dates ahead', () => {
  it('has a deadline and a span that has begun where they end, and all else where it begins', () => {
    const [year, deadline, june, july, day] = [
      '2025-04-01/2026-03-31',
      '../2025-07-31',
      '2025-06-10/2025-06-19',
      '2025-07-09/..',
      '2025-07-08',
    ]
    expect(inOrder('2025-06-06T12:00:00Z', year, deadline, july, june, day)).toEqual([june, day, july, deadline, year])
  })

  it('has what nobody knows the end of last, once it has begun', () => {
    expect(inOrder('2025-06-06T12:00:00Z', '2025-06-01/..', '../..', '2027-01-01')).toEqual([
      '2027-01-01',
      '../..',
      '2025-06-01/..',
    ])
  })

  it('leaves a span where it begins in a list with past dates too', () => {
    expect(inOrder(undefined, '../2025-07-31', '2025-04-01/2026-03-31', '2025-05-01')).toEqual([
      '2025-04-01/2026-03-31',
      '2025-05-01',
      '../2025-07-31',
    ])
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { going, KEPT, staying } from '../../../core/backup/retention'
import { itLong } from '../../helpers/long'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const iso = (time: number) => new Date(time).toISOString()
const NOW = Date.parse('2026-11-23T10:30:00.000Z')

/** Instants from about two and a half years before now to 40 days after. */
const instants = fc.array(
  fc.integer({ min: -900 * 24 * 60, max: 40 * 24 * 60 }).map((minutes) => iso(NOW + minutes * 60_000)),
  { maxLength: 150 },
)

describe('the backups kept', () => {
  it('always keep the newest of all and the newest up to now', () => {
    fc.assert(
      fc.property(instants, (all) => {
        const stay = staying(all, iso(NOW))
        const sorted = all.toSorted()
        const before = sorted.filter((instant) => instant <= iso(NOW))
        for (const newest of [sorted.at(-1), before.at(-1)]) if (newest !== undefined) expect(stay).toContain(newest)
        for (const instant of stay) expect(all).toContain(instant)
      }),
    )
  })

  it.each([
    ['hour', 13, DAY],
    ['day', 10, 31 * DAY],
    ['month', 7, 365 * DAY],
  ])('include the last one of each recent %s', (_name, length, age) => {
    fc.assert(
      fc.property(instants, (all) => {
        const stay = staying(all, iso(NOW))
        const within = all.filter((instant) => instant <= iso(NOW) && Date.parse(instant) >= NOW - age)
        for (const span of new Set(within.map((instant) => instant.slice(0, length)))) {
          const last = within
            .filter((instant) => instant.startsWith(span))
            .toSorted()
            .at(-1)
          expect(stay).toContain(last)
        }
      }),
    )
  })

  it('never exceed the limit for hours, days and months, before or after now', () => {
    fc.assert(
      fc.property(instants, (all) => {
        const most = KEPT.hours + KEPT.days + KEPT.months
        const stay = [...staying(all, iso(NOW))]
        expect(stay.filter((instant) => instant <= iso(NOW)).length).toBeLessThanOrEqual(most)
        expect(stay.filter((instant) => instant > iso(NOW)).length).toBeLessThanOrEqual(most)
      }),
    )
  })

  it('include the newest requested ones even if later ones follow in the same hour, and requested ones displace no others', () => {
    const backup = (minutes: number, asked: boolean, from = '/desk') => ({
      at: iso(NOW - minutes * 60_000),
      isDamaged: false,
      asked,
      from,
    })
    const [late, asked, early] = [backup(1, false), backup(2, true), backup(3, false)]
    expect(going([late, asked, early], iso(NOW))).toEqual([early])
    const many = Array.from({ length: KEPT.asked + 5 }, (_none, index) => backup(4 + index / 10, true))
    expect(going([late, ...many], iso(NOW))).toEqual(many.slice(KEPT.asked))
    // Backups requested while the clock was ahead don't displace one made before now.
    const ahead = Array.from({ length: KEPT.asked }, (_none, index) => backup(-1000 - index, true))
    expect(going([late, asked, early, ...ahead], iso(NOW))).toEqual([early])
    // A copy of the desk in another folder has its own hours.
    const copy = backup(2, false, '/copy')
    expect(going([late, copy, early], iso(NOW))).toEqual([early])
  })

  it('are the same in any order, and when the rule runs again', () => {
    fc.assert(
      fc.property(instants, (all) => {
        const stay = staying(all, iso(NOW))
        expect(staying(all.toReversed(), iso(NOW))).toEqual(stay)
        expect(staying([...stay], iso(NOW))).toEqual(stay)
      }),
    )
  })

  itLong(
    'cover every recent hour, day and month after two years of half-hourly backups, with nothing in between',
    () => {
      let kept: string[] = []
      const end = NOW
      for (let time = NOW - 730 * DAY; time <= end; time += HOUR / 2) {
        kept.push(iso(time))
        const stay = staying(kept, iso(time))
        kept = kept.filter((instant) => stay.has(instant))
      }
      const ages = kept.map((instant) => end - Date.parse(instant))
      expect(kept.length).toBeLessThanOrEqual(KEPT.hours + KEPT.days + KEPT.months)
      for (let hour = 0; hour < 24; hour += 1)
        expect(
          ages.some((age) => age >= hour * HOUR && age < (hour + 1) * HOUR),
          `hour ${hour}`,
        ).toBe(true)
      for (let day = 0; day < 31; day += 1)
        expect(
          ages.some((age) => age >= day * DAY && age < (day + 1) * DAY),
          `day ${day}`,
        ).toBe(true)
      for (let month = 0; month < 12; month += 1)
        expect(
          ages.some((age) => age >= month * 31 * DAY && age < (month + 1) * 31 * DAY),
          `month ${month}`,
        ).toBe(true)
      expect(Math.max(...ages)).toBeLessThan(400 * DAY)
      // Older than a day: one a day. Older than a month: one a month.
      const older = ages.filter((age) => age > 26 * HOUR && age < 30 * DAY).toSorted((a, b) => a - b)
      for (const [index, age] of older.entries()) if (index > 0) expect(age - (older[index - 1] ?? 0)).toBe(DAY)
    },
  )

  it('lose no day or month when the clock is set years ahead for an hour', () => {
    const year = Array.from({ length: 365 }, (_one, day) => iso(NOW - day * DAY))
    const before = staying(year, iso(NOW))
    const wrong = NOW + 1500 * DAY
    const kept = [...before, iso(wrong)].filter((instant) => staying([...before, iso(wrong)], iso(wrong)).has(instant))
    const after = [...kept, iso(NOW + HOUR)]
    const stay = staying(after, iso(NOW + HOUR))
    // Except the oldest day and month, displaced by the backup made under the wrong clock.
    expect([...before].filter((instant) => !stay.has(instant)).length).toBeLessThanOrEqual(2)
    expect(stay).toContain(iso(wrong))
  })

  it('make room for new ones after a month of backups under a clock that was ahead', () => {
    const ahead = Array.from({ length: 24 * 30 }, (_one, hour) => iso(NOW + 365 * DAY + hour * HOUR))
    let kept = ahead
    for (let hour = 0; hour < 30; hour += 1) {
      kept.push(iso(NOW + hour * HOUR))
      const stay = staying(kept, iso(NOW + hour * HOUR))
      kept = kept.filter((instant) => stay.has(instant))
    }
    expect(kept.filter((instant) => instant < iso(NOW + 100 * DAY)).length).toBeGreaterThanOrEqual(24)
  })

  it('stay when the desk is idle for two years', () => {
    const old = Array.from({ length: 20 }, (_one, day) => iso(NOW - 730 * DAY - day * DAY))
    expect(staying([...old, iso(NOW)], iso(NOW)).size).toBe(21)
  })

  it('count hours in UTC, so that the repeated hour at the end of summer time counts as two', () => {
    // 1:30 occurs twice in New York on 1 November 2026.
    const twice = ['2026-11-01T05:30:00.000Z', '2026-11-01T06:30:00.000Z']
    expect(staying(twice, '2026-11-01T12:00:00.000Z').size).toBe(2)
    // Two days in Tokyo but one in UTC, so a month later one of them remains.
    const tokyo = ['2026-11-01T14:00:00.000Z', '2026-11-01T16:00:00.000Z']
    const later = Array.from({ length: 30 }, (_one, hour) => iso(Date.parse('2026-11-10T00:30:00.000Z') + hour * HOUR))
    const stay = staying([...tokyo, ...later], '2026-11-12T00:00:00.000Z')
    expect(tokyo.map((instant) => stay.has(instant))).toEqual([false, true])
  })

  it('never include a damaged one at the expense of a good one', () => {
    const at = (minute: string, isDamaged: boolean) => ({ at: `2026-11-23T03:${minute}:00.000Z`, isDamaged })
    const hours = Array.from({ length: 30 }, (_one, hour) => ({
      at: iso(NOW - hour * HOUR - 1000),
      isDamaged: false,
    })).filter((one) => !one.at.startsWith('2026-11-23T03'))
    const good = at('10', false)
    const gone = going([at('50', true), good, at('05', false), ...hours], iso(NOW))
    expect(gone).toContainEqual(at('05', false))
    expect(gone).not.toContainEqual(good)
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            at: fc.constantFrom(...Array.from({ length: 500 }, (_o, i) => iso(NOW - i * HOUR * 7))),
            isDamaged: fc.boolean(),
          }),
        ),
        (all) => {
          const left = going(all, iso(NOW))
          const goods = all.filter(({ isDamaged }) => !isDamaged)
          expect(left.filter(({ isDamaged }) => !isDamaged)).toEqual(going(goods, iso(NOW)))
        },
      ),
    )
  })
})

import { describe, expect, it } from 'vitest'
import { dayAfter } from '../../../core/dates/relative-days'
import { LEAD_DAYS, PASSED_DAYS } from '../../../core/queries/reminders'
import {
  asideOf,
  DEFAULT_REMINDERS,
  isAside,
  showsMore,
  toTell,
  withAside,
  withoutMore,
  type Reminded,
} from '../../../core/contract/reminder-settings'

const TODAY = '2025-06-07'
const KATO = { storeId: 'desk', staff: 'kato' }
const ARAI = { storeId: 'desk', staff: 'arai' }
const settings = { ...DEFAULT_REMINDERS, notify: true }
const row = (key: string, min: number, isOver = false) => ({ key, days: { min, max: min }, isOver })

describe('reminders that a person sets aside', () => {
  it('are gone for that person alone, until their day or for good', () => {
    let all = withAside(undefined, KATO, 'a', 'always')
    all = withAside(all, KATO, 'b', '2025-06-08')
    const aside = asideOf(all, KATO)
    expect(['2025-06-07', '2025-06-08'].map((day) => isAside(aside, 'a', day))).toEqual([true, true])
    expect(['2025-06-07', '2025-06-08'].map((day) => isAside(aside, 'b', day))).toEqual([true, false])
    expect(asideOf(all, ARAI)).toEqual({})
    expect(asideOf(withAside(all, KATO, 'a'), KATO)).toEqual({ b: '2025-06-08' })
  })

  it('are no names of an object’s own', () => {
    expect(isAside({}, 'constructor', '2025-06-07')).toBe(false)
    expect(asideOf({}, { storeId: 'constructor', staff: '__proto__' })).toEqual({})
  })

  it('are bounded, the last ones kept', () => {
    let all: Reminded | undefined
    for (let n = 0; n < 500; n += 1) all = withAside(all, KATO, `k${n}`, 'always')
    const keys = Object.keys(asideOf(all, KATO))
    expect(keys.length).toBe(400)
    expect(keys.at(-1)).toBe('k499')
  })
})

describe('what a change of the settings shows to others', () => {
  const showing = (notify: boolean, titles: boolean) => ({ leads: [7], notify, titles })

  it('is asked about if it is more than before, and titles before the number alone', () => {
    const [none, number, named, hidden] = [
      showing(false, false),
      showing(true, false),
      showing(true, true),
      showing(false, true),
    ]
    expect([none, number, named, hidden].map((one) => showsMore(none, one))).toEqual([
      undefined,
      'notify',
      'titles',
      'titles',
    ])
    expect([none, number, named, hidden].map((one) => showsMore(number, one))).toEqual([
      undefined,
      undefined,
      'titles',
      'titles',
    ])
    // Titles that were on without notifications are shown with them.
    expect([none, number, named, hidden].map((one) => showsMore(hidden, one))).toEqual([
      undefined,
      'notify',
      'titles',
      undefined,
    ])
    expect([none, number, named, hidden].map((one) => showsMore(named, one))).toEqual(Array(4).fill(undefined))
  })

  it('is no more than before once it was refused, and the rest is changed', () => {
    expect(withoutMore(showing(true, false), { leads: [1], notify: true, titles: true })).toEqual({
      leads: [1],
      notify: true,
      titles: false,
    })
    expect(withoutMore(showing(false, true), showing(true, false))).toEqual(showing(false, false))
  })
})

describe('notifications', () => {
  it('tell of each date once at each of its leads, and of none that is over or set aside', () => {
    const rows = [row('soon', 5), row('far', 8), row('over', -1, true), row('aside', 1)]
    const all = withAside(undefined, KATO, 'aside', 'always')
    const at = (min: number, before: Reminded | undefined) =>
      toTell(before, KATO, { rows: [row('soon', min), ...rows.slice(1)], today: '2025-06-07', settings })
    const first = at(5, all)
    expect(first.rows.map(({ key }) => key)).toEqual(['soon'])
    expect(at(4, first.after).rows).toEqual([])
    const second = at(1, first.after)
    expect(second.rows.map(({ key }) => key)).toEqual(['soon'])
    expect(at(0, second.after).rows).toEqual([])
  })

  it('tell of many dates once at each lead, and forget them once they are past', () => {
    const leads = { ...settings, leads: [...LEAD_DAYS] }
    const dates = Array.from({ length: 60 * 6 }, (_, n) => ({ key: `m/${n} d`, day: Math.floor(n / 6) }))
    const told = new Map<string, number>()
    let all: Reminded | undefined
    for (let day = -31; day < 70; day += 1) {
      const rows = dates.map((date) => row(date.key, date.day - day)).filter(({ days }) => days.min >= -PASSED_DAYS)
      const near = rows.filter(({ days }) => days.min <= 30).map((one) => ({ ...one, isOver: one.days.min < 0 }))
      const { rows: fresh, after } = toTell(all, KATO, { rows: near, today: dayAfter(TODAY, day), settings: leads })
      for (const { key } of fresh) told.set(key, (told.get(key) ?? 0) + 1)
      all = after
    }
    expect([...new Set(told.values())]).toEqual([LEAD_DAYS.length])
    const last = toTell(all, KATO, { rows: [row('last', 1)], today: dayAfter(TODAY, 200), settings: leads })
    expect(Object.keys(last.after.desk?.kato?.told ?? {})).toEqual(['last @1'])
  })

  it('tell nothing again after a lead was taken away and given back', () => {
    const at = (before: Reminded | undefined, leads: number[], rows = [row('a', 5)]) =>
      toTell(before, KATO, { rows, today: TODAY, settings: { ...settings, leads } })
    const first = at(undefined, [7])
    const none = at(first.after, [1], [row('b', 1)])
    expect(at(none.after, [7]).rows).toEqual([])
  })

  it('tell once of a date whose first lead passed while Parley was off', () => {
    const first = toTell(undefined, KATO, { rows: [row('a', 1)], today: '2025-06-07', settings })
    expect(first.rows).toHaveLength(1)
    expect(toTell(first.after, KATO, { rows: [row('a', 1)], today: '2025-06-07', settings }).rows).toEqual([])
  })
})

import { describe, expect, test } from 'vitest'
import { mondaysBetween, monthsBetween, monthTicks, dayTicks } from '../../../core/dates/axis-ticks'

const at = (text: string) => Date.parse(text)
const iso = (instants: readonly number[]) => instants.map((instant) => new Date(instant).toISOString())

describe('the lines of an axis of time', () => {
  test('are the beginnings of months on the clock of the place, across a change of its clocks', () => {
    const months = monthsBetween(at('2025-02-15T00:00:00Z'), at('2025-05-01T05:00:00Z'), 'America/New_York')
    expect(iso(months)).toEqual(['2025-03-01T05:00:00.000Z', '2025-04-01T04:00:00.000Z', '2025-05-01T04:00:00.000Z'])
  })

  test('have the year in place of its first month', () => {
    const months = monthsBetween(at('2024-11-15T00:00:00Z'), at('2025-02-15T00:00:00Z'), 'UTC')
    expect(monthTicks(months, 'UTC', 'en').map(({ label }) => label)).toEqual(['Dec', '2025', 'Feb'])
    expect(monthTicks(months, 'UTC', 'ja').map(({ label }) => label)).toEqual(['12月', '2025年', '2月'])
  })

  test('are every third month from January for years', () => {
    const months = monthsBetween(at('2024-12-15T00:00:00Z'), at('2026-01-02T00:00:00Z'), 'Asia/Tokyo', 3)
    expect(monthTicks(months, 'Asia/Tokyo', 'en').map(({ label }) => label)).toEqual([
      '2025',
      'Apr',
      'Jul',
      'Oct',
      '2026',
    ])
  })

  test('are Mondays for weeks', () => {
    const days = mondaysBetween(at('2025-06-01T00:00:00Z'), at('2025-06-23T00:00:00Z'), 'UTC')
    expect(dayTicks(days, 'UTC', 'en').map(({ label }) => label)).toEqual(['2 Jun', '9 Jun', '16 Jun', '23 Jun'])
    expect(days.every((day) => new Date(day).getUTCDay() === 1)).toBe(true)
  })
})

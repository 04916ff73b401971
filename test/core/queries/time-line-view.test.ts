import { describe, expect, test } from 'vitest'
import { overlay } from '../../../core/desk/staged-desk'
import { getOrThrow, type DeskRead } from '../../../core/desk/desk-read'
import { timeLineViewSchema } from '../../../core/queries/time-line-schemas'
import { timeLineView } from '../../../core/queries/time-line-view'
import { ZOOMS, type Zoom } from '../../../core/time-line/zoom'
import { aMeasure } from '../../helpers/desks/record-fields'
import { smallDesk } from '../../helpers/desks/desk-builder'
import { sampleDesk } from '../../helpers/desks/sample'

const NOW = '2025-06-20T12:00:00Z'
const desk = await sampleDesk()
const shown = (zoom: Zoom, around?: string, on: DeskRead = desk) =>
  timeLineViewSchema.parse(timeLineView(on, NOW, { zoom, ...(around === undefined ? {} : { around }) }))
const names = (view: ReturnType<typeof shown>) => view.rows.map(({ title }) => title.en)

describe('a time line of the desk', () => {
  test('is around the desk’s instant, with each thing in its lane, the earliest first', () => {
    const view = shown('quarter')
    expect(new Date(view.at).toISOString()).toBe('2025-06-07T03:59:00.000Z')
    expect(view.at - view.from).toBe(view.until - view.at)
    const rows = view.rows.map(({ title, lane, role, lasts }) => [title.en, lane, role, lasts])
    expect(rows).toContainEqual(['Ryosei Akazawa, Howard Lutnick', 'meetings', 'held', true])
    expect(rows).toContainEqual(['Target for some deal', 'dates', 'deadline', false])
    expect(rows).toContainEqual([
      'The rate for Japan is suspended from 10 April to 9 July 2025',
      'law',
      'suspension',
      true,
    ])
    const starts = view.rows.map(({ from }) => from ?? -Infinity)
    expect(starts).toEqual(starts.toSorted((a, b) => a - b))
  })

  test('draws a suspension on the clock of its border, from the minute it begins to the minute it ends', () => {
    const suspension = shown('year').rows.find(({ role }) => role === 'suspension')
    expect([suspension?.from, suspension?.until].map((at) => new Date(at ?? 0).toISOString())).toEqual([
      '2025-04-10T04:01:00.000Z',
      '2025-07-09T04:01:00.000Z',
    ])
  })

  test('says of a date that is not fixed how it is not, and nothing of one that is', () => {
    const at = (edtf: string) => {
      const milestone = { ...getOrThrow(desk, 'milestone', 'milestone-g7'), when: { edtf } }
      const changed = overlay(desk, [{ op: 'put', collection: 'milestone', record: milestone }])
      const row = shown('quarter', undefined, changed).rows.find(({ ref }) => ref.id === 'milestone-g7')
      return [row?.loose, row?.label?.en, row?.label?.ja]
    }
    const name = 'Three-day G7 summit starts, Canada'
    expect(at('2025-06-15')).toEqual([undefined, undefined, undefined])
    expect(at('2025-06-15~').slice(0, 2)).toEqual([true, `${name} (about then)`])
    expect(at('2025-06-15?').slice(0, 2)).toEqual([true, `${name} (date not confirmed)`])
    expect(at('2025-06-15%')[2]).toMatch(/（日付は未確定）$/)
    expect(at('../2025-06-15').slice(0, 2)).toEqual([true, `${name} (by then)`])
    // Drawn over all of its days.
    expect(at('2025-06')).toEqual([undefined, undefined, undefined])
  })

  test('shows more with more time, and only what may be in it', () => {
    const counts = ZOOMS.map((zoom) => shown(zoom).rows.length)
    expect(counts).toEqual(counts.toSorted((a, b) => b - a))
    const july = names(shown('month', '2025-07-09T00:00:00Z'))
    expect(july).toContain('Suspension of the 24% rate for Japan ends')
    expect(july).not.toContain('Ryosei Akazawa, Howard Lutnick')
    // It has no end: it may still be then.
    expect(names(shown('month', '2027-01-01T00:00:00Z'))).toContain('Further round (the desk’s entry)')
    expect(shown('month', '2001-01-01T00:00:00Z').rows).toEqual([])
  })

  test('leads from a time without anything to the nearest times that have something', () => {
    // Without what has no end, and so may be at any time.
    const open = shown('month', '2090-01-01T00:00:00Z').rows.map(({ ref }) => ({ op: 'delete', ...ref }) as const)
    const closed = overlay(desk, open)
    const all = shown('years', undefined, closed).rows
    const [first, last] = [
      Math.min(...all.map(({ from }) => from ?? Infinity)),
      Math.max(...all.map(({ until }) => until ?? -Infinity)),
    ]
    expect(shown('month', '2001-01-01T00:00:00Z', closed).nearest).toEqual({ after: first })
    expect(shown('month', '2090-01-01T00:00:00Z', closed).nearest).toEqual({ before: last })
    expect(shown('quarter', undefined, closed).nearest).toBeUndefined()
    for (const at of [first, last])
      expect(shown('month', new Date(at).toISOString(), closed).rows.length).toBeGreaterThan(0)
    const kinds = [
      'session',
      'round',
      'milestone',
      'commitment',
      'proposal',
      'measure',
      'stackingRule',
      'legalEvent',
    ] as const
    const bare = overlay(
      desk,
      kinds.flatMap((collection) => desk.all(collection).map(({ id }) => ({ op: 'delete', collection, id }) as const)),
    )
    expect(shown('month', '2001-01-01T00:00:00Z', bare).nearest).toEqual({})
  })

  test('has a round only where none of its meetings is recorded', () => {
    const before = shown('quarter').rows.filter(({ ref }) => ref.collection === 'round')
    expect(before.map(({ ref }) => ref.id)).not.toContain('round-5')
    const sessions = desk.all('session').map(({ id }) => ({ op: 'delete', collection: 'session', id }) as const)
    const bare = overlay(desk, sessions)
    const after = shown('quarter', undefined, bare).rows.filter(({ ref }) => ref.collection === 'round')
    expect(after.length).toBeGreaterThan(before.length)
    expect(after.every(({ ref }) => getOrThrow(bare, 'round', ref.id).id === ref.id)).toBe(true)
  })

  test('sends no more than a screen can hold, and counts the rest', () => {
    const builder = smallDesk()
    const events = Array.from({ length: 300 }, (_, index) => ({
      id: `e${index}`,
      status: 'inForce',
      on: { edtf: '2025-06-01' },
    }))
    builder.add('measure', 'm', { ...aMeasure([]), events })
    const view = timeLineView(builder.desk(), '2025-06-10T00:00:00Z', { zoom: 'month' })
    expect(view.rows).toHaveLength(250)
    expect(view.left).toBeGreaterThanOrEqual(50)
  })
})

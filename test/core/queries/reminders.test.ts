import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayAfter } from '../../../core/dates/relative-days'
import type { MemoryDesk } from '../../../core/desk/memory-desk'
import { DEFAULT_MARKING } from '../../../core/model/values/marking'
import { remindersView } from '../../../core/queries/reminders'
import { smallDesk, type DeskBuilder } from '../../helpers/desks/desk-builder'

const NOW = '2025-06-06T12:00:00Z'
/** The desk's capital is Wellington: its day is 7 June by then. */
const TODAY = '2025-06-07'

const milestone = (builder: DeskBuilder, id: string, edtf: string, more: Record<string, unknown> = {}) =>
  builder.add('milestone', id, {
    talk: 'talk',
    title: { en: id },
    when: { edtf },
    basis: 'fixed',
    status: 'open',
    ...more,
  })
const daysOf = (desk: MemoryDesk, now = NOW, within = 7) =>
  Object.fromEntries(remindersView(desk, now, within).rows.map(({ ref, days }) => [ref.id, days]))

describe('reminders', () => {
  it('count a day from the desk’s own day, and a fuzzy date as a range', () => {
    const builder = smallDesk()
    milestone(builder, 'day', '2025-06-10')
    milestone(builder, 'mid', '2025-06-1X')
    milestone(builder, 'by', '../2025-06-09')
    milestone(builder, 'open', '2025-06-12/..')
    milestone(builder, 'far', '2025-06-15')
    milestone(builder, 'gone', '2025-05-30')
    milestone(builder, 'lately', '2025-06-01')
    const desk = builder.desk()
    const view = remindersView(desk, NOW, 7)
    expect(view).toMatchObject({ today: TODAY, isPinned: false, left: 0 })
    expect(daysOf(desk)).toEqual({
      lately: { min: -6, max: -6 },
      by: { min: 2, max: 2 },
      mid: { min: 3, max: 12 },
      day: { min: 3, max: 3 },
      open: { min: 5, max: null },
    })
    expect(view.rows.filter(({ isOver }) => isOver).map(({ ref }) => ref.id)).toEqual(['lately'])
    // An hour before midnight in Wellington, and an hour after.
    expect(daysOf(desk, '2025-06-06T11:00:00Z').day).toEqual({ min: 4, max: 4 })
    expect(daysOf(desk, '2025-06-06T13:00:00Z').day).toEqual({ min: 3, max: 3 })
  })

  it('turn with the day where the clocks change', () => {
    const builder = smallDesk()
    milestone(builder, 'after', '2025-09-29')
    const desk = builder.desk()
    // New Zealand's clocks went forward on 28 September 2025 at 02:00: that day had 23 hours.
    expect(daysOf(desk, '2025-09-27T11:59:00Z').after).toEqual({ min: 2, max: 2 })
    expect(daysOf(desk, '2025-09-27T12:00:00Z').after).toEqual({ min: 1, max: 1 })
    expect(daysOf(desk, '2025-09-28T10:59:00Z').after).toEqual({ min: 1, max: 1 })
    expect(daysOf(desk, '2025-09-28T11:00:00Z').after).toEqual({ min: 0, max: 0 })
  })

  it('tell of promises, cleared lines and suspensions that end, and of nothing that is settled', () => {
    const line = { issue: 'issue', audience: 'counterpart', text: 'x', follows: [], expires: { edtf: '2025-06-11' } }
    const builder = smallDesk()
    builder
      .add('line', 'cleared', { ...line, status: 'cleared' })
      .add('line', 'draft', { ...line, status: 'draft' })
      .add('commitment', 'promise', {
        round: 'round',
        owedBy: ['them'],
        text: 'A list of goods.',
        due: { edtf: '2025-06-12' },
        accounts: [],
        status: 'open',
      })
      .add('commitment', 'done', {
        round: 'round',
        owedBy: ['them'],
        text: 'Done.',
        due: { edtf: '2025-06-12' },
        accounts: [],
        status: 'done',
      })
      .add('stackingRule', 'rule', {
        title: { en: 'Suspended' },
        kind: 'suspends',
        when: { measure: 'measure', component: 'a' },
        target: { measure: 'measure', component: 'a' },
        order: 1,
        interval: { edtf: '2025-04-10/2025-06-13' },
      })
      .add('measure', 'on-hold', {
        title: { en: 'On hold' },
        imposer: 'them',
        targets: ['us-side'],
        targetsAll: false,
        kind: 'ordinaryDuty',
        scopeWords: 'Butter',
        scope: [],
        issues: [],
        components: [],
        events: [
          { id: 'begins', status: 'inForce', on: { edtf: '2025-04-05' } },
          { id: 'stops', status: 'suspended', on: { edtf: '2025-04-10' } },
          { id: 'said', status: 'announced', on: { edtf: '2025-06-09' } },
          { id: 'again', status: 'inForce', on: { edtf: '2025-06-14' } },
        ],
      })
    milestone(builder, 'met', '2025-06-10', { status: 'met' })
    const view = remindersView(builder.desk(), NOW, 7)
    expect(view.rows.map(({ kind, ref, days }) => [kind, ref.id, days.min])).toEqual([
      ['line', 'cleared', 4],
      ['commitment', 'promise', 5],
      ['suspension', 'rule', 6],
      ['suspension', 'on-hold', 7],
    ])
  })

  it('follow an edit: another date is another reminder, a settled one none', () => {
    const builder = smallDesk()
    milestone(builder, 'deal', '2025-06-10')
    const desk = builder.desk()
    const [before] = remindersView(desk, NOW, 7).rows
    const record = desk.get('milestone', 'deal')
    if (!record) throw new Error('no milestone')
    const moved = desk.advance([
      { op: 'put', collection: 'milestone', record: { ...record, when: { edtf: '2025-06-11' } } },
    ])
    const [after] = remindersView(moved, NOW, 7).rows
    expect(after?.days.min).toBe(4)
    expect(after?.key).not.toBe(before?.key)
    const met = moved.advance([{ op: 'put', collection: 'milestone', record: { ...record, status: 'met' } }])
    expect(remindersView(met, NOW, 7).rows).toEqual([])
  })

  it('are open for others’ eyes only if everything that their title says is', () => {
    const internal = { ...DEFAULT_MARKING, level: 'internal' }
    const line = { issue: 'issue', audience: 'counterpart', text: 'x', follows: [], status: 'cleared' }
    const promise = { round: 'round', text: 'A list.', due: { edtf: '2025-06-08' }, accounts: [], status: 'open' }
    const builder = smallDesk()
    milestone(builder, 'plain', '2025-06-08')
    milestone(builder, 'internal', '2025-06-08', { marking: internal })
    milestone(builder, 'named', '2025-06-08', { marking: { ...DEFAULT_MARKING, caveats: ['EYES ONLY'] } })
    milestone(builder, 'japan', '2025-06-08', {
      marking: { ...DEFAULT_MARKING, scheme: 'japan', level: 'handleWithCare' },
    })
    builder.add('issue', 'secret', { talk: 'talk', area: { en: 'A' }, label: { en: 'Secret' }, marking: internal })
    builder
      .add('party', 'hidden', {
        kind: 'country',
        code: 'JP',
        names: { en: 'Secret Partner' },
        members: [],
        marking: internal,
      })
      .add('commitment', 'by-hidden', { ...promise, owedBy: ['them', 'hidden'] })
      .add('commitment', 'by-them', { ...promise, owedBy: ['them'] })
    builder.add('line', 'on-open', { ...line, expires: { edtf: '2025-06-08' } })
    builder.add('line', 'on-secret', { ...line, issue: 'secret', expires: { edtf: '2025-06-08' } })
    const rows = remindersView(builder.desk(), NOW, 7).rows
    expect(
      rows
        .filter(({ isOpen }) => isOpen)
        .map(({ ref }) => ref.id)
        .toSorted(),
    ).toEqual(['by-them', 'on-open', 'plain'])
  })

  it('are every open date that may be near, whatever its form', () => {
    const day = fc.integer({ min: -20, max: 40 }).map((by) => dayAfter(TODAY, by))
    const edtf = fc.oneof(
      day,
      fc.tuple(day, fc.nat({ max: 30 })).map(([from, by]) => `${from}/${dayAfter(from, by)}`),
      day.map((to) => `../${to}`),
      fc.constantFrom('2025-06', '2025-07', '2025-06-1X', '2025'),
    )
    fc.assert(
      fc.property(fc.array(edtf, { maxLength: 8 }), fc.integer({ min: 0, max: 30 }), (dates, within) => {
        const builder = smallDesk()
        for (const [n, date] of dates.entries()) milestone(builder, `m-${n}`, date)
        const shown = remindersView(builder.desk(), NOW, within).rows.map(({ ref }) => ref.id)
        const ends = (date: string): [string, string] => {
          if (date.startsWith('../')) return [date.slice(3), date.slice(3)]
          if (date === '2025') return ['2025-01-01', '2025-12-31']
          if (date === '2025-06') return ['2025-06-01', '2025-06-30']
          if (date === '2025-07') return ['2025-07-01', '2025-07-31']
          if (date === '2025-06-1X') return ['2025-06-10', '2025-06-19']
          const [from = '', to = from] = date.split('/')
          return [from, to]
        }
        const expected = dates.flatMap((date, n) => {
          const [first, last] = ends(date)
          return first <= dayAfter(TODAY, within) && last >= dayAfter(TODAY, -7) ? [`m-${n}`] : []
        })
        expect(shown.toSorted()).toEqual(expected.toSorted())
      }),
    )
  })
})

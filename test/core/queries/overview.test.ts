import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareNumbers, dateRange } from '../../../core/dates/date-range'
import type { MemoryDesk } from '../../../core/desk/memory-desk'
import { deskStatus, overviewView } from '../../../core/queries/overview'
import { upcomingView } from '../../../core/queries/upcoming'
import { fullDeskInMemory } from '../../../scripts/bench/full-desk-folder'
import { smallDesk } from '../../helpers/desks/desk-builder'

const NOW = '2025-06-06T12:00:00Z'
const AT = Date.parse(NOW)
const NO_CARE = { kinds: [] }

const DATES = [
  '2025-06-05',
  '2025-06-06',
  '2025-06-06T11:00:00Z',
  '2025-06-06T13:00:00Z',
  '2025-06-07',
  '2025-06',
  '2025-07',
  '2025-06-1X',
  '2025-05-01/2025-09-01',
  '2025-07-01/..',
  '../2025-06-30',
  '2025-12-01',
]
interface Entry {
  kind: 'milestone' | 'round' | 'session'
  edtf: string
  isOver: boolean
  round: number
}
const dated: fc.Arbitrary<Entry> = fc.record({
  kind: fc.constantFrom<Entry['kind']>('milestone', 'round', 'session'),
  edtf: fc.constantFrom(...DATES),
  isOver: fc.boolean(),
  round: fc.nat({ max: 3 }),
})

function deskOf(entries: readonly Entry[]): MemoryDesk {
  const builder = smallDesk()
  for (let n = 0; n <= 3; n += 1) {
    const when = { edtf: '2025-08-01' }
    builder.add('round', `round-${n}`, {
      talk: 'talk',
      ordinal: n + 1,
      level: 'ministerial',
      when,
      status: 'scheduled',
    })
  }
  for (const [n, { kind, edtf, isOver, round: of }] of entries.entries()) {
    const when = { edtf }
    const status = isOver ? 'held' : 'scheduled'
    if (kind === 'milestone')
      builder.add('milestone', `milestone-${n}`, {
        talk: 'talk',
        title: { en: `Milestone ${n}` },
        when,
        basis: 'fixed',
        status: isOver ? 'met' : 'open',
      })
    if (kind === 'round')
      builder.add('round', `other-${n}`, { talk: 'talk', ordinal: n + 1, level: 'ministerial', when, status })
    if (kind === 'session')
      builder.add('session', `session-${n}`, {
        round: `round-${of}`,
        start: when,
        status,
        participants: [],
        issues: [],
        doNotRaise: [],
      })
  }
  return builder.desk()
}

/** All upcoming dates, found by a walk over the desk. */
function walked(desk: MemoryDesk): { id: string; when: { edtf: string } }[] {
  const isToCome = ({ status }: { status: string }) => status !== 'held' && status !== 'cancelled'
  const sessions = desk.all('session').filter(isToCome)
  const rounds = desk
    .all('round')
    .filter((round) => isToCome(round) && !sessions.some((session) => session.round === round.id))
  return [
    ...desk.all('milestone').filter(({ status }) => status === 'open'),
    ...rounds,
    ...sessions.map(({ id, start }) => ({ id, when: start })),
  ]
    .filter(({ when }) => dateRange(when).max >= AT)
    .toSorted((a, b) => {
      const [left, right] = [dateRange(a.when), dateRange(b.when)]
      // What may happen from now on stands at its last moment.
      const place = ({ min, max }: typeof left) => (min < AT ? max : min)
      return (
        compareNumbers(place(left), place(right)) ||
        compareNumbers(left.max, right.max) ||
        compareNumbers(left.min, right.min)
      )
    })
}

describe('the upcoming dates', () => {
  it('are all that are not over, the nearest first, in any parts', () => {
    fc.assert(
      fc.property(fc.array(dated, { maxLength: 12 }), fc.integer({ min: 1, max: 5 }), (entries, part) => {
        const desk = deskOf(entries)
        const expected = walked(desk)
        const parts = Array.from({ length: Math.ceil(expected.length / part) + 1 }, (_, n) =>
          upcomingView(desk, NOW, n * part, part),
        )
        const rows = parts.flatMap((view) => view.rows)
        expect(rows.map(({ when }) => when)).toEqual(expected.map(({ when }) => when))
        expect(new Set(rows.map(({ ref }) => ref.id))).toEqual(new Set(expected.map(({ id }) => id)))
        expect(rows.length).toBe(expected.length)
        expect(parts.map(({ total }) => total)).toEqual(parts.map(() => expected.length))
      }),
    )
  })

  it('follow the edits: a meeting takes the place of its round, and gives it back', () => {
    const desk = deskOf([])
    const shown = (of: MemoryDesk) => upcomingView(of, NOW, 0, 20).rows.map(({ ref }) => ref.id)
    const [session] = desk.all('session')
    if (!session) throw new Error('no session')
    expect(shown(desk)).toEqual(['session', 'round-0', 'round-1', 'round-2', 'round-3'])
    const moved = desk.advance([
      { op: 'put', collection: 'session', record: { ...session, round: 'round-2' as never } },
    ])
    expect(shown(moved)).toEqual(['round', 'session', 'round-0', 'round-1', 'round-3'])
    const held = moved.advance([{ op: 'put', collection: 'session', record: { ...session, status: 'held' } }])
    expect(shown(held)).toEqual(['round', 'round-0', 'round-1', 'round-2', 'round-3'])
  })
})

describe('the overview', () => {
  const at = '2022-03-01T09:00:00Z'

  it('shows the first of each block of a large desk, and says that there are more', () => {
    const desk = fullDeskInMemory(4000)
    const view = overviewView(desk, at, NO_CARE)
    expect([view.leads.rows.length, view.leads.total]).toEqual([12, desk.count('lead')])
    expect([view.rates.rows.length, view.rates.total]).toEqual([12, desk.count('measure')])
    const { rows, total } = overviewView(desk, '2017-01-01T09:00:00Z', NO_CARE).next
    expect(rows.length).toBe(12)
    expect(total).toBeGreaterThan(12)
    const made = view.leads.rows.map(({ ref }) => desk.get('lead', ref.id)?.createdAt.slice(0, 10) ?? '')
    const latest = desk.all('lead').map(({ createdAt }) => createdAt.slice(0, 10))
    expect(made).toEqual(latest.toSorted().toReversed().slice(0, 12))
  })

  it('shows all of a small desk', () => {
    const desk = smallDesk()
      .add('lead', 'lead-1', { talk: 'talk', text: 'One.' })
      .add('lead', 'lead-2', { talk: 'talk', text: 'Two.' })
      .desk()
    const view = overviewView(desk, NOW, NO_CARE)
    expect(view.leads.rows.map(({ text }) => text)).toEqual(['Two.', 'One.'])
    expect([view.leads.total, view.rates.total]).toEqual([2, 0])
  })
})

describe('the status of a desk', () => {
  const place = {
    directory: '/desk',
    storeId: 'store',
    readOnly: false,
    notices: [],
    findings: { open: 0 },
  }

  it('tells the languages that its words are in: those of its title, and its own', () => {
    const desk = smallDesk().desk()
    expect(deskStatus(desk, NOW, place).languages).toEqual(['en'])
    const [settings] = desk.all('deskSettings')
    if (!settings) throw new Error('no settings')
    const put = (changes: Partial<typeof settings>) =>
      desk.advance([{ op: 'put', collection: 'deskSettings', record: { ...settings, ...changes } }])
    expect(deskStatus(put({ language: 'ja' }), NOW, place).languages).toEqual(['en', 'ja'])
    expect(deskStatus(put({ title: { ja: '机' } }), NOW, place).languages).toEqual(['en', 'ja'])
  })
})

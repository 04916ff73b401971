import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateRange } from '../../../core/dates/date-range'
import { VOCABULARIES } from '../../../core/model/values/vocabularies'
import { metView, whoMet } from '../../../core/queries/who-met'
import { metViewSchema, PEOPLE_MAX, whoMetViewSchema, type WhoMetInput } from '../../../core/queries/who-met-schemas'
import { smallDesk } from '../../helpers/desks/desk-builder'
import { sampleDesk } from '../../helpers/desks/sample'
import { examples } from '../../helpers/long'

const NOW = '2025-06-20T12:00:00Z'
const START: WhoMetInput = { talk: 'own', rowsFrom: 0, columnsFrom: 0 }
const shown = (desk: Parameters<typeof whoMet>[0], input: Partial<WhoMetInput> = {}) => {
  const { view } = whoMet(desk, { ...START, ...input }, NOW)
  return whoMetViewSchema.parse(view)
}

interface Sitting {
  status: (typeof VOCABULARIES.meetingStatus)[number]
  start: string
  minutes: number | undefined
  people: string[]
}

/** Three people of ours and three of theirs; the first of theirs has had two posts. */
const OURS = ['o0', 'o1', 'o2']
const THEIRS = ['t0', 't1', 't2']
function deskOf(sittings: readonly Sitting[], people = [...OURS, ...THEIRS]) {
  const builder = smallDesk()
    .add('post', 'our-post', { party: 'us-side', title: { en: 'Envoy' } })
    .add('post', 'their-post', { party: 'them', title: { en: 'Envoy of theirs' } })
    .add('talk', 'own', {
      title: { en: 'Own' },
      parties: ['us-side', 'them'],
      areas: [],
      status: 'underWay',
      chiefs: [],
    })
    .add('round', 'round-1', { talk: 'own', ordinal: 1, level: 'working', when: { edtf: '2025' }, status: 'held' })
    .add('round', 'round-2', { talk: 'own', ordinal: 2, level: 'working', when: { edtf: '2025' }, status: 'held' })
  for (const id of people)
    builder.add('person', id, { names: { en: id } }).add('membership', id, {
      person: id,
      post: id.startsWith('o') ? 'our-post' : 'their-post',
      from: { edtf: '2020' },
    })
  builder.add('membership', 't0-again', { person: 't0', post: 'post', from: { edtf: '2020' } })
  for (const [index, { status, start, minutes, people: participants }] of sittings.entries())
    builder.add('session', `s${index}`, {
      round: index % 2 ? 'round-1' : 'round-2',
      start: { edtf: start },
      status,
      ...(minutes === undefined ? {} : { minutes }),
      participants,
      issues: [],
      doNotRaise: [],
    })
  return builder.desk()
}

const sittings = fc.array(
  fc.record({
    status: fc.constantFrom(...VOCABULARIES.meetingStatus),
    start: fc.constantFrom('2025-06-01', '2025-06', '2025-06-05T10:00:00Z', '../2025-06-06', '2025', '2025-07-01'),
    minutes: fc.option(fc.integer({ min: 1, max: 300 }), { nil: undefined }),
    people: fc.uniqueArray(fc.constantFrom(...OURS, ...THEIRS, 't0-again'), { maxLength: 6 }),
  }),
  { maxLength: 15 },
)

describe('who met whom', () => {
  test('is what counting the meetings one by one gives', () => {
    fc.assert(
      fc.property(sittings, (given) => {
        const view = shown(deskOf(given))
        const at = Date.parse(NOW)
        const isThere = (one: Sitting, person: string) => one.people.some((id) => id.replace('-again', '') === person)
        for (const [r, row] of view.rows.entries())
          for (const [c, column] of view.columns.entries()) {
            const both = given.filter((one) => isThere(one, row.ref.id) && isThere(one, column.ref.id))
            const zone = { timeZone: 'Pacific/Auckland' }
            const held = both.filter(
              ({ status, start }) => status === 'held' && dateRange({ edtf: start, ...zone }).min <= at,
            )
            const cell = view.cells[r]?.[c]
            if (both.length === 0) {
              expect(cell).toBeNull()
              continue
            }
            const known = held.filter(({ minutes }) => minutes !== undefined)
            expect(cell).toMatchObject({
              met: held.length,
              minutes: known.reduce((sum, { minutes = 0 }) => sum + minutes, 0),
              unknown: held.length - known.length,
            })
            const others = (cell?.others ?? []).reduce((sum, { count }) => sum + count, 0)
            expect((cell?.met ?? 0) + (cell?.later ?? 0) + others).toBe(both.length)
            const ranges = held.map(({ start }) => dateRange({ edtf: start, ...zone }))
            if (cell?.first)
              expect(dateRange({ ...cell.first, ...zone }).min).toBe(Math.min(...ranges.map(({ min }) => min)))
            if (cell?.last)
              expect(dateRange({ ...cell.last, ...zone }).max).toBe(Math.max(...ranges.map(({ max }) => max)))
          }
      }),
      { numRuns: examples(60) },
    )
  })

  test('counts on the sample desk what was held, and keeps the possible call of the leaders apart', async () => {
    const view = shown(await sampleDesk(), { talk: 'talk-jp-us' })
    const cell = (row: string, column: string) =>
      view.cells[view.rows.findIndex(({ title }) => title.en === row)]?.[
        view.columns.findIndex(({ title }) => title.en === column)
      ]
    expect(cell('Ryosei Akazawa', 'Howard Lutnick')).toMatchObject({ met: 2, minutes: 110, unknown: 1, others: [] })
    expect(cell('Shigeru Ishiba', 'Donald Trump')).toMatchObject({ met: 0, others: [{ status: 'possible', count: 1 }] })
    expect(cell('Ryosei Akazawa', 'Donald Trump')).toBeNull()
  })

  test('counts a meeting that begins after the desk’s instant as one to come, whatever its status says', () => {
    const desk = deskOf([{ status: 'held', start: '2025-07-01', minutes: 10, people: ['o0', 't0'] }])
    expect(shown(desk).cells[0]?.[0]).toMatchObject({ met: 0, later: 1, minutes: 0 })
  })

  test('counts a person once in a meeting, also in two posts of a party', () => {
    const desk = deskOf([{ status: 'held', start: '2025-06-01', minutes: 10, people: ['o0', 't0', 't0-again'] }])
    const view = shown(desk)
    expect(view.columns).toHaveLength(1)
    expect(view.cells).toMatchObject([[{ met: 1 }]])
    expect(shown(desk, { party: 'them' }).rows.map(({ ref }) => ref.id)).toEqual(['t0'])
  })

  test('shows some people of each side at a time, who met most first', () => {
    const many = Array.from({ length: PEOPLE_MAX + 5 }, (_, index) => `t${index}`)
    const desk = deskOf(
      [
        { status: 'held', start: '2025-06-01', minutes: 10, people: ['o0', ...many] },
        { status: 'held', start: '2025-06-02', minutes: 10, people: ['o0', 't20'] },
      ],
      ['o0', ...many],
    )
    const view = shown(desk)
    expect(view.columns).toHaveLength(PEOPLE_MAX)
    expect([view.columns[0]?.ref.id, view.columnCount, view.most]).toEqual(['t20', PEOPLE_MAX + 5, 2])
    const rest = shown(desk, { columnsFrom: PEOPLE_MAX })
    expect(rest.columns).toHaveLength(5)
    expect(new Set([...view.columns, ...rest.columns].map(({ ref }) => ref.id)).size).toBe(PEOPLE_MAX + 5)
    expect(shown(desk, { columnsFrom: 999 }).columnsFrom).toBe(0)
  })

  test('lists the meetings of two people, the latest first, whatever their status', () => {
    const desk = deskOf([
      { status: 'held', start: '2025-06-01', minutes: 10, people: ['o0', 't0'] },
      { status: 'cancelled', start: '2025-06-03', minutes: undefined, people: ['o0', 't0-again'] },
      { status: 'held', start: '2025-06-02', minutes: undefined, people: ['o0'] },
    ])
    const pair = { talk: 'own', row: { party: 'us-side', person: 'o0' }, column: { party: 'them', person: 't0' } }
    const { meetings, more } = metViewSchema.parse(metView(desk, pair, NOW))
    expect(meetings.map(({ ref, status }) => [ref.id, status])).toEqual([
      ['s1', 'cancelled'],
      ['s0', 'held'],
    ])
    expect(more).toBe(0)
  })
})

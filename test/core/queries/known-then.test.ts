import { describe, expect, it } from 'vitest'
import { composeMemo } from '../../../core/memo/saved/memo-to-print'
import type { Piece } from '../../../core/wording/piece'
import { MATRIX_START, plainList } from '../../helpers/requests/view-inputs'
import { matrixView } from '../../../core/queries/matrix'
import { recordView } from '../../../core/queries/record-view'
import { ScreenList } from '../../../core/queries/screen-list'
import { checkDesk } from '../../../core/rules/rules'
import { addEvidence, uncitedDesk } from '../../helpers/desks/cited-desk'
import type { DeskBuilder } from '../../helpers/desks/desk-builder'
import { stretches, wordsOf } from '../../helpers/desks/memo-stretches'
import { aPosition } from '../../helpers/desks/record-fields'

const CLAIM = { collection: 'position', id: 'position' } as const
const ZONE = 'America/New_York'

/** The desk, with its screens as of an instant in a zone. */
const pinned = (builder: DeskBuilder, asOf: string, timeZone = ZONE) =>
  builder.add('deskSettings', 'settings', {
    ...builder.collections.deskSettings?.settings,
    pinnedAsOf: asOf,
    pinnedTimeZone: timeZone,
  })
const denyingReadout = (builder: DeskBuilder, more: object = {}) =>
  builder.add('readout', 'denial', {
    session: 'past',
    issuedBy: 'us-side',
    says: ['Nobody said so.'],
    silentOn: [],
    denies: [CLAIM],
    ...more,
  })
const has = (facts: readonly Piece[] | undefined, caveat: string) =>
  facts?.some((fact) => fact.type === 'caveat' && fact.caveat === caveat)

type Said = Record<'memo' | 'matrix' | 'list' | 'meeting' | 'history' | 'gap', boolean | undefined>

/** Where the claim is called contested or unsourced: in a memo of the pinned instant, and on each screen. */
function saidOf(builder: DeskBuilder, asOf: string, caveat: 'contested' | 'unsourced'): Said {
  const desk = pinned(builder, asOf).desk()
  const now = '2026-01-01T00:00:00Z'
  const lines = stretches(composeMemo(desk, { kind: 'meetingBrief', about: 'session', now })).map(wordsOf)
  const line = lines.find((text) => text.startsWith('They may say Butter stays out.'))
  const list = new ScreenList('positions', () => desk)
  const { pages } = list.view(plainList('positions'), Date.parse(asOf))
  const entries = pages.flatMap((page) => page.entries)
  const row = entries.flatMap((entry) => ('row' in entry && entry.row.ref.id === 'position' ? [entry.row] : []))[0]
  const cells = matrixView(desk, MATRIX_START, now).issues.flatMap((issue) => issue.cells)
  const page = (collection: 'session' | 'position' | 'issue', id: string) => recordView(desk, { collection, id }, now)
  const held = page('session', 'session').session?.issues[0]?.positions.find(({ ref }) => ref.id === 'position')
  const side = page('issue', 'issue').gap?.sides.find(({ party }) => party.ref.id === 'them')
  return {
    memo: line?.includes(caveat === 'contested' ? 'contested' : 'Unsourced'),
    matrix: cells.find((cell) => cell.public?.ref.id === 'position')?.public?.[caveat],
    list: has(row?.facts, caveat),
    meeting: has(held?.facts, caveat),
    history: has(page('position', 'position').history?.first[0]?.row.facts, caveat),
    gap: side?.lack === caveat,
  }
}
const everywhere = (said: boolean): Said => ({
  memo: said,
  matrix: said,
  list: said,
  meeting: said,
  history: said,
  gap: said,
})

/** A claim with a source, so that the gap can be other than unsourced. */
const sourced = (issued?: string) =>
  addEvidence(uncitedDesk(), CLAIM, 'text', { id: 'claimed', ...(issued === undefined ? {} : { issued }) })

describe('a denial at a pinned instant', () => {
  it.each([
    ['a readout of that day', denyingReadout(sourced(), { issued: { edtf: '2025-06-20' } })],
    ['a readout of no date, told by a source of that day', denyingReadout(sourced())],
    [
      'a position of that day',
      sourced().add(
        'position',
        'denial',
        aPosition('No.', { party: 'us-side', issue: 'other', denies: [CLAIM], validFrom: { edtf: '2025-06-20' } }),
      ),
    ],
  ] as const)('counts from its first hour on, in a memo and on every screen: %s', (name, builder) => {
    builder.add('issue', 'other', { talk: 'talk', area: { en: 'Trade' }, label: { en: 'Cheese' } })
    if (name.includes('told'))
      addEvidence(builder, { collection: 'readout', id: 'denial' }, 'says', { id: 'told', issued: '2025-06-20' })
    // The day begins in New York four hours later than in UTC.
    expect(saidOf(builder, '2025-06-20T03:59:00Z', 'contested')).toEqual(everywhere(false))
    expect(saidOf(builder, '2025-06-20T04:00:00Z', 'contested')).toEqual(everywhere(true))
  })

  it('is filtered by as it shows, at one instant and then at another', () => {
    const builder = denyingReadout(sourced(), { issued: { edtf: '2025-06-20' } })
    const desk = pinned(builder, '2025-06-01T00:00:00Z').desk()
    const list = new ScreenList('positions', () => desk)
    const contested = (at: string) =>
      list.view({ ...plainList('positions'), states: ['caveat.contested'] }, Date.parse(at)).length
    const at = ['2025-06-20T03:59:00Z', '2025-06-20T04:00:00Z', '2025-06-19T00:00:00Z']
    expect(at.map(contested).map((length) => length > 0)).toEqual([false, true, false])
  })

  it('shows on the page of the claim only if it is known', () => {
    const builder = denyingReadout(sourced(), { issued: { edtf: '2025-06-20' } })
    const denials = () => recordView(builder.desk(), CLAIM, '2026-01-01T00:00:00Z').denials?.deniedBy.length
    pinned(builder, '2025-06-19T12:00:00Z')
    expect(denials()).toBeUndefined()
    pinned(builder, '2025-06-21T12:00:00Z')
    expect(denials()).toBe(1)
  })
})

describe('a source at a pinned instant', () => {
  it('counts from the hour on at which it was published, in a memo and on every screen', () => {
    const builder = sourced('2025-06-20')
    expect(saidOf(builder, '2025-06-20T03:59:00Z', 'unsourced')).toEqual(everywhere(true))
    expect(saidOf(builder, '2025-06-20T04:00:00Z', 'unsourced')).toEqual(everywhere(false))
    const [cell] = matrixView(builder.desk(), MATRIX_START, '').issues.flatMap(({ cells }) =>
      cells.flatMap(({ public: own }) => own ?? []),
    )
    expect(cell?.sources).toBe(1)
  })

  it('does not keep an old claim fresh before it was published', () => {
    const builder = addEvidence(uncitedDesk(), CLAIM, 'text', { id: 'old', issued: '2025-01-01' })
    addEvidence(builder, CLAIM, 'text', { id: 'later', issued: '2025-08-01' })
    addEvidence(builder, CLAIM, 'validFrom', { id: 'newer', issued: '2025-06-01' })
    const stale = () =>
      checkDesk(builder.desk())
        .filter(({ code }) => code === 'claim-stale')
        .map(({ about }) => about.id)
    pinned(builder, '2025-06-20T00:00:00Z')
    expect(stale()).toEqual(['position'])
    pinned(builder, '2025-08-02T00:00:00Z')
    expect(stale()).toEqual([])
  })
})

describe('readouts at a pinned instant', () => {
  it('are compared as far as they are out', () => {
    const builder = uncitedDesk()
    builder.add('commitment', 'commitment', {
      round: 'past',
      session: 'past',
      text: 'Butter goes in.',
      owedBy: ['them'],
      status: 'open',
      accounts: [{ id: 'a', party: 'us-side', text: 'Butter goes in.' }],
    })
    builder.add('readout', 'readout', { ...builder.collections.readout?.readout, issued: { edtf: '2025-06-20' } })
    const page = () => {
      const { session, agreed } = recordView(builder.desk(), { collection: 'session', id: 'past' }, '')
      return [session?.readouts.sides.map(({ readout }) => readout?.ref.id), agreed?.first.map(({ state }) => state)]
    }
    pinned(builder, '2025-06-19T12:00:00Z')
    expect(page()).toEqual([[], ['partial']])
    pinned(builder, '2025-06-20T12:00:00Z')
    expect(page()).toEqual([['readout'], ['silent']])
  })
})

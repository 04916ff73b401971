import { describe, expect, it } from 'vitest'
import { recordView } from '../../../core/queries/record-view'
import { recordViewSchema } from '../../../core/queries/view-schemas'
import { ScreenList } from '../../../core/queries/screen-list'
import { upcomingView } from '../../../core/queries/upcoming'
import { checkDesk } from '../../../core/rules/rules'
import { smallDesk, type DeskBuilder } from '../../helpers/desks/desk-builder'
import { plainList } from '../../helpers/requests/view-inputs'

const NOW = '2025-07-10T12:00:00Z'
const account = (party: string, text: string) => ({ id: `${party}-${text}`, party, text })
const aCommitment = (more: object = {}) => ({
  round: 'round',
  session: 'session',
  owedBy: ['them'],
  text: 'Chile opens a butter quota.',
  accounts: [],
  status: 'open',
  ...more,
})
const aReadout = (issuedBy: string) => ({ session: 'session', issuedBy, says: ['They met.'], silentOn: [] })
const agreedOn = (builder: DeskBuilder, collection: 'session' | 'round' = 'session', now = NOW) =>
  recordViewSchema.parse(recordView(builder.desk(), { collection, id: collection }, now)).agreed
const only = (builder: DeskBuilder) => agreedOn(builder)?.first[0]
const withWords = (accounts: object[], more: object = {}) =>
  smallDesk().add('commitment', 'c', aCommitment({ accounts, ...more }))

describe('the ledger of what was agreed', () => {
  it('has the commitments of a meeting, and on a round all of its meetings’ and its own', () => {
    const builder = smallDesk()
      .add('commitment', 'c', aCommitment({ issue: 'issue', due: { edtf: '2025-08-01' } }))
      .add('commitment', 'r', aCommitment({ session: undefined }))
    expect(agreedOn(builder)?.first).toMatchObject([
      { ref: { id: 'c' }, owedBy: [{ en: 'Chile' }], issue: { title: { en: 'Butter quota' } }, standing: 'open' },
    ])
    expect(agreedOn(builder, 'round')?.first.map(({ ref }) => ref.id)).toEqual(['c', 'r'])
    expect(agreedOn(builder)?.given).toEqual({ round: 'round', session: 'session' })
    const desk = builder.desk()
    const { pages } = new ScreenList('talks', () => desk).view(plainList('talks'), Date.parse(NOW))
    const rows = pages.flatMap(({ entries }) => entries.flatMap((entry) => ('row' in entry ? [entry.row] : [])))
    expect(rows.map(({ ref, depth }) => `${depth} ${ref.collection} ${ref.id}`)).toEqual([
      '0 talk talk',
      '1 round round',
      '2 commitment r',
      '2 session session',
      '3 commitment c',
    ])
  })

  it('says whether the sides use the same words, and takes the desk’s judgement over the words', () => {
    const both = (ours: string, theirs: string, more: object = {}) =>
      only(withWords([account('us-side', ours), account('them', theirs)], more))
    expect(both('A quota of 10 t.', 'A quota of 10 t')).toMatchObject({ state: 'common', judged: false })
    expect(both('A quota of 10 t.', 'A quota of 1 t.')).toMatchObject({ state: 'differs', judged: false })
    expect(both('A quota.', '枠。', { agreement: 'common' })).toMatchObject({ state: 'common', judged: true })
  })

  it('says that a side is silent only if the desk has its readout, whatever was judged before', () => {
    const ours = [account('us-side', 'A quota.')]
    const builder = withWords(ours, { agreement: 'common' })
    expect(only(builder)).toMatchObject({ state: 'partial', silent: [], unheard: [{ en: 'Chile' }] })
    expect(only(builder.add('readout', 'r', aReadout('them')))).toMatchObject({
      state: 'silent',
      silent: [{ en: 'Chile' }],
      unheard: [],
    })
    expect(only(withWords([]))).toMatchObject({ state: 'unrecorded' })
  })

  it.each([
    ['2025-07-01', 'overdue'],
    ['2025-07-10', 'open'],
    ['2025-07', 'open'],
    ['../2025-07-09', 'overdue'],
    ['2025-07-01/..', 'open'],
  ])('due %s is %s on 10 July: only what is surely past is overdue', (edtf, standing) => {
    const builder = withWords([], { due: { edtf } })
    expect(only(builder)?.standing).toBe(standing)
    expect(checkDesk(builder.desk(), NOW).map(({ code }) => code)).toEqual(
      standing === 'overdue' ? ['commitment-overdue'] : [],
    )
  })

  it('never calls a commitment overdue that is done or dropped, or has no date', () => {
    for (const more of [{ status: 'done' }, { status: 'dropped' }, { due: undefined }]) {
      const builder = withWords([], { due: { edtf: '2025-07-01' }, ...more })
      expect(checkDesk(builder.desk(), NOW)).toEqual([])
    }
  })

  it('shows an overdue one in the list, where words find it, and one to come among the upcoming dates', () => {
    const desk = withWords([], { due: { edtf: '2025-07-20' } }).desk()
    const found = (now: string) =>
      new ScreenList('talks', () => desk).view({ ...plainList('talks'), find: 'overdue' }, Date.parse(now)).shown
    expect([found(NOW), found('2025-07-25T12:00:00Z')]).toEqual([0, 1])
    const upcoming = (now: string) => upcomingView(desk, now, 0, 9).rows.map(({ ref, word }) => [ref.id, word.value])
    expect(upcoming(NOW)).toEqual([['c', 'open']])
    expect(upcoming('2025-07-25T12:00:00Z')).toEqual([])
  })

  it('finds a meeting of another round', () => {
    const other = { talk: 'talk', level: 'working', when: { edtf: '2025-06-01' }, status: 'held' }
    const builder = smallDesk()
      .add('round', 'other', other)
      .add('commitment', 'c', aCommitment({ round: 'other' }))
    expect(checkDesk(builder.desk(), NOW).map(({ code, field }) => [code, field])).toEqual([
      ['commitment-other-round', 'round'],
    ])
  })
})

import { describe, expect, it } from 'vitest'
import { recordPart, recordView } from '../../../core/queries/record-view'
import { recordViewSchema } from '../../../core/queries/view-schemas'
import { smallDesk, type DeskBuilder } from '../../helpers/desks/desk-builder'
import { aPosition } from '../../helpers/desks/record-fields'

const NOW = '2025-08-20T12:00:00Z'
const aRound = (when: string, more: object = {}) => ({
  talk: 'talk',
  level: 'ministerial',
  when: { edtf: when },
  status: 'held',
  ...more,
})
const roundOf = (builder: DeskBuilder, id = 'round', now = NOW) =>
  recordViewSchema.parse(recordView(builder.desk(), { collection: 'round', id }, now)).round
const from = (edtf: string, more: object = {}) => ({ validFrom: { edtf }, ...more })
/** Each row as "party track: before → after: movement (basis)". */
const rowsOf = (builder: DeskBuilder, id?: string, now?: string) =>
  roundOf(builder, id, now)?.first.map(
    ({ party, track, before, after, movement, basis }) =>
      `${party.ref.id} ${track}: ${before?.text ?? '-'} → ${after?.text ?? '-'}: ${movement ?? '?'} (${basis})`,
  )

/** The talk's round is on 1 July; another one follows on 1 August. */
const twoRounds = () => smallDesk().add('round', 'next', aRound('2025-08-01'))

describe('the movement over a round', () => {
  it('compares what held just before it with what held until the next round', () => {
    const builder = twoRounds()
      .add('position', 'a', aPosition('No.', from('2025-06-01')))
      .add('position', 'b', aPosition('Perhaps.', from('2025-07-03', { supersedes: 'a', stance: 'conditional' })))
      .add('position', 'c', aPosition('Yes.', from('2025-08-02', { supersedes: 'b', stance: 'accept' })))
      .add('position', 'ours', aPosition('Ours.', from('2025-06-01', { party: 'us-side' })))
    expect(rowsOf(builder)).toEqual([
      'them public: No. → Perhaps.: softened (suggested)',
      'us-side public: Ours. → Ours.: unchanged (dates)',
    ])
    expect(rowsOf(builder, 'next')?.[0]).toBe('them public: Perhaps. → Yes.: softened (suggested)')
    expect(roundOf(builder)).toMatchObject({
      start: { edtf: '2025-07-01' },
      after: { edtf: '2025-07-31' },
      counts: [
        { movement: 'unchanged', count: 1 },
        { movement: 'softened', count: 1 },
      ],
    })
  })

  it('counts what was said on the day of the round as its movement, whatever the clocks of the two dates', () => {
    const zones = [undefined, 'America/New_York', 'Asia/Tokyo']
    for (const [round, position] of zones.flatMap((zone) => zones.map((other) => [zone, other]))) {
      const builder = smallDesk()
        .add('round', 'day', aRound('2025-08-05', { when: { edtf: '2025-08-05', timeZone: round } }))
        .add('position', 'a', aPosition('No.', from('2025-06-01')))
        .add(
          'position',
          'b',
          aPosition('Perhaps.', { validFrom: { edtf: '2025-08-05', timeZone: position }, supersedes: 'a' }),
        )
      expect(rowsOf(builder, 'day')).toEqual(['them public: No. → Perhaps.: reworded (suggested)'])
    }
  })

  it('shows a confirmed movement as such, and the revision to confirm a suggested one', () => {
    const builder = (more: object) =>
      twoRounds()
        .add('position', 'a', aPosition('No.', from('2025-06-01')))
        .add('position', 'b', aPosition('Perhaps.', from('2025-07-03', { supersedes: 'a', stance: 'open', ...more })))
    expect(roundOf(builder({}))?.first[0]).toMatchObject({ movement: 'softened', basis: 'suggested', confirm: 1 })
    const confirmed = roundOf(builder({ movement: 'reworded' }))?.first[0]
    expect(confirmed).toMatchObject({ movement: 'reworded', basis: 'confirmed' })
    expect(confirmed?.confirm).toBeUndefined()
  })

  it('says new and dropped by the dates, each track apart', () => {
    const builder = twoRounds()
      .add('position', 'gone', aPosition('No.', from('2025-06-01', { validTo: { edtf: '2025-07-10' } })))
      .add('position', 'seen', aPosition('They might.', from('2025-07-05', { track: 'assessed', stance: 'open' })))
    expect(rowsOf(builder)).toEqual([
      'them public: No. → -: dropped (dates)',
      'them assessed: - → They might.: new (dates)',
    ])
  })

  it('does not call new what was only first heard by then', () => {
    const builder = twoRounds().add('position', 'a', aPosition('As ever.', from('../2025-07-02')))
    expect(rowsOf(builder)).toEqual(['them public: - → As ever.: ? (dates)'])
    expect(roundOf(builder)?.counts).toEqual([{ count: 1 }])
  })

  it('leaves two changes within one round a suggestion that no record can hold', () => {
    const builder = twoRounds()
      .add('position', 'a', aPosition('No.', from('2025-06-01')))
      .add('position', 'b', aPosition('Perhaps.', from('2025-07-03', { supersedes: 'a', movement: 'softened' })))
      .add(
        'position',
        'c',
        aPosition('Yes.', from('2025-07-05', { supersedes: 'b', movement: 'softened', stance: 'accept' })),
      )
    const row = roundOf(builder)?.first[0]
    expect(row).toMatchObject({ basis: 'suggested', before: { text: 'No.' }, after: { text: 'Yes.' } })
    expect(row?.confirm).toBeUndefined()
  })

  it('says that a round has not begun, and nothing of one that was cancelled', () => {
    const builder = twoRounds().add('round', 'off', aRound('2025-06-15', { status: 'cancelled' }))
    const before = roundOf(builder, 'next', '2025-07-20T12:00:00Z')
    expect([before?.after, before?.total]).toEqual([undefined, 0])
    expect(roundOf(builder, 'off')).toBeUndefined()
  })

  it('compares a round without a known end until the next one, and the last one until now', () => {
    const open = smallDesk().add('round', 'open', aRound('2025-07-10/..')).add('round', 'next', aRound('2025-08-01'))
    expect(roundOf(open, 'open')?.after).toEqual({ edtf: '2025-07-31' })
    expect(roundOf(open, 'next')?.after).toEqual({ edtf: '2025-08-21' })
    const unknown = smallDesk().add('round', 'unknown', aRound('../..'))
    expect(roundOf(unknown, 'unknown')).toBeUndefined()
  })

  it('comes page by page', () => {
    const builder = twoRounds()
    for (let n = 0; n < 45; n += 1)
      builder
        .add('issue', `i${n}`, { talk: 'talk', area: { en: 'A' }, label: { en: `Issue ${n}` } })
        .add('position', `p${n}`, aPosition(`Text ${n}.`, from('2025-07-02', { issue: `i${n}` })))
    const desk = builder.desk()
    const ref = { collection: 'round', id: 'round' } as const
    const { total = 0, first = [] } = recordView(desk, ref, NOW).round ?? {}
    const rest = recordPart(desk, { ref, part: 'movement', offset: first.length, limit: 100 }, NOW).movement
    expect(total).toBe(45)
    expect([...first, ...rest].map(({ issue }) => issue.ref.id)).toEqual(Array.from({ length: 45 }, (_, n) => `i${n}`))
  })
})

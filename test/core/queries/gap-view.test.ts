import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gapBetween } from '../../../core/desk/gap'
import { VOCABULARIES } from '../../../core/model/values/vocabularies'
import { recordView } from '../../../core/queries/record-view'
import { recordViewSchema } from '../../../core/queries/view-schemas'
import { smallDesk, type DeskBuilder } from '../../helpers/desks/desk-builder'
import { aPosition, aSource } from '../../helpers/desks/record-fields'

const NOW = '2025-06-10T12:00:00Z'
const SHA = 'a'.repeat(64)
const MARK = { source: 's', exact: 'Butter', prefix: '', suffix: '', start: 0, end: 6, motivation: 'highlighting' }

/** Adds a position with a source that supports it. */
function held(builder: DeskBuilder, id: string, more: object) {
  const about = { collection: 'position', id }
  return builder
    .add('position', id, aPosition(`${id}.`, more))
    .add('evidence', `e-${id}`, { annotation: 'mark', about, field: 'text', role: 'supports' })
}
const start = () =>
  smallDesk()
    .text(SHA, 'Butter')
    .add('source', 's', aSource({ sha256: SHA }))
    .add('annotation', 'mark', MARK)
const gapOf = (builder: DeskBuilder) =>
  recordViewSchema.parse(recordView(builder.desk(), { collection: 'issue', id: 'issue' }, NOW)).gap

describe('the gap on an issue', () => {
  it('is suggested from both parties’ sourced public positions, and names them', () => {
    const builder = held(held(start(), 'ours', { party: 'us-side', stance: 'demand' }), 'theirs', {})
    expect(gapOf(builder)).toMatchObject({
      suggested: 'apart',
      sides: [
        { party: { ref: { id: 'us-side' } }, position: { id: 'ours' }, stance: 'demand' },
        { party: { ref: { id: 'them' } }, position: { id: 'theirs' }, stance: 'oppose' },
      ],
      because: { en: 'New Zealand: demand; Chile: oppose' },
    })
  })

  it.each([
    ['none', (builder: DeskBuilder) => builder],
    ['silent', (builder: DeskBuilder) => held(builder, 'theirs', { stance: 'silent' })],
    ['contested', (builder: DeskBuilder) => held(builder, 'theirs', { contested: true })],
    [
      'contested',
      (builder: DeskBuilder) =>
        held(builder, 'theirs', {}).add(
          'position',
          'denial',
          aPosition('They never said so.', {
            party: 'us-side',
            stance: 'silent',
            issue: 'other',
            denies: [{ collection: 'position', id: 'theirs' }],
          }),
        ),
    ],
    ['unsourced', (builder: DeskBuilder) => builder.add('position', 'theirs', aPosition('No.'))],
    ['none', (builder: DeskBuilder) => held(builder, 'theirs', { track: 'assessed' })],
    ['none', (builder: DeskBuilder) => held(builder, 'theirs', { validTo: { edtf: '2025-06-05' } })],
    ['several', (builder: DeskBuilder) => held(held(builder, 'theirs', {}), 'also', { stance: 'open' })],
  ])('is unknown where one side’s position is %s', (lack, add) => {
    const gap = gapOf(add(held(start(), 'ours', { party: 'us-side', stance: 'demand' })))
    expect([gap?.suggested, gap?.sides[1]?.lack]).toEqual(['unknown', lack])
  })

  it('says what the desk confirmed beside what is suggested', () => {
    const builder = start()
    const issue = {
      talk: 'talk',
      area: { en: 'Trade' },
      label: { en: 'Butter' },
      gap: 'bridgeable',
      gapReason: 'A quota.',
    }
    expect(gapOf(builder.add('issue', 'issue', issue))).toMatchObject({
      confirmed: 'bridgeable',
      reason: 'A quota.',
      suggested: 'unknown',
    })
  })

  it('does not depend on the order of the parties, and is aligned only if all accept', () => {
    const stances = fc.array(fc.constantFrom(...VOCABULARIES.stance), { maxLength: 5 })
    fc.assert(
      fc.property(stances, (all) => {
        const gap = gapBetween(all)
        expect(gapBetween(all.toReversed())).toBe(gap)
        expect(gap === 'aligned').toBe(all.length > 1 && all.every((stance) => stance === 'accept'))
        if (all.length < 2 || all.includes('silent')) expect(gap).toBe('unknown')
        if (gap === 'apart') expect(all).toContain('oppose')
      }),
    )
  })

  it.each([
    [['demand', 'accept'], 'bridgeable'],
    [['conditional', 'open'], 'bridgeable'],
    [['demand', 'demand'], 'unknown'],
    [['oppose', 'oppose'], 'unknown'],
    [['oppose', 'reserve'], 'unknown'],
    [['reserve', 'accept'], 'unknown'],
    [['oppose', 'accept', 'reserve'], 'apart'],
  ] as const)('between %s is %s', (stances, gap) => {
    expect(gapBetween(stances)).toBe(gap)
  })
})

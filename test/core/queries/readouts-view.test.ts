import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { statementUnder } from '../../../core/queries/readouts-view'
import { recordView } from '../../../core/queries/record-view'
import { recordViewSchema } from '../../../core/queries/view-schemas'
import { smallDesk, type DeskBuilder } from '../../helpers/desks/desk-builder'

const NOW = '2025-07-10T12:00:00Z'
const aReadout = (issuedBy: string, more: object = {}) => ({
  session: 'session',
  issuedBy,
  says: [],
  silentOn: [],
  ...more,
})
const points = (...texts: [issue: string | undefined, text: string][]) => ({
  points: texts.map(([issue, text], index) => ({ id: `${index}`, text, ...(issue === undefined ? {} : { issue }) })),
})
const readoutsOf = (builder: DeskBuilder) =>
  recordViewSchema.parse(recordView(builder.desk(), { collection: 'session', id: 'session' }, NOW)).session?.readouts
const cheese = (builder: DeskBuilder) =>
  builder.add('issue', 'cheese', { talk: 'talk', area: { en: 'Trade' }, label: { en: 'Cheese' } })
/** Each issue with the kinds of its cells. */
const kindsOf = (builder: DeskBuilder) =>
  readoutsOf(builder)?.issues.map(({ ref, cells }) => `${ref.id}: ${cells.map(({ kind }) => kind).join(', ')}`)

describe('readouts side by side', () => {
  it('say issue by issue what each side says, and where it is silent', () => {
    const builder = cheese(smallDesk())
      .add('readout', 'a', aReadout('us-side', points(['issue', 'Butter was raised.'], ['cheese', 'So was cheese.'])))
      .add('readout', 'b', aReadout('them', points(['issue', 'Butter was not agreed.'])))
    expect(kindsOf(builder)).toEqual(['issue: says, says', 'cheese: says, silent'])
    expect(readoutsOf(builder)?.issues.map(({ differs }) => differs)).toEqual([true, undefined])
  })

  it('have the same words if only the signs between sentences differ', () => {
    const builder = smallDesk()
      .add('readout', 'a', aReadout('us-side', points(['issue', 'Both agreed to meet again.'])))
      .add('readout', 'b', aReadout('them', points(['issue', '“Both agreed to meet again”'])))
    expect(readoutsOf(builder)?.issues[0]?.differs).toBe(false)
  })

  it('are never called silent while a statement is not sorted, or while nothing is recorded', () => {
    const sides = (more: object) =>
      kindsOf(smallDesk().add('readout', 'a', aReadout('us-side', more)).add('readout', 'b', aReadout('them')))
    expect(sides({ says: ['Butter, among others.'], ...points([undefined, 'They met.']) })).toEqual([
      'issue: unsorted, empty',
    ])
    expect(sides(points([undefined, 'They met.']))).toEqual(['issue: silent, empty'])
    expect(sides({ says: ['They met.'], silentOn: ['issue'] })).toEqual(['issue: silent, empty'])
  })

  it('name a delegation whose readout the desk does not have', () => {
    const builder = smallDesk().add('readout', 'a', aReadout('us-side', points(['issue', 'Butter was raised.'])))
    expect(readoutsOf(builder)?.sides.map(({ party, readout }) => [party.en, readout?.ref.id])).toEqual([
      ['New Zealand', 'a'],
      ['Chile', undefined],
    ])
    expect(kindsOf(builder)).toEqual(['issue: says, noReadout'])
    expect(readoutsOf(smallDesk())?.sides).toEqual([])
  })

  it('lose no statement and no other field when one is put under an issue', () => {
    const texts = fc.array(fc.string({ maxLength: 8 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(
        texts,
        texts,
        fc.nat(),
        fc.option(fc.constant('issue'), { nil: undefined }),
        (says, old, n, issue) => {
          const before = { says, points: old.map((text, index) => ({ id: `p${index}`, text, theirs: index })) }
          const at = n % says.length
          const after = { ...before, ...statementUnder(before, at, issue, 'new') }
          expect([...after.says, ...after.points.map(({ text }) => text)].toSorted()).toEqual(
            [...says, ...old].toSorted(),
          )
          expect(after.points.slice(0, -1)).toEqual(before.points)
          expect(after.points.at(-1)).toEqual({ id: 'new', text: says[at], ...(issue ? { issue } : {}) })
          const again = { ...after, ...statementUnder(after, 'p0', 'cheese', 'unused') }
          expect(again.points[0]).toEqual({ id: 'p0', text: old[0], theirs: 0, issue: 'cheese' })
        },
      ),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { suggestMovement, type Held, type Movement } from '../../../core/desk/movement'
import { VOCABULARIES } from '../../../core/model/values/vocabularies'

const held = (stance: Held['stance'], more: Partial<Held> = {}): Held => ({
  stance,
  flexibility: 'unknown',
  text: 'Butter stays out.',
  ...more,
})
const anyHeld: fc.Arbitrary<Held> = fc.record({
  stance: fc.constantFrom(...VOCABULARIES.stance),
  flexibility: fc.constantFrom(...VOCABULARIES.flexibility),
  text: fc.string({ unit: 'grapheme', maxLength: 40 }),
})
const moved = (before: Held, after: Held) => suggestMovement(before, after).movement

const BACK: Record<Movement, Movement> = {
  unchanged: 'unchanged',
  reworded: 'reworded',
  hardened: 'softened',
  softened: 'hardened',
  new: 'dropped',
  dropped: 'new',
}

describe('the suggested movement of a position', () => {
  it('goes by the stance, then by the flexibility, then by the words', () => {
    expect(moved(held('open'), held('conditional'))).toBe('hardened')
    expect(moved(held('demand'), held('reserve'))).toBe('softened')
    expect(moved(held('demand', { flexibility: 'firm' }), held('demand', { flexibility: 'redLine' }))).toBe('hardened')
    expect(moved(held('demand'), held('demand', { text: 'Butter must stay out.' }))).toBe('reworded')
    expect(moved(held('silent'), held('open'))).toBe('new')
    expect(moved(held('open'), held('silent'))).toBe('dropped')
  })

  it('is none where the grounds point both ways, or two stances are equally hard', () => {
    expect(moved(held('open', { flexibility: 'redLine' }), held('demand', { flexibility: 'firm' }))).toBeUndefined()
    expect(suggestMovement(held('demand'), held('oppose'))).toEqual({
      because: [{ of: 'stance', from: 'demand', to: 'oppose', turn: 'unclear' }],
    })
  })

  it('takes no ground from a flexibility that is unknown before or after', () => {
    expect(moved(held('open', { flexibility: 'redLine' }), held('open'))).toBe('unchanged')
    expect(suggestMovement(held('open'), held('accept', { flexibility: 'redLine' }))).toEqual({
      movement: 'softened',
      because: [{ of: 'stance', from: 'open', to: 'accept', turn: 'softer' }],
    })
  })

  it.each([
    ['10% until July', '10 until July'],
    ['a quota of 1.5 t', 'a quota of 15 t'],
    ['a change of -5', 'a change of 5'],
    ['牛乳は認める。', '牛乳は認めない。'],
  ])('never takes other words for the same: %s', (before, after) => {
    expect(moved(held('open', { text: before }), held('open', { text: after }))).toBe('reworded')
  })

  it('is unchanged where only spaces and the signs between sentences differ', () => {
    expect(moved(held('open', { text: 'Yes, if all agree.' }), held('open', { text: 'Yes —if' }))).toBe('reworded')
    expect(moved(held('open', { text: 'Yes, if all agree.' }), held('open', { text: '“Yes if\n all agree”' }))).toBe(
      'unchanged',
    )
  })

  it('of a position against itself is unchanged, and the way back is the opposite', () => {
    fc.assert(
      fc.property(anyHeld, anyHeld, (before, after) => {
        expect(moved(before, before)).toBe('unchanged')
        const there = moved(before, after)
        expect(moved(after, before)).toBe(there && BACK[there])
      }),
    )
  })

  it('adds up: what hardens twice has hardened', () => {
    fc.assert(
      fc.property(anyHeld, anyHeld, anyHeld, (a, b, c) => {
        const one = { flexibility: 'unknown' as const }
        fc.pre(moved({ ...a, ...one }, { ...b, ...one }) === 'hardened')
        fc.pre(moved({ ...b, ...one }, { ...c, ...one }) === 'hardened')
        expect(moved({ ...a, ...one }, { ...c, ...one })).toBe('hardened')
      }),
    )
  })
})

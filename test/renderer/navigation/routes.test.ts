import { describe, expect, it } from 'vitest'
import { isTwice, move, type Route, type Trail } from '../../../renderer/navigation/routes'

const at = (id: string): Route => ({ screen: 'positions', ref: { collection: 'position', id } })
const begin = (now: Route): Trail => ({ past: [], now, future: [] })

describe('the trail of a side', () => {
  it('goes back and forward, and forgets the way forward with a new step', () => {
    const there = move(move(begin(at('a')), { kind: 'to', route: at('b') }), { kind: 'to', route: at('c') })
    const back = move(there, { kind: 'back' })
    expect(back.now).toEqual(at('b'))
    expect(move(back, { kind: 'forward' })).toEqual(there)
    // To show what shows already leaves both ways as they are.
    expect(move(back, { kind: 'to', route: at('b') })).toEqual(back)
    const other = move(back, { kind: 'to', route: at('d') })
    expect(move(other, { kind: 'forward' })).toEqual(other)
    expect(move(begin(at('a')), { kind: 'back' })).toEqual(begin(at('a')))
  })
})

describe('two sides', () => {
  it('show a record, its draft and its form once, and read one text at a time', () => {
    expect(isTwice(at('a'), at('a'))).toBe(true)
    expect(isTwice(at('a'), at('b'))).toBe(false)
    const making: Route = { screen: 'positions', making: { of: 'position', given: {}, id: 'a' }, editing: true }
    expect(isTwice(at('a'), making)).toBe(true)
    const reading = (source: string): Route => ({ screen: 'sources', reader: { source } })
    expect(isTwice(reading('one'), reading('other'))).toBe(true)
    expect(isTwice(reading('one'), at('one'))).toBe(false)
    expect(isTwice({ screen: 'overview' }, { screen: 'overview' })).toBe(false)
  })
})

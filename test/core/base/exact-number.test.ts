import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exactNumber } from '../../../core/base/exact-number'

describe('a number read from digits', () => {
  it.each([
    ['0.1', 0.1],
    ['24.50', 24.5],
    ['1e3', 1000],
    ['2500e-2', 25],
    ['-7', -7],
    ['1.5E+2', 150],
    ['9007199254740991', 9007199254740991],
    ['5e-324', 5e-324],
    ['-0', 0],
    ['0e9', 0],
  ])('reads %s exactly', (digits, value) => {
    expect(exactNumber(digits)).toBe(value)
  })

  it.each([
    ['9007199254740993'],
    ['12345678901234567e-1'],
    ['109.99999999999999999'],
    ['1e-400'],
    ['1e400'],
    ['0.10000000000000000001'],
    ['1e99999999999'],
  ])('refuses %s, which a number cannot hold, instead of rounding it', (digits) => {
    expect(exactNumber(digits)).toBeUndefined()
  })

  it('accepts every notation in which a program writes a number it holds', () => {
    const held = fc
      .double({ noNaN: true, noDefaultInfinity: true })
      .filter((value) => !Number.isInteger(value) || Number.isSafeInteger(value))
    fc.assert(
      fc.property(held, (value) => {
        for (const digits of [String(value), value.toExponential()])
          expect([digits, exactNumber(digits)]).toEqual([digits, value === 0 ? 0 : value])
      }),
    )
  })
})

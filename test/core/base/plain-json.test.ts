import { describe, expect, it } from 'vitest'
import { ParleyError } from '../../../core/base/errors'
import { plainJson } from '../../../core/base/plain-json'
import { makeValue, type Recipe } from '../../helpers/requests/odd-values'

const read = (value: unknown) => plainJson(value, (field) => new ParleyError('field-invalid', { field }))
const given = (value: Recipe): unknown => ({ a: [makeValue(value)] })

describe('a value made plain JSON', () => {
  it('keeps its content, without undefined members', () => {
    const value = { a: [1, 'b', null, true, { c: undefined, d: {} }] }
    expect(read(value)).toEqual({ a: [1, 'b', null, true, { d: {} }] })
  })

  it.each<Recipe>([
    { make: 'object', entries: [['__proto__', { make: 'object', entries: [] }]] },
    { make: 'map', items: [] },
    { make: 'set', items: [] },
    { make: 'date', from: '2025-06-06' },
    { make: 'bigint', from: '1' },
    { make: 'bytes', kind: 'Uint8Array', length: 2 },
    { make: 'number', from: 'NaN' },
    { make: 'number', from: '1e300' },
    { make: 'function' },
    { make: 'deep', levels: 1000 },
    { make: 'cycle', entries: [] },
    { make: 'tangle', levels: 60 },
  ])('is refused if it is %o', (recipe) => expect(() => read(given(recipe))).toThrow(ParleyError))
})

import { test } from 'vitest'
import { assertWithinBounds } from './answers-within-bounds'

test('All that an answer says for certain holds, whatever the unknown facts turn out to be', () => {
  assertWithinBounds(100)
})

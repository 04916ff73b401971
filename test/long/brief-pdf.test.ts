import { describe, it } from 'vitest'
import { lostNoString, strandsNoHeading } from '../helpers/pdf/printed-memo'

const upTo = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index)

describe('the brief of another desk', () => {
  it.each(upTo(9, 60))('made at random (%i) loses no string', lostNoString)
  it.each(upTo(10, 40))('with %i issues strands no heading', strandsNoHeading)
})

import { describe, it } from 'vitest'
import { expectNoLostString, expectNoStrandedHeading } from '../helpers/pdf/printed-memo'

const upTo = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index)

describe('the brief of another desk', () => {
  it.each(upTo(9, 60))('loses no string of random desk %i', expectNoLostString)
  it.each(upTo(10, 40))('strands no heading with %i issues', expectNoStrandedHeading)
})

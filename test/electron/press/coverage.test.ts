import { expect, it } from 'vitest'
import { COVERAGE } from '../../../core/base/font-coverage'
import { coverageOf } from '../../../electron/press/coverage'
import { FONTS } from '../../helpers/desks/sample'

it('the table of printable characters is that of the bundled fonts', () => {
  expect(coverageOf(FONTS)).toEqual(COVERAGE)
})

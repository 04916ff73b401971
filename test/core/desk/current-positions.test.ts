import { expect, it } from 'vitest'
import { isCurrentAt } from '../../../core/desk/current-positions'
import { getOrThrow } from '../../../core/desk/desk-read'
import { boundsOf } from '../../../core/desk/known-by'
import { smallDesk } from '../../helpers/desks/desk-builder'
import { aPosition } from '../../helpers/desks/record-fields'

it('a position “said by 6 June” is not held since ever: nothing is known of the days before', () => {
  const desk = smallDesk()
    .add('position', 'p', aPosition('No.', { validFrom: { edtf: '../2025-06-06' } }))
    .desk()
  const held = (at: string) =>
    isCurrentAt(desk, getOrThrow(desk, 'position', 'p'), boundsOf({ asOf: at, timeZone: 'UTC' }))
  expect(
    ['2024-01-01T12:00:00Z', '2025-06-05T12:00:00Z', '2025-06-06T12:00:00Z', '2025-07-01T12:00:00Z'].map(held),
  ).toEqual([false, false, true, true])
})

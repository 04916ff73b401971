import { expect, it } from 'vitest'
import { namedRecords } from '../../../core/queries/named-records'
import { smallDesk } from '../../helpers/desks/desk-builder'

it('names records in the order asked for, and leaves out those that are gone', () => {
  const desk = smallDesk().desk()
  const [first, second] = desk.all('party').map(({ id }) => ({ collection: 'party' as const, id }))
  if (!first || !second) throw new Error('the small desk has two parties')
  const { rows } = namedRecords(desk, [second, { collection: 'party', id: 'party-gone' }, first])
  expect(rows.map(({ ref }) => ref)).toEqual([second, first])
  expect(rows[0]?.title.en).not.toBe('')
})

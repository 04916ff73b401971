import { expect, it } from 'vitest'
import { namedRecords, namedRecordsSchema } from '../../../core/queries/named-records'
import { smallDesk } from '../../helpers/desks/desk-builder'
import { sampleDesk } from '../../helpers/desks/sample'

it('names records in the order asked for, and leaves out those that are gone', () => {
  const desk = smallDesk().desk()
  const [first, second] = desk.all('party').map(({ id }) => ({ collection: 'party' as const, id }))
  if (!first || !second) throw new Error('the small desk has two parties')
  const { rows } = namedRecords(desk, [second, { collection: 'party', id: 'party-gone' }, first])
  expect(rows.map(({ ref }) => ref)).toEqual([second, first])
  expect(rows[0]?.title.en).not.toBe('')
})

it('says what kind of memo a record is, and nothing of the kind for others', async () => {
  const desk = await sampleDesk()
  const memo = desk.all('memo')[0]
  if (!memo) throw new Error('the sample has a memo')
  const refs = [
    { collection: 'memo' as const, id: memo.id },
    ...desk.all('party').map(({ id }) => ({ collection: 'party' as const, id })),
  ]
  const [first, ...rest] = namedRecordsSchema.parse(namedRecords(desk, refs)).rows
  expect(first?.memoType).toBe(memo.type)
  expect(rest.filter((row) => 'memoType' in row)).toEqual([])
})

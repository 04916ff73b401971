import { expect, it } from 'vitest'
import type { Actor } from '../../../core/commands/command'
import { planCommand } from '../../../core/commands/plan-command'
import { getOrThrow } from '../../../core/desk/desk-read'
import { sampleDesk } from '../../helpers/desks/sample'

it('writes who suggested a change as a resolved note in the same edit, and no note if nothing changes', async () => {
  const desk = await sampleDesk()
  const [person] = desk.all('staff')
  const staff = person?.id as Actor['staff']
  const { id, rev, text } = getOrThrow(desk, 'line', 'line-deal')
  const plan = (words: string) =>
    planCommand(
      desk,
      {
        kind: 'change',
        collection: 'line',
        id,
        rev,
        fields: { text: words },
        note: { id: 'note-a', body: 'A. Tanaka suggested it.' },
      },
      { staff, at: '2025-06-08T09:00:00Z' },
      (given) => given,
    )
  const { ops, label } = plan('Another line.')
  expect(label).toMatchObject({ kind: 'change', collection: 'line', fields: ['text'], more: 0 })
  expect(ops).toMatchObject([
    { op: 'put', collection: 'line', record: { text: 'Another line.' } },
    {
      op: 'put',
      collection: 'note',
      record: { about: { collection: 'line', id }, body: 'A. Tanaka suggested it.', resolved: true, staff },
    },
  ])
  expect(plan(text).ops).toEqual([])
})

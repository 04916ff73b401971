import { expect, it } from 'vitest'
import { applyBatch } from '../../../core/commands/batch'
import type { BatchedCommand } from '../../../core/commands/command'
import { AT, smallDesk, STAFF } from '../../helpers/desks/desk-builder'
import { aPosition } from '../../helpers/desks/record-fields'

it('a passage marked by its place waits in a batch for the record that it is evidence for', () => {
  const sha256 = 'a'.repeat(64)
  const desk = smallDesk()
    .text(sha256, 'Butter stays out.')
    .add('source', 'report', {
      kind: 'document',
      citation: { type: 'document', title: 'Report' },
      language: 'en',
      reliability: 'press',
      sha256,
    })
    .desk()
  const commands = [
    {
      kind: 'markPassage',
      source: 'report',
      sha256,
      start: 0,
      end: 17,
      annotation: 'mark',
      cited: { about: { collection: 'position', id: 'new' }, field: 'text', role: 'supports', evidence: 'proof' },
    },
    { kind: 'create', collection: 'position', id: 'new', fields: aPosition('Butter stays out.') },
  ] as BatchedCommand[]
  const { ops, texts } = applyBatch(desk, commands, { staff: STAFF as never, at: AT }, () => sha256)
  expect(desk.after(ops).get('evidence', 'proof')).toMatchObject({ annotation: 'mark', about: { id: 'new' } })
  expect(texts).toEqual([])
})

import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkDesk } from '../../../../core/rules/rules'
import { DeskStore } from '../../../../electron/desk/store/desk-store'
import { ROOT } from '../../../helpers/desks/sample'
import { bytesOf, recordOf, recordsOf } from '../../../helpers/files/desk-files'

const folderOf = (name: string) => join(ROOT, 'test', 'fixtures', name)

/** One checksum for a folder, over the paths and checksums of its files. */
const sumOf = (folder: string) =>
  createHash('sha256')
    .update(JSON.stringify(bytesOf(folder)))
    .digest('hex')

describe('a desk of an earlier Parley', () => {
  it.each([
    ['desk-part1', '8abdd5f6216c3615864753c54d7748922c42b82b5c7caf0aa5a926b3cc85573a'],
    ['desk-part3', '6db4d729d235cdc2059c5f4254c551b6f97cc4303133a30352002a4f41047005'],
    ['desk-part4', 'a4a45278dabe61de97235e1a4e7113dd646c258820f3ebe72a7170bb773d3b5a'],
  ])('%s is unchanged to the byte, stays so when it is read, and breaks no rule', async (name, sum) => {
    expect(sumOf(folderOf(name))).toBe(sum)
    const { desk } = await DeskStore.open(folderOf(name), 'read')
    expect(checkDesk(desk)).toEqual([])
    expect(sumOf(folderOf(name))).toBe(sum)
  })

  it('has the records of its staff, its memos and its notes', async () => {
    const folder = folderOf('desk-part3')
    const staff = await recordsOf(folder, 'staff')
    expect(staff.map(({ initials }) => initials)).toEqual(expect.arrayContaining(['EX', 'EK', 'BA']))
    expect(await recordOf(folder, 'memo', 'brief-issued')).toMatchObject({ status: 'issued', reference: 'T-2025-07' })
    expect(await recordOf(folder, 'memo', 'brief-draft')).toMatchObject({ status: 'draft' })
    const notes = await recordsOf(folder, 'note')
    expect(notes.filter(({ replyTo }) => replyTo === 'note-cars')).toHaveLength(2)
    expect(await recordOf(folder, 'draft', 'draft-position')).toMatchObject({ of: 'position' })
    expect(await recordOf(folder, 'lead', 'lead-2')).toMatchObject({ mood: { kept: ['value for value', 2.5] } })
  })

  it('has its history: the trash, the undo stack and the earlier states', async () => {
    const { desk, undoStack } = await DeskStore.open(folderOf('desk-part3'), 'read')
    expect(Object.keys(desk.trash).toSorted()).toEqual(['issue/issue-supply', 'lead/lead-3', 'line/line-supply'])
    expect([undoStack.done.length, undoStack.undone.length]).toEqual([15, 3])
    const undone = undoStack.undone.map((step) => `${step.staff} ${step.label.kind} ${step.label.collection}`)
    expect(undone).toEqual(['staff-edith change lead', 'staff-ben change lead', 'staff-ben change talk'])
  })
})

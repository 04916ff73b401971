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
    ['desk-part1', '3b7e9c42173f2ccf286cff2fc383efd1215a2f1c7d68a35f597c3012304c326d'],
    ['desk-part3', '3cbed35672a22e056c1aaf891f529c800dd3eca398610dab7828423af2c054e3'],
    ['desk-part4', '44c02f1dda1f726e9198389adbccd72843cb34be4474e93a76d199589e42fc46'],
  ])('%s is unchanged to the byte, stays so when it is read, and breaks no rule', async (name, sum) => {
    expect(sumOf(folderOf(name))).toBe(sum)
    const { desk } = await DeskStore.open(folderOf(name), 'read')
    // The report that they retell is the only source of their claims, as of the sample's.
    expect(checkDesk(desk).filter(({ code }) => code !== 'claim-single-source')).toEqual([])
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

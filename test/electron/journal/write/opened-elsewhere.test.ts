import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DeskStore } from '../../../../electron/desk/store/desk-store'
import { transactionLine } from '../../../../electron/journal/format/segment'
import { recover } from '../../../../electron/journal/read/read-desk'
import { salvage } from '../../../../electron/journal/repair/salvage'
import { verify } from '../../../../electron/journal/repair/verify'
import { compact } from '../../../../electron/journal/write/compact'
import { JournalAdapter } from '../../../../electron/journal/write/journal-adapter'
import { lead } from '../../../helpers/desks/damaged-desk'
import { AT } from '../../../helpers/desks/desk-builder'
import { copyOfSample } from '../../../helpers/desks/sample'
import { edit, failure, leadOf, rename } from '../../../helpers/edits/edit-lead'
import { lastSegmentOf } from '../../../helpers/files/journal-files'

describe('a desk that another computer opened while it was open here', () => {
  it.each(['and this one saw it', 'a moment ago'])('is whole after it was closed here: %s', async (how) => {
    const folder = await copyOfSample()
    const store = await DeskStore.open(folder, 'write')
    await edit(store, rename(store.desk.get('lead', 'lead-1')?.rev ?? 0, 'Ours.'))
    const journal = new JournalAdapter({ directory: folder, device: 'ffffffffffff', clock: () => AT })
    const { desk } = await journal.read()
    await journal.begin()
    const op = { op: 'put', collection: 'lead', record: lead('lead-theirs', 1, 'Theirs.') } as const
    journal.put({ n: desk.revision + 1, by: 'staff-example', at: AT, edit: { kind: 'other' }, ops: [op] })
    await journal.write()
    if (how.startsWith('and')) {
      const lease = { lease: 'other', device: 'ffffffffffff', since: AT, renewed: AT }
      writeFileSync(join(folder, 'lease.json'), JSON.stringify(lease))
    }
    await store.close()
    await journal.close()
    rmSync(join(folder, 'lease.json'), { force: true })
    const again = await DeskStore.open(folder, 'write')
    expect(leadOf(again)).toBe('Ours.')
    expect(again.desk.get('lead', 'lead-theirs')?.text).toBe('Theirs.')
    await again.close()
    // The closing line disturbs neither a salvage nor a snapshot.
    expect((await salvage(folder)).report).toMatchObject({ lost: [], unchecked: 0, doubts: [], files: [] })
    await compact(folder, 1)
    expect((await DeskStore.open(folder, 'read')).desk.revision).toBe(2)
    expect((await verify(folder)).problems).toEqual([])
  })
})

it('a line that is written to a segment after another computer continued it gets into no snapshot', async () => {
  const folder = await copyOfSample()
  const store = await DeskStore.open(folder, 'write')
  await edit(store, rename(1, 'Ours.'))
  await store.close()
  const segment = lastSegmentOf(folder)
  const { chain } = await recover(folder)
  const other = new JournalAdapter({ directory: folder, device: 'ffffffffffff', clock: () => AT })
  await other.read()
  await other.begin()
  await other.close()
  const before = readFileSync(segment)
  const op = { op: 'put', collection: 'lead', record: lead('lead-late', 1, 'Late.') } as const
  const late = { n: 2, by: 'staff-example', at: AT, edit: { kind: 'other' }, ops: [op] } as const
  appendFileSync(segment, transactionLine({ ...late, ops: [op] }, before.length, chain).bytes)
  expect((await failure(compact(folder, 1))).code).toBe('desk-changed-outside')
  // The computer that wrote it takes it off again.
  writeFileSync(segment, before)
  await compact(folder, 1)
  expect((await verify(folder)).problems).toEqual([])
})

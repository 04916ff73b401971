import { chmodSync, lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { backUp } from '../../../../electron/backup/back-up'
import { exportRecords } from '../../../../electron/desk/services/interop-files'
import { writeMemoFile } from '../../../../electron/desk/services/memo-file'
import { DeskStore } from '../../../../electron/desk/store/desk-store'
import { copyFolder } from '../../../../electron/files/copy-folder'
import { LateFile } from '../../../../electron/files/late-file'
import { temporaryFolder } from '../../../helpers/desks/sample'
import { makeEdits, newSmallDesk, sealAndCompact } from '../../../helpers/desks/small-desk-on-disk'
import { itUnless, NO_MODES } from '../../../helpers/left-out'
import { withText } from '../../../helpers/faults/fault-points'

/** The files and folders in a folder, and the folder itself, that another account may use in any way. */
const openToOthers = (folder: string): string[] =>
  ['', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })].filter(
    (name) => (lstatSync(join(folder, name)).mode & 0o077) !== 0,
  )

function loosen(folder: string): void {
  for (const name of ['', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })]) {
    const path = join(folder, name)
    chmodSync(path, lstatSync(path).isDirectory() ? 0o755 : 0o644)
  }
}

async function editedDesk(): Promise<string> {
  const folder = await newSmallDesk()
  await makeEdits(folder, 3)
  await sealAndCompact(folder)
  const store = await DeskStore.open(folder, 'write')
  await withText(store, 4)
  await store.close()
  return folder
}

itUnless(
  NO_MODES,
  'makes everything for its own account alone: a desk, a backup, an export, a memo, a copy, a file of the app',
  async () => {
    const before = process.umask(0o022)
    try {
      const folder = await editedDesk()
      const store = await DeskStore.open(folder, 'write')
      expect(openToOthers(folder)).toEqual([])
      const out = join(temporaryFolder(), 'out')
      const order = { storeId: store.storeId, what: 'all', format: 'csv', file: join(out, '..', 'csv') } as const
      await exportRecords(store.desk, order)
      await exportRecords(store.desk, { ...order, format: 'json', file: join(out, '..', 'all.json') })
      await writeMemoFile(join(out, '..', 'memo.pdf'), Buffer.from('%PDF-'))
      await new Promise((resolve) => setImmediate(resolve))
      const settings = new LateFile(
        join(out, '..', 'settings.json'),
        0,
        () => '{}',
        () => undefined,
      )
      settings.changed()
      await settings.flush()
      await store.close()
      await backUp(folder, join(out, '..', 'backups'), { now: '2026-11-28T00:00:00.000Z' })
      await copyFolder(folder, join(out, '..'), new Date(), () => undefined)
      expect(openToOthers(join(out, '..'))).toEqual([])
    } finally {
      process.umask(before)
    }
  },
)

itUnless(
  NO_MODES,
  'takes the permissions of others off an older desk when it is opened for editing, and only then',
  async () => {
    const folder = await editedDesk()
    loosen(folder)
    await (await DeskStore.open(folder, 'read')).close()
    expect(openToOthers(folder)).toContain('format.json')
    await (await DeskStore.open(folder, 'write')).close()
    expect(openToOthers(folder)).toEqual([])
  },
)

itUnless(NO_MODES, 'takes the permissions of others off an older place of backups', async () => {
  const folder = await editedDesk()
  const backups = join(temporaryFolder(), 'backups')
  await backUp(folder, backups, { now: '2026-11-28T00:00:00.000Z' })
  loosen(backups)
  await backUp(folder, backups, { now: '2026-11-28T01:00:00.000Z' })
  expect(openToOthers(backups)).toEqual([''])
})

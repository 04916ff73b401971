import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { placeOf } from '../../../electron/backup/backup-file-names'
import { DeskStore } from '../../../electron/desk/store/desk-store'
import { edit, rename } from '../edits/edit-lead'
import { copyOfSample, temporaryFolder } from './sample'

/** An instant of the day on which the tests make backups. */
export const at = (hour: number, minute = 0) => new Date(Date.UTC(2026, 10, 23, hour, minute)).toISOString()

/** A desk with one edit, an empty folder for its backups, and the store that has the desk open. */
export async function deskToBackUp() {
  const desk = await copyOfSample()
  const store = await DeskStore.open(desk, 'write')
  await edit(store, rename(1, 'As it was at nine.'))
  const folder = join(temporaryFolder(), 'backups')
  return { desk, store, folder, place: placeOf(folder, store.storeId), storeId: store.storeId }
}

/** All files of a folder with their bytes. */
export function filesOf(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()
  return Object.fromEntries(
    names.flatMap((name) =>
      statSync(join(folder, name)).isFile() ? [[name, readFileSync(join(folder, name)).toString('base64')]] : [],
    ),
  )
}

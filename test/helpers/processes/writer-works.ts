import { randomUUID } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ParleyError } from '../../../core/base/errors'
import { parseAnswer } from '../../../core/contract/answer'
import type { DeskRequest } from '../../../core/contract/channels'
import type { Output } from '../../../core/contract/contract'
import type { StaffMember } from '../../../core/model/values/staff-member'
import { backUp } from '../../../electron/backup/back-up'
import { BACKUPS_FOLDER } from '../../../electron/backup/backup-file-names'
import { recoveryPointsOf } from '../../../electron/backup/backup-points'
import { backupInThread, type BackupWork } from '../../../electron/backup/backup-work'
import { restoreDesk } from '../../../electron/desk/process/restore-desk'
import { DeskBackups } from '../../../electron/desk/services/desk-backups'
import { DeskService } from '../../../electron/desk/services/desk-service'
import type { DeskStore } from '../../../electron/desk/store/desk-store'
import { importedInto, importFile, PARTS } from '../edits/numbered-imports'

/** Tasks that the writer process repeats besides its edits until it is killed. Each prints a line when it begins something and when it is done. */

type Say = (line: string) => void

/** The folders for backups within the folder of a trial: the app's own, and the second folder that the user chose. */
export const ownFolder = (home: string): string => join(home, 'backups')
export const chosenFolder = (home: string): string => join(home, 'drive')
export const backupFolders = (home: string): [string, string] => [
  ownFolder(home),
  join(chosenFolder(home), BACKUPS_FOLDER),
]
export const restoredFolder = (home: string, turn: number): string => join(home, `restored-${turn}`)

/** How far the clock of backups moves from one to the next, in milliseconds: some backups are then thinned out, and the rest lie many hours apart. */
export const BACKUP_STEP_MS = 37 * 60 * 1000

/** Makes every other backup in a thread, as the app does, and the rest without one: starting a thread takes longer than backing up a small desk. */
function nowHereNowInThread(worker: string): BackupWork {
  const inThread = backupInThread(worker)
  let turn = 0
  return {
    ...inThread,
    backUp: (directory, folder, options) => {
      turn += 1
      return turn % 2 === 0 ? inThread.backUp(directory, folder, options) : backUp(directory, folder, options)
    },
  }
}

/** Backs up the desk to both folders, in turn automatically and on request. Prints `backing-up AT`, then `backed-up AT`. */
export async function keepBackingUp(
  store: DeskStore,
  { home, since, worker }: { home: string; since: string; worker: string },
  say: Say,
): Promise<never> {
  let at = since
  const backups = new DeskBackups({
    directory: store.directory,
    folders: { own: ownFolder(home), others: {} },
    work: nowHereNowInThread(worker),
    clock: () => at,
    log: (error) => say(`backups: ${String(error)}`),
    tell: () => undefined,
    report: () => undefined,
    fileOf: (place) => Promise.resolve(place),
    // Back up only on request.
    lookMs: 2 ** 30,
  })
  const { storeId } = store
  backups.opened({ storeId, revision: () => store.desk.revision, readOnly: () => store.condition.readOnly })
  const { handlers } = backups
  await handlers['desk:backup-folder']({ place: chosenFolder(home) })
  for (let turn = 0; ; turn += 1) {
    at = new Date(Date.parse(at) + BACKUP_STEP_MS).toISOString()
    say(`backing-up ${at}`)
    if (turn % 2 === 0) await backups.before()
    else await handlers['desk:backup-now']({})
    const { places } = await handlers['desk:backups']({})
    for (const { problem } of places) if (problem) throw new ParleyError(problem.code, problem.params)
    say(`backed-up ${at}`)
  }
}

const STAFF: StaffMember = { id: 'staff-example' as StaffMember['id'], name: 'Example', initials: 'EX' }

/** Returns a function that imports a file into a desk, JSON and CSV in turn, while edits are made. Prints `importing N`, then `imported N`. */
export function importer(store: DeskStore, home: string, say: Say): (edits: () => Promise<unknown>) => Promise<void> {
  let file = ''
  const fail = (error: unknown) => {
    throw error
  }
  const service = new DeskService(store, () => new Date().toISOString(), fail, {
    interop: { fileOf: () => Promise.resolve(file), work: () => undefined },
  })
  const ask = async <R extends DeskRequest>(request: R, input: unknown): Promise<Output<R>> =>
    parseAnswer(request, await service.answer(request, input))
  mkdirSync(home, { recursive: true })
  const before = importedInto(store.desk)
  if (typeof before === 'string') throw new Error(before)
  let n = before
  return async (edits) => {
    n += 1
    const format = n % 2 === 0 ? 'csv' : 'json'
    file = join(home, `import.${format}`)
    writeFileSync(file, importFile(store.desk, store.storeId, n, format))
    const choices = { id: 'one', job: 'job', of: 'lead', take: 'file', except: [] } as const
    await ask('desk:import-open', { id: 'one', job: 'job', place: randomUUID() })
    const shown = { staff: STAFF, show: 'all', offset: 0, limit: 10 }
    const { revision } = await ask('desk:import-preview', { ...choices, ...shown })
    say(`importing ${n}`)
    const imported = ask('desk:apply', { command: { kind: 'import', ...choices, revision }, staff: STAFF })
    // Other edits follow once the import is on its way to the disk.
    await new Promise((resolve) => setImmediate(resolve))
    const [{ records }] = await Promise.all([imported, edits()])
    if (records !== PARTS) throw new Error(`import ${n} brought ${records} records`)
    say(`imported ${n}`)
    rmSync(file)
  }
}

/** Restores desks from a desk's backups, from the two folders in turn. Prints `restoring TURN PLACE NAME`, then `restored TURN`. */
export async function keepRestoring(storeId: string, home: string, say: Say): Promise<never> {
  for (let turn = 0; ; turn += 1) {
    const place = turn % 2
    const folder = backupFolders(home)[place] ?? ''
    const points = (await recoveryPointsOf(folder, storeId)).filter(({ isDamaged }) => !isDamaged)
    const point = points[turn % points.length]
    if (!point) throw new Error('there is no backup')
    say(`restoring ${turn} ${place} ${point.name}`)
    await restoreDesk({ folder, storeId, name: point.name }, restoredFolder(home, turn))
    say(`restored ${turn}`)
  }
}

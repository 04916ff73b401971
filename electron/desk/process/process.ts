import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { safeFolderName } from '../../../core/base/safe-name'
import { noteOf, type LogEvent } from '../../../core/contract/log-event'
import { deskJobSchema, type DeskJob } from '../../../core/contract/port'
import { newDeskCollections } from '../../../core/desk/new-desk'
import { NO_UNDO } from '../../../core/journal/step'
import { backupInThread } from '../../backup/backup-work'
import { bundledPathsFrom } from '../../files/bundled-paths'
import { whereOf } from '../../../core/base/where-of'
import { NOTHING_UNKNOWN } from '../../journal/format/desk-content'
import { compactInThread } from '../../journal/write/compact-in-thread'
import { Press } from '../../press/press'
import type { SetPages } from '../services/memo-service'
import type { SearchPlace } from '../services/search-service'
import { createDesk } from '../store/create-desk'
import { copyDesk } from './copy-desk'
import { DeskResponder } from './desk-responder'
import { servePorts } from './port-server'
import { restoreDesk } from './restore-desk'

/** The desk process: keeps one desk, and answers every window with a port to it. */

// Everything that this process writes is for this account alone. Its threads cannot say so themselves.
process.umask(0o077)

const places = bundledPathsFrom(__dirname)
/** Notes an event for the log of this machine, once main listens. */
let note: (event: LogEvent) => void = () => undefined
const log = (error: unknown) => {
  console.error('desk:', whereOf(error))
  note({ event: 'error', in: 'desk', ...noteOf(error) })
}
// Node would print the message, which may quote a record, before it ends the process. The process still ends, and is started again.
for (const event of ['uncaughtException', 'unhandledRejection'])
  process.on(event, (error: unknown) => {
    log(error)
    process.exit(1)
  })
const clock = () => new Date().toISOString()

/** Makes the desk first if the job says so: from another one, from a backup, or empty. */
async function makeDesk({ directory, copyOf, create, restore }: DeskJob): Promise<void> {
  if (copyOf !== undefined && !existsSync(directory)) await copyDesk(copyOf, directory)
  if (restore) await restoreDesk(restore, directory)
  if (!create) return
  const collections = newDeskCollections(create.desk, create.staff, clock(), randomUUID)
  const content = { revision: 0, collections, trash: {}, history: NO_UNDO, unknown: NOTHING_UNKNOWN }
  await createDesk(directory, content, [])
}

servePorts((given, report) => {
  note = (event) => report({ log: event })
  const job = deskJobSchema.parse(given)
  const press = new Press({ workerFile: places.pressFile, fontsDirectory: places.fonts })
  const setPages: SetPages = (memo, options) => press.press(memo, options)
  const store = { clock, compact: compactInThread(places.journalFile), report: log }
  const backup = backupInThread(places.backupFile)
  const { searchIn } = job
  const search: SearchPlace = {
    workerFile: places.searchFile,
    fileOf: (storeId) => (searchIn === undefined ? undefined : join(searchIn, `${safeFolderName(storeId)}.index`)),
  }
  const { draftFilesIn } = job
  const draftFiles = (storeId: string) =>
    draftFilesIn === undefined ? undefined : join(draftFilesIn, safeFolderName(storeId))
  const files = { workerFile: places.readingFile, folder: places.readingFolder }
  const spelling = { workerFile: places.spellingFile, folder: places.spellingFolder }
  const parts = { clock, log, report, note, setPages, store, backup, search, draftFiles, files, spelling }
  return DeskResponder.start(job, parts, () => makeDesk(job))
})

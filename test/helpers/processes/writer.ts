import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { ParleyError } from '../../../core/base/errors'
import { describeError } from '../../../core/text/describe'
import { DeskStore } from '../../../electron/desk/store/desk-store'
import { FORMAT_FILE } from '../../../electron/journal/format/desk-file-names'
import { parseFormat } from '../../../electron/journal/format/format-file'
import { compactInThread } from '../../../electron/journal/write/compact-in-thread'
import { lastNumber, makeEdit } from '../edits/numbered-edits'
import { importer, keepBackingUp, keepRestoring } from './writer-works'

/**
 * A process that edits a desk until it is stopped: `writer.ts FOLDER COUNT [BATCH [WORK HOME AT]]`. It prints
 * "opening", "ready", and "ack N" once the N-th edit of `numbered-edits.ts` is on the disk; then "done". With BATCH it
 * requests up to that many edits at once and keeps segments short, so that segments and snapshots follow one another,
 * made in threads as in the app. WORK is its further task in the folder HOME (`writer-works.ts`): `backup`, with a
 * clock that begins at AT, `import`, or, instead of edits, `restore`. If it cannot open the desk, it prints one
 * sentence and exits with code 1.
 */
const [folder = '', count = '1', batch, work = 'edit', home = '', since = ''] = process.argv.slice(2)
const say = (line: string) => process.stdout.write(`${line}\n`)
const thread = (name: string) => join(import.meta.dirname, `${name}.js`)

async function edit(): Promise<void> {
  const limits = { bytes: 12_000, transactions: 60 }
  const report = (error: unknown) => say(`beside the edits: ${String(error)}`)
  const short = { limits, compact: compactInThread(thread('journal')), report }
  const store = await DeskStore.open(folder, 'write', batch === undefined ? {} : short)
  say('ready')
  const backups = work === 'backup' ? keepBackingUp(store, { home, since, worker: thread('backup') }, say) : undefined
  backups?.catch(fail)
  const withImport = work === 'import' ? importer(store, home, say) : undefined
  const first = lastNumber(store.desk) + 1
  const end = first + Number(count)
  const most = Number(batch ?? 1)
  for (let n = first; n < end;) {
    const size = Math.min(end - n, 1 + Math.floor(Math.random() * most))
    const numbers = Array.from({ length: size }, (_none, index) => n + index)
    const edits = () => Promise.all(numbers.map((one) => makeEdit(store, one).then(() => say(`ack ${one}`))))
    await (withImport ? withImport(edits) : edits())
    n += size
    // Backups are for a desk that somebody works on, not one that keeps the disk busy all the time.
    if (backups) await wait(20)
  }
  await store.close()
  say('done')
}

function fail(error: unknown): void {
  if (!(error instanceof ParleyError)) throw error
  say(describeError(error.code, error.params, 'en'))
  process.exitCode = 1
}

say('opening')
if (work === 'restore') {
  const file = join(folder, FORMAT_FILE)
  const { storeId } = parseFormat(readFileSync(file, 'utf8'), file)
  await keepRestoring(storeId, home, say).catch(fail)
} else await edit().catch(fail)

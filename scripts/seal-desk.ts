import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeDurably } from '../electron/files/write-durably'
import { listJournal, snapshotFile } from '../electron/journal/format/desk-file-names'
import { sealed } from '../electron/journal/format/snapshot'

/**
 * npm run seal -- DIR: rewrites the checksum of a desk's snapshot after an edit by hand (the bundled sample is edited line by line). Only for a desk
 * without a journal. Seals without judging the content; `npm run parley -- check --desk DIR` does that.
 */
const [directory] = process.argv.slice(2)
if (directory === undefined) {
  console.error('usage: npm run seal -- DIR')
  process.exit(2)
}
const { segments } = await listJournal(directory)
const file = snapshotFile(directory, 0)
try {
  if (segments.length > 0) throw new Error(`the desk has a journal: ${join(directory, 'journal')}`)
  await writeDurably(file, sealed(readFileSync(file)))
  console.log(`sealed. Now check it: npm run parley -- check --desk ${directory}`)
} catch (error) {
  console.error(`${file} was not sealed: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}

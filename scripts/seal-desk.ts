import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeDurably } from '../electron/files/write-durably'
import { listJournal, snapshotFile } from '../electron/journal/format/layout'
import { sealed } from '../electron/journal/format/snapshot'

/**
 * npm run seal -- DIR: writes the checksum of a desk's snapshot anew after it was edited by hand (the bundled sample is, line by line). Only of a
 * desk that has no journal yet. It seals what is there and does not judge it; `npm run parley -- check --desk DIR` does.
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

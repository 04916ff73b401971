import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DESK_FILE, sha256Of } from '../electron/desk/desk-format'
import { writeDurably } from '../electron/files/write-durably'

/**
 * npm run seal -- DIR: writes the checksum of a desk's file anew after it was edited by hand (the bundled sample is, line by line).
 * It seals what is there and does not judge it; `npm run parley -- check --desk DIR` does.
 */
const [directory] = process.argv.slice(2)
if (directory === undefined) {
  console.error('usage: npm run seal -- DIR')
  process.exit(2)
}
const file = join(directory, DESK_FILE)
try {
  const text = readFileSync(file, 'utf8')
  JSON.parse(text)
  const end = text.indexOf('\n') + 1
  const header = JSON.parse(`${text.slice(0, end).trim().replace(/,$/, '')}}`) as Record<string, unknown>
  const body = text.slice(end)
  await writeDurably(
    file,
    Buffer.from(`${JSON.stringify({ ...header, sha256: sha256Of(body) }).slice(0, -1)},\n${body}`),
  )
  console.log(`sealed. Now check it: npm run parley -- check --desk ${directory}`)
} catch (error) {
  console.error(`${file} was not sealed: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}

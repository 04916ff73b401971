import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { createFullDesk } from './full-desk-folder'

/** npm run bench:desk -- N DIR [SEED]: writes a desk of about N records of all kinds, English and Japanese, the same for the same N and seed. */
const USAGE =
  'npm run bench:desk -- N DIR [SEED]   N: at least 200 records; DIR: a folder that does not exist or is empty'

async function main([count = '', folder = '', seed = '1']: readonly string[]): Promise<number> {
  const records = Number(count)
  if (!Number.isInteger(records) || records < 200 || folder === '' || !Number.isInteger(Number(seed))) {
    console.error(USAGE)
    return 2
  }
  const directory = resolve(folder)
  if (existsSync(directory) && (await readdir(directory)).length > 0) {
    console.error(`${directory} is not empty. Choose a folder that does not exist or is empty.`)
    return 2
  }
  const made = await createFullDesk(directory, records, Number(seed))
  console.log(`A desk of ${made} records in ${directory}`)
  return 0
}

process.exitCode = await main(process.argv.slice(2))

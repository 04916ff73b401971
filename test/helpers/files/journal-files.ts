import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { snapshotFile } from '../../../electron/journal/format/desk-file-names'
import { sealed } from '../../../electron/journal/format/snapshot'

/** Everything that the tests of the store know about a journal's files. */

/** Changes a snapshot and reseals it, as another program that knows the format would. */
export function resealSnapshot(folder: string, number: number, change: (text: string) => string): void {
  const file = snapshotFile(folder, number)
  const text = readFileSync(file, 'utf8')
  const changed = change(text)
  if (changed === text) throw new Error(`nothing was changed in ${file}`)
  writeFileSync(file, sealed(Buffer.from(changed)))
}

/** The paths of a desk's segments, oldest first. */
export function segmentsOf(folder: string): string[] {
  const journal = join(folder, 'journal')
  if (!existsSync(journal)) return []
  const names = readdirSync(journal, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.jsonl'))
  return names.toSorted((a, b) => (a.slice(-14) < b.slice(-14) ? -1 : 1)).map((name) => join(journal, name))
}

/** The path of a desk's last segment. */
export function lastSegmentOf(folder: string): string {
  const last = segmentsOf(folder).at(-1)
  if (last === undefined) throw new Error(`${folder} has no segment`)
  return last
}

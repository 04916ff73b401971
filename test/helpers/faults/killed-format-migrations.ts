import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { DeskStore } from '../../../electron/desk/store/desk-store'
import { readFormat1 } from '../../../electron/journal/format/format-1'
import { BEFORE_FOLDER } from '../../../electron/journal/migrate/migrate'
import { verify } from '../../../electron/journal/repair/verify'
import { ROOT } from '../desks/sample'
import { copyNow } from '../desks/small-desk-on-disk'
import { failingFileSystem } from './failing-file-system'

const FIXTURES = join(ROOT, 'test', 'fixtures')

/** Copies a frozen desk from the fixtures. */
export const copyOfFixture = (name: string) => copyNow(join(FIXTURES, name))

/** The content of a desk of the first format, read by the code for that format. */
export async function contentOf(folder: string) {
  const { collections, trash, history, unknown } = await readFormat1(folder)
  return { collections, trash, history, unknown }
}
export const contentOfStore = ({ desk, undoStack }: DeskStore) => ({
  collections: desk.collections,
  trash: desk.trash,
  history: undoStack,
})

/** Kills a migration at every `every`-th of its calls and runs it again. Resolves with its number of calls. */
export async function killedFormatMigrations(name: string, every: number): Promise<number> {
  const original = join(FIXTURES, name)
  const { unknown: _unknown, ...before } = await contentOf(original)
  const kept = readFileSync(join(original, 'desk.json'))
  const { fs, calls } = failingFileSystem({})
  await (await DeskStore.open(copyOfFixture(name), 'write', { fs })).close()
  for (let at = 0; at < calls.length; at += every) {
    const folder = copyOfFixture(name)
    const killed = failingFileSystem({ dieAt: at })
    await DeskStore.open(folder, 'write', { fs: killed.fs }).then(
      (store) => store.close(),
      () => undefined,
    )
    // However far the migration got, the desk is whole, can be read and its content is unchanged.
    const { problems, unfinished } = await verify(folder)
    const isMigrated = JSON.parse(readFileSync(join(folder, 'format.json'), 'utf8')) as { format: number }
    expect([at, problems, unfinished]).toEqual([at, [], isMigrated.format === 1])
    expect([at, contentOfStore(await DeskStore.open(folder, 'read'))]).toEqual([at, before])
    const again = await DeskStore.open(folder, 'write')
    expect([at, contentOfStore(again)]).toEqual([at, before])
    await again.close()
    expect(readFileSync(join(folder, BEFORE_FOLDER, 'desk.json')).equals(kept)).toBe(true)
    expect([at, existsSync(join(folder, 'desk.json')), (await verify(folder)).problems]).toEqual([at, false, []])
    const transactions = await again.history.transactions({ limit: 10 })
    expect(transactions.map(({ edit }) => edit.kind)).toEqual(['migrate'])
  }
  return calls.length
}

import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { apply } from '../../../core/commands/apply'
import type { RecordCommand } from '../../../core/commands/command'
import { NO_UNDO } from '../../../core/journal/step'
import type { RecordOf } from '../../../core/model/records/records'
import { planOf } from '../../../electron/desk/store/committed'
import { createDesk } from '../../../electron/desk/store/create-desk'
import { DeskStore } from '../../../electron/desk/store/desk-store'
import type { OpenOptions } from '../../../electron/desk/store/open-options'
import { NOTHING_UNKNOWN } from '../../../electron/journal/format/desk-content'
import { thisDevice } from '../../../electron/journal/format/device'
import type { Recovered } from '../../../electron/journal/read/read-desk'
import { compact } from '../../../electron/journal/write/compact'
import { JournalAdapter } from '../../../electron/journal/write/journal-adapter'
import { deskAsText } from './desk-as-text'
import { smallDesk, STAFF } from './desk-builder'
import { temporaryFolder } from './sample'

export const storeAsText = (store: DeskStore): string => deskAsText(store.desk, store.undoStack)
export const recoveredAsText = ({ state }: Recovered): string => deskAsText(state.desk, state.history)

/** Makes a small desk without edits in a temporary folder. */
export async function newSmallDesk(): Promise<string> {
  const folder = join(temporaryFolder(), 'desk')
  const { collections } = smallDesk().add('lead', 'lead-1', { talk: 'talk', text: 'As it was.' })
  const content = { collections, unknown: NOTHING_UNKNOWN, trash: {}, history: NO_UNDO, revision: 0 }
  await createDesk(folder, content, [])
  return folder
}

/** Copies a folder as it is at this instant into a temporary folder. */
export function copyNow(folder: string): string {
  const copy = join(temporaryFolder(), 'desk')
  cpSync(folder, copy, { recursive: true })
  return copy
}

const actor = { staff: STAFF as RecordOf<'staff'>['createdBy'], at: '2025-06-07T09:00:00Z' }

/** Commits a command as the only staff member of a small desk. */
export async function commit(
  store: DeskStore,
  command: (desk: { rev: (id: string) => number }) => RecordCommand,
): Promise<number> {
  const { revision } = await store.commit((desk) =>
    planOf(actor, [], apply(desk, command({ rev: (id) => desk.get('lead', id)?.rev ?? 0 }), actor)),
  )
  return revision
}

/** Makes the n-th of a series of different edits, which add, change and delete leads. */
export function someEdit(store: DeskStore, n: number, length = 40): Promise<number> {
  const text = `Edit ${n}: ${'交渉 talks "quoted" \\ '.repeat(Math.ceil(length / 20)).slice(0, length)}`
  if (n % 5 === 0)
    return commit(store, () => ({
      kind: 'create',
      collection: 'lead',
      id: `lead-n${n}`,
      fields: { talk: 'talk', text },
    }))
  if (n % 5 === 3 && n > 5) {
    const id = `lead-n${n - 3}`
    return commit(store, ({ rev }) => ({ kind: 'delete', collection: 'lead', id, rev: rev(id) }))
  }
  return commit(store, ({ rev }) => ({
    kind: 'change',
    collection: 'lead',
    id: 'lead-1',
    rev: rev('lead-1'),
    fields: { text },
  }))
}

/** Ends the current segment, as happens when it is long, and begins the next. Resolves with the number of the ended one. */
export async function sealSegment(directory: string): Promise<number> {
  const journal = new JournalAdapter({ directory, device: thisDevice() })
  await journal.read()
  await journal.begin()
  await journal.rotate()
  const { sealed } = journal
  await journal.close()
  return sealed
}

/** Ends the current segment and makes the snapshot after it. Resolves with the segment's number. */
export async function sealAndCompact(directory: string): Promise<number> {
  const sealed = await sealSegment(directory)
  await compact(directory, sealed)
  return sealed
}

/** Makes edits and closes the desk. Resolves with the desk as text before the first edit and after each one. */
export async function makeEdits(folder: string, count: number, options: OpenOptions = {}, from = 1): Promise<string[]> {
  const store = await DeskStore.open(folder, 'write', options)
  const states = [storeAsText(store)]
  for (let n = from; n < from + count; n += 1) {
    await someEdit(store, n)
    states.push(storeAsText(store))
  }
  await store.close()
  return states
}

import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Collections } from '../../../core/desk/ops'
import type { RecordOf } from '../../../core/model/records/records'
import { COLLECTION_NAMES, type CollectionName } from '../../../core/model/values/collection-names'
import { DeskStore } from '../../../electron/desk/store/desk-store'
import { FORMAT_FILE, snapshotFile } from '../../../electron/journal/format/layout'
import { resealSnapshot } from './journal-files'

/**
 * What tests know about the files of a desk, in one place. A test that is not about the format itself goes through here, so that the
 * format can change under it.
 */

/** The names of what lies in the folder of a desk that was copied and not edited yet, in order. */
export const DESK_ENTRIES: readonly string[] = ['format.json', 'snapshots', 'sources']
/** The same once somebody has it open to edit. */
export const OPEN_DESK_ENTRIES: readonly string[] = [...DESK_ENTRIES, 'journal', 'lease.json'].toSorted()

/** The file that holds the records of a desk that was copied and not edited yet: the snapshot that its journal begins from. */
export const mainFileOf = (folder: string): string => snapshotFile(folder, 0)

/** The file that says what kind of folder it is. */
export const formatFileOf = (folder: string): string => join(folder, FORMAT_FILE)

/** The desk that the disk has at this moment, also while a Parley has it open. */
const deskOf = async (folder: string) => (await DeskStore.open(folder, 'read')).desk

/** The records of a kind that the disk has at this moment. */
export async function recordsOf<C extends CollectionName>(folder: string, collection: C) {
  return (await deskOf(folder)).all(collection)
}

/** The record of that name that the disk has at this moment, or `undefined`. */
export async function recordOf<C extends CollectionName>(
  folder: string,
  collection: C,
  id: string,
): Promise<RecordOf<C> | undefined> {
  return (await deskOf(folder)).get(collection, id)
}

/** All records that the disk has at this moment, as they are listed: without trash and history. */
export async function collectionsOf(folder: string): Promise<Collections> {
  const desk = await deskOf(folder)
  return Object.fromEntries(
    COLLECTION_NAMES.map((name) => [name, Object.fromEntries(desk.all(name).map((record) => [record.id, record]))]),
  )
}

/** The same as one text, to be searched for what was typed. */
export const recordsText = async (folder: string): Promise<string> => JSON.stringify(await collectionsOf(folder))

/** Every file of a folder by its path inside, with the checksum of its bytes. */
export function bytesOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return Object.fromEntries(
    files
      .map(({ parentPath, name }) => join(parentPath, name))
      // Renewed by itself while a desk is open.
      .filter((path) => !path.endsWith('lease.json'))
      .toSorted()
      .map((path) => [
        path.slice(folder.length).replaceAll('\\', '/'),
        createHash('sha256').update(readFileSync(path)).digest('hex'),
      ]),
  )
}

const flipped = (bytes: Buffer) => {
  const at = Math.floor(bytes.length / 2)
  const copy = Buffer.from(bytes)
  copy[at] = (copy[at] ?? 0) ^ 1
  return copy
}

/** What can befall the file of the records: one bit, its end, all of it, the whole file. */
const HARMS = {
  flipped,
  cut: (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length / 2)),
  empty: () => Buffer.alloc(0),
  zeros: (bytes: Buffer) => Buffer.alloc(bytes.length),
  gone: () => undefined,
}

/** Harms the file of the records as a bad disk does. Returns what puts it back as it was. */
export function damage(folder: string, harm: keyof typeof HARMS): () => void {
  const file = mainFileOf(folder)
  const whole = readFileSync(file)
  const harmed = HARMS[harm](whole)
  if (harmed) writeFileSync(file, harmed)
  else rmSync(file)
  return () => writeFileSync(file, whole)
}

/** Changes the snapshot that a desk without a journal begins from, and seals it. No schema has looked at what comes of it. */
export const rewriteDeskFile = (folder: string, change: (text: string) => string): void =>
  resealSnapshot(folder, 0, change)

/** Replaces a text in the records of a desk that is not open, and seals them again. What comes of it no schema has looked at. */
export function rewordDeskFile(folder: string, from: string, to: string): void {
  rewriteDeskFile(folder, (text) => text.replace(from, () => to))
}

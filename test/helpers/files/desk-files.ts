import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Collections } from '../../../core/desk/ops'
import type { RecordOf } from '../../../core/model/records/records'
import { COLLECTION_NAMES, type CollectionName } from '../../../core/model/values/collection-names'
import { DeskStore } from '../../../electron/desk/store/desk-store'
import { FORMAT_FILE, snapshotFile } from '../../../electron/journal/format/desk-file-names'
import { resealSnapshot } from './journal-files'

/** Everything that tests know about the files of a desk. Tests that are not about the format itself use this, so that the format can change. */

/** The sorted names in the folder of a copied desk that has no edits yet. */
export const DESK_ENTRIES: readonly string[] = ['format.json', 'snapshots', 'sources']
/** The same once the desk is open for editing. */
export const OPEN_DESK_ENTRIES: readonly string[] = [
  ...DESK_ENTRIES,
  'journal',
  'lease.json',
  'reached.json',
].toSorted()

/** The file with the records of a copied desk without edits: the snapshot that its journal begins from. */
export const mainFileOf = (folder: string): string => snapshotFile(folder, 0)

/** The file that identifies the folder as a desk. */
export const formatFileOf = (folder: string): string => join(folder, FORMAT_FILE)

/** Reads the desk on the disk at this moment, even while Parley has it open. */
const deskOf = async (folder: string) => (await DeskStore.open(folder, 'read')).desk

/** The records of a kind on the disk at this moment. */
export async function recordsOf<C extends CollectionName>(folder: string, collection: C) {
  return (await deskOf(folder)).all(collection)
}

/** The record with that id on the disk at this moment, or `undefined`. */
export async function recordOf<C extends CollectionName>(
  folder: string,
  collection: C,
  id: string,
): Promise<RecordOf<C> | undefined> {
  return (await deskOf(folder)).get(collection, id)
}

/** All records on the disk at this moment, without trash and undo stack. */
export async function collectionsOf(folder: string): Promise<Collections> {
  const desk = await deskOf(folder)
  return Object.fromEntries(
    COLLECTION_NAMES.map((name) => [name, Object.fromEntries(desk.all(name).map((record) => [record.id, record]))]),
  )
}

/** The same as one text, to search for words that were typed. */
export const recordsText = async (folder: string): Promise<string> => JSON.stringify(await collectionsOf(folder))

/** The checksum of every file in a folder, by its relative path. */
export function bytesOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return Object.fromEntries(
    files
      .map(({ parentPath, name }) => join(parentPath, name))
      // Parley renews it while a desk is open.
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

/** Kinds of damage to the file of the records: one bit flipped, its end cut off, emptied, deleted. */
const HARMS = {
  flipped,
  cut: (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length / 2)),
  empty: () => Buffer.alloc(0),
  zeros: (bytes: Buffer) => Buffer.alloc(bytes.length),
  gone: () => undefined,
}

/** Damages the file of the records as a bad disk does. Returns a function that restores it. */
export function damage(folder: string, harm: keyof typeof HARMS): () => void {
  const file = mainFileOf(folder)
  const whole = readFileSync(file)
  const harmed = HARMS[harm](whole)
  if (harmed) writeFileSync(file, harmed)
  else rmSync(file)
  return () => writeFileSync(file, whole)
}

/** Changes and reseals the snapshot that a desk without a journal begins from. The result is not checked by any schema. */
export const rewriteDeskFile = (folder: string, change: (text: string) => string): void =>
  resealSnapshot(folder, 0, change)

/** Replaces a text in the records of a closed desk, and reseals them. The result is not checked by any schema. */
export function rewordDeskFile(folder: string, from: string, to: string): void {
  rewriteDeskFile(folder, (text) => text.replace(from, () => to))
}

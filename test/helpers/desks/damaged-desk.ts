import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { MemoryDesk } from '../../../core/desk/memory-desk'
import { opId, refKey, type Op } from '../../../core/desk/ops'
import { NO_UNDO } from '../../../core/journal/step'
import { parseRecord } from '../../../core/model/schema/parse-record'
import { DEFAULT_MARKING } from '../../../core/model/values/marking'
import { createDesk } from '../../../electron/desk/store/create-desk'
import { NOTHING_UNKNOWN } from '../../../electron/journal/format/desk-content'
import { listJournal, snapshotFile } from '../../../electron/journal/format/desk-file-names'
import { thisDevice } from '../../../electron/journal/format/device'
import { compact } from '../../../electron/journal/write/compact'
import { JournalAdapter } from '../../../electron/journal/write/journal-adapter'
import { AT, smallDesk, STAFF } from './desk-builder'
import { temporaryFolder } from './sample'

/** A random desk with a journal, and everything ever committed to it. Tests damage the desk and compare what salvage finds with this. */
export interface WrittenDesk {
  directory: string
  /** The desk after each transaction, by its number; 0 is before the first. */
  states: Map<number, MemoryDesk>
  /** Every value that a record ever had, by `refKey`. */
  values: Map<string, Set<string>>
  /** The ops of each transaction. */
  ops: Map<number, readonly Op[]>
  last: number
}

/** Returns random numbers from 0 up to 1, the same for the same seed. */
export function randomNumbers(seed: number): () => number {
  let state = (seed + 1) * 0x9e37_79b1
  return () => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b_3c6d)
    state = Math.imul(state ^ (state >>> 12), 0x297a_2d39)
    state ^= state >>> 15
    return (state >>> 0) / 2 ** 32
  }
}

export const lead = (id: string, rev: number, text: string) =>
  parseRecord('lead', {
    id,
    rev,
    text,
    createdBy: STAFF,
    createdAt: AT,
    changedBy: STAFF,
    changedAt: AT,
    talk: 'talk',
    marking: DEFAULT_MARKING,
  })

/** Puts or deletes a few leads out of a small set, so that most ids are written several times. */
function someOps(draw: () => number, desk: MemoryDesk): Op[] {
  return Array.from({ length: 1 + Math.floor(draw() * 2) }, (): Op => {
    const id = `lead-${Math.floor(draw() * 8)}`
    const known = desk.get('lead', id)
    if (known && draw() < 0.2) return { op: 'delete', collection: 'lead', id }
    const text = `Talk of ${Math.floor(draw() * 1e9)}, 関税${'x'.repeat(Math.floor(draw() * 60))}`
    return { op: 'put', collection: 'lead', record: lead(id, (known?.rev ?? 0) + 1, text) }
  })
}

/** Writes a desk of `count` transactions in several segments, some followed by a snapshot. */
export async function writtenDesk(directory: string, seed: number, count: number): Promise<WrittenDesk> {
  const draw = randomNumbers(seed)
  const collections = structuredClone(smallDesk().collections)
  await createDesk(
    directory,
    { revision: 0, collections, trash: {}, history: NO_UNDO, unknown: NOTHING_UNKNOWN },
    [],
    undefined,
    { at: AT },
  )
  let desk = new MemoryDesk(structuredClone(collections), undefined, 0)
  const written: WrittenDesk = {
    directory,
    states: new Map([[0, desk]]),
    values: new Map(),
    ops: new Map(),
    last: count,
  }
  const know = (key: string, value: unknown) =>
    written.values.set(key, (written.values.get(key) ?? new Set()).add(JSON.stringify(value)))
  for (const [name, records] of Object.entries(collections))
    for (const [id, record] of Object.entries(records)) know(`${name}/${id}`, record)
  const journal = new JournalAdapter({ directory, device: thisDevice(), clock: () => AT })
  await journal.read()
  await journal.begin()
  for (let n = 1; n <= count; n += 1) {
    const ops = someOps(draw, desk)
    journal.put({ n, by: STAFF, at: AT, edit: { kind: 'other' }, ops })
    if (draw() < 0.7) await journal.write()
    desk = desk.after(ops)
    written.states.set(n, desk)
    written.ops.set(n, ops)
    for (const op of ops) if (op.op === 'put') know(refKey({ collection: 'lead', id: opId(op) }), op.record)
    if (draw() > 0.15) continue
    await journal.write()
    await journal.rotate()
    if (draw() < 0.5) await compact(directory, journal.sealed)
  }
  await journal.write()
  await journal.close()
  return written
}

/** The files that hold the records of a desk. */
export const filesIn = (directory: string): string[] =>
  ['snapshots', 'journal', 'format.json'].flatMap((name) => {
    const path = join(directory, name)
    if (!statSync(path, { throwIfNoEntry: false })) return []
    if (!statSync(path).isDirectory()) return [path]
    const entries = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    return entries.map((entry) => join(entry.parentPath, entry.name))
  })

/** Damages a file at random, as disks, copies and other programs do. Returns a description of the damage. */
export function damage(file: string, draw: () => number): string {
  const bytes = readFileSync(file)
  const at = Math.floor(draw() * bytes.length)
  const length = Math.floor(draw() * 400)
  const ways: Record<string, () => Buffer | undefined> = {
    flip: () => {
      bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(draw() * 8))
      return bytes
    },
    zeros: () => bytes.fill(0, at, Math.min(at + length, bytes.length)),
    noise: () => {
      for (let one = at; one < Math.min(at + length, bytes.length); one += 1) bytes[one] = Math.floor(draw() * 256)
      return bytes
    },
    'cut out': () => Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]),
    'put in': () =>
      Buffer.concat([bytes.subarray(0, at), Buffer.from('\n{"c":"00000000","n":3}\n'), bytes.subarray(at)]),
    truncate: () => bytes.subarray(0, at),
    empty: () => Buffer.alloc(0),
    remove: () => undefined,
  }
  const names = Object.keys(ways)
  const name = names[Math.floor(draw() * names.length)] ?? 'flip'
  const result = ways[name]?.()
  if (result) writeFileSync(file, result)
  else rmSync(file)
  return `${name} at ${at}`
}

/** The person who continues from a state of a damaged desk, the instant, and the device. */
export const continuation = { by: STAFF, at: '2026-11-23T06:00:00.000Z', device: thisDevice() }

/** All records of a desk as text. */
export const textOf = (desk: { collections: unknown }) => JSON.stringify(desk.collections)

/** A desk whose journal is damaged in the middle, after its only snapshot. `lost` is the number of the edit that is lost. */
export async function damagedDesk(seed = 3): Promise<{ directory: string; lost: number; last: number }> {
  const directory = join(temporaryFolder(), 'desk')
  const { last } = await writtenDesk(directory, seed, 30)
  const { segments, snapshots } = await listJournal(directory)
  for (const number of snapshots.slice(0, -1)) rmSync(snapshotFile(directory, number))
  for (const { file } of segments.slice(0, -1)) {
    const bytes = readFileSync(file)
    const lines = bytes.toString('latin1').split('\n')
    const lost = /"n":(\d+)/.exec(lines[2] ?? '')?.[1]
    if (lines.length < 5 || lost === undefined) continue
    const at = (lines[0] ?? '').length + (lines[1] ?? '').length + 2 + 80
    bytes[at] = (bytes[at] ?? 0) ^ 1
    writeFileSync(file, bytes)
    return { directory, lost: Number(lost), last }
  }
  throw new Error('no segment is long enough to be damaged in the middle')
}

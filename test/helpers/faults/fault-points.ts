import { expect } from 'vitest'
import type { RecordOf } from '../../../core/model/records/records'
import { DeskStore } from '../../../electron/desk/store/desk-store'
import type { OpenOptions } from '../../../electron/desk/store/open-options'
import { sha256Of } from '../../../electron/journal/format/desk-content'
import { recover } from '../../../electron/journal/read/read-desk'
import { verify } from '../../../electron/journal/repair/verify'
import { commit, copyNow, newSmallDesk, someEdit, recoveredAsText, storeAsText } from '../desks/small-desk-on-disk'
import { failingFileSystem, linesOfCalls, type Faults } from './failing-file-system'

/** Limits for segments of one or two edits, so that a trial includes an append, a rotation and a compaction. */
export const limits = { bytes: 700, transactions: 1000 }
export const EDITS = 6

/** The outcome of a trial of edits under faults. */
export interface Trial {
  folder: string
  /** The desk as text after the last acknowledged edit. */
  memory: string
  /** How many edits were acknowledged. */
  acknowledged: number
  stopped: boolean
  calls: string[]
}

/** Makes edits, one of them with a text, under faults that begin after the desk was opened. Never throws because of a fault. */
export async function tryEdits(folder: string, meanwhile: Faults, options: OpenOptions = {}): Promise<Trial> {
  const faults: Faults = {}
  const { fs, log } = failingFileSystem(faults)
  const store = await DeskStore.open(folder, 'write', { fs, limits, ...options })
  log.length = 0
  Object.assign(faults, meanwhile)
  let acknowledged = 0
  for (let n = 1; n <= EDITS; n += 1) {
    const before = storeAsText(store)
    try {
      await (n === 3 ? withText(store, n) : someEdit(store, n))
      acknowledged += 1
    } catch {
      expect(storeAsText(store)).toBe(before)
    }
  }
  const memory = storeAsText(store)
  const stopped = store.condition.stopped !== undefined
  await store.close().catch(() => undefined)
  return { folder, memory, acknowledged, stopped, calls: linesOfCalls(log) }
}

/** Makes an edit with an immutable text and the file that it was read from, and a source that names both. */
export const withText = (store: DeskStore, n: number) =>
  store.commit((desk) => {
    const lead = desk.get('lead', 'lead-1')
    if (!lead) throw new Error('no lead')
    const record = { ...lead, rev: lead.rev + 1, text: `With a text, ${n}` }
    const [text, bytes] = [`Text ${n}`, Buffer.from([0x25, 0, 0xff, n])]
    const source: RecordOf<'source'> = {
      id: `source-${n}`,
      rev: 1,
      createdBy: lead.createdBy,
      createdAt: lead.createdAt,
      changedBy: lead.createdBy,
      changedAt: lead.createdAt,
      marking: lead.marking,
      kind: 'document',
      citation: { type: 'document', title: `Source ${n}` },
      language: 'en',
      reliability: 'unknown',
      sha256: sha256Of(text),
      original: originalOf(bytes),
    }
    return {
      by: 'staff-1',
      at: '2025-06-07T09:00:00Z',
      edit: { kind: 'other' },
      ops: [
        { op: 'put', collection: 'lead', record },
        { op: 'put', collection: 'source', record: source },
      ],
      texts: [
        { kind: 'source', text },
        { kind: 'original', sha256: sha256Of(bytes), bytes },
      ],
    }
  })

/** The field of a source for a file that the desk keeps. */
export const originalOf = (bytes: Uint8Array) => ({
  sha256: sha256Of(bytes),
  name: 'report.pdf',
  mediaType: 'application/pdf',
  bytes: bytes.length,
  kept: true,
})

/** A desk that was opened and closed once, so that a trial begins with an append. */
export async function reopenedDesk(): Promise<string> {
  const folder = await newSmallDesk()
  const store = await DeskStore.open(folder, 'write', { limits })
  await commit(store, ({ rev }) => ({
    kind: 'change',
    collection: 'lead',
    id: 'lead-1',
    rev: rev('lead-1'),
    fields: { text: 'Begun.' },
  }))
  await store.close()
  return folder
}

const LACKS = /^(source-text|memo-text|original)-/

/** Checks that the disk has every acknowledged edit, and beyond those only whole edits whose write ended in doubt. */
export async function expectKept({ folder, memory, stopped }: Trial, what: string): Promise<void> {
  const found = await recover(copyNow(folder))
  const revision = (JSON.parse(memory) as [number])[0]
  const isSame = recoveredAsText(found) === memory
  // Whatever names a text or an original, it is whole.
  expect([what, (await verify(copyNow(folder))).problems.filter(({ code }) => LACKS.test(code))]).toEqual([what, []])
  if (!isSame) {
    expect([what, stopped, found.state.desk.revision > revision]).toEqual([what, true, true])
    // Later edits come after the acknowledged state, which must be in the desk's history.
    const earlier = await recover(copyNow(folder), { revision })
    expect(recoveredAsText(earlier) === memory, what).toBe(true)
  }
  const store = await DeskStore.open(folder, 'write', { limits })
  const before = store.desk.revision
  expect(await someEdit(store, 50), what).toBe(before + 1)
  const after = storeAsText(store)
  await store.close()
  expect(recoveredAsText(await recover(folder)) === after, what).toBe(true)
}

/** Lets every `every`-th call of a series of edits fail, counted from `from`: once, or this and all later calls. */
export async function failAtCalls(code: string, every: number, from = 0): Promise<string[]> {
  const begun = await reopenedDesk()
  const { calls } = await tryEdits(copyNow(begun), {})
  for (let at = from; at < calls.length; at += every) {
    const tried = await tryEdits(copyNow(begun), code === 'dead' ? { dieAt: at } : { failAt: { calls: at, code } })
    const what = `${code} at call ${at}: ${calls[at]}`
    // One failure refuses one edit, or stops the desk.
    const least = tried.stopped || code === 'dead' ? 0 : EDITS - 2
    expect([what, tried.acknowledged >= least]).toEqual([what, true])
    await expectKept(tried, what)
  }
  return calls
}

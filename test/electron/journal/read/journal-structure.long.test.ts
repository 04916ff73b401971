import { appendFileSync, copyFileSync, cpSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isWhole } from '../../../../core/recovery/salvage-report'
import { DeskStore } from '../../../../electron/desk/store/desk-store'
import { realFileSystem, type FileSystem } from '../../../../electron/files/file-system'
import { listJournal } from '../../../../electron/journal/format/desk-file-names'
import { thisDevice } from '../../../../electron/journal/format/device'
import { encodeLine, linesOf, parseLine, printedChain } from '../../../../electron/journal/format/line'
import { recover } from '../../../../electron/journal/read/read-desk'
import { continueDesk } from '../../../../electron/journal/repair/continue-desk'
import { openPoint } from '../../../../electron/journal/repair/recovery-points'
import { salvage } from '../../../../electron/journal/repair/salvage'
import { verify } from '../../../../electron/journal/repair/verify'
import { AT, STAFF } from '../../../helpers/desks/desk-builder'
import {
  copyNow,
  makeEdits,
  newSmallDesk,
  sealAndCompact,
  someEdit,
  recoveredAsText,
} from '../../../helpers/desks/small-desk-on-disk'
import { failure } from '../../../helpers/edits/edit-lead'
import { forgetReached } from '../../../helpers/faults/truncations'
import { bytesOf } from '../../../helpers/files/desk-files'
import { lastSegmentOf, segmentsOf } from '../../../helpers/files/journal-files'

const noSnapshots = { limits: { bytes: 900, transactions: 1000 }, compact: () => Promise.resolve() }

/** Takes a segment's last line except `from`, changes it, and appends it with a correct checksum. */
function appendLine(file: string, change: (value: Record<string, unknown>) => object): void {
  const bytes = readFileSync(file)
  const lines = [...linesOf(bytes)]
  const transactions = lines.map(({ line }) => parseLine(line) ?? {}).filter((value) => 'n' in value && 'ops' in value)
  const chain = printedChain(lines.at(-1)?.line ?? Buffer.alloc(0)) ?? 0
  appendFileSync(file, encodeLine(change({ ...transactions.at(-1), d: bytes.length }), chain).bytes)
}

describe('a journal with correct checksums and wrong content', () => {
  it.each<[string, (value: Record<string, unknown>) => object]>([
    ['a transaction twice', (value) => value],
    ['a transaction too far', (value) => ({ ...value, n: Number(value.n) + 2 })],
    ['a transaction without ops', ({ ops: _ops, ...value }) => ({ ...value, n: Number(value.n) + 1 })],
    ['an op of no kind', (value) => ({ ...value, n: Number(value.n) + 1, ops: [{ op: 'swap' }] })],
  ])('is damaged, with its own reason: %s', async (_name, change) => {
    const folder = await newSmallDesk()
    await makeEdits(folder, 2)
    appendLine(lastSegmentOf(folder), change)
    for (const mode of ['read', 'write'] as const)
      expect((await failure(DeskStore.open(folder, mode))).params).toMatchObject({ reason: 'journal-form' })
  })

  it('applies the ops of an edit whose kind only a later Parley knows', async () => {
    const folder = await newSmallDesk()
    await makeEdits(folder, 2)
    appendLine(lastSegmentOf(folder), (value) => ({
      ...value,
      n: Number(value.n) + 1,
      edit: { kind: 'dreamt', of: 1 },
    }))
    const { state } = await recover(folder)
    expect([state.desk.revision, state.history.done.length]).toEqual([3, 0])
  })
})

describe('segments', () => {
  it('are damaged if they begin with another number, or after other transactions', async () => {
    const folder = await newSmallDesk()
    await makeEdits(folder, 1)
    const file = lastSegmentOf(folder)
    const [header] = [...linesOf(readFileSync(file))].map(({ line }) => parseLine(line) ?? {})
    const { chain } = await recover(folder, { segment: 0 })
    for (const wrong of [{ h: 2 }, { n: 3 }]) {
      writeFileSync(file, encodeLine({ ...header, ...wrong }, chain).bytes)
      expect((await failure(DeskStore.open(folder, 'write'))).params).toMatchObject({ reason: 'journal-form' })
    }
  })

  it('are damaged if they were cut, even if only the beginning of the next one follows', async () => {
    const folder = await newSmallDesk()
    const store = await DeskStore.open(folder, 'write', { ...noSnapshots, limits: { bytes: 1200, transactions: 1000 } })
    for (let n = 1; segmentsOf(folder).length === 1; n += 1) await someEdit(store, n)
    // Not closed: the second segment only has its header.
    const crashed = copyNow(folder)
    await store.close()
    const [first = '', second = ''] = segmentsOf(crashed)
    expect([...linesOf(readFileSync(second))]).toHaveLength(1)
    const bytes = readFileSync(first)
    const ends = [...linesOf(bytes)].map(({ at, line }) => at + line.length + 1)
    for (const length of ends.slice(0, -1).flatMap((end) => [end - 1, end, end + 20])) {
      writeFileSync(first, bytes.subarray(0, length))
      for (const mode of ['read', 'write'] as const)
        expect([length, (await failure(DeskStore.open(crashed, mode))).code]).toEqual([length, 'desk-corrupt'])
    }
    // Bytes after its end are no torn tail if another segment follows.
    writeFileSync(first, Buffer.concat([bytes, Buffer.from('{"c":"')]))
    expect((await failure(DeskStore.open(crashed, 'read'))).code).toBe('desk-corrupt')
    writeFileSync(first, bytes)
    expect((await DeskStore.open(crashed, 'read')).desk.revision).toBe(ends.length - 1)
  })

  it('are not skipped if they are missing, moved or of another desk', async () => {
    const folder = await newSmallDesk()
    await makeEdits(folder, 12, noSnapshots)
    const whole = recoveredAsText(await recover(folder))
    const files = segmentsOf(folder)
    expect(files.length).toBeGreaterThan(4)
    const [first = '', second = '', third = ''] = files
    const without = copyNow(folder)
    const inCopy = (file: string) => join(without, file.slice(folder.length))
    // One is missing.
    rmSync(inCopy(second))
    expect((await failure(DeskStore.open(without, 'write'))).params).toMatchObject({
      reason: 'segment-missing',
      number: 2,
    })
    writeFileSync(inCopy(second), '')
    expect((await failure(DeskStore.open(without, 'write'))).code).toBe('desk-corrupt')
    copyFileSync(third, inCopy(second))
    expect((await failure(DeskStore.open(without, 'write'))).code).toBe('desk-corrupt')
    copyFileSync(first, inCopy(second))
    expect((await failure(DeskStore.open(without, 'write'))).code).toBe('desk-corrupt')
    // One comes from a desk with as many edits, but different ones.
    const stranger = await newSmallDesk()
    await makeEdits(stranger, 12, noSnapshots)
    copyFileSync(segmentsOf(stranger)[1] ?? '', inCopy(second))
    expect((await failure(DeskStore.open(without, 'write'))).code).toBe('desk-corrupt')
    copyFileSync(second, inCopy(second))
    expect(recoveredAsText(await recover(without))).toBe(whole)
  })

  it('lose a damaged last batch without an acknowledgement: the lines after the damage are set aside and counted', async () => {
    const folder = await newSmallDesk()
    const store = await DeskStore.open(folder, 'write')
    await someEdit(store, 1)
    await Promise.all(Array.from({ length: 6 }, (_none, index) => someEdit(store, 5 * (index + 1))))
    const killed = copyNow(folder)
    await store.close()
    const file = lastSegmentOf(killed)
    const bytes = readFileSync(file)
    const [, , third] = [...linesOf(bytes)]
    const at = (third?.at ?? 0) + 200
    bytes[at] = (bytes[at] ?? 0) ^ 1
    writeFileSync(file, bytes)
    const again = await DeskStore.open(killed, 'write')
    expect([again.desk.revision, again.condition.repaired?.torn]).toMatchObject([1, { whole: 5 }])
    await again.close()
  })

  it('are missed if one is cut to its header and the note of how far it came is gone', async () => {
    const folder = await newSmallDesk()
    await makeEdits(folder, 3, noSnapshots)
    const earlier = copyNow(folder)
    for (const copy of [folder, earlier]) {
      const last = lastSegmentOf(copy)
      truncateSync(last, readFileSync(last).indexOf(10) + 1)
    }
    rmSync(join(folder, 'reached.json'))
    for (const mode of ['read', 'write'] as const)
      expect((await failure(DeskStore.open(folder, mode))).params).toMatchObject({ reason: 'reached-missing' })
    expect((await verify(folder)).problems).toMatchObject([{ params: { reason: 'reached-missing' } }])
    const { report } = await salvage(folder)
    expect(isWhole(report)).toBe(false)
    await continueDesk(folder, await openPoint(folder, 'salvaged'), { by: STAFF, at: AT, device: 'device0' })
    expect((await verify(folder)).problems).toEqual([])
    // An earlier Parley kept no such note.
    forgetReached(earlier)
    expect((await recover(earlier)).state.desk.revision).toBeLessThan(3)
  })

  it('are missed at the end if anything shows that they existed', async () => {
    const folder = await newSmallDesk()
    expect((await recover(folder)).state.desk.revision).toBe(0)
    await makeEdits(folder, 2, noSnapshots)
    await sealAndCompact(folder)
    await makeEdits(folder, 2, noSnapshots, 3)
    const whole = recoveredAsText(await recover(folder))
    const files = segmentsOf(folder)
    const [newest = 0] = (await listJournal(folder)).snapshots
    const cases: [string, string[], number][] = [
      ['those after the newest snapshot', files.slice(newest), newest + 1],
      ['also that which it was made of', files.slice(newest - 1), newest],
      ['all of them', files, newest],
    ]
    // A desk of an earlier Parley has no note of how far it came.
    const earlier = cases.map(([what, ...rest]): [string, string[], number] => [`${what}, earlier`, ...rest])
    for (const [what, gone, number] of [...cases, ...earlier]) {
      const cut = copyNow(folder)
      if (what.endsWith('earlier')) forgetReached(cut)
      const inCut = (file: string) => join(cut, file.slice(folder.length))
      for (const file of gone) rmSync(inCut(file))
      const before = bytesOf(cut)
      for (const mode of ['read', 'write'] as const)
        expect([what, (await failure(DeskStore.open(cut, mode))).params]).toMatchObject([
          what,
          { reason: 'segment-missing', number },
        ])
      expect([what, [...new Set((await verify(cut)).problems.map(({ params }) => params.reason))]]).toEqual([
        what,
        ['segment-missing'],
      ])
      expect([what, bytesOf(cut)]).toEqual([what, before])
      // The rest can be salvaged, and is not reported as complete.
      const { report, state } = await salvage(cut)
      const name = `journal/${String(number).padStart(8, '0')}.jsonl`
      expect([what, report.endsEarly, isWhole(report)]).toEqual([what, true, false])
      expect([what, report.files]).toMatchObject([what, expect.arrayContaining([{ file: name, what: 'missing' }])])
      expect([what, state.desk.revision]).toEqual([what, 2])
      const point = await openPoint(cut, 'salvaged')
      await continueDesk(cut, point, { by: STAFF, at: AT, device: thisDevice() })
      expect([what, (await verify(cut)).problems]).toEqual([what, []])
      const store = await DeskStore.open(cut, 'write')
      expect([what, store.desk.get('lead', 'lead-1')]).toEqual([what, state.desk.get('lead', 'lead-1')])
      await store.close()
      // A segment written after the continuation is missed too.
      for (const segment of segmentsOf(cut).slice(-1)) rmSync(segment)
      expect([what, (await failure(DeskStore.open(cut, 'write'))).params.reason]).toEqual([what, 'segment-missing'])
    }
    expect(recoveredAsText(await recover(folder))).toBe(whole)
  })

  it('are not missed if a writer starts the first one while the desk is read', async () => {
    const folder = await newSmallDesk()
    let begun = false
    const fs: FileSystem = {
      ...realFileSystem,
      async read(path) {
        if (!begun && path.includes('snapshot-')) {
          begun = true
          await makeEdits(folder, 1)
        }
        return realFileSystem.read(path)
      },
    }
    expect((await recover(folder, {}, fs)).state.desk.revision).toBe(1)
  })

  it('are missed if all are gone and the desk once had one', async () => {
    const folder = await newSmallDesk()
    const never = copyNow(folder)
    await makeEdits(folder, 3, noSnapshots)
    const began = copyNow(folder)
    rmSync(join(folder, 'journal'), { recursive: true })
    for (const desk of [copyNow(folder), copyNow(folder)].map((copy, index) => ({ copy, isEarlier: index === 1 }))) {
      if (desk.isEarlier) forgetReached(desk.copy)
      for (const mode of ['read', 'write'] as const)
        expect((await failure(DeskStore.open(desk.copy, mode))).params).toMatchObject({
          reason: 'segment-missing',
          number: 1,
        })
      expect((await salvage(desk.copy)).report).toMatchObject({ endsEarly: true, revision: 0 })
    }
    // A desk without edits, and one of an earlier Parley that kept no record of its journal, both open; the next opening records it.
    for (const [desk, revision] of [
      [never, 0],
      [began, 3],
    ] as const) {
      const file = join(desk, 'format.json')
      writeFileSync(file, readFileSync(file, 'utf8').replace(/,\s*"begunFrom": 0/, ''))
      const store = await DeskStore.open(desk, 'write')
      expect(store.desk.revision).toBe(revision)
      await store.close()
      expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ begunFrom: 0 })
    }
  })

  it('of two devices that continued from one state are distinguished from damage', async () => {
    const folder = await newSmallDesk()
    await makeEdits(folder, 2)
    const [file = ''] = segmentsOf(folder)
    cpSync(join(file, '..'), join(folder, 'journal', 'another'), { recursive: true })
    expect((await failure(DeskStore.open(folder, 'read'))).code).toBe('desk-forked')
  })
})

describe('the files of a desk', () => {
  it('belong to one desk: a format.json of another one is rejected', async () => {
    const [folder, other] = [await newSmallDesk(), await newSmallDesk()]
    copyFileSync(join(other, 'format.json'), join(folder, 'format.json'))
    expect((await failure(DeskStore.open(folder, 'read'))).params).toMatchObject({ reason: 'other-desk' })
  })
})

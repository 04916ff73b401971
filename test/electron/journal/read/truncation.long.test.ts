import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DeskStore } from '../../../../electron/desk/store/desk-store'
import { readSegment } from '../../../../electron/journal/format/segment'
import { recover } from '../../../../electron/journal/read/read-desk'
import {
  copyNow,
  makeEdits,
  newSmallDesk,
  someEdit,
  recoveredAsText,
  storeAsText,
} from '../../../helpers/desks/small-desk-on-disk'
import { copyAsCrashed, truncations, deskWithEdits } from '../../../helpers/faults/truncations'
import { lastSegmentOf } from '../../../helpers/files/journal-files'

describe('a journal cut off anywhere', () => {
  it('has exactly the transactions whose line is whole, at each of its bytes', async () => {
    const { folder, bytes, wholeAt } = await deskWithEdits(6)
    const { chain, snapshot } = await recover(folder, { segment: 0 })
    for (let length = 0; length <= bytes.length; length += 1) {
      const { transactions, damage } = readSegment(bytes.subarray(0, length), chain, { h: snapshot + 1, n: 0 })
      expect([length, transactions.length, damage]).toEqual([length, wholeAt(length), undefined])
    }
  })

  it('reads as the state after the last of them, and is unchanged', async () => {
    const { folder, bytes, ends, states, wholeAt } = await deskWithEdits(6)
    await truncations(folder, bytes, states, wholeAt, [...ends.flatMap((end) => [end - 1, end, end + 1]), 700])
  })

  it('is repaired when it is opened to write: the torn bytes are kept aside, and edits continue', async () => {
    const { folder, states, bytes, ends, wholeAt } = await deskWithEdits(6)
    const [header = 0] = ends
    const lengths = ends.flatMap((end) => [end - 1, end, end + 1, end + 30])
    for (const length of lengths.filter((one) => one >= header && one <= bytes.length)) {
      const copy = copyAsCrashed(folder)
      const file = lastSegmentOf(copy)
      truncateSync(file, length)
      const store = await DeskStore.open(copy, 'write')
      expect(storeAsText(store) === states[wholeAt(length)], `at byte ${length}`).toBe(true)
      const sound = Math.max(0, ...ends.filter((end) => end <= length))
      const torn = bytes.subarray(sound, length)
      expect(store.condition.repaired?.torn?.bytes ?? 0).toBe(torn.length)
      const aside = torn.length === 0 ? [] : readdirSync(join(copy, 'journal', 'torn'))
      expect(aside.map((name) => readFileSync(join(copy, 'journal', 'torn', name)))).toEqual(
        torn.length === 0 ? [] : [torn],
      )
      // Only the last line says that it was closed in good order.
      expect(store.condition.repaired?.unclean).toBe(sound !== bytes.length && sound > 0)
      await someEdit(store, 50)
      const after = storeAsText(store)
      await store.close()
      expect(recoveredAsText(await recover(copy)) === after).toBe(true)
    }
  })

  it('is damaged without its header, or if it ends before the edits that the desk is known to have reached', async () => {
    const { folder, bytes, ends } = await deskWithEdits(6)
    const [header = 0] = ends
    const edited = ends.at(-2) ?? 0
    const zeros = (from: number) => Buffer.concat([bytes.subarray(0, from), Buffer.alloc(bytes.length - from)])
    const spoiled = [0, 1, header - 1, header, ...ends, edited - 1].flatMap((end) => [
      bytes.subarray(0, end),
      zeros(end),
    ])
    for (const one of spoiled) {
      const copy = copyNow(folder)
      writeFileSync(lastSegmentOf(copy), one)
      const isWhole = one.subarray(0, edited).equals(bytes.subarray(0, edited))
      for (const mode of ['read', 'write'] as const) {
        const opened = await DeskStore.open(copy, mode).catch((error: unknown) => error)
        if (isWhole) expect(opened).toBeInstanceOf(DeskStore)
        else
          expect(opened).toMatchObject({
            code: 'desk-corrupt',
            params: { reason: expect.stringMatching(/^(segment-empty|journal|journal-behind)$/) as string },
          })
        if (opened instanceof DeskStore) await opened.close()
        else expect(readFileSync(lastSegmentOf(copy)).equals(one)).toBe(true)
      }
    }
  })

  it('is damaged without its header, even if nothing says how far the desk had come', async () => {
    const { folder, bytes } = await deskWithEdits(2)
    for (const one of [Buffer.alloc(0), bytes.subarray(0, 1), bytes.subarray(0, 90), Buffer.alloc(bytes.length)]) {
      const copy = copyAsCrashed(folder)
      writeFileSync(lastSegmentOf(copy), one)
      for (const mode of ['read', 'write'] as const)
        await expect(DeskStore.open(copy, mode)).rejects.toMatchObject({
          code: 'desk-corrupt',
          params: { reason: 'segment-empty', number: 1 },
        })
    }
  })

  it('is damaged if a line is missing that a later one proves', async () => {
    const { folder, bytes, ends } = await deskWithEdits(6)
    for (let index = 1; index < ends.length; index += 1) {
      const [from = 0, to = 0] = [ends[index - 1], ends[index]]
      // Without the last line it is merely not closed.
      if (to === bytes.length) continue
      const copy = copyNow(folder)
      const without = Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)])
      const zeros = Buffer.concat([bytes.subarray(0, from), Buffer.alloc(to - from), bytes.subarray(to)])
      for (const spoiled of [without, zeros]) {
        writeFileSync(lastSegmentOf(copy), spoiled)
        for (const mode of ['read', 'write'] as const)
          await expect(DeskStore.open(copy, mode)).rejects.toMatchObject({
            code: 'desk-corrupt',
            params: { reason: 'journal', byte: from },
          })
        expect(readFileSync(lastSegmentOf(copy)).equals(spoiled)).toBe(true)
      }
    }
  })

  it('is damaged if an earlier segment ends early, wherever it is cut', async () => {
    const folder = await newSmallDesk()
    await makeEdits(folder, 1)
    const first = readFileSync(lastSegmentOf(folder))
    // Make no snapshot in between, because it would replace the segment.
    await makeEdits(folder, 2, { limits: { bytes: 1, transactions: 0 }, compact: () => Promise.resolve() }, 2)
    const file = lastSegmentOf(folder).replace(/\d{8}\.jsonl$/, '00000001.jsonl')
    for (let length = 0; length < first.length; length += 11) {
      writeFileSync(file, first.subarray(0, length))
      await expect(recover(folder)).rejects.toMatchObject({ code: 'desk-corrupt' })
    }
  })
})

import { describe, expect, it } from 'vitest'
import type { Notice } from '../../../core/desk/reading'
import { originalOf } from '../../../core/file-changes/copy-names'
import { editsOf } from '../../../core/file-changes/edits-of'
import { clockNotice, noticeKey, olderNotice, staysAway } from '../../../core/file-changes/notices'
import { SaveTimes } from '../../../core/file-changes/save-times'
import { snapshotsToDrop } from '../../../electron/journal/write/compact'

const TEXT = '0a'.repeat(32)

describe('the name of a file', () => {
  it.each([
    ['00000013 (conflicted copy 2026-11-22).jsonl', '00000013.jsonl'],
    ['00000013 (Edith Kato’s conflicted copy 2026-11-22 (1)).jsonl', '00000013.jsonl'],
    ['00000013-DESKTOP-1.jsonl', '00000013.jsonl'],
    ['00000013.sync-conflict-20261122-101112-ABCDEFG.jsonl', '00000013.jsonl'],
    ['00000013 2.jsonl', '00000013.jsonl'],
    ['00000013_conflict-20261122-101112.jsonl', '00000013.jsonl'],
    ['00000013のコピー.jsonl', '00000013.jsonl'],
    ['00000013 - Kopie.JSONL', '00000013.jsonl'],
    ['00000013.jsonl.bak', '00000013.jsonl'],
    ['00000013.jsonl~', '00000013.jsonl'],
    ['snapshot-00000012 (1).json', 'snapshot-00000012.json'],
    ['snapshot-00000012-HOST.json', 'snapshot-00000012.json'],
    ['format (1).json', 'format.json'],
    ['format.sync-conflict-20261122-101112-ABCDEFG.json', 'format.json'],
    ['lease (conflicted copy).json', 'lease.json'],
    [`${TEXT} (1).txt`, `${TEXT}.txt`],
    [`${TEXT}-DESKTOP-1.bin`, `${TEXT}.bin`],
  ])('marks %s as a copy of %s', (name, original) => expect(originalOf(name)).toBe(original))

  it.each([
    '00000013.jsonl',
    'snapshot-00000012.json',
    'format.json',
    'lease.json',
    `${TEXT}.txt`,
    // Different numbers, and different names.
    '000000131.jsonl',
    'snapshot-000000121.json',
    'formats.json',
    'format.jsonl',
    'letter (1).txt',
    '.DS_Store',
    // Parley's own temporary files.
    'format.json.0123456789ab.tmp',
    '00000013.jsonl.0123456789ab.tmp',
  ])('does not mark %s as a copy', (name) => expect(originalOf(name)).toBeUndefined())
})

describe('the notice of slow saves', () => {
  it('appears after one save over two seconds, and disappears after ten quick ones in a row', () => {
    const times = new SaveTimes()
    expect([times.took(2000), times.slow]).toEqual([false, undefined])
    expect([times.took(2500), times.slow]).toEqual([true, 2500])
    for (let quick = 0; quick < 9; quick += 1) times.took(10)
    expect(times.slow).toBe(2500)
    // Neither slow nor quick: the notice gives the latest time, and the count of ten starts again.
    expect([times.took(1500), times.slow]).toEqual([true, 1500])
    for (let quick = 0; quick < 9; quick += 1) expect(times.took(10)).toBe(false)
    expect([times.took(1000), times.slow]).toEqual([true, undefined])
    expect([times.took(1500), times.slow]).toEqual([false, undefined])
  })
})

describe('the clock', () => {
  it('is reported if it is more than five minutes behind the journal, whichever of the two is wrong', () => {
    const latest = '2027-11-23T12:00:00.000Z'
    expect(clockNotice('2026-11-23T12:00:00.000Z', latest)).toEqual([
      { kind: 'clock', now: '2026-11-23T12:00:00.000Z', latest },
    ])
    expect(clockNotice('2027-11-23T11:54:59.000Z', latest)).toHaveLength(1)
    expect(clockNotice('2027-11-23T11:55:01.000Z', latest)).toEqual([])
    expect(clockNotice('2028-01-01T00:00:00.000Z', latest)).toEqual([])
    expect(clockNotice('2026-11-23T12:00:00.000Z', '')).toEqual([])
  })

  it('costs no snapshot that would be the newest of its day when set back', () => {
    // Newest first. A snapshot's instant is the latest of its desk, so a clock set back gives several for one day.
    const snapshots = [9, 8, 7, 6, 5, 4].map((number) => ({ number, day: '2027-11-23' }))
    expect(snapshotsToDrop([...snapshots, { number: 0, day: '2026-11-22' }])).toEqual([6, 5, 4])
  })

  it('leaves the earliest and the latest instant of the edits right when set back', () => {
    const at = (instant: string, n: number) => ({
      n,
      by: 'staff-a',
      at: instant,
      edit: { kind: 'other' } as const,
      ops: [],
    })
    expect(editsOf([at('2027-01-01T00:00:00Z', 1), at('2026-01-01T00:00:00Z', 2)])).toMatchObject({
      edits: 2,
      from: '2026-01-01T00:00:00Z',
      to: '2027-01-01T00:00:00Z',
      by: ['staff-a'],
    })
    expect(editsOf([])).toEqual({ edits: 0, by: [], records: [] })
  })
})

describe('a notice', () => {
  it('reports an older folder only if the folder is older', () => {
    const saved = { revision: 345, at: '2026-11-23T00:00:00Z' }
    expect(olderNotice(saved, 300)).toEqual([{ kind: 'older', saved: 345, at: saved.at, revision: 300 }])
    expect([olderNotice(saved, 345), olderNotice(saved, 346), olderNotice(undefined, 0)]).toEqual([[], [], []])
  })

  it('stays dismissed, while others of its kind still appear', () => {
    const older = (saved: number): Notice => ({ kind: 'older', saved, at: '2026-11-23T00:00:00Z', revision: 1 })
    expect(noticeKey(older(3))).toBe(noticeKey({ ...older(3), at: '2026-11-24T00:00:00Z' } as Notice))
    expect(noticeKey(older(3))).not.toBe(noticeKey(older(4)))
    expect(staysAway(older(3))).toBe(true)
    const slow = (seconds: number): Notice => ({ kind: 'slow', seconds, pending: false })
    expect(noticeKey(slow(3))).toBe(noticeKey(slow(9)))
    expect(staysAway(slow(3))).toBe(false)
    // A notice's key stays short, however many files the notice names.
    const files = Array.from({ length: 100 }, (_one, index) => `journal/abc/${index} (conflicted copy).jsonl`)
    expect(noticeKey({ kind: 'strange', files, count: 100 }).length).toBeLessThan(40)
  })
})

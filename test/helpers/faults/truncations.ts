import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { FORMAT_FILE } from '../../../electron/journal/format/desk-file-names'
import { linesOf } from '../../../electron/journal/format/line'
import { REACHED_FILE } from '../../../electron/journal/format/reached-file'
import { recover } from '../../../electron/journal/read/read-desk'
import { copyNow, makeEdits, newSmallDesk, recoveredAsText } from '../desks/small-desk-on-disk'
import { lastSegmentOf } from '../files/journal-files'

/** Removes the note of how far a desk's journal had come, and that it was kept, as in a desk of an earlier Parley. */
export function forgetReached(folder: string): void {
  rmSync(join(folder, REACHED_FILE), { force: true })
  const file = join(folder, FORMAT_FILE)
  writeFileSync(file, readFileSync(file, 'utf8').replace(/,\s*"reached": true/, ''))
}

/** A copy of a desk as a crash may leave it: the note of how far its journal had come is older than its last edits. */
export function copyAsCrashed(folder: string): string {
  const copy = copyNow(folder)
  forgetReached(copy)
  return copy
}

/** A desk with a journal, its state after each transaction, and a function that counts the whole transactions in the first bytes. */
export async function deskWithEdits(count: number) {
  const folder = await newSmallDesk()
  const states = await makeEdits(folder, count)
  const bytes = readFileSync(lastSegmentOf(folder))
  // The header, each transaction, and the line that says that the journal was closed.
  const ends = [...linesOf(bytes)].map(({ at, line }) => at + line.length + 1)
  expect([ends.length, ends.at(-1)]).toEqual([count + 2, bytes.length])
  const wholeAt = (length: number) => Math.min(count, Math.max(0, ends.filter((end) => end <= length).length - 1))
  return { folder, states, bytes, ends, wholeAt }
}

/**
 * Reads the desk with its journal cut at each of `lengths`, as a crash may leave it. The state must be that after the last whole transaction,
 * and reading must not change the file.
 */
export async function truncations(
  folder: string,
  bytes: Buffer,
  states: readonly string[],
  wholeAt: (length: number) => number,
  lengths: Iterable<number>,
): Promise<void> {
  const copy = copyAsCrashed(folder)
  const file = lastSegmentOf(copy)
  const header = bytes.indexOf(10) + 1
  for (const length of lengths) {
    // A segment gets its name once it has its header.
    if (length < header || length > bytes.length) continue
    writeFileSync(file, bytes.subarray(0, length))
    const found = recoveredAsText(await recover(copy))
    expect(found === states[wholeAt(length)], `at byte ${length}`).toBe(true)
    expect(readFileSync(file).length).toBe(length)
  }
}

import { crc32 } from 'node:zlib'
import type { FileSystem } from '../../files/file-system'
import { readEnds } from '../../files/read-ends'
import { continuedFrom, type Listing, type SegmentPlace } from '../format/layout'
import { linesOf, printedChain, restOf } from '../format/line'
import { isClosing } from '../format/plausible'

/** Where two devices parted: `first` wrote on in a segment after `second` had gone on from the middle of it, in the segment of the next number. */
export interface Parting {
  first: SegmentPlace
  second: SegmentPlace
  /** How many bytes of the first are what both went on from. */
  at: number
}

/**
 * Finds the first place where two devices went on from one state, of the part of a journal that a desk is read from; where one of them only said there that it
 * ended, nothing parted. What cannot be read tells nothing.
 */
export async function partingOf(listing: Listing, fs: FileSystem): Promise<Parting | undefined> {
  const from = continuedFrom(listing) ?? 0
  return partingAmong(
    listing.segments.filter(({ number }) => number > from),
    fs,
  )
}

/** The same of some segments, in the order of their numbers. */
export async function partingAmong(segments: readonly SegmentPlace[], fs: FileSystem): Promise<Parting | undefined> {
  const read = (file: string) => fs.read(file).catch(() => Buffer.alloc(0))
  for (const [index, first] of segments.entries()) {
    for (const second of segments.slice(index + 1)) {
      if (second.number > first.number + 1) break
      // A device does not go on from the middle of what it wrote itself.
      if (second.number === first.number || second.device === first.device) continue
      if (await goesOnAfter(first.file, second.file)) continue
      const [one, other] = [await read(first.file), await read(second.file)]
      const at = followedIn(one, other)
      if (at !== undefined && hasEdits(one, at)) return { first, second, at }
    }
  }
  return undefined
}

/**
 * Does a segment count on from the last edit of the one before? Then nothing parted, and neither has to be read whole: of a desk that two computers have had in
 * turn for years there are many of them.
 */
async function goesOnAfter(first: string, second: string): Promise<boolean> {
  const [before, after] = await Promise.all([readEnds(first), readEnds(second)])
  const [header] = after ? linesOf(after.head) : []
  const [, count] = (header?.ended && /"h":\d+,"n":(\d+)/.exec(header.line.toString('latin1'))) || []
  const last = [...(before?.tail.toString('latin1').matchAll(/^\{"c":"[0-9a-f]{8}","n":(\d+),/gm) ?? [])].at(-1)?.[1]
  return count !== undefined && last !== undefined && Number(last) <= Number(count)
}

/** Behind which byte of a segment the first line of another one follows. */
function followedIn(segment: Buffer, next: Buffer): number | undefined {
  const [first, more] = linesOf(next)
  const rest = first && restOf(first.line)
  // One that was only begun has nothing that could be lost.
  if (!rest || !more?.ended) return undefined
  const wanted = printedChain(first.line)
  for (const { at, line, ended } of linesOf(segment)) {
    const chain = printedChain(line)
    if (ended && chain !== undefined && crc32(rest, chain) === wanted) return at + line.length + 1
  }
  return undefined
}

/** Has a segment whole lines from a byte on that are more than a word that it ends? */
function hasEdits(segment: Buffer, from: number): boolean {
  for (const { line, ended } of linesOf(segment, from)) if (ended && !isClosing(line)) return true
  return false
}

import { crc32 } from 'node:zlib'
import type { FileSystem } from '../../files/file-system'
import { readEnds } from '../../files/read-ends'
import { continuedFrom, type Listing, type SegmentPlace } from '../format/desk-file-names'
import { linesOf, printedChain, restOf } from '../format/line'
import { isClosing } from '../format/plausible'

/** The point where two devices forked: `first` wrote on in a segment after `second` had continued from the middle of it, in the next segment. */
export interface Parting {
  first: SegmentPlace
  second: SegmentPlace
  /** How many bytes of the first segment both share. */
  at: number
}

/**
 * Finds the first fork in the part of a journal that a desk is read from. A device that only wrote a closing line did not fork. Skips what it cannot
 * read.
 */
export async function partingOf(listing: Listing, fs: FileSystem): Promise<Parting | undefined> {
  const from = continuedFrom(listing) ?? 0
  return partingAmong(
    listing.segments.filter(({ number }) => number > from),
    fs,
  )
}

/** Like `partingOf`, for some segments in the order of their numbers. */
export async function partingAmong(segments: readonly SegmentPlace[], fs: FileSystem): Promise<Parting | undefined> {
  const read = (file: string) => fs.read(file).catch(() => Buffer.alloc(0))
  for (const [index, first] of segments.entries()) {
    for (const second of segments.slice(index + 1)) {
      if (second.number > first.number + 1) break
      // A device never continues from the middle of its own segment.
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
 * Does a segment count on from the last edit of the one before? Then nothing forked, and neither must be read whole: a desk that two computers have
 * shared for years has many of these.
 */
async function goesOnAfter(first: string, second: string): Promise<boolean> {
  const [before, after] = await Promise.all([readEnds(first), readEnds(second)])
  const [header] = after ? linesOf(after.head) : []
  const [, count] = (header?.ended && /"h":\d+,"n":(\d+)/.exec(header.line.toString('latin1'))) || []
  const last = [...(before?.tail.toString('latin1').matchAll(/^\{"c":"[0-9a-f]{8}","n":(\d+),/gm) ?? [])].at(-1)?.[1]
  return count !== undefined && last !== undefined && Number(last) <= Number(count)
}

/** The byte of a segment after which the first line of the next one follows. */
function followedIn(segment: Buffer, next: Buffer): number | undefined {
  const [first, more] = linesOf(next)
  const rest = first && restOf(first.line)
  // A segment with nothing but a header has nothing to lose.
  if (!rest || !more?.ended) return undefined
  const wanted = printedChain(first.line)
  for (const { at, line, ended } of linesOf(segment)) {
    const chain = printedChain(line)
    if (ended && chain !== undefined && crc32(rest, chain) === wanted) return at + line.length + 1
  }
  return undefined
}

/** Does a segment have whole lines from a byte on, other than closing lines? */
function hasEdits(segment: Buffer, from: number): boolean {
  for (const { line, ended } of linesOf(segment, from)) if (ended && !isClosing(line)) return true
  return false
}

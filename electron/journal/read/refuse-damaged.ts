import { join } from 'node:path'
import { ParleyError } from '../../../core/base/errors'
import { continuedFrom, type Listing, type SegmentPlace } from '../format/desk-file-names'
import { hasReached, REACHED_FILE, type Reached } from '../format/reached-file'
import type { SegmentContent } from '../format/segment'

/** The reasons to refuse a desk's journal: damage in a segment, or an end before the one that the desk is known to have reached. */

/** The error for a damaged file, or a part that is missing: where, and which part. */
export const damaged = (
  file: string,
  reason: string,
  byte: number,
  more: { number?: number; found?: number } = {},
): ParleyError => new ParleyError('desk-corrupt', { file, reason, byte, ...more })

/** A segment gets its name only once it has a header, so one without is damaged, the last one too. @throws ParleyError `desk-corrupt` */
export function refuseIfDamaged(
  { file, number }: SegmentPlace,
  content: SegmentContent,
  bytes: Buffer,
  isLast: boolean,
): void {
  const { damage, header, sound } = content
  if (damage === 'form') throw damaged(file, 'journal-form', sound)
  if (damage) throw damaged(file, 'journal', sound)
  if (!header) throw damaged(file, 'segment-empty', 0, { number })
  if (!isLast && sound < bytes.length) throw damaged(file, 'journal', sound)
}

/** @throws ParleyError `desk-corrupt` if the last segment once held more */
export function refuseIfBehind(
  { file, number, device }: SegmentPlace,
  { sound, transactions, header }: SegmentContent,
  bytes: Buffer,
  reached: Reached | undefined,
): void {
  if (reached?.segment !== number || reached.device !== device || hasReached(bytes, sound, reached)) return
  const found = transactions.at(-1)?.n ?? header?.n ?? 0
  throw damaged(file, 'journal-behind', sound, { number: reached.revision, found })
}

/** @throws ParleyError `desk-corrupt` if `reached.json` is gone, without which nobody knows whether the end of the journal is */
export function refuseIfUnknown(directory: string, isKnown: boolean, reached: Reached | undefined): void {
  if (isKnown && !reached) throw damaged(join(directory, REACHED_FILE), 'reached-missing', 0)
}

/** @throws ParleyError `desk-corrupt` if the segment that was last written, or a later one that it needs, is gone */
export function refuseIfMissing(directory: string, last: number, listing: Listing, reached: Reached | undefined): void {
  if (!reached || reached.segment < last) return
  if (reached.segment <= (continuedFrom(listing) ?? 0)) return
  const isThere = listing.segments.some((one) => one.number === reached.segment && one.device === reached.device)
  if (reached.segment > last) throw damaged(directory, 'segment-missing', 0, { number: last + 1 })
  if (!isThere) throw damaged(directory, 'segment-missing', 0, { number: reached.segment })
}

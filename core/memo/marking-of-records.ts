import { ParleyError } from '../base/errors'
import { refKey } from '../desk/ops'
import { highestMarking, type Marking } from '../model/values/marking'
import type { RecordRef } from '../model/values/record-ref'

/** The most records that an error names: a desk may have thousands in another scheme. */
const NAMED_MOST = 20

/**
 * At least the marking of every record, and of `other` parts. If they are of two schemes, the error names the records that are not of the commonest one, by `refKey` and with a
 * space between (`records`). @throws ParleyError `markings-mixed`
 */
export function markingOfRecords(
  records: readonly (RecordRef & { marking: Marking })[],
  other: readonly Marking[] = [],
): Marking {
  const all = [...other, ...records.map(({ marking }) => marking)]
  const counts = new Map<string, number>()
  for (const { scheme } of all) counts.set(scheme, (counts.get(scheme) ?? 0) + 1)
  const [[first] = [''], [second] = ['']] = [...counts].toSorted(([, a], [, b]) => b - a)
  if (counts.size > 1) {
    // The gathered text already has one scheme, so a record of another is the odd one out.
    const usual = other[0]?.scheme ?? first
    const odd = records.filter(({ marking }) => marking.scheme !== usual)
    throw new ParleyError('markings-mixed', { first, second, records: odd.slice(0, NAMED_MOST).map(refKey).join(' ') })
  }
  return highestMarking(all)
}

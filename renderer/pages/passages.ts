import type { RunOrigin } from '../../core/memo/memo-model'
import type { PassageBox } from '../../core/memo/pressed'

/** Places of one origin in a row on a page: a sentence over several lines. */
export interface Passage {
  /** Its number, in reading order over all pages. */
  index: number
  page: number
  from: RunOrigin
  boxes: PassageBox[]
}

/** The passages of all pages. */
export function passagesOf(places: readonly PassageBox[]): Passage[] {
  const passages: Passage[] = []
  for (const place of places) {
    const last = passages.at(-1)
    if (last && last.page === place.page && isSame(last.from, place.from)) last.boxes.push(place)
    else passages.push({ index: passages.length, page: place.page, from: place.from, boxes: [place] })
  }
  return passages
}

export const isSame = (a: RunOrigin, b: RunOrigin): boolean =>
  a.collection === b.collection && a.id === b.id && a.field === b.field

/** The passages of a highlight: those of its field, or of its whole record if the field is not printed. */
export function highlighted(passages: readonly Passage[], highlight: RunOrigin | undefined): ReadonlySet<number> {
  if (!highlight) return new Set()
  const { collection, id } = highlight
  const ofRecord = passages.filter(({ from }) => from.collection === collection && from.id === id)
  const ofField = ofRecord.filter(({ from }) => isSame(from, highlight))
  return new Set((ofField.length > 0 ? ofField : ofRecord).map(({ index }) => index))
}

/** The passage at a point of a page, in points; a near miss counts. */
export function passageAt(passages: readonly Passage[], x: number, y: number): Passage | undefined {
  const NEAR = 1
  return passages.find(({ boxes }) =>
    boxes.some((box) => x >= box.x - NEAR && x <= box.x + box.width + NEAR && y >= box.y && y <= box.y + box.height),
  )
}

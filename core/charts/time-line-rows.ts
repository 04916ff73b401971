import { roughWidth } from './chart'
import { placeOf, type TimeScale } from './time-axis'

/** Something on a time line, in epoch milliseconds; an end that is not known is infinite. */
export interface TimeLineItem {
  from: number
  until: number
  /** True of what lasts from one end to the other; false of what happens once between them, on a day that is not known better. */
  lasts: boolean
  role: string
  label: string
}

/** The longest label, the least width of a bar, and the room between two items, in ems. */
const LABEL_EMS = 30
const LEAST_EMS = 0.45
const GAP_EMS = 0.5

/** The room of a lane. */
interface Room extends TimeScale {
  left: number
  right: number
  font: number
  rowsMax: number
}

/** An item in its row: its bar, and its label beside it. */
export interface PlacedItem {
  item: TimeLineItem
  /** Its place among the items of its lane. */
  index: number
  row: number
  bar: { from: number; until: number }
  label: { from: number; until: number; x: number; anchor: 'start' | 'end'; text: string }
}

/** Puts the items of a lane into rows, so that nothing lies on another. What would need more rows than there are is only counted. */
export function inRows(
  items: readonly TimeLineItem[],
  room: Room,
): { rows: number; placed: PlacedItem[]; left: number } {
  const ends: number[] = []
  const placed: PlacedItem[] = []
  let left = 0
  const shown = items
    .map((item, index) => ({ item, index }))
    .filter(({ item }) => item.until >= room.from && item.from <= room.until)
    .toSorted((a, b) => a.item.from - b.item.from || a.item.until - b.item.until)
  for (const { item, index } of shown) {
    const bar = barOf(item, room)
    const label = labelOf(item.label, bar, room)
    const from = Math.min(bar.from, label.from)
    const free = ends.findIndex((end) => end <= from)
    const row = free < 0 ? ends.length : free
    if (row >= room.rowsMax) {
      left += 1
      continue
    }
    ends[row] = Math.max(bar.until, label.until) + room.font * GAP_EMS
    placed.push({ item, index, row, bar, label })
  }
  return { rows: ends.length, placed, left }
}

function barOf({ from, until }: TimeLineItem, room: Room): PlacedItem['bar'] {
  const plot = { left: room.left, right: room.right, top: 0, bottom: 0 }
  const start = placeOf(Math.max(from, room.from), room, plot)
  const end = placeOf(Math.min(until, room.until), room, plot)
  const least = room.font * LEAST_EMS
  return end - start >= least
    ? { from: start, until: end }
    : { from: Math.min(start, room.right - least), until: Math.min(start, room.right - least) + least }
}

/** The label in a bar with room for it, else right of the bar, or left of it where the right has no room. */
function labelOf(whole: string, bar: PlacedItem['bar'], { left, right, font }: Room): PlacedItem['label'] {
  const gap = font * 0.35
  const own = roughWidth(whole, font)
  if (own + 2 * gap <= bar.until - bar.from)
    return { x: bar.from + gap, anchor: 'start', from: bar.from, until: bar.until, text: whole }
  const before = bar.from - gap - left
  const after = right - bar.until - gap
  const isAfter = after >= Math.min(own, font * LABEL_EMS) || after >= before
  const text = shortened(whole, Math.min(font * LABEL_EMS, Math.max(before, after)), font)
  const width = roughWidth(text, font)
  return isAfter
    ? { x: bar.until + gap, anchor: 'start', from: bar.until + gap, until: bar.until + gap + width, text }
    : { x: bar.from - gap, anchor: 'end', from: bar.from - gap - width, until: bar.from - gap, text }
}

/** A text that is no wider than its room; cut with an ellipsis. */
function shortened(text: string, width: number, font: number): string {
  if (roughWidth(text, font) <= width) return text
  const characters = Array.from(text)
  while (characters.length > 0 && roughWidth(`${characters.join('')}…`, font) > width) characters.pop()
  return characters.length === 0 ? '' : `${characters.join('').trimEnd()}…`
}

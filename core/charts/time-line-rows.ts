import { roughWidth } from './chart'
import { placeOf, type TimeScale } from './time-axis'

/** Something on a time line, in epoch milliseconds; an end that is not known is infinite. */
export interface TimeLineItem {
  from: number
  until: number
  /** True of what lasts from one end to the other; false of what happens once between them, on a day that is not known better. */
  lasts: boolean
  /** True if its days are not fixed: about a day, by a day, or not confirmed. */
  loose?: boolean
  role: string
  label: string
  /** The name in a label that says more: where there is no room, it is cut, and what the label says of it stays. */
  name?: string
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
  /** The instant that matters most. */
  focus: number
}

/** An item in its row: its bar, and its label beside it. */
export interface PlacedItem {
  item: TimeLineItem
  /** Its place among the items of its lane. */
  index: number
  row: number
  bar: { from: number; until: number }
  label: {
    from: number
    until: number
    /** Where its letters are. */
    words: { from: number; until: number }
    x: number
    anchor: 'start' | 'end'
    text: string
  }
}

/** How far a span of time is from an instant, 0 if it holds it. */
export const awayFrom = ({ from, until }: TimeScale, at: number): number => Math.max(0, from - at, at - until)

/**
 * Puts the items of a lane into rows, so that nothing lies on another. What would need more rows than there are is only counted: the items nearest to `focus` are drawn.
 */
export function inRows(
  items: readonly TimeLineItem[],
  room: Room,
): { rows: number; placed: PlacedItem[]; left: number } {
  const shown = items
    .map((item, index) => ({ item, index }))
    .filter(({ item }) => item.until >= room.from && item.from <= room.until)
    .map((one) => {
      const bar = barOf(one.item, room)
      const label = labelOf(one.item, bar, room)
      const gap = room.font * GAP_EMS
      return { ...one, bar, label, from: Math.min(bar.from, label.from), until: Math.max(bar.until, label.until) + gap }
    })
  const nearest = shown.toSorted((a, b) => awayFrom(a.item, room.focus) - awayFrom(b.item, room.focus))
  const kept = new Set(filled(nearest, room.rowsMax))
  // In the order of their places, the fewest rows do.
  const ends: number[] = []
  const placed = shown
    .filter((one) => kept.has(one))
    .toSorted((a, b) => a.from - b.from || a.until - b.until)
    .map((one): PlacedItem => {
      const free = ends.findIndex((end) => end <= one.from)
      const row = free < 0 ? ends.length : free
      ends[row] = one.until
      return { item: one.item, index: one.index, row, bar: one.bar, label: one.label }
    })
  return { rows: ends.length, placed, left: shown.length - placed.length }
}

/** Those that have room in so many rows, the first ones first. */
function filled<T extends TimeScale>(all: readonly T[], rowsMax: number): T[] {
  const rows: T[][] = []
  return all.filter((one) => {
    const free = rows.find((row) => row.every((other) => other.until <= one.from || one.until <= other.from))
    if (free) free.push(one)
    else if (rows.length < rowsMax) rows.push([one])
    else return false
    return true
  })
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

/** The least room for a label that begins after the focus, in ems: on the other side it would lie across it. */
const ENOUGH_EMS = 11

/** The label in a bar with room for it, else right of the bar, or where the right has no room, left of it; cut where it has the most. */
function labelOf({ label: whole, name }: TimeLineItem, bar: PlacedItem['bar'], room: Room): PlacedItem['label'] {
  const { left, right, font, focus } = room
  const gap = font * 0.35
  const own = Math.min(roughWidth(whole, font), font * LABEL_EMS)
  const within = bar.until - bar.from - 2 * gap
  const before = bar.from - gap - left
  const after = right - bar.until - gap
  const isAhead = bar.from >= placeOf(focus, room, { left, right, top: 0, bottom: 0 })
  const isInside = within >= own || within >= Math.max(before, after)
  const isAfter = after >= own || after >= before || (isAhead && after >= font * ENOUGH_EMS)
  const most = Math.min(font * LABEL_EMS, isInside ? within : isAfter ? after : before)
  const text = shortened(whole, name ?? whole, (cut) => roughWidth(cut, font) <= most)
  const width = roughWidth(text, font)
  const isBefore = !isInside && !isAfter
  const from = isInside ? bar.from + gap : isAfter ? bar.until + gap : bar.from - gap - width
  const words = { from, until: from + width }
  return {
    ...(isInside ? bar : words),
    words,
    x: isBefore ? words.until : from,
    anchor: isBefore ? 'end' : 'start',
    text,
  }
}

/** A text that fits its room: `name`, a part of it, is cut with an ellipsis; where not even the rest fits, the whole text is. */
function shortened(text: string, name: string, fits: (cut: string) => boolean): string {
  if (fits(text)) return text
  const at = text.indexOf(name)
  if (at < 0) return shortened(text, text, fits)
  const [before, after] = [text.slice(0, at), text.slice(at + name.length)]
  const characters = Array.from(name)
  const cut = () => `${before}${characters.join('').trimEnd()}…${after}`
  while (characters.length > 0 && !fits(cut())) characters.pop()
  if (characters.length > 0) return cut()
  return name === text ? '' : shortened(text, text, fits)
}

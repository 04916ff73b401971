import { roughWidth, type Chart, type Shape } from './chart'
import { markShapes, placeOf, tickShapes, type Band, type Plot, type TimeAxis } from './time-axis'
import { inRows, type PlacedItem, type TimeLineItem } from './time-line-rows'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

/** Items of one kind, over each other where they are at the same time. */
export interface TimeLane {
  name: string
  items: readonly TimeLineItem[]
}

export interface TimeLine extends TimeAxis {
  lanes: readonly TimeLane[]
  /** How many rows a lane has at most, and the instant whose neighbours are drawn where there are more. */
  rowsMax: number
  focus: number
}

/** Where an item is drawn, with its label. */
export interface ItemPlace {
  lane: number
  item: number
  x: number
  y: number
  width: number
  height: number
}

/**
 * Draws what happens when: a bar from end to end of what lasts, a pin on a day, and a pale band over the days on which something may be, or on a day that is not fixed. What has no room
 * is counted in `left`, by lane.
 */
export function timeLine(asked: TimeLine): Chart & { plot: Plot; places: ItemPlace[]; left: number[] } {
  const { from, until, lanes, width, font, rowsMax } = asked
  const names = Math.max(0, ...lanes.map(({ name }) => roughWidth(name, font)))
  const sides = { left: Math.ceil(Math.min(names, width * 0.25)) + font, right: width - font * 0.5 }
  const row = Math.round(font * 1.5)
  const top = font * 1.8
  let bottom = top
  const laid = lanes.map(({ name, items }) => {
    const packed = inRows(items, { ...sides, from, until, font, rowsMax, focus: asked.focus })
    const y = bottom
    bottom += Math.max(1, packed.rows) * row + font * 0.6
    return { ...packed, name, y }
  })
  const plot = { ...sides, top, bottom }
  const topOf = (laneAt: number, inRow: number) => laneAt + font * 0.4 + inRow * row
  const wordsAt = (x: number): Band[] =>
    laid
      .flatMap(({ placed, y }) =>
        placed
          .filter(({ label }) => label.words.from - 1 < x && x < label.words.until + 1)
          .map((one) => ({ top: topOf(y, one.row), bottom: topOf(y, one.row) + row })),
      )
      .toSorted((a, b) => a.top - b.top)
  const shapes: Shape[] = [
    ...laid.flatMap(({ name, y }, lane): Shape[] => [
      across(lane === 0 ? 'axis' : 'grid', y, width),
      { kind: 'label', role: 'lane', x: 0, y: y + font * 1.45, anchor: 'start', text: name },
    ]),
    across('axis', bottom, width),
    ...tickShapes(asked, plot, (at) => placeOf(at, asked, plot)),
    ...markShapes(asked, plot, wordsAt),
  ]
  const places: ItemPlace[] = []
  for (const [lane, { placed, y }] of laid.entries())
    for (const one of placed) {
      const at = topOf(y, one.row)
      shapes.push(...itemShapes(one, at, row, font))
      const x = Math.min(one.bar.from, one.label.from)
      const end = Math.max(one.bar.until, one.label.until)
      places.push({ lane, item: one.index, x, y: at, width: end - x, height: row })
    }
  return { width, height: bottom + font * 2, shapes, plot, places, left: laid.map(({ left }) => left) }
}

const across = (role: string, y: number, width: number): Shape => ({
  kind: 'line',
  role,
  points: [
    [0, y],
    [width, y],
  ],
})

/** The bar of an item and its label. Its role says how it is drawn: as days that are not fixed, as what lasts, as a day not known exactly, or as an instant or a day. */
function itemShapes({ item, bar, label }: PlacedItem, y: number, row: number, font: number): Shape[] {
  // A day on which clocks are put back has an hour more.
  const isDay = item.until - item.from <= DAY_MS + 2 * HOUR_MS
  // Around its label it has room for all of the letters.
  const height = label.x > bar.from && label.x < bar.until ? 0.84 : 0.6
  return [
    {
      kind: 'box',
      role: `${item.role}${item.loose ? '-about' : isDay ? '' : item.lasts ? '-span' : '-about'}`,
      x: bar.from,
      y: y + row * ((1 - height) / 2),
      width: bar.until - bar.from,
      height: row * height,
      title: item.label,
    },
    {
      kind: 'label',
      role: 'item',
      x: label.x,
      y: y + row * 0.5 + font * 0.36,
      anchor: label.anchor,
      text: label.text,
    },
  ]
}

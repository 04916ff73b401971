import { roughWidth, type Chart, type Shape } from './chart'

/** A part of a bar. Undefined: its size is not known, so it has a width of its own that says nothing. */
export interface BarPart {
  /** Its name and figure in words, and the figure alone: the longer one that has room is written in the part. */
  title: string
  figure: string
  value: number | undefined
}

export interface BarSize {
  width: number
  height: number
  /** The value that the whole width stands for, the same for bars that are compared. */
  most: number
  /** The height of the letters. */
  font: number
}

const GAP = 2
/** The share of the width that a part of unknown size takes. */
const UNKNOWN_SHARE = 0.12
const ROLES = 6

/** One bar of parts beside each other, each as wide as its value; parts of nothing are left out. */
export function stackedBar(parts: readonly BarPart[], { width, height, most, font }: BarSize): Chart {
  const unknown = parts.filter(({ value }) => value === undefined).length
  const room = width * (1 - Math.min(0.6, unknown * UNKNOWN_SHARE)) - GAP * parts.length
  const shapes: Shape[] = []
  let x = 0
  let role = 0
  for (const { title, figure, value } of parts) {
    if (value !== undefined && value <= 0) continue
    const own =
      value === undefined ? (width * Math.min(0.6, unknown * UNKNOWN_SHARE)) / unknown : share(value, most) * room
    shapes.push({
      kind: 'box',
      role: value === undefined ? 'unknown' : `part-${role % ROLES}`,
      x,
      y: 0,
      width: own,
      height,
      title,
    })
    // A text that has no room is in the table below.
    const text = [title, figure].find((one) => roughWidth(one, font) + font <= own)
    if (text !== undefined)
      shapes.push({
        kind: 'label',
        role: 'in-part',
        x: x + own / 2,
        y: height / 2 + font * 0.36,
        anchor: 'middle',
        text,
      })
    x += own + GAP
    role += 1
  }
  return { width, height, shapes }
}

const share = (value: number, most: number) => (most > 0 ? Math.min(1, value / most) : 0)

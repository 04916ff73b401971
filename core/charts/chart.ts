/**
 * A chart as plain shapes, in pixels from the top left corner. A shape says its role; the colours are those of the stylesheet. The shapes
 * are drawn in their order.
 */
export interface Chart {
  width: number
  height: number
  shapes: readonly Shape[]
}

export type Shape = Box | Line | Label

export interface Box {
  kind: 'box'
  role: string
  x: number
  y: number
  width: number
  height: number
  /** Says what the box is, where the pointer rests on it. */
  title?: string
}

export interface Line {
  kind: 'line'
  role: string
  points: readonly Place[]
}

export interface Label {
  kind: 'label'
  role: string
  x: number
  y: number
  anchor: 'start' | 'middle' | 'end'
  text: string
}

/** Pixels from the left and from the top. */
export type Place = readonly [x: number, y: number]

/** About how wide a text is in a font of this size. Full-width characters count double: nothing here can measure a font. */
export function roughWidth(text: string, size: number): number {
  let halves = 0
  for (const character of text) halves += (character.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1.1
  return (halves * size) / 2
}

/** The end of a scale that begins at 0 and has room for `most`, and the distance of its lines: at most six of them, in round figures. */
export function roundScale(most: number): { end: number; step: number } {
  const wanted = Math.max(most, 1)
  const size = 10 ** Math.floor(Math.log10(wanted / 5))
  const step = [1, 2, 2.5, 5, 10].map((times) => times * size).find((one) => wanted / one <= 5) ?? 10 * size
  return { end: Math.ceil(wanted / step) * step, step }
}

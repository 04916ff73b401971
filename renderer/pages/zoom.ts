/** The zoom of the pages: as wide as there is room for, or a percentage of the paper's size. */
export type Zoom = 'width' | number

/** CSS pixels per point of paper at 100%. */
const PIXELS_A_POINT = 96 / 72
const STEPS = [50, 60, 70, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300] as const
const [LEAST] = STEPS
const MOST = 300
/** On a wide screen a page does not fill the whole width: lines that long are hard to read. */
const WIDEST_FIT = 125

/** CSS pixels per point, for pages `width` points wide in `room` pixels. */
export function scaleOf(zoom: Zoom, room: number, width: number): number {
  if (zoom !== 'width') return (PIXELS_A_POINT * zoom) / 100
  return Math.min((PIXELS_A_POINT * WIDEST_FIT) / 100, Math.max(0.2, room / width))
}

/** The percentage of a scale. */
export const percentOf = (scale: number): number => Math.round((100 * scale) / PIXELS_A_POINT)

/** The next step up or down from a percentage; the last one if none follows. */
export function nextStep(percent: number, direction: 1 | -1): number {
  const next = direction > 0 ? STEPS.find((step) => step > percent) : STEPS.findLast((step) => step < percent)
  return next ?? (direction > 0 ? MOST : LEAST)
}

/** A percentage changed by a wheel, by its movement in pixels. */
export function turned(percent: number, delta: number): number {
  return Math.min(MOST, Math.max(LEAST, Math.round(percent * Math.exp(-delta / 400))))
}

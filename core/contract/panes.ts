import { z } from 'zod'

/** For how many desks the panes are remembered. */
const DESKS_MAX = 60

/**
 * A pane whose width a person chooses: the navigation, in pixels; a list or the matrix, in hundredths of the room that it shares with the open record; the window's
 * own side, in hundredths of the room that it shares with the one beside it.
 */
export const PANES = ['nav', 'list', 'matrix', 'main'] as const
export type PaneName = (typeof PANES)[number]
/** The panes that can be hidden; a hidden list gives its place to the open record. */
export const HIDEABLE = ['nav', 'list'] as const
export type Hideable = (typeof HIDEABLE)[number]

/** The least, the most and the usual width of each pane, and the step of an arrow key. */
export const PANE_WIDTHS: Readonly<Record<PaneName, { min: number; max: number; usual: number; step: number }>> = {
  nav: { min: 104, max: 320, usual: 148, step: 12 },
  list: { min: 20, max: 75, usual: 38, step: 2 },
  matrix: { min: 25, max: 75, usual: 58, step: 2 },
  main: { min: 30, max: 75, usual: 54, step: 2 },
}

const width = (pane: PaneName) => z.number().min(PANE_WIDTHS[pane].min).max(PANE_WIDTHS[pane].max).optional()

/** The widths that a person gave the panes on a desk, and the hidden ones. */
export const panesSchema = z.object({
  nav: width('nav'),
  list: width('list'),
  matrix: width('matrix'),
  main: width('main'),
  hidden: z.array(z.enum(HIDEABLE)).max(HIDEABLE.length).optional(),
})
export type Panes = z.infer<typeof panesSchema>

/** The panes of all desks by their folders; the desk used last comes last. */
export const allPanesSchema = z.record(z.string(), panesSchema)

/** A width within the bounds of its pane, to a tenth. */
export function boundWidth(pane: PaneName, wanted: number): number {
  const { min, max } = PANE_WIDTHS[pane]
  return Math.round(Math.min(Math.max(wanted, min), max) * 10) / 10
}

/** The width that a key gives a pane; undefined for a key that gives none. */
export function widthByKey(pane: PaneName, now: number, key: string): number | undefined {
  const { min, max, step } = PANE_WIDTHS[pane]
  if (key === 'ArrowLeft') return boundWidth(pane, now - step)
  if (key === 'ArrowRight') return boundWidth(pane, now + step)
  if (key === 'Home') return min
  return key === 'End' ? max : undefined
}

/** The panes after one was hidden or shown again. */
export function toggled(panes: Panes, pane: Hideable): Panes {
  const hidden = panes.hidden ?? []
  return { ...panes, hidden: hidden.includes(pane) ? hidden.filter((other) => other !== pane) : [...hidden, pane] }
}

/** The panes of all desks after those of one changed. */
export function withPanes(
  all: Readonly<Record<string, Panes>> = {},
  directory: string,
  panes: Panes,
): Record<string, Panes> {
  const others = Object.entries(all).filter(([other]) => other !== directory)
  return Object.fromEntries([...others, [directory, panes]].slice(-DESKS_MAX))
}

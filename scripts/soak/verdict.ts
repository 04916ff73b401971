/** The measures, with how much the level of each may rise from the first third of a soak to the last: the larger of a part of it and a fixed number. */
export const MEASURES = {
  /** Memory of the processes, in megabytes: of the system, and of what JavaScript holds after its garbage is collected. */
  mainMemory: { part: 0.1, fixed: 20 },
  pageMemory: { part: 0.15, fixed: 30 },
  deskMemory: { part: 0.15, fixed: 30 },
  mainHeap: { part: 0.1, fixed: 2 },
  pageHeap: { part: 0.1, fixed: 3 },
  /** Open files and sockets, and threads. */
  mainHandles: { part: 0, fixed: 3 },
  deskHandles: { part: 0, fixed: 3 },
  mainThreads: { part: 0, fixed: 4 },
  deskThreads: { part: 0, fixed: 4 },
  processes: { part: 0, fixed: 0 },
  /** Listeners of the main process's emitters, its timers; listeners and elements of the page. */
  mainListeners: { part: 0, fixed: 2 },
  mainTimers: { part: 0, fixed: 3 },
  pageListeners: { part: 0.05, fixed: 30 },
  pageNodes: { part: 0.05, fixed: 300 },
} as const
export type Measure = keyof typeof MEASURES
const ALL = Object.keys(MEASURES) as Measure[]
/** The measures of the desk’s process, which each opened desk starts anew. */
export const OF_DESK = ALL.filter((measure) => measure.startsWith('desk'))
export const OF_APP = ALL.filter((measure) => !OF_DESK.includes(measure))
/** One reading of everything. */
export type Sample = Readonly<Record<Measure, number>>

/** The part of the samples in which caches fill and code is compiled; it does not count. */
const WARM_UP = 0.25
/** Fewer samples than this prove nothing. */
const LEAST = 8

/** A measure's level at first and at last, and whether it stayed level. */
export interface Level {
  measure: Measure
  first: number
  last: number
  isFlat: boolean
}

/** Compares the median of the first third after the warm-up with that of the last. @throws Error for too few samples */
export function levelsOf(samples: readonly Sample[], measures: readonly Measure[] = ALL): Level[] {
  if (samples.length < LEAST)
    throw new Error(`only ${samples.length} samples; a verdict takes ${LEAST}: give it more minutes`)
  const warm = samples.slice(Math.ceil(samples.length * WARM_UP))
  const third = Math.floor(warm.length / 3)
  return measures.map((measure) => {
    const values = warm.map((sample) => sample[measure])
    const [first, last] = [median(values.slice(0, third)), median(values.slice(-third))]
    const { part, fixed } = MEASURES[measure]
    return { measure, first, last, isFlat: last - first <= Math.max(first * part, fixed) }
  })
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

/** A number as it is printed: whole, or with one decimal. */
export const shown = (value: number): string => (Number.isInteger(value) ? String(value) : value.toFixed(1))

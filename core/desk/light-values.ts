import type { Derive } from './desk-read'

const weights = new WeakMap<Derive<unknown>, number>()

/**
 * Marks a function that makes values for many records, each of them quickly. The desk remembers what these values read, so that an edit tells exactly whose
 * values change; of the values themselves it keeps those that were asked for last, and makes another one again when it is asked for. A value of weight 10 takes
 * the place of ten small ones.
 */
export function light<V>(make: Derive<V>, weight = 1): Derive<V> {
  weights.set(make, weight)
  return make
}

/** The weight of the values of a make; 0 if they are not light, so that all are kept. */
export const weightOf = (make: Derive<unknown>): number => weights.get(make) ?? 0

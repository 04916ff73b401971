import { describe, it } from 'vitest'

// `npm test` is to be quick, and the long suite thorough. The long suite runs each file that imports this one again, whole.

const LONG = Boolean(process.env.PARLEY_LONG)

const absent = () => undefined

/** How many examples a property tries: all of them in the long suite, and an eighth in `npm test`. */
export function examples(all: number): number {
  return LONG ? all : Math.ceil(all / 8)
}

/** The least number of random examples of a kind. In `npm test` it is a thirty-second, a quarter of the share that it tries, because few examples vary much. */
export function least(all: number): number {
  return LONG ? all : Math.floor(all / 32)
}

/** The cases that a test of all of them tries: all in the long suite, and every fourth in `npm test`. */
export function some<T>(all: readonly T[]): readonly T[] {
  return LONG ? all : all.filter((_, index) => index % 4 === 0)
}

/** A test of the long suite among quick ones; `npm test` does not have it, as it does not have `@long` tests of the window. */
export const itLong = (LONG ? it : Object.assign(absent, { each: () => absent })) as typeof it

/** A group of such tests. */
export const describeLong = (LONG ? describe : absent) as typeof describe

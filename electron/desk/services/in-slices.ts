import type { MemoryDesk } from '../../../core/desk/memory-desk'

/** How long work goes on before other requests are answered, in milliseconds. */
const SLICE_MS = 6

/** Lets other requests be answered. */
export const breathe = (): Promise<void> => new Promise((go) => setImmediate(go))

/** Tells when a slice of work has had its time, which begins with the first question. */
export function slice(): () => boolean {
  let until: number | undefined
  return () => {
    const now = performance.now()
    until ??= now + SLICE_MS
    return now >= until
  }
}

/** Does work that is cut into steps, and lets the desk process answer others after every few of them. Resolves with the result of the last step. */
export async function inSlices<Result>(steps: Iterable<void, Result>): Promise<Result> {
  const work = steps[Symbol.iterator]()
  let isTime = slice()
  for (let step = work.next(); ; step = work.next()) {
    if (step.done === true) return step.value
    if (!isTime()) continue
    await breathe()
    isTime = slice()
  }
}

/**
 * Reads a desk whole, however much has to be made for it first, and lets the desk process answer others meanwhile. Each try reads the desk as it is then, so
 * that the answer is of one state.
 */
export async function readInSlices<V>(
  desk: () => MemoryDesk,
  read: (desk: MemoryDesk) => V,
  rest: () => Promise<void> = breathe,
): Promise<V> {
  for (;;) {
    const done = desk().readUntil(read, slice())
    if (done) return done.value
    await rest()
  }
}

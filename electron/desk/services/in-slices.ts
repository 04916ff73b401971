/** How long work goes on before other requests are answered, in milliseconds. */
const SLICE_MS = 6
/** How long the desk process rests between slices, so that it answers at once. */
const REST_MS = 2

/** Does work that is cut into steps, and lets the desk process answer others after every few of them. Resolves with the result of the last step. */
export async function inSlices<Result>(steps: Iterable<void, Result>): Promise<Result> {
  const work = steps[Symbol.iterator]()
  let until = performance.now() + SLICE_MS
  for (let step = work.next(); ; step = work.next()) {
    if (step.done === true) return step.value
    if (performance.now() < until) continue
    await new Promise((go) => setTimeout(go, REST_MS))
    until = performance.now() + SLICE_MS
  }
}

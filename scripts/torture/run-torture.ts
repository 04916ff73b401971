import { parseArgs } from 'node:util'
import { acknowledged, WORKS } from './toll'
import { torture } from './torture'
import { killWindows } from './window'

/**
 * npm run torture -- --kills N --seed S [--desk DIR], or --window N for the real window: kills processes that work at a desk at random instants, and
 * checks that everything they acknowledged survives. The last line gives the result; each loss is a line of JSON on the standard error.
 */
const { values } = parseArgs({
  options: {
    kills: { type: 'string' },
    seed: { type: 'string' },
    desk: { type: 'string' },
    window: { type: 'string' },
  },
})
if (values.window !== undefined) {
  const {
    asked,
    kills: done,
    saved,
    offered,
    missing,
    lost,
  } = await killWindows(Number(values.window), (toll) => {
    if (toll.kills % 10 === 0) console.log(`${toll.kills}: ${toll.saved} said to be saved, ${toll.lost.length} lost`)
  })
  for (const one of lost) console.error(one)
  console.log(
    `what was typed came back after ${offered} kills, except ${missing} letters at most; asked which to keep: ${asked}`,
  )
  console.log(`${done} kills of the window, ${saved} texts said to be saved, ${lost.length} lost`)
  process.exit(lost.length > 0 ? 1 : 0)
}
const [kills, seed] = [Number(values.kills ?? 100), Number(values.seed ?? Date.now() % 100_000)]
if (!Number.isInteger(kills) || kills < 1 || !Number.isInteger(seed)) {
  console.error('usage: npm run torture -- --kills N --seed S [--desk DIR]')
  process.exit(2)
}
const since = performance.now()
const toll = await torture({
  kills,
  seed,
  desk: values.desk,
  progress: (so) => {
    if (so.kills % 50 === 0) console.log(`${so.kills} of ${kills}: ${acknowledged(so)} acknowledged`)
  },
})
for (const failed of [...toll.lost, ...toll.unreadable, ...toll.ended])
  console.error(JSON.stringify({ seed, ...failed }))
console.log(`seed ${seed}, ${((performance.now() - since) / 1000).toFixed(0)} s`)
console.log(`killed in: ${WORKS.map((work) => `${work} ${toll.of[work]}`).join(', ')}`)
console.log(
  `acknowledged: ${Object.entries(toll.done)
    .map(([what, many]) => `${what} ${many}`)
    .join(', ')}`,
)
console.log(
  `${toll.kills} kills, ${acknowledged(toll)} acknowledged, ${toll.lost.length} lost, ${toll.unreadable.length} unreadable, ${toll.ended.length} ended by themselves`,
)
process.exitCode = toll.lost.length + toll.unreadable.length + toll.ended.length > 0 ? 1 : 0

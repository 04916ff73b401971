import { parseArgs } from 'node:util'
import { launch } from '../../test/helpers/window/launch'
import { sampleOf } from './sample'
import { levelsOf, OF_APP, OF_DESK, shown, type Sample } from './verdict'
import { workOnce } from './work'

/**
 * npm run soak -- --minutes N: works in the real window for N minutes (30), round after round, and measures memory, handles, threads, listeners, timers
 * and elements after each. Fails if one rises from the first third to the last. The last line gives the figures. Linux.
 */
const { values } = parseArgs({ options: { minutes: { type: 'string', default: '30' } } })
const minutes = Number(values.minutes)
if (!(minutes > 0)) throw new Error(`--minutes takes a number, not ${values.minutes}`)

const parley = await launch()
await parley.page.getByRole('heading', { name: 'Coming up' }).waitFor()
// The compiler names functions by this helper, which pages lack.
const named = 'globalThis.__name = (named) => named'
await parley.page.addInitScript(named)
await parley.page.evaluate(named)
const window = await parley.page.context().newCDPSession(parley.page)
await window.send('Performance.enable')
const samples: Sample[] = []
const until = Date.now() + minutes * 60_000
const half = Date.now() + minutes * 30_000
// The desk is closed and opened in the first half; in the second, one process keeps it, whose own growth then shows.
let ofOneDesk = 0
for (let round = 1; Date.now() < until; round += 1) {
  const reopens = Date.now() < half
  await workOnce(parley, round, reopens)
  // Caches, and windows that have just closed, are given up a moment later.
  await parley.page.waitForTimeout(1500)
  const sample = await sampleOf(parley, window)
  samples.push(sample)
  if (!reopens) ofOneDesk += 1
  const figures = Object.entries(sample).map(([name, value]) => `${name} ${shown(value)}`)
  console.log(`round ${round}: ${figures.join(', ')}`)
}
const { messages } = parley
await parley.close()
const levels = [...levelsOf(samples, OF_APP), ...levelsOf(samples.slice(samples.length - ofOneDesk), OF_DESK)]
for (const { measure, first, last, isFlat } of levels)
  if (!isFlat) console.error(`${measure} rises: ${shown(first)} at first, ${shown(last)} at last`)
for (const message of messages) console.error(`the console says: ${message}`)
const figures = levels.map(({ measure, first, last }) => `${measure} ${shown(first)} → ${shown(last)}`)
console.log(`${samples.length} rounds in ${minutes} minutes: ${figures.join(', ')}`)
process.exit(levels.every(({ isFlat }) => isFlat) && messages.length === 0 ? 0 : 1)

import { setTimeout as wait } from 'node:timers/promises'
import { SAMPLE } from '../../test/helpers/window/launch'
import { median } from '../bench/figures'
import { memoryOf, Starts, type Started } from './starts'

/**
 * How long Parley takes to show the sample's overview, and how much memory it then uses, compared with an empty window of the same Electron.
 * Alternates the starts of both, so that other load on the machine affects both. Linux.
 */
const STARTS = Number(process.argv[2] ?? 10)
const SETTLE_MS = 2000

/** One start: milliseconds from the start of its process to the paint, and megabytes of all its processes after a while. */
interface Start {
  paint: number
  memory: number
}

const electron = process.env.PARLEY_ELECTRON
if (!electron) throw new Error('PARLEY_ELECTRON is not set: run npm run measure')
const starts = new Starts(electron)

async function measure({ running, paint }: Started): Promise<Start> {
  await wait(SETTLE_MS)
  const memory = memoryOf(running)
  await running.close()
  return { paint, memory }
}

const empty: Start[] = []
const parley: Start[] = []
try {
  for (let start = 0; start < STARTS; start += 1) {
    empty.push(await measure(await starts.empty()))
    parley.push(await measure(await starts.parley(SAMPLE)))
  }
} finally {
  starts.end()
}

const row = (name: string, of: (start: Start) => number, unit: string) => {
  const [e, p] = [median(empty.map(of)), median(parley.map(of))]
  const range = (measured: Start[]) =>
    `${Math.min(...measured.map(of)).toFixed(0)}–${Math.max(...measured.map(of)).toFixed(0)}`
  console.log(
    `| ${name} | ${e.toFixed(0)} ${unit} (${range(empty)}) | ${p.toFixed(0)} ${unit} (${range(parley)}) | ${(p / e).toFixed(2)} |`,
  )
}
console.log(
  `\n| median of ${STARTS} starts (least–most) | empty window | Parley, the sample’s overview | ratio |\n|---|---|---|---|`,
)
row('from start to painted', ({ paint }) => paint, 'ms')
row('memory of all processes', ({ memory }) => memory, 'MB')
process.exit(0)

import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { ROOT } from '../../test/helpers/desks/sample'
import { startPackaged, type Packaged, type StartOptions } from '../../test/helpers/packaged/start-packaged'
import { EDITH, SAMPLE } from '../../test/helpers/window/launch'

/**
 * How long Parley takes to show the sample's overview, and how much memory it then uses, compared with an empty window of the same Electron.
 * Alternates the starts of both, so that other load on the machine affects both. Linux.
 */
const STARTS = Number(process.argv[2] ?? 10)
const SETTLE_MS = 2000
const EMPTY_WINDOW = `const { app, BrowserWindow } = require('electron')
app.whenReady().then(() => new BrowserWindow({ width: 1280, height: 840 }).loadFile('index.html'))
app.on('window-all-closed', () => app.quit())`

/** One start: milliseconds from the start of its process to the paint, and megabytes of all its processes after a while. */
interface Start {
  paint: number
  memory: number
}

const electron = process.env.PARLEY_ELECTRON
if (!electron) throw new Error('PARLEY_ELECTRON is not set: run npm run measure')
const work = mkdtempSync(join(tmpdir(), 'parley-measure-'))

async function measure(
  app: string,
  options: StartOptions,
  painted: (app: Packaged) => Promise<number>,
): Promise<Start> {
  const home = mkdtempSync(join(work, 'home-'))
  mkdirSync(join(home, 'user-data'))
  writeFileSync(join(home, 'user-data', 'settings.json'), JSON.stringify({ staff: EDITH }))
  cpSync(SAMPLE, join(home, 'desk'), { recursive: true })
  const since = Date.now()
  const running = await startPackaged(electron ?? '', { ...options, home, args: [app, `--desk=${join(home, 'desk')}`] })
  const paint = (await painted(running)) - since
  await wait(SETTLE_MS)
  const memory = running.processes().reduce((sum, { pid }) => sum + shareOf(pid), 0)
  await running.close()
  return { paint, memory }
}

/** A process's share of memory in megabytes; shared memory counts in part (PSS). */
function shareOf(pid: number): number {
  return Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1024
}

/** When the empty window's one word was painted, in milliseconds of the clock. */
const emptyPaint = ({ page }: Packaged) =>
  page.evaluate(async () => {
    for (;;) {
      const [paint] = performance.getEntriesByName('first-contentful-paint')
      if (paint) return performance.timeOrigin + paint.startTime
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  })

/** When the overview's largest element was painted, as the browser itself records it. */
async function overviewPaint({ page }: Packaged): Promise<number> {
  await page.getByRole('heading', { name: 'Coming up' }).waitFor()
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const inMain = list.getEntries().filter((entry) => (entry as LargestContentfulPaint).element?.closest('main'))
          const last = inMain.at(-1)
          if (last) resolve(performance.timeOrigin + last.startTime)
        }).observe({ type: 'largest-contentful-paint', buffered: true })
      }),
  )
}

const median = (values: number[]) => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

const emptyApp = join(work, 'empty')
mkdirSync(emptyApp)
writeFileSync(join(emptyApp, 'package.json'), JSON.stringify({ name: 'empty', version: '1.0.0', main: 'main.cjs' }))
writeFileSync(join(emptyApp, 'main.cjs'), EMPTY_WINDOW)
writeFileSync(join(emptyApp, 'index.html'), '<!doctype html><title>empty</title><p>empty</p>')

const empty: Start[] = []
const parley: Start[] = []
try {
  for (let start = 0; start < STARTS; start += 1) {
    empty.push(await measure(emptyApp, { address: 'file:' }, emptyPaint))
    parley.push(await measure(ROOT, {}, overviewPaint))
  }
} finally {
  rmSync(work, { recursive: true, force: true })
}

const row = (name: string, of: (start: Start) => number, unit: string) => {
  const [e, p] = [median(empty.map(of)), median(parley.map(of))]
  const range = (starts: Start[]) =>
    `${Math.min(...starts.map(of)).toFixed(0)}–${Math.max(...starts.map(of)).toFixed(0)}`
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

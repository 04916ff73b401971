import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../../test/helpers/desks/sample'
import { startPackaged, type Packaged, type StartOptions } from '../../test/helpers/packaged/start-packaged'
import { EDITH } from '../../test/helpers/window/launch'

const EMPTY_WINDOW = `const { app, BrowserWindow } = require('electron')
app.whenReady().then(() => new BrowserWindow({ width: 1280, height: 840 }).loadFile('index.html'))
app.on('window-all-closed', () => app.quit())`

/** A started app, and how long it took from the start of its process to the paint, in milliseconds. */
export interface Started {
  running: Packaged
  paint: number
}

/** Starts Parley, and an empty window of the same Electron to compare it with. Linux. */
export class Starts {
  readonly #electron: string
  readonly #work = mkdtempSync(join(tmpdir(), 'parley-measure-'))
  readonly #emptyApp = join(this.#work, 'empty')

  constructor(electron: string) {
    this.#electron = electron
    mkdirSync(this.#emptyApp)
    const app = { name: 'empty', version: '1.0.0', main: 'main.cjs' }
    writeFileSync(join(this.#emptyApp, 'package.json'), JSON.stringify(app))
    writeFileSync(join(this.#emptyApp, 'main.cjs'), EMPTY_WINDOW)
    writeFileSync(join(this.#emptyApp, 'index.html'), '<!doctype html><title>empty</title><p>empty</p>')
  }

  /** Starts the empty window. */
  empty(): Promise<Started> {
    return this.#start(this.#emptyApp, [], { address: 'file:' }, emptyPaint)
  }

  /** Starts Parley with a copy of a desk, in a new home. */
  parley(desk: string): Promise<Started> {
    return this.#start(ROOT, [desk], {}, overviewPaint)
  }

  async #start(
    app: string,
    desks: readonly string[],
    options: StartOptions,
    painted: (app: Packaged) => Promise<number>,
  ): Promise<Started> {
    const home = mkdtempSync(join(this.#work, 'home-'))
    mkdirSync(join(home, 'user-data'))
    writeFileSync(join(home, 'user-data', 'settings.json'), JSON.stringify({ staff: EDITH, memoPanel: true }))
    for (const desk of desks) cpSync(desk, join(home, 'desk'), { recursive: true })
    const running = await startPackaged(this.#electron, {
      ...options,
      home,
      args: [app, `--desk=${join(home, 'desk')}`],
    })
    return { running, paint: (await painted(running)) - running.since }
  }

  /** Deletes everything that was written. */
  end(): void {
    rmSync(this.#work, { recursive: true, force: true })
  }
}

/** The memory of an app's processes of one type, or of all, in megabytes; shared memory counts in part (PSS). */
export const memoryOf = (running: Packaged, type?: string): number =>
  running
    .processes()
    .filter((process) => type === undefined || process.type === type)
    .reduce((sum, { pid }) => sum + shareOf(pid), 0)

const shareOf = (pid: number): number =>
  Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1024

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

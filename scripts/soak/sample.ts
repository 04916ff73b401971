import type { CDPSession } from '@playwright/test'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import type { Launched } from '../../test/helpers/window/launch'
import type { Sample } from './verdict'

const MEGABYTE = 1 << 20

/** Reads everything that must not grow, after the garbage of the page and of the main process is collected. */
export async function sampleOf({ app }: Launched, window: CDPSession): Promise<Sample> {
  const pageHeap = await objectsOf(window)
  const { metrics } = await window.send('Performance.getMetrics')
  const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0
  const main = await app.evaluate(
    async ({ app: electron, BrowserWindow, ipcMain, nativeTheme, powerMonitor, session, screen }) => {
      const { setFlagsFromString } = process.getBuiltinModule('node:v8')
      const { runInNewContext } = process.getBuiltinModule('node:vm')
      setFlagsFromString('--expose-gc')
      ;(runInNewContext('gc') as () => void)()
      const windows = BrowserWindow.getAllWindows()
      const emitters = [
        process,
        electron,
        ipcMain,
        nativeTheme,
        powerMonitor,
        screen,
        session.defaultSession,
        ...windows,
        ...windows.map((one) => one.webContents),
      ] as unknown as { eventNames(): string[]; listenerCount(name: string): number }[]
      return {
        listeners: emitters.reduce(
          (sum, emitter) => sum + emitter.eventNames().reduce((inner, name) => inner + emitter.listenerCount(name), 0),
          0,
        ),
        timers: process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length,
        heap: process.memoryUsage().heapUsed,
        processes: electron.getAppMetrics().map(({ pid, type, serviceName, name }) => ({
          pid,
          type,
          isDesk: `${serviceName} ${name}`.includes('Parley desk'),
        })),
      }
    },
  )
  const [browser, tab, desk] = [
    main.processes.find(({ type }) => type === 'Browser'),
    main.processes.find(({ type }) => type === 'Tab'),
    main.processes.find(({ isDesk }) => isDesk),
  ]
  if (!browser || !tab || !desk) throw new Error(`a process is missing: ${JSON.stringify(main.processes)}`)
  return {
    mainMemory: memoryOf(browser.pid),
    pageMemory: memoryOf(tab.pid),
    deskMemory: memoryOf(desk.pid),
    mainHeap: main.heap / MEGABYTE,
    pageHeap: pageHeap / MEGABYTE,
    mainHandles: handlesOf(browser.pid),
    deskHandles: handlesOf(desk.pid),
    mainThreads: threadsOf(browser.pid),
    deskThreads: threadsOf(desk.pid),
    processes: main.processes.length,
    mainListeners: main.listeners,
    mainTimers: main.timers,
    pageListeners: of('JSEventListeners'),
    pageNodes: of('Nodes'),
  }
}

/** The memory of a process in megabytes; shared memory counts in part (PSS). */
function memoryOf(pid: number): number {
  return Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1024
}

/** The parts of a snapshot of the heap that are read here. */
interface HeapSnapshot {
  snapshot: { meta: { node_fields: string[]; node_types: [string[]] } }
  nodes: number[]
}
/** The driver's own additions to the page: each of its questions is a new piece of code. */
const OF_THE_DRIVER = new Set(['code', 'string', 'concatenated string', 'sliced string', 'hidden', 'object shape'])

/** How many bytes the objects of a page take, after its garbage is collected. */
async function objectsOf(window: CDPSession): Promise<number> {
  await window.send('HeapProfiler.collectGarbage')
  const chunks: string[] = []
  const take = ({ chunk }: { chunk: string }) => chunks.push(chunk)
  window.on('HeapProfiler.addHeapSnapshotChunk', take)
  await window.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  window.off('HeapProfiler.addHeapSnapshotChunk', take)
  const { snapshot, nodes } = JSON.parse(chunks.join('')) as HeapSnapshot
  const { node_fields: fields, node_types: types } = snapshot.meta
  const [type, size] = [fields.indexOf('type'), fields.indexOf('self_size')]
  let sum = 0
  for (let at = 0; at < nodes.length; at += fields.length)
    if (!OF_THE_DRIVER.has(types[0][nodes[at + type] ?? 0] ?? '')) sum += nodes[at + size] ?? 0
  return sum
}

const threadsOf = (pid: number) => readdirSync(`/proc/${pid}/task`).length

/** The open files and sockets of a process. Electron itself leaves one handle of /dev/null open for each desk process that it starts. */
function handlesOf(pid: number): number {
  return readdirSync(`/proc/${pid}/fd`).filter((name) => targetOf(`/proc/${pid}/fd/${name}`) !== '/dev/null').length
}

function targetOf(link: string): string {
  try {
    return readlinkSync(link)
  } catch {
    // It has been closed since.
    return '/dev/null'
  }
}

import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { AnyRecord } from '../../core/model/records/records'
import { DeskService } from '../../electron/desk/services/desk-service'
import { DeskStore } from '../../electron/desk/store/desk-store'
import { ask, askWhole, BENCH_CLOCK, untilChecked } from './ask-views'
import { planOf } from './desks'
import { Bars, median, now, quantile } from './figures'
import { createFullDesk } from './full-desk-folder'
import { READ_REQUESTS, type ReadRequest } from './reads-requests'
import type { WindowFigures } from './reads-window'

/**
 * npm run bench:reads -- [--quick]: the desk's views in the desk process alone: how long each takes, its bytes, and how it grows with the desk; an edit, until
 * every view on the screen is true again; the memory of it all. Then the window: its start, each screen until it is painted, the search. --quick leaves out the
 * desk of 100,000 and the window.
 */
const QUICK = process.argv.includes('--quick')
const SIZES = QUICK ? [1000, 10_000] : [1000, 10_000, 100_000]
const SMALLEST = SIZES[0] ?? 0
const LARGEST = SIZES.at(-1) ?? 0
/** A view is asked for as often as this, or for as long as this. */
const TIMES = QUICK ? 15 : 30
const ENOUGH_MS = QUICK ? 250 : 3000
const EDITS = 3
const ROOT = resolve(import.meta.dirname, '..', '..')
mkdirSync(join(ROOT, '.cache'), { recursive: true })
const HERE = mkdtempSync(join(ROOT, '.cache', 'bench-'))
const bars = new Bars()
const ms = (value: number) => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`

/** The figures of one view on one desk. */
interface Figures {
  /** The first time after an edit of a lead, when nothing that was remembered holds for certain. */
  edited: number
  median: number
  p95: number
  bytes: number
}

async function measure(store: DeskStore, service: DeskService, view: ReadRequest): Promise<Figures> {
  // The first time of all, indexes are made, which follow the edits from then on.
  await askWhole(service, view)
  await editLead(store)
  const [edited, bytes] = await ask(service, view)
  const spans: number[] = []
  const until = now() + ENOUGH_MS
  while (spans.length < 3 || (spans.length < TIMES && now() < until)) spans.push((await ask(service, view))[0])
  return { edited, median: median(spans), p95: quantile(spans, 0.95), bytes }
}

let edited = 0

async function editLead(store: DeskStore): Promise<void> {
  const before = store.desk.get('lead', `lead-${edited % 100}`)
  if (!before) throw new Error('The desk has no leads.')
  edited += 1
  const record: AnyRecord = { ...before, rev: before.rev + 1, text: `Edited ${edited}` }
  await store.commit(() => planOf(record))
}

/** Edits leads; returns how long after the edit is durable the views that a window shows are all true again. */
async function edits(store: DeskStore, service: DeskService): Promise<number[]> {
  const shown = READ_REQUESTS.filter((view) => view.shown)
  const spans: number[] = []
  for (let edit = 0; edit < EDITS; edit += 1) {
    await editLead(store)
    const start = now()
    for (const view of shown) await ask(service, view)
    spans.push(now() - start)
  }
  return spans
}

interface DeskFigures {
  views: Map<string, Figures>
  edit: number[]
  /** How long the overview took each time while the records were checked in the background. */
  checking: number[]
  /** Memory with the store alone, and with all views asked for, in megabytes. */
  memory: [store: number, views: number]
}

/** The memory of the store alone and with all views asked for, in a process of its own: another one's garbage would count. */
function memoryOf(directory: string): [store: number, views: number] {
  const script = join(import.meta.dirname, 'reads-memory.ts')
  // By --import, since tsx as a program would start Node once more, without these options: garbage would count.
  const args = ['--expose-gc', '--max-old-space-size=6000', '--import', 'tsx', script, directory]
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as [number, number]
}

async function measureDesk(records: number): Promise<DeskFigures> {
  const directory = join(HERE, `desk-${records}`)
  await createFullDesk(directory, records)
  const start = now()
  const store = await DeskStore.open(directory, 'write')
  console.log(`\n${records} records, opened in ${ms(now() - start)}`)
  const service = new DeskService(store, BENCH_CLOCK, (error) => console.error(error))
  const { first, bytes, all, spans: checking } = await untilChecked(service)
  const meanwhile = `the overview meanwhile ${ms(quantile([0, ...checking], 0.95))} (p95)`
  console.log(
    `        first overview ${ms(first)}, ${(bytes / 1000).toFixed(1)} KB; all records checked after ${ms(all)}; ${meanwhile}`,
  )
  const views = new Map<string, Figures>()
  for (const view of READ_REQUESTS) {
    const figures = await measure(store, service, view)
    views.set(view.name, figures)
    const said = `after an edit ${ms(figures.edited)}, then ${ms(figures.median)} / ${ms(figures.p95)}, ${(figures.bytes / 1000).toFixed(1)} KB`
    console.log(`        ${view.name.padEnd(24)}  ${said}`)
  }
  const edit = await edits(store, service)
  await service.end()
  await store.close()
  return { views, edit, memory: memoryOf(directory), checking }
}

/** Opens the smallest and the largest desk in a window, in a process of its own. */
function windowFigures(): WindowFigures {
  const tsx = join(ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs')
  const desks = [SMALLEST, LARGEST].map((records) => join(HERE, `desk-${records}`))
  const args = [tsx, join(import.meta.dirname, 'reads-window.ts'), ...desks]
  const output = execFileSync(process.execPath, args, { encoding: 'utf8' })
  return JSON.parse(output.trim().split('\n').at(-1) ?? '') as WindowFigures
}

function addWindowBars({ start, painted, longest, search, memory }: WindowFigures): void {
  bars.add(`start to the overview at ${SMALLEST} / an empty window`, start.small / start.empty, '≤', 1.5, '×')
  bars.add(`start to the overview at ${LARGEST} / an empty window`, start.large / start.empty, '≤', 3, '×')
  for (const [name, { first, p95 }] of Object.entries(painted))
    bars.add(`${name} painted: p95`, p95, '≤', 150, 'ms', `the first time ${ms(first)}`)
  bars.add('the longest task on the window’s thread', longest.ms, '≤', 50, 'ms', longest.on)
  bars.add('Ctrl+K to the first results, English: p95', search.en, '≤', 100, 'ms')
  bars.add('Ctrl+K to the first results, Japanese: p95', search.ja, '≤', 100, 'ms')
  bars.add('memory of the window / with the sample', memory.large / memory.sample, '≤', 1.3, '×')
}

/**
 * The exponent with which a time grows with the desk: 0 if it stays the same, 1 if it grows alike. Times below 0.1 ms are noise. A small desk has too few records
 * for some pages, so that its answer has less in it: what the answer itself has grown by is no growth of the time.
 */
function exponent(small: Figures, large: Figures): number {
  const longer = Math.max(0.1, large.median) / Math.max(0.1, small.median)
  const fuller = Math.max(1, large.bytes / small.bytes)
  return Math.log(longer / fuller) / Math.log(LARGEST / SMALLEST)
}

try {
  const desks = new Map<number, DeskFigures>()
  for (const records of SIZES) desks.set(records, await measureDesk(records))
  const [small, large] = [desks.get(SMALLEST), desks.get(LARGEST)]
  if (!small || !large) throw new Error('No desk was measured.')
  console.log(`\nbars at ${LARGEST} records`)
  for (const { name } of READ_REQUESTS) {
    const [before, after] = [small.views.get(name), large.views.get(name)]
    if (!before || !after) continue
    bars.add(`${name}: p95`, after.p95, '≤', 20, 'ms')
    bars.add(`${name}: after an edit`, after.edited, '≤', 50, 'ms')
    bars.add(`${name}: answer`, after.bytes / 1000, '≤', 200, 'KB')
    bars.add(`${name}: growth exponent`, exponent(before, after), '≤', 0.2, '')
  }
  bars.add('overview while the records are checked: p95', quantile([0, ...large.checking], 0.95), '≤', 20, 'ms')
  bars.add('an edit, until every view on the screen is true again', median(large.edit), '≤', 50, 'ms')
  if (QUICK)
    console.log(
      'not measured by --quick: start to the overview, painting, search and memory in the window, and the memory of the desk: of a small one, most is code',
    )
  else {
    bars.add('memory with all views / of the store alone', large.memory[1] / large.memory[0], '≤', 1.6, '×')
    addWindowBars(windowFigures())
  }
  process.exitCode = bars.end() ? 0 : 1
} finally {
  rmSync(HERE, { recursive: true, force: true })
}

import type { Page } from '@playwright/test'
import { setTimeout as wait } from 'node:timers/promises'
import { SAMPLE } from '../../test/helpers/window/launch'
import type { Packaged } from '../../test/helpers/packaged/start-packaged'
import { memoryOf, Starts } from '../measure/starts'
import { median, quantile } from './figures'

/**
 * `reads-window.ts SMALL LARGE`: the figures of a window on the sample and on two desks, by their folders, as one line of JSON. Linux.
 */
export interface WindowFigures {
  /** From the start to the painted overview, in milliseconds. */
  start: { empty: number; small: number; large: number }
  /** From the click to the painted screen or record of the large desk: the first time, and the 95th part of all times, in milliseconds. */
  painted: Record<string, { first: number; p95: number }>
  /** The longest task on the window's thread meanwhile, in milliseconds, and the screen or record that it was for. */
  longest: { ms: number; on: string }
  /** From the key to the first results on the screen, in milliseconds, p95. */
  search: { en: number; ja: number }
  /** The memory of the window's process in megabytes. */
  memory: { sample: number; large: number }
}

const STARTS = 3
/** In fewer rounds, the 95th part would be the slowest of all. */
const ROUNDS = 40
/** As many rows as are on the screen: a record that was opened before is there at once. */
const RECORDS = 12
const WORDS = {
  en: ['steel', 'tariff', 'semiconductor', 'quota', 'fishery', 'injunction', 'dairy', 'minister', 'border', 'patent'],
  ja: ['関税', '半導体', '自動車', '医薬品', '首席交渉官', '大統領令', '牛肉', '補助金', '原産地', '相互関税'],
}
/** By the name of a screen, an element that only it has. */
const SCREENS = {
  Talks: 'section[aria-label="Talks"] button[data-row]',
  Measures: 'section[aria-label="Measures"] button[data-row]',
  Sources: 'section[aria-label="Sources"] button[data-row]',
  Desk: 'section[aria-label="Desk"] button[data-row]',
  Positions: '[role="grid"] [role="gridcell"]',
  'Time line': '[role="group"][aria-label="Meetings, dates and law"]',
  Rates: 'main h2',
  Packages: '[data-card]',
  Contacts: 'main [role="gridcell"]',
  Memos: 'section[aria-label="Memos"] button[data-row]',
  Notes: 'main article',
  Overview: 'main h2',
}

const electron = process.env.PARLEY_ELECTRON
const [small, large] = process.argv.slice(2)
if (!electron || !small || !large) throw new Error('run npm run bench:reads')

/** A screen that is not there after so many milliseconds does not come. */
const NEVER = 30_000

/** Clicks, and waits until an element is there and painted; returns how long that took. A long task from now on counts as one for `of`. */
const untilPainted = (page: Page, click: string, there: string, of: string, text?: string) =>
  page.evaluate(
    async ([button, wanted, screen, name, never]) => {
      Object.assign((window as unknown as { longest?: { now: string } }).longest ?? {}, { now: screen })
      const all = [...document.querySelectorAll<HTMLElement>(button ?? '')]
      const before = new Map([...document.querySelectorAll(wanted ?? '')].map((one) => [one, one.textContent]))
      const start = performance.now()
      all.find((one) => !name || one.textContent === name)?.click()
      // One record's page follows another in the same elements, with other words.
      while (
        ![...document.querySelectorAll(wanted ?? '')].some(
          (one) => !before.has(one) || (one.matches('h1') && before.get(one) !== one.textContent),
        )
      ) {
        if (performance.now() - start > Number(never)) throw new Error(`${screen} does not come.`)
        await new Promise((resolve) => requestAnimationFrame(resolve))
      }
      // The frame in which it is painted, and its end.
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
      return performance.now() - start
    },
    [click, there, of, text, String(NEVER)],
  )

async function paintedScreens(page: Page): Promise<WindowFigures['painted']> {
  const painted: Record<string, number[]> = {}
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [name, there] of Object.entries(SCREENS))
      (painted[name] ??= []).push(await untilPainted(page, 'nav button', there, name, name))
  return figuresOf(painted)
}

const figuresOf = (painted: Record<string, number[]>): WindowFigures['painted'] =>
  Object.fromEntries(
    Object.entries(painted).map(([name, spans]) => [name, { first: spans[0] ?? 0, p95: quantile(spans, 0.95) }]),
  )

async function paintedRecords(page: Page): Promise<WindowFigures['painted']> {
  const painted: number[] = []
  await untilPainted(page, 'nav button', SCREENS.Sources, 'Sources', 'Sources')
  for (let round = 0; round < RECORDS; round += 1) {
    // The first row is on the page already.
    const row = `[aria-posinset="${round + 3}"] button[data-row]`
    painted.push(await untilPainted(page, row, 'main h1', 'a record'))
  }
  return figuresOf({ 'a record': painted })
}

/** The memory of the window's process without what is garbage, in megabytes. */
async function memoryOfWindow(running: Packaged): Promise<number> {
  const session = await running.page.context().newCDPSession(running.page)
  await session.send('HeapProfiler.collectGarbage')
  await session.detach()
  return memoryOf(running, 'renderer')
}

/** Types words into the palette; returns how long each took until a hit was painted. A word that finds nothing in ten seconds counts as that. */
async function searched(page: Page, words: readonly string[]): Promise<number> {
  await page.evaluate(() => {
    const found = { typed: 0, painted: 0 }
    Object.assign(window, { found })
    document.addEventListener('input', ({ timeStamp }) => Object.assign(found, { typed: timeStamp, painted: 0 }))
    new MutationObserver(() => {
      if (found.typed === 0 || found.painted > 0 || !document.querySelector('[role="option"] mark')) return
      found.painted = Number.MAX_VALUE
      requestAnimationFrame(() => setTimeout(() => Object.assign(found, { painted: performance.now() })))
    }).observe(document.body, { subtree: true, childList: true })
  })
  const spans: number[] = []
  for (const word of words) {
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Search or run a command' }).waitFor()
    await wait(200)
    await page.keyboard.insertText(word)
    const span = await page.evaluate(async (limit) => {
      const { found } = window as unknown as { found: { typed: number; painted: number } }
      const until = performance.now() + limit
      while ((found.painted === 0 || found.painted === Number.MAX_VALUE) && performance.now() < until)
        await new Promise((resolve) => setTimeout(resolve, 10))
      return Math.min(limit, found.painted - found.typed)
    }, 10_000)
    spans.push(span > 0 ? span : 10_000)
    await page.keyboard.press('Escape')
    await page.getByRole('combobox', { name: 'Search or run a command' }).waitFor({ state: 'detached' })
  }
  return quantile(spans, 0.95)
}

const starts = new Starts(electron)
try {
  const paint = { empty: [] as number[], small: [] as number[], large: [] as number[] }
  for (let start = 0; start < STARTS; start += 1)
    for (const [of, begin] of [
      ['empty', () => starts.empty()],
      ['small', () => starts.parley(small)],
      ['large', () => starts.parley(large)],
    ] as const) {
      const { running, paint: took } = await begin()
      paint[of].push(took)
      await running.close()
    }
  const sample = await starts.parley(SAMPLE)
  await wait(2000)
  // The same walk on both: a window that has shown every screen takes more than one that has shown the first.
  await paintedScreens(sample.running.page)
  const memoryOfSample = await memoryOfWindow(sample.running)
  await sample.running.close()

  const { running } = await starts.parley(large)
  const { page } = running
  await page.getByText(/open findings: \d+$/).waitFor({ timeout: 120_000 })
  // The search index is read from the desk once, in the background.
  await wait(30_000)
  await page.evaluate(() => {
    const longest = { ms: 0, on: '', now: '' }
    Object.assign(window, { longest })
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries())
        if (duration > longest.ms) Object.assign(longest, { ms: duration, on: longest.now })
    }).observe({ type: 'longtask' })
  })
  const screens = await paintedScreens(page)
  const memory = { sample: memoryOfSample, large: await memoryOfWindow(running) }
  const painted = { ...screens, ...(await paintedRecords(page)) }
  const longest = await page.evaluate(() => (window as unknown as { longest: WindowFigures['longest'] }).longest)
  const search = { en: await searched(page, WORDS.en), ja: await searched(page, WORDS.ja) }
  const figures: WindowFigures = {
    start: { empty: median(paint.empty), small: median(paint.small), large: median(paint.large) },
    painted,
    longest,
    search,
    memory,
  }
  await running.close()
  console.log(JSON.stringify(figures))
} finally {
  starts.end()
}
process.exit(0)

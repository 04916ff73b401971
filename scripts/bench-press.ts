import { resolve } from 'node:path'
import type { MemoModel } from '../core/memo/memo-model'
import { composeMemo } from '../core/memo/saved/memo-to-print'
import { DeskStore } from '../electron/desk/store/desk-store'
import { bundledPathsFrom } from '../electron/files/bundled-paths'
import { Press, pressMemo } from '../electron/press/press'

/**
 * npm run bench:press: how long the press takes for the sample's brief and for longer memos, in a new thread and in one with decoded fonts. Medians
 * of wall time; trust the ratios, not the figures. Run `npm run build` first.
 */
const TIMES = 7
const LENGTHS = [1, 4, 40]

const {
  pressFile: workerFile,
  fonts: fontsDirectory,
  sampleDesk,
} = bundledPathsFrom(resolve(import.meta.dirname, '..', 'out', 'main'))
const { desk } = await DeskStore.open(sampleDesk, 'read')
const brief = composeMemo(desk, { kind: 'meetingBrief', now: new Date().toISOString() })
const warm = new Press({ workerFile, fontsDirectory })

console.log('pages  cold ms  warm ms  warm/cold  warm ms a page')
for (const times of LENGTHS) {
  const memo: MemoModel = { ...brief, blocks: Array.from({ length: times }, () => brief.blocks).flat() }
  const pages = (await warm.press(memo)).pages.length
  const cold = await median(() => pressMemo(memo, { workerFile, fontsDirectory }))
  const kept = await median(() => warm.press(memo))
  const row = [pages, cold.toFixed(0), kept.toFixed(0), (kept / cold).toFixed(2), (kept / pages).toFixed(1)]
  console.log(row.map((cell, column) => String(cell).padStart([5, 8, 8, 10, 15][column] ?? 0)).join(' '))
}
await warm.close()

/** The median of some runs, in milliseconds. */
async function median(work: () => Promise<unknown>): Promise<number> {
  const spans: number[] = []
  for (let run = 0; run < TIMES; run += 1) {
    const start = performance.now()
    await work()
    spans.push(performance.now() - start)
  }
  return spans.toSorted((a, b) => a - b)[Math.floor(TIMES / 2)] ?? Number.NaN
}

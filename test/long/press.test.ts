import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { MemoModel } from '../../core/memo/memo-model'
import type { PressProgress } from '../../core/memo/pressed'
import { composeMemo } from '../../core/memo/saved/memo-to-print'
import { Press } from '../../electron/press/press'
import { renderMemo } from '../../electron/press/render-memo'
import { FONTS, ROOT, sampleDesk, temporaryFolder } from '../helpers/desks/sample'

const PLACE = { workerFile: join(ROOT, 'out', 'main', 'press.cjs'), fontsDirectory: FONTS }
const press = new Press(PLACE)
afterAll(() => press.close())

const sampleMemo = async () => composeMemo(await sampleDesk(), { kind: 'meetingBrief', now: '2025-06-20T12:00:00Z' })
const longMemo = (memo: MemoModel, times: number): MemoModel => ({
  ...memo,
  blocks: Array.from({ length: times }, () => memo.blocks).flat(),
})

describe('a press', () => {
  it('lays out 500 pages, tells how far it is, and has a free thread after them', async () => {
    const heard: PressProgress[] = []
    const { pages, places } = await press.press(longMemo(await sampleMemo(), 245), {
      onProgress: (progress) => heard.push(progress),
    })
    expect(pages.length).toBeGreaterThan(480)
    expect(places.length).toBeGreaterThan(30_000)
    // How often it tells depends on the time that it takes: `npm run bench:pdf` measures that.
    for (const phase of ['layout', 'pages'] as const) {
      const told = heard.filter((progress) => progress.phase === phase).map(({ done }) => done)
      expect(told.length, phase).toBeGreaterThan(0)
      expect(told, phase).toEqual(told.toSorted((a, b) => a - b))
    }
    expect((await press.press(await sampleMemo())).pages).toHaveLength(2)
  })

  it('is silent in no phase for more than a small part of its work', async () => {
    const heard: PressProgress[] = []
    await renderMemo(longMemo(await sampleMemo(), 30), FONTS, (progress) => heard.push(progress))
    for (const phase of ['layout', 'pages'] as const) {
      const told = heard.filter((progress) => progress.phase === phase)
      const gaps = told.map(({ done, of }, index) => (done - (told[index - 1]?.done ?? 0)) / of)
      expect(told.length, phase).toBeGreaterThan(10)
      expect(Math.max(...gaps), phase).toBeLessThan(0.1)
    }
  })

  it('survives a thread that runs out of memory', async () => {
    const memo = await sampleMemo()
    const workerFile = join(temporaryFolder(), 'worker.cjs')
    writeFileSync(
      workerFile,
      `require('node:worker_threads').parentPort.on('message', ({ memo }) => {
         if (memo.title[0].text === 'memory') for (const all = []; ; ) all.push(new Array(1e6).fill(all.length))
       })
       require(${JSON.stringify(PLACE.workerFile)})`,
    )
    const own = new Press({ ...PLACE, workerFile })
    const greedy = own.press({ ...memo, title: [{ text: 'memory', style: 'plain' }] })
    await expect(greedy).rejects.toMatchObject({ code: 'press-memory' })
    expect((await own.press(memo)).pages).toHaveLength(2)
    await own.close()
  })
})

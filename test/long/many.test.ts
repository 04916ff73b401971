import { describe, expect, it } from 'vitest'
import { composeMeetingBrief } from '../../core/memo/meeting-brief/compose-meeting-brief'
import { memoTexts } from '../../core/memo/memo-model'
import { renderMemo } from '../../electron/press/render-memo'
import { bodyText, squeeze } from '../helpers/pdf'
import { randomDesk } from '../helpers/random-desk'
import { killWriters } from '../helpers/run-writer'
import { copyOfSample, FONTS } from '../helpers/sample'

describe('many', () => {
  it('200 random desks lose no string', async () => {
    const lost: string[] = []
    for (let seed = 1000; seed < 1200; seed += 1) {
      const { desk, printed } = randomDesk(seed, 1 + (seed % 6))
      const memo = composeMeetingBrief(desk, { now: '2025-06-20T12:00:00Z' })
      const body = bodyText(memo, await renderMemo(memo, FONTS))
      const texts = [...printed, ...memoTexts(memo).filter((text) => text !== memo.kind)]
      lost.push(...texts.filter((text) => !body.includes(squeeze(text))).map((text) => `${seed}: ${text}`))
    }
    expect(lost).toEqual([])
  })

  it('100 kill -9 lose no acknowledged edit', async () => {
    const count = await killWriters(await copyOfSample(), 100)
    console.log(`${count.kills} kills, ${count.acknowledged} acknowledged, ${count.lost} lost`)
    expect(count).toMatchObject({ kills: 100, lost: 0 })
  })
})

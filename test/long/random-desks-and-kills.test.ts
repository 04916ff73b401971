import { describe, expect, it } from 'vitest'
import { memoTexts } from '../../core/memo/memo-model'
import { composeMemo } from '../../core/memo/saved/memo-to-print'
import { renderMemo } from '../../electron/press/render-memo'
import { acknowledged } from '../../scripts/torture/toll'
import { torture } from '../../scripts/torture/torture'
import { randomDesk } from '../helpers/desks/random-desk'
import { FONTS } from '../helpers/desks/sample'
import { bodyText, pageTexts, squeeze } from '../helpers/pdf/pdf-text'

describe('many trials', () => {
  it('lose no string of 200 random desks', async () => {
    const lost: string[] = []
    for (let seed = 1000; seed < 1200; seed += 1) {
      const { desk, printed } = randomDesk(seed, 1 + (seed % 6))
      const memo = composeMemo(desk, { kind: 'meetingBrief', now: '2025-06-20T12:00:00Z' })
      const body = bodyText(memo, pageTexts((await renderMemo(memo, FONTS)).bytes))
      const texts = [...printed, ...memoTexts(memo).filter((text) => text !== memo.kind)]
      lost.push(...texts.filter((text) => !body.includes(squeeze(text))).map((text) => `${seed}: ${text}`))
    }
    expect(lost).toEqual([])
  })

  it('lose no acknowledged edit to 100 kill -9', async () => {
    const toll = await torture({ kills: 100, seed: Date.now() % 100_000 })
    console.log(`${toll.kills} kills, ${acknowledged(toll)} acknowledged, ${toll.lost.length} lost`)
    expect(toll).toMatchObject({ kills: 100, lost: [], unreadable: [], ended: [] })
  })
})

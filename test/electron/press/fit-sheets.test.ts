import { describe, expect, it } from 'vitest'
import type { MemoModel } from '../../../core/memo/memo-model'
import { fitSheets } from '../../../electron/press/fit-sheets'
import { CLOSEST, type Closeness } from '../../../electron/press/memo-styles'
import { memoIn } from '../../helpers/pdf/filled-memo'
import { outside, sizesIn, wordsOf } from '../../helpers/pdf/pdf-geometry'
import { printed } from '../../helpers/pdf/printed-memo'
import { itLong, some } from '../../helpers/long'

const BRIEFS = [
  ['en', 'A4'],
  ['en', 'LETTER'],
  ['ja', 'A4'],
  ['ja', 'LETTER'],
] as const
/** The bottom margin, in points. */
const MARGIN = (2.5 / 2.54) * 72

const briefIn = async (language: 'en' | 'ja', pageSize: MemoModel['pageSize']): Promise<MemoModel> => ({
  ...(await memoIn(language, 'meetingBrief')),
  pageSize,
})

/** On which page the labels of the sign-off are, and how far the row's lower edge is above the bottom margin. */
function signOffPlace(memo: MemoModel, bytes: Uint8Array) {
  const labels = memo.signOff.map(({ label }) => label)
  const pages = wordsOf(bytes).map(({ height, words }) => {
    const row = words.filter(({ text }) => labels.includes(text))
    // The last of equal words: a text above may say "Approved" too.
    const bottom = Math.max(0, ...row.map((word) => word.bottom))
    const body = words.filter((word) => word.bottom < height - MARGIN + 2)
    const below = body.filter(({ top }) => top > bottom - 2).length
    return { count: row.length, above: height - MARGIN - bottom, below }
  })
  return pages.flatMap((page, index) =>
    page.count >= labels.length ? [{ ...page, page: index, of: pages.length }] : [],
  )
}

// In `npm test` in English on A4 and in Japanese on Letter.
describe.each(some(BRIEFS.slice(0, 2)).concat(some(BRIEFS.slice(2).toReversed())))(
  'the sample’s brief in %s on %s',
  (language, paper) => {
    let made: ReturnType<typeof printed> | undefined
    /** Prints the brief once for three tests. */
    const printOnce = () => (made ??= briefIn(language, paper).then(printed))

    it('has two pages with nothing past an edge, over another text or below 8 points', async () => {
      const { bytes, pages } = await printOnce()
      expect(pages).toHaveLength(2)
      expect(outside(bytes)).toEqual([])
      expect(sizesIn(bytes)[0]).toBeGreaterThanOrEqual(8)
    })

    it('has its first line to say in the upper half of the first page', async () => {
      const { memo, bytes } = await printOnce()
      const issue = memo.blocks.find((block) => block.kind === 'issue')
      const line = issue?.lines.find(({ style }) => style === 'say')?.runs.map(({ text }) => text)
      const [page] = wordsOf(bytes)
      const words = (line ?? []).join('').trim().split(' ')
      const texts = (page?.words ?? []).map(({ text }) => text)
      const at = texts.findIndex((_, index) => words.every((word, next) => texts[index + next] === word))
      expect(page?.words[at]?.bottom).toBeLessThan(420)
    })

    it('has its sign-off at the foot of the last page, under all else', async () => {
      const { memo, bytes } = await printOnce()
      const [place, ...others] = signOffPlace(memo, bytes)
      expect(others).toEqual([])
      expect(place).toMatchObject({ page: 1, below: 0 })
      expect(place?.above).toBeLessThan(4)
    })
  },
)

describe('a sign-off', () => {
  itLong('is whole and over no other text, however full its page is', async () => {
    const memo = await briefIn('en', 'LETTER')
    const lengths: number[] = []
    for (let lines = 0; lines <= 8; lines += 1) {
      const more = Array.from({ length: lines }, () => ({
        text: `${'small print '.repeat(9)}\n`,
        style: 'plain' as const,
      }))
      const { bytes } = await printed({ ...memo, disclaimer: [...memo.disclaimer, ...more] })
      const [place, ...others] = signOffPlace(memo, bytes)
      expect(others).toEqual([])
      expect(place?.page).toBe((place?.of ?? 0) - 1)
      expect(outside(bytes)).toEqual([])
      lengths.push(place?.of ?? 0)
    }
    // The last of these has no room for it on the second page.
    expect([lengths[0], lengths.at(-1)]).toEqual([2, 3])
  })

  itLong('breaks between pages if it is taller than one', async () => {
    const memo = await briefIn('en', 'A4')
    const copies = Array.from({ length: 900 }, (_, index) => `Office ${index}`).join(', ')
    const signOff = memo.signOff.map((fact) => ({ ...fact, runs: [{ text: copies, style: 'plain' as const }] }))
    expect((await printed({ ...memo, signOff })).body).toContain('Office899')
  })

  it('comes before the annex', async () => {
    const memo = await briefIn('en', 'A4')
    const annex = { heading: 'Annex', passages: [{ mark: 'A1', runs: [{ text: 'Words.', style: 'plain' as const }] }] }
    const { bytes } = await printed({ ...memo, annex })
    expect(signOffPlace(memo, bytes)).toMatchObject([{ page: 1, of: 3, below: 0 }])
  })
})

/** Lays out sheets that take the given pages at each closeness, and tells which closeness was taken. */
function fitted(pagesOf: (close: Closeness) => { room: number; behind: number; annex?: number }, memo = {}) {
  const tried: Closeness[] = []
  const { close } = fitSheets({ mostPages: 2, fitted: true, ...memo } as MemoModel, (next) => {
    tried.push(next)
    const { room, behind, annex = 0 } = pagesOf(next)
    const begins = new Map([
      ...(behind > 0 ? [['behind', room] as const] : []),
      ...(annex > 0 ? [['annex', room + behind] as const] : []),
    ])
    return { close: next, begins, pages: Array.from({ length: room + behind + annex }) }
  })
  return { close, tried: tried.length }
}

describe('the closeness of sheets', () => {
  const EASE = { room: 0, behind: 0 }

  it('is at ease for sheets that fit, whatever the annex takes', () => {
    expect(fitted(() => ({ room: 1, behind: 1, annex: 9 }))).toEqual({ close: EASE, tried: 1 })
  })

  it('is the least that makes each sheet fit, and no closer for the other one', () => {
    expect(fitted(({ behind }) => ({ room: 1, behind: behind < 2 ? 2 : 1 }))).toEqual({
      close: { room: 0, behind: 2 },
      tried: 3,
    })
    expect(fitted(({ room, behind }) => ({ room: room < 1 ? 2 : 1, behind: behind < 3 ? 2 : 1 })).close).toEqual({
      room: 1,
      behind: CLOSEST,
    })
  })

  it('is at ease again for a sheet that never fits, and stays close for one that does', () => {
    expect(fitted(() => ({ room: 2, behind: 1 })).close).toEqual(EASE)
    expect(fitted(({ room }) => ({ room: room < 1 ? 2 : 1, behind: 2 })).close).toEqual({ room: 1, behind: 0 })
  })

  it('is not tried for a sheet that is pages too long, nor for a memo that was issued before', () => {
    expect(fitted(() => ({ room: 1, behind: 4 }))).toEqual({ close: EASE, tried: 1 })
    expect(fitted(() => ({ room: 2, behind: 2 }), { fitted: undefined })).toEqual({ close: EASE, tried: 1 })
  })

  it('lets one sheet alone take all pages', () => {
    expect(fitted(() => ({ room: 2, behind: 0 }))).toEqual({ close: EASE, tried: 1 })
  })
})

import { expect, it } from 'vitest'
import { composeMemo } from '../../../core/memo/saved/memo-to-print'
import { memoTexts, type Block, type MemoModel } from '../../../core/memo/memo-model'
import { LANGUAGES } from '../../../core/base/text'
import { MADE_MEMO_TYPES, type MadeMemoType } from '../../../core/model/values/made-memos'
import { randomDesk } from '../../helpers/desks/random-desk'
import { itLong, some } from '../../helpers/long'
import { memoIn } from '../../helpers/pdf/filled-memo'
import { outside, sizesIn } from '../../helpers/pdf/pdf-geometry'
import { squeeze } from '../../helpers/pdf/pdf-text'
import { printed, strandedHeadings } from '../../helpers/pdf/printed-memo'

/** The most pages that the sample's memos may take. */
const MOST_PAGES: Record<MadeMemoType, number> = {
  meetingBrief: 2,
  cueCard: 1,
  roundReport: 2,
  decisionSubmission: 2,
  positionMatrix: 2,
  tariffFactSheet: 3,
  chronology: 2,
}
/** The kinds without sheets. */
const kinds = ['roundReport', 'decisionSubmission', 'positionMatrix', 'tariffFactSheet', 'chronology'] as const

async function expectWhole(made: MemoModel, what = ''): Promise<readonly string[]> {
  const { memo, body, bytes, pages } = await printed(made)
  const lost = memoTexts(memo).filter((text) => text !== memo.kind && !body.includes(squeeze(text)))
  expect(lost, what).toEqual([])
  expect(strandedHeadings(memo, pages), what).toEqual([])
  expect(outside(bytes), what).toEqual([])
  expect(sizesIn(bytes)[0], what).toBeGreaterThanOrEqual(8)
  return pages
}

/** The kinds in every language on every paper; in `npm test` each kind once, by turns in English on A4 and in Japanese on Letter. */
const everyKind = MADE_MEMO_TYPES.flatMap((kind, index) => {
  const all = LANGUAGES.flatMap((language) =>
    (['A4', 'LETTER'] as const).map((pageSize) => ({ kind, language, pageSize })),
  )
  return some(index % 2 === 0 ? all : all.toReversed())
})

it.each(everyKind)(
  'the sample’s $kind in $language on $pageSize is whole, with nothing past an edge',
  async ({ kind, language, pageSize }) => {
    const pages = await expectWhole({ ...(await memoIn(language, kind)), pageSize })
    // A picture takes a part of the page that the shorter paper does not have.
    const more = pageSize === 'LETTER' && (kind === 'tariffFactSheet' || kind === 'chronology') ? 1 : 0
    expect(pages.length).toBeLessThanOrEqual(MOST_PAGES[kind] + more)
  },
)

it.each(kinds)('a %s of a desk made at random loses no text', async (kind) => {
  for (const seed of some([1, 2, 3]))
    await expectWhole(composeMemo(randomDesk(seed, 3).desk, { kind, now: '2025-06-20T12:00:00Z' }))
})

itLong(
  '100 memos of desks made at random lose no text, strand nothing and keep inside their edges',
  { timeout: 900_000 },
  async () => {
    for (let seed = 100; seed < 200; seed += 1) {
      const kind = MADE_MEMO_TYPES[seed % MADE_MEMO_TYPES.length] ?? 'meetingBrief'
      const memo = composeMemo(randomDesk(seed, 1 + (seed % 5)).desk, { kind, now: '2025-06-20T12:00:00Z' })
      await expectWhole({ ...memo, pageSize: seed % 4 < 2 ? 'A4' : 'LETTER' }, `seed ${seed}`)
    }
  },
)

it('nobody signs a page of a submission that has nothing else on it', async () => {
  const sample = await memoIn('en', 'decisionSubmission')
  // One length of text after another, so that the end comes to each place of a page.
  for (const lines of some([0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24])) {
    const filler: Block = {
      kind: 'paragraph',
      runs: [{ text: 'More to read. '.repeat(8), style: 'plain' }],
      empty: false,
    }
    const { pages } = await printed({
      ...sample,
      blocks: [...sample.blocks, ...Array.from({ length: lines }, () => filler)],
    })
    const last = squeeze(pages.at(-1) ?? '')
    expect(last.indexOf(squeeze('Signature'))).toBeGreaterThan(squeeze(sample.markingLine).length + 20)
  }
})

import { expect } from 'vitest'
import type { MemoryDesk } from '../../../core/desk/memory-desk'
import { memoTexts, type MemoModel } from '../../../core/memo/memo-model'
import { composeMemo } from '../../../core/memo/saved/memo-to-print'
import { interpolate } from '../../../core/text/interpolate'
import { renderMemo } from '../../../electron/press/render-memo'
import { smallDesk } from '../desks/desk-builder'
import { randomDesk } from '../desks/random-desk'
import { FONTS } from '../desks/sample'
import { bodyText, pageTexts, squeeze } from './pdf-text'

/** Composes a desk's brief on a day after the sample's meeting. */
export const compose = (desk: MemoryDesk) => composeMemo(desk, { kind: 'meetingBrief', now: '2025-06-20T12:00:00Z' })

/** Prints a memo. Resolves with its file and the text on its pages. */
export async function printed(memo: MemoModel) {
  const { bytes } = await renderMemo(memo, FONTS)
  const pages = pageTexts(bytes)
  return { memo, bytes, pages, body: bodyText(memo, pages) }
}

/** Headings that are the last line of a page, and paragraphs that name the points or rows under them. */
export function strandedHeadings(memo: MemoModel, pages: readonly string[]): string[] {
  const isOnSheets = memo.blocks.some(({ kind }) => kind === 'sheet')
  const headings = new Set(
    memo.blocks.flatMap((block, index) => {
      const next = memo.blocks[index + 1]?.kind
      const isCaption = block.kind === 'paragraph' && !isOnSheets && (next === 'points' || next === 'table')
      if (block.kind !== 'heading' && !isCaption) return []
      return [squeeze((block.number ?? '') + block.runs.map((run) => run.text).join(''))]
    }),
  )
  const running = [memo.markingLine, [memo.reference, memo.version, memo.asOf].join(' · ')].map(squeeze)
  return pages.flatMap((page, index) => {
    const number = squeeze(interpolate(memo.pageTemplate, { page: index + 1, pages: pages.length }))
    const lines = page.split('\n').map(squeeze)
    const body = lines.filter(
      (line) => line !== '' && ![...running, number].some((text) => line.includes(text) || text.includes(line)),
    )
    const last = body.at(-1)
    return last !== undefined && headings.has(last) ? [last] : []
  })
}

/** Prints a random desk made from the seed. Fails if a string is lost or a heading is stranded. */
export async function expectNoLostString(seed: number): Promise<void> {
  const { desk, printed: strings } = randomDesk(seed, 1 + (seed % 4))
  const { memo, body, pages } = await printed(compose(desk))
  expect(strandedHeadings(memo, pages)).toEqual([])
  const lost = [...strings, ...memoTexts(memo).filter((text) => text !== memo.kind)].filter(
    (text) => !body.includes(squeeze(text)),
  )
  expect(lost).toEqual([])
}

/** Prints a brief of `count` issues, whose pages break in different places for each count. Fails if a heading is stranded. */
export async function expectNoStrandedHeading(count: number): Promise<void> {
  const builder = smallDesk()
  const issues = Array.from({ length: count }, (_, index) => `issue-${index}`)
  for (const issue of issues)
    builder.add('issue', issue, { talk: 'talk', area: { en: 'A' }, label: { en: `Heading ${issue}` } })
  builder.add('session', 'session', { ...smallDesk().desk().get('session', 'session'), issues })
  const { memo, pages } = await printed(compose(builder.desk()))
  expect(strandedHeadings(memo, pages)).toEqual([])
}

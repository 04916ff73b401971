import { describe, expect, it } from 'vitest'
import { MemoryDesk } from '../../../core/desk/memory-desk'
import { memoTexts } from '../../../core/memo/memo-model'
import { composeMemo } from '../../../core/memo/saved/memo-to-print'
import { sampleDesk } from '../../helpers/desks/sample'
import { poppler, squeeze } from '../../helpers/pdf/pdf-text'
import { printed } from '../../helpers/pdf/printed-memo'

/** The sample's cue card, with the memos of the desk in that language. */
async function printCard(language: 'en' | 'ja') {
  const sample = await sampleDesk()
  const collections = structuredClone(sample.collections)
  for (const settings of Object.values(collections.deskSettings ?? {})) Object.assign(settings, { language })
  const desk = new MemoryDesk(collections, (kind, sha256) =>
    kind === 'source' ? sample.sourceText(sha256) : sample.memoText(sha256),
  )
  return printed(composeMemo(desk, { kind: 'cueCard', now: '2025-06-20T12:00:00Z' }))
}

describe('the sample’s cue card as PDF', () => {
  it.each(['en', 'ja'] as const)('fits one page and loses no text: %s', async (language) => {
    const { memo, body, pages } = await printCard(language)
    expect(pages).toHaveLength(1)
    const lost = memoTexts(memo).filter((text) => text !== memo.kind && !body.includes(squeeze(text)))
    expect(lost).toEqual([])
  })

  it('is set in 14 point', async () => {
    const { bytes } = await printCard('en')
    const boxes = poppler('pdftotext', bytes, ['-bbox'])
    const height = (word: string) => {
      const found = new RegExp(`yMin="([\\d.]+)"[^>]*yMax="([\\d.]+)">${word}<`).exec(boxes)
      return Number(found?.[2]) - Number(found?.[1])
    }
    // A word of a point, and one of the facts above, which are set in 9.5 point.
    expect(height('agreement') / height('around')).toBeCloseTo(14 / 9.5, 1)
  })
})

import { describe, expect, it } from 'vitest'
import { composeMemo } from '../../../core/memo/saved/memo-to-print'
import { memoTexts } from '../../../core/memo/memo-model'
import { smallDesk } from '../../helpers/desks/desk-builder'
import { aPosition } from '../../helpers/desks/record-fields'
import { squeeze } from '../../helpers/pdf/pdf-text'
import { printed } from '../../helpers/pdf/printed-memo'
import { sharedPress } from '../../helpers/pdf/shared-press'

/** A matrix of so many issues, each with a position whose words are of so many sentences. */
function matrixOf(issues: number, sentences: number) {
  const builder = smallDesk()
  for (const number of Array.from({ length: issues }, (_, index) => index)) {
    const id = `issue-${number}`
    const text = Array.from({ length: sentences }, (_, index) => `Begin${number}x${index} words End${number}x${index}.`)
    builder
      .add('issue', id, { talk: 'talk', area: { en: 'Trade' }, label: { en: `Name${number}` } })
      .add('position', id, aPosition(text.join(' '), { issue: id }))
  }
  return composeMemo(builder.desk(), { kind: 'positionMatrix', now: '2025-06-20T12:00:00Z' })
}

describe('a position matrix as PDF', () => {
  it('lies on its long side', async () => {
    const { pages } = await sharedPress.press(matrixOf(1, 1))
    expect(pages.map(({ width, height }) => [Math.round(width), Math.round(height)])).toEqual([[842, 595]])
  })

  it('repeats its head on each page, and cuts no row', async () => {
    const { pages } = await printed(matrixOf(30, 6))
    const withRows = pages.map(squeeze).filter((page) => page.includes('Begin'))
    expect(withRows.length).toBeGreaterThan(2)
    for (const page of withRows) {
      expect(page).toContain('Issueandgap')
      const numbers = new Set([...page.matchAll(/Begin(\d+)x/g)].map(([, number]) => number))
      for (const number of numbers) expect(page).toContain(`End${number}x5`)
    }
  })

  it('breaks a row that is taller than a page, and loses nothing of it', async () => {
    const { memo, body, pages } = await printed(matrixOf(2, 400))
    expect(pages.length).toBeGreaterThan(2)
    expect(memoTexts(memo).filter((text) => text !== memo.kind && !body.includes(squeeze(text)))).toEqual([])
  })
})

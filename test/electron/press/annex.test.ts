import { describe, expect, it } from 'vitest'
import { overlay } from '../../../core/desk/staged-desk'
import { composeMemo } from '../../../core/memo/saved/memo-to-print'
import { tooLong } from '../../../core/memo/too-long'
import { sampleDesk } from '../../helpers/desks/sample'
import { AccessiblePdf } from '../../helpers/pdf/accessible-pdf'
import { pageTexts, squeeze } from '../../helpers/pdf/pdf-text'
import { sharedPress } from '../../helpers/pdf/shared-press'

const NOW = '2025-06-20T12:00:00Z'

/** The sample's draft with its annex, or without. */
async function draft(annex: boolean) {
  const desk = await sampleDesk()
  const memo = desk.all('memo').find(({ type }) => type === 'meetingBrief')
  if (!memo) throw new Error('no draft')
  const record = { ...memo, annex }
  return composeMemo(overlay(desk, [{ op: 'put', collection: 'memo', record }]), { kind: 'meetingBrief', now: NOW })
}

describe('the annex of a brief', () => {
  it('is there on request alone', async () => {
    expect((await draft(false)).annex).toBeUndefined()
    expect((await draft(true)).annex?.heading).toBe('Evidence, for the file')
  })

  it('has each passage that a mark of the brief names, in the order of the marks', async () => {
    const { annex, notes } = await draft(true)
    const marks = annex?.passages.map(({ mark }) => mark) ?? []
    const named = notes.flatMap(({ mark }) => /[A-Z]+\d+$/.exec(mark ?? '')?.[0] ?? [])
    // The list of sources has the legal instruments, each with its number.
    expect(marks.length).toBeGreaterThan(15)
    expect(named.filter((mark) => !mark.startsWith('C')).toSorted()).toEqual(marks.toSorted())
    expect(marks.slice(0, 3)).toEqual(['A1', 'A2', 'A3'])
    const texts = annex?.passages.map(({ runs }) => runs.map(({ text }) => text).join('')) ?? []
    expect(texts).toContain('Cars, trucks and buses from abroad enter Japan free of duty.')
  })

  it('is on pages after the two of the brief, which stay as they are, and breaks no rule of PDF/UA-1', async () => {
    const [memo, bare] = [await draft(true), await draft(false)]
    const pressed = await sharedPress.press(memo)
    const [pages, before] = [pageTexts(pressed.bytes), pageTexts((await sharedPress.press(bare)).bytes)]
    expect(before).toHaveLength(2)
    const plain = (page: string | undefined) => squeeze(page ?? '').replaceAll(/page\d+of\d+/g, '')
    expect(pages.slice(0, 2).map(plain)).toEqual(before.map(plain))
    const annex = pages.slice(2).map(squeeze).join('')
    for (const { runs } of memo.annex?.passages ?? [])
      expect(annex).toContain(squeeze(runs.map(({ text }) => text).join('')).slice(0, 30))
    expect(tooLong(memo, pressed)).toBeUndefined()
    expect(new AccessiblePdf(pressed.bytes).broken).toEqual([])
  })
})

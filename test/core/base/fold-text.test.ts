import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldText, foldWithPlaces } from '../../../core/base/fold-text'

describe('folding a text for a search', () => {
  it.each([
    ['Japan’s', "japan's"],
    ['Japan‑US – talks — now', 'japan-us - talks - now'],
    ['“quota”', '"quota"'],
    ['co\u00ADoperate\u200B', 'cooperate'],
    ['ＦＴＡ２０２５', 'fta2025'],
    ['Ｃafé', 'cafe'],
    ['赤澤亮正', '赤沢亮正'],
    ['渡邊・渡邉・髙橋・濱田', '渡辺・渡辺・高橋・浜田'],
    ['ΟΔΟΣ', 'οδοσ'],
  ])('makes %s %s', (text, folded) => {
    expect(foldText(text)).toBe(folded)
  })

  it.each([
    ['Japan’s tariff', "Japan's tariff"],
    ['Japan–US', 'japan-us'],
    ['Japan—US', 'japan-us'],
    ['Japan‑US', 'japan-us'],
    ['Japan−US', 'japan-us'],
    ['Ｊａｐａｎ－ＵＳ', 'japan-us'],
    ['Japan\u00A0US', 'japan us'],
    ['Japan\u202FUS\u3000talks', 'japan us talks'],
    ['the Philippines’ offer', "the philippines' offer"],
    ['Japan＇s', "japan's"],
    ['Japan´s', "japan's"],
    ['Japan‘s', "japan's"],
    ['Japan′s', "japan's"],
    ['„package“', '"package"'],
    ['5日〜6日', '5日～6日'],
    ['non‑tariff', 'non-tariff'],
    ['“package”', '"package"'],
    ['nego\u00ADtiation', 'negotiation'],
    ['ＵＳ ２４％', 'us 24%'],
    ['ｶﾞｿﾘﾝ', 'ガソリン'],
    ['Café', 'cafe'],
    ['赤\u{E0100}澤', '赤沢'],
  ])('takes %s for %s', (one, other) => expect(foldText(one)).toBe(foldText(other)))

  it('folds a folded text to itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 12 }), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text))
      }),
    )
  })

  it('gives the same with places, and places inside the text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc
        .array(
          fc.constantFrom('a', 'é', 'ﬁ', 'ｶﾞ', '澤', '한', '\u1112\u1161\u11ab', '\u00AD', '’', ' ', '神', '㎏', '𠮷'),
        )
        .map((c) => c.join('')),
    )
    fc.assert(
      fc.property(text, (sample) => {
        const { folded, starts, ends } = foldWithPlaces(sample)
        expect(folded).toBe(foldText(sample))
        expect(starts.length).toBe(folded.length)
        for (const [unit, start] of starts.entries()) {
          const end = ends[unit] ?? 0
          expect(start).toBeLessThan(end)
          expect(end).toBeLessThanOrEqual(sample.length)
        }
      }),
    )
  })
})

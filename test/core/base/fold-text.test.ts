import { expect, it } from 'vitest'
import { foldText } from '../../../core/base/fold-text'

it.each([
  ['Japan’s tariff', "Japan's tariff"],
  ['Japan–US', 'japan-us'],
  ['non‑tariff', 'non-tariff'],
  ['“package”', '"package"'],
  ['nego\u00ADtiation', 'negotiation'],
  ['ＵＳ ２４％', 'us 24%'],
  ['ｶﾞｿﾘﾝ', 'ガソリン'],
  ['Café', 'cafe'],
  ['赤\u{E0100}澤', '赤澤'],
])('%s is found as %s', (one, other) => expect(foldText(one)).toBe(foldText(other)))

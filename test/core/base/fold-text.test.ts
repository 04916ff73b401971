import { expect, it } from 'vitest'
import { foldText } from '../../../core/base/fold-text'

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
  ['赤\u{E0100}澤', '赤澤'],
])('%s is found as %s', (one, other) => expect(foldText(one)).toBe(foldText(other)))

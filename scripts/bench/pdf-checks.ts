import { memoTexts, type MemoModel } from '../../core/memo/memo-model'
import type { Pressed } from '../../core/memo/pressed'
import { MADE_MEMO_TYPES } from '../../core/model/values/made-memos'
import { composeMemo } from '../../core/memo/saved/memo-to-print'
import { randomDesk } from '../../test/helpers/desks/random-desk'
import { AccessiblePdf } from '../../test/helpers/pdf/accessible-pdf'
import { outside } from '../../test/helpers/pdf/pdf-geometry'
import { bodyText, pageTexts, squeeze } from '../../test/helpers/pdf/pdf-text'
import { strandedHeadings } from '../../test/helpers/pdf/printed-memo'
import { narrowJapanese, paragraphs, withNotes } from './pdf-memos'

/** Counts of the faults that printed memos must not have. */

type Render = (memo: MemoModel) => Promise<Pressed>

interface Faults {
  memos: number
  missing: number
  stranded: number
  outside: number
  broken: number
}

/** Memos of desks made at random: texts that are missing, headings that are alone, words past an edge, broken rules of PDF/UA-1. */
export async function faultsOfRandomMemos(render: Render, count: number): Promise<Faults> {
  const faults: Faults = { memos: count, missing: 0, stranded: 0, outside: 0, broken: 0 }
  for (let seed = 1; seed <= count; seed += 1) {
    const kind = MADE_MEMO_TYPES[seed % MADE_MEMO_TYPES.length] ?? 'meetingBrief'
    const memo = composeMemo(randomDesk(seed, 1 + (seed % 4)).desk, { kind, now: '2025-06-20T12:00:00Z' })
    const { bytes } = await render(memo)
    const pages = pageTexts(bytes)
    const body = bodyText(memo, pages)
    faults.missing += memoTexts(memo).filter((text) => text !== memo.kind && !body.includes(squeeze(text))).length
    faults.stranded += strandedHeadings(memo, pages).length
    faults.outside += outside(bytes).length
    faults.broken += new AccessiblePdf(bytes).broken.length
  }
  return faults
}

/** Marks that no line begins with, and brackets that none ends with (JIS X 4051, 行頭禁則 and 行末禁則). */
const WRONG_END =
  /^[、。，．・：；？！ー々〜」』）】〕〉》ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ]|[「『（【〔〈《]$/u

/** Japanese in narrow lines, and how many of them begin or end with a mark that may not be there; `anywhere` lets lines break between any two characters. */
export async function kinsoku(render: Render, anywhere = false): Promise<{ lines: number; violations: number }> {
  const { bytes } = await render(narrowJapanese(anywhere))
  const lines = pageTexts(bytes)
    .flatMap((page) => page.split('\n'))
    .map((line) => line.replaceAll(/[\s\u200B]/g, ''))
    .filter((line) => /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(line))
  return { lines: lines.length, violations: lines.filter((line) => WRONG_END.test(line)).length }
}

/** Paragraphs of several lines that leave one line alone on a page, as a share of all. */
export async function aloneShare(render: Render, count: number): Promise<number> {
  const { places } = await render(paragraphs(count))
  const lines = new Map<string, Map<number, Set<number>>>()
  for (const { from, page, y } of places) {
    const ofText = lines.get(from.id) ?? new Map<number, Set<number>>()
    ofText.set(page, (ofText.get(page) ?? new Set()).add(y))
    lines.set(from.id, ofText)
  }
  const alone = [...lines.values()].filter(
    (pages) => pages.size > 1 && [...pages.values()].some(({ size }) => size === 1),
  )
  return alone.length / count
}

/** The share of the marks of 10,000 notes that are on the pages, each before what follows it, and the words that another covers. */
export async function notesInPrint(render: Render): Promise<{ share: number; overlaps: number }> {
  const count = 10_000
  const { bytes } = await render(withNotes(count))
  const text = pageTexts(bytes).join('')
  const marks = new Set(text.match(/A\d+/g))
  return {
    share: [...marks].filter((mark) => Number(mark.slice(1)) <= count).length / count,
    overlaps: outside(bytes.slice()).length,
  }
}

import type { Memo } from '../model/records/records'
import type { MadeMemoType } from '../model/values/made-memos'
import { translator } from '../text/catalogue'
import { vocabularyText } from '../text/describe'
import { printsWords } from './audience/audiences'
import type { ContentRun, MemoContent, SectionContent, SectionPart } from './memo-content'
import type { Sheets } from './memo-kind'
import type { Block } from './memo-model'
import { isHidden, printedOrderOf, readerOf, wordsOf, type Laid, type SetSection } from './memo-order'
import type { NoteNumbers } from './note-numbers'
import { ofMemo } from './of-memo'
import { wordParts } from './own-words'
import type { PortionMarks } from './portion-marks'
import { itemNumber, sheetBlocks } from './section-blocks'
import { secondSheetAt } from './sheet-order'

const space: ContentRun = { text: ' ', style: 'plain' }

/**
 * Lays out a memo on two sheets. The first, to speak from, ends with a line that names all that the desk has nothing for; the paragraphs of the second are
 * numbered through.
 */
export function onSheets(
  type: MadeMemoType,
  sheets: Sheets,
  content: MemoContent,
  memo: Memo | undefined,
  numbers: NoteNumbers,
  marks: PortionMarks,
): Laid {
  const order = printedOrderOf(type, readerOf(content, memo))
  const second = secondSheetAt(order, sheets)
  let paragraph = 0
  const inSecond = () => itemNumber((paragraph += 1), content.language)
  const sections = order.map((section, index): SetSection => {
    const heading = vocabularyText(content.language, 'memoSection', section)
    const given = sectionWithWords(content, memo, section, marks)
    const next = index < second ? () => undefined : inSecond
    return { section, words: wordsOf(memo, section), blocks: sheetBlocks(heading, given, next, numbers) }
  })
  const first = sections.slice(0, second).flatMap(({ blocks }) => blocks)
  const rest = sections.slice(second).flatMap(({ blocks }) => blocks)
  return {
    sections,
    blocks: [
      { kind: 'sheet', sheet: 'room' },
      ...first,
      ...gapBlocks(content, memo, numbers, marks),
      ...(rest.length > 0 ? [{ kind: 'sheet', sheet: 'behind' } as const, ...rest] : []),
    ],
  }
}

/** A section with the desk's own words: before its parts, or after those that bring headings of their own. */
function sectionWithWords(
  content: MemoContent,
  memo: Memo | undefined,
  section: SetSection['section'],
  marks: PortionMarks,
): SectionContent {
  const found = content.sections.find((one) => one.section === section)
  const { parts, section: _name, ...given }: MemoContent['sections'][number] = found ?? { parts: [], section }
  const own = wordParts(content.language, memo, section, wordsOf(memo, section)).map((part) => marks.part(part))
  const ofRecords = parts.map((part) => marks.part(part, given))
  const withAsk = section === 'purpose' ? askFirst(content, memo, ofRecords, marks) : ofRecords
  return { ...given, parts: given.headless ? [...withAsk, ...own] : [...own, ...withAsk] }
}

/** The parts of the first section with what the memo asks of its reader, first in the box. */
function askFirst(
  { language }: MemoContent,
  memo: Memo | undefined,
  parts: readonly SectionPart[],
  marks: PortionMarks,
): SectionPart[] {
  if (memo?.ask === undefined || !printsWords(memo)) return [...parts]
  const label: ContentRun = { text: translator(language)('memo.label.ask'), style: 'label' }
  const ask = marks.text([label, space, ofMemo(memo, 'ask', memo.ask)])
  const [first, ...rest] = parts
  return first?.kind === 'box'
    ? [{ kind: 'box', paragraphs: [ask, ...first.paragraphs] }, ...rest]
    : [{ kind: 'box', paragraphs: [ask] }, ...parts]
}

/** One line that names all that is empty, but for sections that are hidden or in which the desk has its own words. */
function gapBlocks(
  { gaps = [], language }: MemoContent,
  memo: Memo | undefined,
  numbers: NoteNumbers,
  marks: PortionMarks,
): Block[] {
  const open = gaps.filter(({ section }) => wordsOf(memo, section) === undefined && !isHidden(memo, section))
  if (open.length === 0) return []
  const text = translator(language)
  const between: ContentRun = { text: text('memo.semicolon'), style: 'plain' }
  const runs: ContentRun[] = [
    { text: text('memo.gap.label'), style: 'label' },
    space,
    ...open.flatMap((gap, index) => (index === 0 ? gap.runs : [between, ...gap.runs])),
    { text: text('memo.gap.end'), style: 'plain' },
  ]
  return [{ kind: 'paragraph', runs: numbers.number(marks.text(runs)), empty: true }]
}

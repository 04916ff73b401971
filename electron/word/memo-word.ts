import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  LevelFormat,
  LineRuleType,
  PageNumber,
  PageOrientation,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
  type IParagraphOptions,
  type Table,
} from 'docx'
import { forXml } from '../../core/base/xml-text'
import { UNCOMPARED, type ComparedMemo } from '../../core/memo/model-changes'
import { isOnSheets, type Fact, type MemoModel, type Run, type Sheet } from '../../core/memo/memo-model'
import type { WordAnchors } from '../../core/memo/returned/anchors'
import { templateParts } from '../../core/text/interpolate'
import { packWord } from './pack-word'
import { POINTS, WordBlocks } from './word-blocks'
import { WordInlines } from './word-inlines'
import { CENTRED, LANGUAGE, RULE, rule, twips, wordStyles } from './word-styles'

/** Points per centimetre. */
const CM = 72 / 2.54
/** The paper in twentieths of a point, upright. */
const PAPER = { A4: { width: 11_906, height: 16_838 }, LETTER: { width: 12_240, height: 15_840 } } as const
const MARGIN = twips(2.5 * CM)
/** The margin above and below: Word sets no sheet closer to make it fit, so sheets get more room. */
const edgeOf = (memo: MemoModel) => (isOnSheets(memo) ? twips(1.75 * CM) : MARGIN)

/**
 * A memo as a Word document (Office Open XML): its marking at the top and bottom of each page, its notes as footnotes, and its tables, headings and points as Word's
 * own. `compared` adds the changes against an earlier version as tracked changes, `anchors` the marks by which the file can be read back. The same memo always gives
 * the same bytes.
 */
export async function memoWord(given: MemoModel | ComparedMemo, anchors?: WordAnchors): Promise<Uint8Array> {
  const compared: ComparedMemo = 'texts' in given ? given : { memo: given, texts: UNCOMPARED }
  const { memo } = compared
  // Word numbers footnotes by their first mention; notes in another order are printed as a list, as on paper.
  const counted = new WordInlines(memo, false)
  bodyOf(compared, counted, anchors)
  const isInOrder =
    counted.mentioned.length === memo.notes.length && counted.mentioned.every((number, index) => number === index + 1)
  const hasFootnotes = memo.sources === undefined && isInOrder
  const inlines = new WordInlines(memo, hasFootnotes)
  const children = bodyOf(compared, inlines, anchors, !hasFootnotes)
  const edge = edgeOf(memo)
  const document = new Document({
    title: forXml(textOf(memo.title)),
    creator: 'Parley',
    lastModifiedBy: 'Parley',
    revision: 1,
    styles: wordStyles(memo),
    numbering: {
      config: [
        {
          reference: POINTS,
          levels: [{ level: 0, format: LevelFormat.BULLET, text: '•', alignment: AlignmentType.LEFT }],
        },
      ],
    },
    compatibility: { version: 15 },
    ...(anchors ? { customProperties: anchors.properties } : {}),
    ...(hasFootnotes ? { footnotes: footnotesOf(memo, inlines) } : {}),
    sections: [
      {
        properties: {
          page: {
            size: { ...PAPER[memo.pageSize], ...(memo.landscape ? { orientation: PageOrientation.LANDSCAPE } : {}) },
            margin: {
              top: edge,
              bottom: edge,
              left: MARGIN,
              right: MARGIN,
              header: twips(0.9 * CM),
              footer: twips(0.7 * CM),
            },
          },
        },
        headers: { default: new Header({ children: [markingOf(memo, inlines)] }) },
        footers: { default: new Footer({ children: [runningOf(memo, inlines), markingOf(memo, inlines)] }) },
        children,
      },
    ],
  })
  return packWord(document, memo)
}

const textOf = (runs: readonly Run[]) => runs.map(({ text }) => text).join('')

const widthOf = ({ pageSize, landscape }: MemoModel) =>
  (landscape ? PAPER[pageSize].height : PAPER[pageSize].width) - 2 * MARGIN

/** The body from title to annex. `notes` lists the notes at its end, as on paper. */
function bodyOf(
  { memo, texts }: ComparedMemo,
  inlines: WordInlines,
  anchors: WordAnchors | undefined,
  notes = false,
): (Paragraph | Table)[] {
  const blocks = new WordBlocks(memo, inlines, { compared: texts, width: widthOf(memo), anchors })
  const plain = (text: string): Run[] => [{ text, style: 'plain' }]
  // A signature is never on a page of its own: the end of the list goes along.
  const isSigned = (memo.signature ?? []).length > 0
  const listed = (lead: string, runs: readonly Run[], fromEnd: number) =>
    blocks.text(runs, { style: 'MemoSource', lead, keepNext: isSigned && fromEnd <= 2, ...blocks.hanging(twips(22)) })
  const heading = (text: string, manner: IParagraphOptions = {}) =>
    blocks.heading({ level: 1, number: '', runs: plain(text) }, manner)
  const lists = memo.sources
    ? memo.sources.map(({ letter, runs }, index, all) => listed(letter, runs, all.length - index))
    : notes
      ? memo.notes.map(({ number, runs }, index, all) => listed(String(number), runs, all.length - index))
      : []
  const { annex } = memo
  const smallPrint = memo.disclaimer.length > 0 ? [blocks.text(memo.disclaimer, { style: 'MemoSmallPrint' })] : []
  return [
    ...(memo.letterhead ?? []).map((line, index) =>
      blocks.text(line, { style: index === 0 ? 'MemoOffice' : 'MemoLetterhead' }),
    ),
    new Paragraph({ style: 'MemoKind', children: inlines.text(memo.kind) }),
    blocks.text(memo.title, { style: 'Title' }),
    ...factsOf(memo.facts, blocks),
    ...inTurn(memo, blocks),
    ...(lists.length > 0 ? [heading(memo.notesHeading), ...lists] : []),
    ...(isOnSheets(memo)
      ? [...smallPrint, ...signOffInOneRow(memo, blocks)]
      : [...signatureOf(memo, blocks), ...signOffOf(memo, blocks), ...smallPrint]),
    ...(annex
      ? [
          heading(annex.heading, { pageBreakBefore: true }),
          ...annex.passages.map(({ mark, runs }) =>
            blocks.text(runs, { style: 'MemoBody', lead: mark, ...blocks.hanging(twips(34)) }),
          ),
        ]
      : []),
  ]
}

/** The blocks in order; those of the second sheet begin on a new page. */
function inTurn({ blocks: given }: MemoModel, blocks: WordBlocks): (Paragraph | Table)[] {
  let sheet: Sheet | undefined
  let begins = false
  return given.flatMap((block, index) => {
    if (block.kind === 'sheet') {
      sheet = block.sheet
      begins = index > 0
      return []
    }
    const set = blocks.block(block, given[index + 1], sheet, begins)
    begins = false
    return set
  })
}

function factsOf(facts: readonly Fact[], blocks: WordBlocks): (Paragraph | Table)[] {
  if (facts.length === 0) return []
  const rows = facts.map(({ label, runs }) => [
    [blocks.labelOf(label, runs, 'MemoFactLabel')],
    [blocks.text(runs, { style: 'MemoFact' })],
  ])
  const borders = { top: rule(RULE), bottom: rule(RULE) }
  return [blocks.grid(rows, { weights: [1, 5.4], borders, margins: { top: 10, bottom: 10 } }), blocks.space()]
}

/** Room for the reader's signature, each part under a line to write on. */
function signatureOf({ signature = [] }: MemoModel, blocks: WordBlocks): (Paragraph | Table)[] {
  if (signature.length === 0) return []
  const row = signature.map((label) => [blocks.text([{ text: label, style: 'plain' }], { style: 'MemoFactLabel' })])
  return [
    // Its own height, and not room before it, which the top of a page takes away.
    blocks.space({ spacing: { line: twips(30), lineRule: LineRuleType.EXACT }, keepNext: true }),
    blocks.grid([row], { weights: [45, 35, 20], borders: { top: rule(RULE) } }),
  ]
}

/** Each under its label. */
function signOffOf({ signOff }: MemoModel, blocks: WordBlocks): (Paragraph | Table)[] {
  if (signOff.length === 0) return []
  const row = signOff.map(({ label, runs }) => [
    blocks.labelOf(label, runs, 'MemoFactLabel'),
    blocks.text(runs, { style: 'MemoCell' }),
  ])
  return [
    blocks.space({ spacing: { before: twips(6) } }),
    blocks.grid([row], { weights: signOff.map(() => 1), borders: { top: rule(RULE) } }),
    blocks.space(),
  ]
}

/** Each beside its label, to take one line. */
function signOffInOneRow({ signOff }: MemoModel, blocks: WordBlocks): (Paragraph | Table)[] {
  if (signOff.length === 0) return []
  const row = signOff.map(({ label, runs }) => [blocks.labelled(label, runs, 'MemoFactLabel')])
  const widths = [33, 23, 25, 19]
  return [
    blocks.space(),
    blocks.grid([row], { weights: signOff.map((_, index) => widths[index] ?? 20), borders: { top: rule(RULE) } }),
    // A document can't end with a table; this one takes no page of its own.
    blocks.space({ spacing: { line: 10, lineRule: LineRuleType.EXACT } }),
  ]
}

function footnotesOf(memo: MemoModel, inlines: WordInlines) {
  const runs = (given: readonly Run[]) => inlines.runs(given.map((run) => ({ run, how: 'same' })))
  return Object.fromEntries(
    memo.notes.map(({ number, runs: note }) => [
      number,
      { children: [new Paragraph({ style: 'FootnoteText', children: [new TextRun({ text: ' ' }), ...runs(note)] })] },
    ]),
  )
}

function markingOf({ markingLine, markingColour }: MemoModel, inlines: WordInlines): Paragraph {
  const color = markingColour.replace('#', '')
  return new Paragraph({ style: 'MemoMarking', alignment: CENTRED, children: inlines.text(markingLine, { color }) })
}

/** Reference, version and as-of time, with "page n of N" to the right. */
function runningOf(memo: MemoModel, inlines: WordInlines): Paragraph {
  const numbers = { page: PageNumber.CURRENT, pages: PageNumber.TOTAL_PAGES }
  const page = templateParts(memo.pageTemplate).map((part) =>
    'text' in part ? part.text : numbers[part.placeholder as keyof typeof numbers],
  )
  return new Paragraph({
    style: 'MemoRunning',
    border: { top: { style: BorderStyle.SINGLE, size: 4, color: RULE, space: 3 } },
    tabStops: [{ type: TabStopType.RIGHT, position: widthOf(memo) }],
    children: [
      ...inlines.text([memo.reference, memo.version, memo.asOf].join(' · ')),
      new TextRun({ children: [new Tab(), ...page], language: LANGUAGE }),
    ],
  })
}

import type { Content, ContentColumns, ContentText, TableCell } from 'pdfmake/interfaces'
import type { LayoutNode } from 'pdfmake/js/LayoutBuilder.js'
import { isOnSheets, type Block, type Fact, type MemoModel, type Run, type Sheet } from '../../core/memo/memo-model'
import { interpolate } from '../../core/text/interpolate'
import { chartContent } from './chart-content'
import { MemoInlines } from './memo-inlines'
import { memoEnd } from './memo-end'
import { QUIET, RULE, styleOf } from './memo-styles'
import { SheetBlocks } from './sheet-blocks'
import { inParts, inRow, tableParts, type TallRows } from './tall-rows'

/** Points per centimetre. */
const CM = 72 / 2.54
/** Width of the column of paragraph numbers, for a body of the usual size. */
const GUTTER = 27
/** The room under a letterhead, in points. */
const LETTERHEAD_GAP = 14
/** The same on sheets, where Japanese numbers have brackets. */
const SHEET_GUTTER = 22
const SHEET_GUTTER_JA = 33

/** Left, top, right, bottom: 2.5 cm each; the marking is inside the top and bottom margins. */
export const PAGE_MARGINS: [number, number, number, number] = [2.5 * CM, 2.5 * CM, 2.5 * CM, 2.5 * CM]

/** The layout of a memo: its body for pdfmake, and the head and foot of each page. */
export interface MemoDocument {
  content: Content[]
  header: () => Content
  footer: (page: number, pages: number) => Content
}

/**
 * Lays out a memo; calls `beat` at each block, so that a long memo shows progress. The `tall` rows break between pages; `cutRows` lets all rows and blocks
 * do so. @throws ParleyError `glyph-missing`
 */
export function memoDocument(memo: MemoModel, beat: () => void, cutRows: boolean, tall: TallRows): MemoDocument {
  const set = new Setter(memo, beat, cutRows, tall)
  return {
    content: set.body(),
    header: () => ({ ...set.marking(), margin: [PAGE_MARGINS[0], 1.05 * CM, PAGE_MARGINS[2], 0] }),
    footer: (page, pages) => set.footer(page, pages),
  }
}

/** The part of a node in the structure of the file. */
const of = (structure: Pick<LayoutNode, 'headingLevel' | 'isNote' | 'heads' | 'headsRows'>) => structure

class Setter {
  readonly #memo: MemoModel
  readonly #inlines: MemoInlines
  readonly #beat: () => void
  readonly #gutter: number
  readonly #cutRows: boolean
  readonly #tall: TallRows
  readonly #onSheet: SheetBlocks
  /** The sheet that sources and sign-off are on. */
  readonly #last: Sheet
  #sections = 0

  constructor(memo: MemoModel, beat: () => void, cutRows: boolean, tall: TallRows) {
    this.#memo = memo
    this.#inlines = new MemoInlines(memo)
    this.#last = memo.blocks.some((block) => block.kind === 'sheet' && block.sheet === 'behind') ? 'behind' : 'room'
    this.#beat = beat
    this.#cutRows = cutRows
    this.#tall = tall
    this.#onSheet = new SheetBlocks(this.#inlines, {
      width: pageWidth(memo) - PAGE_MARGINS[0] - PAGE_MARGINS[2],
      gutter: memo.language === 'ja' ? SHEET_GUTTER_JA : SHEET_GUTTER,
      cutRows,
      tall,
    })
    this.#gutter = memo.bodySize === undefined ? GUTTER : memo.bodySize * 2.6
  }

  body(): Content[] {
    const memo = this.#memo
    const before: Content[] = [
      ...this.#letterhead(),
      { text: this.#inlines.plain(memo.kind.toUpperCase()), style: 'kind' },
      { text: this.#inlines.runs(memo.title), style: styleOf(this.#memo, 'room', 'title'), ...of({ headingLevel: 1 }) },
      this.#facts(memo.facts),
      ...(isOnSheets(memo) ? this.#sheets() : this.#blocks()),
      ...(memo.sources ? this.#sources(memo.sources) : this.#notes()),
    ]
    const end = memoEnd(memo, this.#inlines, this.#last, this.#cutRows)
    return [...(memo.signature ? signedEnd(before, end) : [...before, ...end]), ...this.#annex()]
  }

  /** The name of the office and the lines under it, apart from the memo. */
  #letterhead(): Content[] {
    const lines = this.#memo.letterhead ?? []
    return lines.map((line, index) => ({
      text: this.#inlines.runs(line),
      style: index === 0 ? 'office' : 'letterhead',
      margin: [0, 0, 0, index === lines.length - 1 ? LETTERHEAD_GAP : 0],
    }))
  }

  marking(): ContentText {
    return {
      text: this.#inlines.plain(this.#memo.markingLine),
      style: 'marking',
      color: this.#memo.markingColour,
      alignment: 'center',
    }
  }

  footer(page: number, pages: number): Content {
    const memo = this.#memo
    const left = [memo.reference, memo.version, memo.asOf].join(' · ')
    const right = interpolate(memo.pageTemplate, { page, pages })
    const width = pageWidth(memo) - PAGE_MARGINS[0] - PAGE_MARGINS[2]
    return {
      margin: [PAGE_MARGINS[0], 0.45 * CM, PAGE_MARGINS[2], 0],
      stack: [
        { canvas: [{ type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 0.5, lineColor: RULE }] },
        {
          columns: [
            { width: '*', text: this.#inlines.plain(left), style: 'running' },
            { width: 'auto', text: this.#inlines.plain(right), style: 'running', alignment: 'right' },
          ],
          columnGap: 12,
          margin: [0, 3, 0, 4],
        },
        this.marking(),
      ],
    }
  }

  #facts(facts: readonly Fact[]): Content {
    if (facts.length === 0) return { text: '' }
    return {
      ...of({ headsRows: true }),
      table: {
        widths: [isOnSheets(this.#memo) ? 70 : 72, '*'],
        body: facts.map((fact): TableCell[] => [
          {
            text: this.#inlines.plain(fact.label),
            style: styleOf(this.#memo, 'room', 'factLabel'),
            margin: [0, 0.8, 0, 0],
          },
          { text: this.#inlines.runs(fact.runs), style: styleOf(this.#memo, 'room', 'fact') },
        ]),
      },
      layout: isOnSheets(this.#memo) ? 'sheetFacts' : 'facts',
    }
  }

  #blocks(): Content[] {
    const { blocks } = this.#memo
    return blocks.map((block, index) => this.#block(block, index))
  }

  /** The blocks of each sheet in its sizes; the second begins a page. */
  #sheets(): Content[] {
    let sheet: Sheet = 'room'
    let begins = false
    return this.#memo.blocks.flatMap((block, index): Content[] => {
      this.#beat()
      if (block.kind === 'sheet') {
        sheet = block.sheet
        begins = index > 0
        return []
      }
      const content = this.#onSheet.block(block, sheet, index)
      const onNewPage = begins ? { pageBreak: 'before' as const, begins: sheet } : {}
      begins = false
      return [Object.assign(content, onNewPage)]
    })
  }

  #block(block: Block, index: number): Content {
    this.#beat()
    const next = this.#memo.blocks[index + 1]
    switch (block.kind) {
      case 'heading': {
        const style = block.level === 1 ? 'heading1' : 'heading2'
        const number: ContentText = { text: `${block.number}\u2002` }
        const text = [number, ...this.#inlines.runs(block.runs)]
        return {
          text,
          style,
          headlineLevel: block.level,
          ...of({ headingLevel: block.level + 1 }),
          ...(this.#memo.tagged ? this.#outlined(block) : {}),
        }
      }
      case 'paragraph':
        return {
          ...this.#numbered(block.number, { text: this.#inlines.runs(block.runs), style: 'body' }),
          ...(next?.kind === 'points' || next?.kind === 'table' ? { isCaption: true } : {}),
        }
      case 'points':
        return {
          ul: block.items.map((item) => ({ text: this.#inlines.runs(item), style: 'body' })),
          margin: [this.#gutter, 0, 0, 0],
          markerColor: QUIET,
          ...(block.lettered ? { type: 'none' as const } : {}),
        }
      case 'table':
        return this.#table(block, index)
      case 'chart':
        return chartContent(block, this.#inlines, { left: this.#gutter, style: 'cell', isWhole: !this.#cutRows })
      default:
        // Only memos on sheets have these.
        return this.#onSheet.block(block as Exclude<Block, { kind: 'sheet' }>, 'behind', index)
    }
  }

  /** The place of a heading in the outline of the file: a sub-heading is inside the last section. */
  #outlined({ level, number, runs }: Extract<Block, { kind: 'heading' }>) {
    const outlineText = `${number} ${runs.map(({ text }) => text).join('')}`.trim()
    if (level === 2) return { outline: true, outlineText, outlineParentId: `section-${this.#sections}` }
    this.#sections += 1
    return { outline: true, outlineText, id: `section-${this.#sections}`, outlineExpanded: true }
  }

  /** A paragraph with its number in the gutter: one leading for both, so that a page break cannot separate them. */
  #numbered(number: string | undefined, text: ContentText): ContentColumns {
    return {
      columns: [
        { width: this.#gutter, text: this.#inlines.plain(number ?? ''), style: 'number' },
        { width: '*', ...text },
      ],
    }
  }

  #table(block: Extract<Block, { kind: 'table' }>, index: number): Content {
    const total = block.weights.reduce((sum, weight) => sum + weight, 0)
    const cell = (runs: readonly Run[]): TableCell => ({ text: this.#inlines.runs(runs), style: 'cell' })
    const widths = block.weights.map((weight) => `${((100 * weight) / total).toFixed(3)}%`)
    const parts = tableParts(block.rows, index, this.#tall)
    return inParts(
      parts.map(({ rows, breaks }, place): Content => {
        return {
          ...of({ heads: 1 }),
          margin: [this.#gutter, place === 0 ? 2 : 0, 0, place === parts.length - 1 ? 5 : 0],
          table: {
            // A head that is repeated would come between the parts of a row.
            ...(this.#cutRows || breaks ? {} : { headerRows: 1, dontBreakRows: true, keepWithHeaderRows: 1 }),
            widths,
            body: [
              block.header.map(cell),
              ...rows.map(({ row, key }) => row.map((runs) => Object.assign(cell(runs), inRow(key)))),
            ],
          },
          layout: 'register',
        }
      }),
    )
  }

  #notes(): Content[] {
    const { notes, notesHeading } = this.#memo
    if (notes.length === 0) return []
    return [
      { text: this.#inlines.plain(notesHeading), style: 'heading1', headlineLevel: 1, ...of({ headingLevel: 2 }) },
      ...notes.map((note): Content => ({
        ...of({ isNote: true }),
        columns: [
          { width: 18, text: [this.#inlines.number(note.number)], style: 'note' },
          { width: '*', text: this.#inlines.runs(note.runs), style: 'note' },
        ],
        margin: [0, 0, 0, 0.3],
      })),
    ]
  }

  #sources(sources: NonNullable<MemoModel['sources']>): Content[] {
    if (sources.length === 0) return []
    return [
      this.#endHeading(this.#memo.notesHeading, this.#last),
      ...sources.map((source): Content => ({
        ...of({ isNote: true }),
        columns: [
          { width: 16, text: [this.#inlines.letter(source.letter)], style: styleOf(this.#memo, this.#last, 'note') },
          { width: '*', text: this.#inlines.runs(source.runs), style: styleOf(this.#memo, this.#last, 'note') },
        ],
      })),
    ]
  }

  /** A heading without a number, after the sections. */
  #endHeading(heading: string, sheet: Sheet): Content {
    const runs: Run[] = [{ text: heading, style: 'plain' }]
    if (isOnSheets(this.#memo)) return this.#onSheet.heading(runs, sheet)
    return {
      text: this.#inlines.runs(runs),
      style: 'heading1',
      headlineLevel: 1,
      ...of({ headingLevel: 2 }),
      ...this.#outlined({ kind: 'heading', level: 1, number: '', runs }),
    }
  }

  /** The passages of the sources, for the file: on pages of their own, which can be left out of the folder. */
  #annex(): Content[] {
    const { annex } = this.#memo
    if (!annex) return []
    const heading = this.#endHeading(annex.heading, 'behind')
    return [
      Object.assign(heading, { pageBreak: 'before' as const, begins: 'annex' }),
      ...annex.passages.map(({ mark, runs }): Content => {
        this.#beat()
        return {
          columns: [
            { width: 30, text: this.#inlines.plain(mark), style: 'number' },
            { width: '*', text: this.#inlines.runs(runs), style: 'body' },
          ],
        }
      }),
    ]
  }
}

/** The body and its end, so that nobody signs a page with nothing else on it: the last of the body stays with the signature. */
function signedEnd(body: readonly Content[], end: readonly Content[]): Content[] {
  return [...body.slice(0, -1), { unbreakable: true, stack: [...body.slice(-1), ...end] }]
}

/** Page width in points. */
export function pageWidth(memo: MemoModel): number {
  if (memo.landscape) return memo.pageSize === 'A4' ? 841.89 : 792
  return memo.pageSize === 'A4' ? 595.28 : 612
}

import type { Content, TableCell } from 'pdfmake/interfaces'
import type { LayoutNode } from 'pdfmake/js/LayoutBuilder.js'
import type { Block, Run, Sheet } from '../../core/memo/memo-model'
import { chartContent } from './chart-content'
import type { MemoInlines } from './memo-inlines'
import { ACCENT, BOX, QUIET, styleOn } from './memo-styles'
import { inParts, inRow, tableParts, type TallRows } from './tall-rows'

/** The gap between two columns, in points. */
const GAP = 20
/** The room that two columns need to begin on a page: a heading and two lines, in points. */
const PAIR_NEEDS = 56

type Of<K extends Block['kind']> = Extract<Block, { kind: K }>

/** The part of a node in the structure of the file. */
type Structure = Pick<LayoutNode, 'headingLevel' | 'isFrame' | 'isIssue' | 'needs' | 'heads' | 'headsRows'>
const of = (structure: Structure): Structure => structure

/** Lays out the blocks that only memos on sheets have, and the common ones in the sizes of their sheet. */
export class SheetBlocks {
  readonly #inlines: MemoInlines
  readonly #width: number
  readonly #gutter: number
  readonly #cutRows: boolean
  readonly #tall: TallRows
  #sections = 0

  /** `width` is that of the text and `gutter` that of the column of numbers, in points; `cutRows` lets a box or an issue break between pages. */
  constructor(
    inlines: MemoInlines,
    { width, gutter, cutRows, tall }: { width: number; gutter: number; cutRows: boolean; tall: TallRows },
  ) {
    this.#inlines = inlines
    this.#gutter = gutter
    this.#width = width
    this.#cutRows = cutRows
    this.#tall = tall
  }

  /** A block on a sheet, by its place in the memo. */
  block(block: Exclude<Block, { kind: 'sheet' }>, sheet: Sheet, index: number): Content {
    switch (block.kind) {
      case 'heading':
        return this.#heading(block.runs, block.aside ?? [], block.level, sheet, this.#width)
      case 'paragraph':
        return this.#paragraph(block, sheet)
      case 'points':
        return {
          ...this.#points(block.items, styleOn(sheet, `${sheet}Point`), block.lettered),
          margin: [sheet === 'room' ? 0 : this.#gutter, 0, 0, 0],
        }
      case 'table':
        return this.#table(block, sheet, index)
      case 'chart':
        return chartContent(block, this.#inlines, {
          left: sheet === 'room' ? 0 : this.#gutter,
          style: styleOn(sheet, 'small'),
          isWhole: !this.#cutRows,
        })
      case 'box':
        return this.#box(block, sheet)
      case 'pair':
        return this.#pair(block, sheet)
      case 'figures':
        return this.#figures(block, sheet)
      case 'issue':
        return this.#issue(block, sheet)
    }
  }

  /** A heading over a thin rule, with its remark beside it. */
  heading(runs: readonly Run[], sheet: Sheet): Content {
    return this.#heading(runs, [], 1, sheet, this.#width)
  }

  /** The headings of two columns do not `keep` with what is under them: the columns begin a page together, or not at all. */
  #heading(
    runs: readonly Run[],
    aside: readonly Run[],
    level: 1 | 2,
    sheet: Sheet,
    width: number,
    keep = true,
  ): Content {
    const style = styleOn(sheet, level === 1 ? 'sheetHeading' : 'sheetHeading2')
    const beside = aside.length > 0 ? [{ text: '\u2002' }, ...this.#inlines.runs(aside)] : []
    const text = [
      ...this.#inlines.runs(runs),
      ...beside.map((inline) => ({ bold: false, color: QUIET, ...inline, fontSize: 9 })),
    ]
    return {
      ...(keep ? { headlineLevel: level } : {}),
      stack: [
        { text, style, ...of({ headingLevel: level + 1 }), ...this.#outlined(runs, level) },
        { canvas: [{ type: 'line', x1: 0, y1: 1, x2: width, y2: 1, lineWidth: 0.6, lineColor: ACCENT }] },
      ],
      margin: [0, level === 1 ? 3 : 2, 0, 2.2],
    }
  }

  /** The place of a heading in the outline of the file: a sub-heading is inside the last section. */
  #outlined(runs: readonly Run[], level: 1 | 2) {
    const outlineText = runs.map(({ text }) => text).join('')
    if (level === 2 && this.#sections > 0)
      return { outline: true, outlineText, outlineParentId: `section-${this.#sections}` }
    this.#sections += 1
    return { outline: true, outlineText, id: `section-${this.#sections}`, outlineExpanded: true }
  }

  #paragraph({ number, runs, empty, small }: Of<'paragraph'>, sheet: Sheet): Content {
    const style = styleOn(sheet, small ? 'small' : empty ? 'nothing' : `${sheet}Body`)
    const text = { text: this.#inlines.runs(runs), style }
    if (number === undefined) return empty ? { ...text, margin: [0, 3, 0, 0] } : text
    return {
      columns: [
        {
          width: this.#gutter,
          text: this.#inlines.plain(number),
          style: styleOn(sheet, small ? 'smallNumber' : 'sheetNumber'),
        },
        { width: '*', ...text },
      ],
    }
  }

  #points(items: readonly (readonly Run[])[], style: string, lettered = false) {
    return {
      ul: items.map((item) => ({ text: this.#inlines.runs(item), style })),
      markerColor: QUIET,
      ...(lettered ? { type: 'none' as const } : {}),
    }
  }

  #table(block: Of<'table'>, sheet: Sheet, index: number): Content {
    const total = block.weights.reduce((sum, weight) => sum + weight, 0)
    const cell = (runs: readonly Run[]): TableCell => ({
      text: this.#inlines.runs(runs),
      style: styleOn(sheet, 'sheetCell'),
    })
    const widths = block.weights.map((weight) => `${((100 * weight) / total).toFixed(3)}%`)
    const parts = tableParts(block.rows, index, this.#tall)
    // Rows without a head are each headed by their first cell.
    const isHeadless = block.header.length === 0
    return inParts(
      parts.map(({ rows, breaks }, place): Content => {
        const body = rows.map(({ row, key }) => row.map((runs) => Object.assign(cell(runs), inRow(key))))
        const mayBreak = this.#cutRows || breaks
        if (isHeadless)
          return {
            ...of({ headsRows: true }),
            table: { ...(mayBreak ? {} : { dontBreakRows: true }), widths, body },
            layout: 'sheetFacts',
          }
        return {
          ...of({ heads: 1 }),
          margin: [0, 0, 0, place === parts.length - 1 ? 3 : 0],
          table: {
            // A head that is repeated would come between the parts of a row.
            ...(mayBreak ? {} : { headerRows: 1, dontBreakRows: true, keepWithHeaderRows: 1 }),
            widths,
            body: [block.header.map(cell), ...body],
          },
          layout: 'sheetRegister',
        }
      }),
    )
  }

  #box({ paragraphs }: Of<'box'>, sheet: Sheet): Content {
    const stack = paragraphs.map((runs) => ({ text: this.#inlines.runs(runs), style: styleOn(sheet, 'box') }))
    return {
      ...of({ isFrame: true }),
      margin: [0, 4, 0, 1],
      table: {
        ...(this.#cutRows ? {} : { dontBreakRows: true }),
        widths: ['*'],
        body: [[{ stack, fillColor: BOX }]],
      },
      layout: 'box',
    }
  }

  #pair({ columns, small }: Of<'pair'>, sheet: Sheet): Content {
    const width = (this.#width - GAP) / 2
    return {
      ...of({ isFrame: true, needs: PAIR_NEEDS }),
      ...(this.#cutRows ? {} : { unbreakable: true }),
      columnGap: GAP,
      columns: columns.map(({ heading, aside = [], items }) => ({
        width,
        stack: [
          this.#heading(heading, aside, 1, sheet, width, false),
          this.#points(items, styleOn(sheet, small ? 'smallPoint' : `${sheet}Point`)),
        ],
      })),
    }
  }

  #figures({ items }: Of<'figures'>, sheet: Sheet): Content {
    const cells = items.map(({ figure, lines }): TableCell => ({
      stack: [
        { text: this.#inlines.runs(figure), style: styleOn(sheet, 'figure') },
        ...lines.map((runs) => ({ text: this.#inlines.runs(runs), style: styleOn(sheet, 'figureLine') })),
      ],
    }))
    return {
      ...of({ isFrame: true }),
      margin: [0, 2, 0, 2],
      table: {
        ...(this.#cutRows ? {} : { dontBreakRows: true }),
        // One figure alone takes half of the width.
        widths: cells.length === 1 ? ['50%'] : cells.map(() => `${(100 / cells.length).toFixed(3)}%`),
        body: [cells],
      },
      layout: 'figures',
    }
  }

  /** An issue with its lines, on one page. */
  #issue({ number, name, lines }: Of<'issue'>, sheet: Sheet): Content {
    return {
      ...of({ isIssue: true }),
      ...(this.#cutRows ? {} : { unbreakable: true }),
      margin: [0, 1.5, 0, 1.5],
      columns: [
        { width: this.#gutter, text: this.#inlines.plain(number), style: styleOn(sheet, 'issueName') },
        {
          width: '*',
          stack: [
            { text: this.#inlines.runs(name), style: styleOn(sheet, 'issueName'), ...this.#outlined(name, 2) },
            ...lines.map(({ style, runs }) => ({ text: this.#inlines.runs(runs), style: styleOn(sheet, style) })),
          ],
        },
      ],
    }
  }
}

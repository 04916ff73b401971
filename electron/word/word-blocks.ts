import {
  BookmarkEnd,
  BookmarkStart,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  WidthType,
  type IParagraphOptions,
  type ITableBordersOptions,
  type ParagraphChild,
} from 'docx'
import type { How, MarkedRun } from '../../core/memo/marked-runs'
import type { ComparedTexts } from '../../core/memo/model-changes'
import type { WordAnchors } from '../../core/memo/returned/anchors'
import type { Block, MemoModel, Run, Sheet } from '../../core/memo/memo-model'
import type { WordInlines } from './word-inlines'
import { BOX, DARK_RULE, gutterOf, MARK, NO_BORDERS, rule, twips } from './word-styles'

type Of<K extends Block['kind']> = Extract<Block, { kind: K }>

/** A paragraph's style, the number or letter in front of it, and its place among the others. */
export interface Manner extends IParagraphOptions {
  style?: string
  lead?: string
}

/** The room between a heading and the remark beside it. */
const gap: MarkedRun = { run: { text: '\u2002', style: 'plain' }, how: 'same' }

/** The numbering of points, by its name in the document. */
export const POINTS = 'points'

/** Sets the blocks of a memo as Word's paragraphs and tables. */
export class WordBlocks {
  readonly #inlines: WordInlines
  readonly #compared: ComparedTexts
  readonly #anchors: WordAnchors | undefined
  readonly #gutter: number
  readonly #width: number

  /** `width` is that of the text, in twentieths of a point. */
  constructor(
    memo: MemoModel,
    inlines: WordInlines,
    { compared, width, anchors }: { compared: ComparedTexts; width: number; anchors: WordAnchors | undefined },
  ) {
    this.#inlines = inlines
    this.#anchors = anchors
    this.#compared = compared
    this.#gutter = twips(gutterOf(memo))
    this.#width = width
  }

  /** A block on a sheet; `next` is the block after it. `begins` puts it on a new page. */
  block(block: Block, next: Block | undefined, sheet: Sheet | undefined, begins: boolean): (Paragraph | Table)[] {
    const onNewPage = begins ? { pageBreakBefore: true } : {}
    switch (block.kind) {
      case 'sheet':
        return []
      case 'heading':
        return [this.heading(block, onNewPage)]
      case 'paragraph':
        return [this.#paragraph(block, next, sheet, onNewPage)]
      case 'points':
        return block.items.map((runs, index) => this.#point(runs, block.lettered, index === 0 ? onNewPage : {}))
      case 'issue':
        return this.#issue(block, onNewPage)
      case 'table':
        return [...this.#space(begins), this.#table(block, sheet !== undefined), this.space()]
      case 'chart':
        return block.words.length > 0 ? [this.text(block.words, { style: 'MemoSmall', ...onNewPage })] : []
      case 'box':
        return [...this.#space(begins), this.#box(block), this.space()]
      case 'pair':
        return [...this.#space(begins), this.#pair(block, sheet), this.space()]
      case 'figures':
        return [...this.#space(begins), this.#figures(block), this.space()]
    }
  }

  /** A heading with its remark beside it. */
  heading({ level, number, runs, aside }: Omit<Of<'heading'>, 'kind'>, manner: Manner = {}): Paragraph {
    const beside = aside && aside.length > 0 ? this.#inlines.runs([gap, ...this.#marked(aside)], 'MemoAside') : []
    const lead =
      number === '' ? [] : [{ run: { text: `${number}\u2002`, style: 'plain' } as Run, how: this.#how(runs) }]
    return this.#set(runs, [...lead, ...this.#marked(runs)], { style: `Heading${level}`, ...manner }, beside)
  }

  /** A text as one paragraph. */
  text(runs: readonly Run[], manner: Manner): Paragraph {
    return this.#set(runs, this.#marked(runs), manner)
  }

  /** The label of a text, as new or removed as the text itself. */
  labelOf(label: string, runs: readonly Run[], style: string): Paragraph {
    return this.#set(
      [],
      [{ run: { text: label, style: 'plain' }, how: this.#how(runs) }],
      { style, keepNext: true },
      [],
      this.#how(runs),
    )
  }

  /** A text behind its label, in one paragraph. */
  labelled(label: string, runs: readonly Run[], style: string): Paragraph {
    const lead: MarkedRun = { run: { text: `${label}\u2002`, style: 'plain' }, how: this.#how(runs) }
    return this.#set(runs, [lead, ...this.#marked(runs)], { style })
  }

  /** A thin empty paragraph: two tables without one between them are one table. */
  space(manner: IParagraphOptions = {}): Paragraph {
    return new Paragraph({ style: 'MemoSpace', ...manner })
  }

  /** A table of cells, its widths as shares of the text's; `heads` rows repeat on each page. */
  grid(
    rows: readonly (readonly (readonly Paragraph[])[])[],
    { weights, borders = {}, heads = 0, hows = [], ...rest }: GridLook,
  ): Table {
    const width = this.#width - (rest.indent ?? 0)
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    const columnWidths = weights.map((weight) => Math.floor((width * weight) / total))
    return new Table({
      layout: TableLayoutType.FIXED,
      width: { size: columnWidths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
      ...(rest.indent === undefined ? {} : { indent: { size: rest.indent, type: WidthType.DXA } }),
      columnWidths,
      borders: { ...NO_BORDERS, ...borders },
      rows: rows.map(
        (cells, index) =>
          new TableRow({
            cantSplit: true,
            ...(index < heads ? { tableHeader: true } : {}),
            ...this.#rowMark(hows[index] ?? 'same'),
            children: cells.map(
              (children, column) =>
                new TableCell({
                  children: children.length > 0 ? children : [this.space()],
                  width: { size: columnWidths[column] ?? 0, type: WidthType.DXA },
                  margins: { left: 0, right: 120, top: 20, bottom: 20, ...rest.margins },
                  ...(rest.fill === undefined
                    ? {}
                    : { shading: { type: ShadingType.CLEAR, color: 'auto', fill: rest.fill } }),
                  ...(index === heads - 1 ? { borders: { bottom: rule(DARK_RULE, 6) } } : {}),
                  ...(rest.bar ? { borders: { left: rule(MARK, 16) } } : {}),
                }),
            ),
          }),
      ),
    })
  }

  #rowMark(how: How) {
    return how === 'added'
      ? { insertion: this.#inlines.mark() }
      : how === 'removed'
        ? { deletion: this.#inlines.mark() }
        : {}
  }

  #space(begins: boolean): Paragraph[] {
    return begins ? [this.space({ pageBreakBefore: true })] : []
  }

  #how(runs: readonly Run[]): How {
    return this.#compared.whole(runs)
  }

  #marked(runs: readonly Run[]): MarkedRun[] {
    return this.#compared.of(runs)
  }

  /** A paragraph; a wholly new or removed one is marked as such to its end. */
  #set(
    runs: readonly Run[],
    marked: readonly MarkedRun[],
    { lead, ...manner }: Manner,
    after: readonly ParagraphChild[] = [],
    how = this.#how(runs),
  ): Paragraph {
    const before: ParagraphChild[] =
      lead === undefined ? [] : this.#inlines.text(`${lead}\t`, { style: 'MemoNumber' }, how)
    const mark =
      how === 'added'
        ? { run: { insertion: this.#inlines.mark() } }
        : how === 'removed'
          ? { run: { deletion: this.#inlines.mark() } }
          : {}
    const children = [...before, ...this.#inlines.runs(marked), ...after]
    return new Paragraph({ ...mark, ...manner, children: this.#anchored(runs, children) })
  }

  /** The content of a paragraph under the bookmark by which a returned file finds it. */
  #anchored(runs: readonly Run[], children: ParagraphChild[]): ParagraphChild[] {
    const name = this.#how(runs) === 'removed' ? undefined : this.#anchors?.nameOf(runs)
    if (name === undefined) return children
    const id = this.#inlines.nextId()
    return [
      new BookmarkStart(name, id) as unknown as ParagraphChild,
      ...children,
      new BookmarkEnd(id) as unknown as ParagraphChild,
    ]
  }

  /** Text that hangs beside its number; without one it keeps clear of the numbers of others. */
  hanging(gutter = this.#gutter): IParagraphOptions {
    return {
      indent: { left: gutter, hanging: gutter },
      tabStops: [{ type: TabStopType.LEFT, position: gutter }],
    }
  }

  #paragraph(
    { number, runs, empty, small }: Of<'paragraph'>,
    next: Block | undefined,
    sheet: Sheet | undefined,
    manner: Manner,
  ): Paragraph {
    const style = small ? 'MemoSmall' : empty ? 'MemoNothing' : sheet === 'room' ? 'MemoRoomBody' : 'MemoBody'
    return this.#set(runs, this.#marked(runs), {
      style,
      ...(number === undefined ? {} : { lead: number, ...this.hanging() }),
      ...(next?.kind === 'points' || next?.kind === 'table' ? { keepNext: true } : {}),
      ...manner,
    })
  }

  #point(runs: readonly Run[], isLettered: boolean, manner: Manner): Paragraph {
    const own: Manner = isLettered
      ? { indent: { left: this.#gutter } }
      : { numbering: { reference: POINTS, level: 0 }, indent: { left: this.#gutter + 220, hanging: 220 } }
    return this.#set(runs, this.#marked(runs), { style: 'MemoPoint', ...own, ...manner })
  }

  #table({ header, rows, weights }: Of<'table'>, onSheet: boolean): Table {
    const cell = (runs: readonly Run[], style = 'MemoCell') => [this.text(runs, { style })]
    const heads = header.length > 0 ? 1 : 0
    const head = heads > 0 ? [header.map((runs) => cell(runs, 'MemoHeadCell'))] : []
    const hows = rows.map((row) => this.#rowHow(row))
    const borders: ITableBordersOptions = heads > 0 ? { bottom: rule('B8C0C8'), insideHorizontal: rule('B8C0C8') } : {}
    return this.grid([...head, ...rows.map((row) => row.map((runs) => cell(runs)))], {
      weights,
      heads,
      borders,
      hows: [...head.map(() => this.#rowHow(header)), ...hows],
      ...(onSheet ? { margins: { top: 6, bottom: 16 } } : { indent: this.#gutter }),
    })
  }

  /** A row is new or removed if all its cells are. */
  #rowHow(row: readonly (readonly Run[])[]): How {
    const hows = new Set(row.map((runs) => this.#how(runs)))
    const [only = 'same'] = hows
    return hows.size === 1 ? only : 'same'
  }

  #box({ paragraphs }: Of<'box'>): Table {
    const cells = [paragraphs.map((runs) => this.text(runs, { style: 'MemoBox' }))]
    return this.grid([cells], { weights: [1], fill: BOX, margins: { left: 160, right: 160, top: 80, bottom: 80 } })
  }

  #pair({ columns, small }: Of<'pair'>, sheet: Sheet | undefined): Table {
    const style = small ? 'MemoSmall' : sheet === 'room' ? 'MemoRoomBody' : 'MemoPoint'
    const cells = columns.map(({ heading, aside, items }) => [
      this.heading({ level: 1, number: '', runs: heading, aside }),
      ...items.map((runs) =>
        this.text(runs, { style, numbering: { reference: POINTS, level: 0 }, indent: { left: 220, hanging: 220 } }),
      ),
    ])
    return this.grid([cells], { weights: columns.map(() => 1), margins: { right: 240 } })
  }

  #figures({ items }: Of<'figures'>): Table {
    const cells = items.map(({ figure, lines }) => [
      this.text(figure, { style: 'MemoFigure' }),
      ...lines.map((runs) => this.text(runs, { style: 'MemoFigureLine' })),
    ])
    // One figure alone takes half of the width.
    const row = items.length === 1 ? [...cells, []] : cells
    return this.grid([row], { weights: row.map(() => 1), bar: true, margins: { left: 140, right: 180 } })
  }

  #issue({ number, name, lines }: Of<'issue'>, manner: Manner): Paragraph[] {
    return [
      this.#set(name, this.#marked(name), {
        style: 'MemoIssue',
        lead: number,
        outlineLevel: 1,
        ...this.hanging(),
        ...manner,
      }),
      ...lines.map(({ style, runs }, index) =>
        this.text(runs, {
          style: style === 'say' ? 'MemoLineToTake' : 'MemoBehindLine',
          indent: { left: this.#gutter },
          keepLines: true,
          ...(index < lines.length - 1 ? { keepNext: true } : {}),
        }),
      ),
    ]
  }
}

/** The look of a table, its measures in twentieths of a point. */
interface GridLook {
  weights: readonly number[]
  borders?: ITableBordersOptions
  heads?: number
  hows?: readonly How[]
  indent?: number
  margins?: { left?: number; right?: number; top?: number; bottom?: number }
  fill?: string
  /** A thick rule to the left of each cell. */
  bar?: boolean
}

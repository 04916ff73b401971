import type { Content, ContentColumns, ContentText, StyleDictionary, TableCell } from 'pdfmake/interfaces'
import type { Block, Fact, MemoModel, Run, RunOrigin } from '../../core/memo/memo-model'
import { interpolate } from '../../core/text/interpolate'
import { splitByFont } from './split-by-font'

/** Points per centimetre. */
const CM = 72 / 2.54
const INK = '#1B1F24'
const ACCENT = '#1F3A5F'
const QUIET = '#55606B'
const RULE = '#B8C0C8'
/** Width of the column of paragraph numbers, for a body of the usual size. */
const GUTTER = 27

/** Left, top, right, bottom: 2.5 cm each; the marking is inside the top and bottom margins. */
export const PAGE_MARGINS: [number, number, number, number] = [2.5 * CM, 2.5 * CM, 2.5 * CM, 2.5 * CM]

const STYLES: StyleDictionary = {
  kind: { fontSize: 8.5, bold: true, color: ACCENT, characterSpacing: 1.1 },
  title: { fontSize: 17, bold: true, color: INK, margin: [0, 1, 0, 5] },
  factLabel: { fontSize: 8.5, color: QUIET },
  fact: { fontSize: 9.5 },
  heading1: { fontSize: 11, bold: true, color: ACCENT, margin: [0, 6.5, 0, 2] },
  heading2: { fontSize: 9.5, bold: true, margin: [0, 3, 0, 0.5] },
  body: { fontSize: 9.3, margin: [0, 0, 0, 1.7] },
  number: { fontSize: 8.5, color: QUIET, margin: [0, 0.9, 0, 0] },
  cell: { fontSize: 8.5 },
  note: { fontSize: 7, color: '#333B44' },
  running: { fontSize: 7.5, color: QUIET },
  marking: { fontSize: 9, bold: true, characterSpacing: 0.6 },
}
/** The styles of a memo whose body is of another size than usual: what is read aloud grows with it, the notes and what stands outside of the body do not. */
export function stylesOf({ bodySize: size }: MemoModel): StyleDictionary {
  if (size === undefined) return STYLES
  return {
    ...STYLES,
    heading1: { ...STYLES.heading1, fontSize: size, margin: [0, size * 0.6, 0, size * 0.2] },
    heading2: { ...STYLES.heading2, fontSize: size },
    body: { fontSize: size, margin: [0, 0, 0, size * 0.2] },
    number: { ...STYLES.number, fontSize: size * 0.8, margin: [0, size * 0.2, 0, 0] },
    cell: { fontSize: size },
  }
}
export const DEFAULT_STYLE = { font: 'Latin', fontSize: 9.5, color: INK, lineHeight: 0.91 }

/** The layout of a memo: its body for pdfmake, and the head and foot of each page. */
export interface MemoDocument {
  content: Content[]
  header: () => Content
  footer: (page: number, pages: number) => Content
}

/**
 * Lays out a memo; calls `beat` at each block, so that a long memo shows progress. `cutRows` lets the rows of tables break between pages, for a memo with
 * a row that is taller than a page. @throws ParleyError `glyph-missing`
 */
export function memoDocument(memo: MemoModel, beat: () => void, cutRows: boolean): MemoDocument {
  const set = new Setter(memo, beat, cutRows)
  return {
    content: set.body(),
    header: () => ({ ...set.marking(), margin: [PAGE_MARGINS[0], 1.05 * CM, PAGE_MARGINS[2], 0] }),
    footer: (page, pages) => set.footer(page, pages),
  }
}

/** A piece of text with the record that it comes from, which pdfmake carries along to the line that it places the piece on. */
type Inline = ContentText & { origin?: RunOrigin }

/** The inlines of one text node. */
type Inlines = Inline[]

class Setter {
  readonly #memo: MemoModel
  readonly #beat: () => void
  readonly #gutter: number
  readonly #cutRows: boolean

  constructor(memo: MemoModel, beat: () => void, cutRows: boolean) {
    this.#memo = memo
    this.#beat = beat
    this.#cutRows = cutRows
    this.#gutter = memo.bodySize === undefined ? GUTTER : memo.bodySize * 2.6
  }

  body(): Content[] {
    const memo = this.#memo
    return [
      { text: this.#plain(memo.kind.toUpperCase()), style: 'kind' },
      { text: this.#runs(memo.title), style: 'title' },
      this.#facts(memo.facts),
      ...memo.blocks.map((block, index) => this.#block(block, memo.blocks[index + 1])),
      ...this.#notes(),
      ...this.#end(),
    ]
  }

  marking(): ContentText {
    return {
      text: this.#plain(this.#memo.markingLine),
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
            { width: '*', text: this.#plain(left), style: 'running' },
            { width: 'auto', text: this.#plain(right), style: 'running', alignment: 'right' },
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
      table: {
        widths: [72, '*'],
        body: facts.map((fact): TableCell[] => [
          { text: this.#plain(fact.label), style: 'factLabel', margin: [0, 0.8, 0, 0] },
          { text: this.#runs(fact.runs), style: 'fact' },
        ]),
      },
      layout: 'facts',
    }
  }

  #block(block: Block, next: Block | undefined): Content {
    this.#beat()
    switch (block.kind) {
      case 'heading': {
        const style = block.level === 1 ? 'heading1' : 'heading2'
        const number: ContentText = { text: `${block.number}\u2002` }
        return { text: [number, ...this.#runs(block.runs)], style, headlineLevel: block.level }
      }
      case 'paragraph':
        return {
          ...this.#numbered(block.number, { text: this.#runs(block.runs), style: 'body' }),
          ...(next?.kind === 'points' || next?.kind === 'table' ? { isCaption: true } : {}),
        }
      case 'points':
        return {
          ul: block.items.map((item) => ({ text: this.#runs(item), style: 'body' })),
          margin: [this.#gutter, 0, 0, 0],
          markerColor: QUIET,
          ...(block.lettered ? { type: 'none' as const } : {}),
        }
      case 'table':
        return this.#table(block)
    }
  }

  /** A paragraph with its number in the gutter: one leading for both, so that a page break cannot separate them. */
  #numbered(number: string | undefined, text: ContentText): ContentColumns {
    return {
      columns: [
        { width: this.#gutter, text: this.#plain(number ?? ''), style: 'number' },
        { width: '*', ...text },
      ],
    }
  }

  #table(block: Extract<Block, { kind: 'table' }>): Content {
    const total = block.weights.reduce((sum, weight) => sum + weight, 0)
    const cell = (runs: readonly Run[]): TableCell => ({ text: this.#runs(runs), style: 'cell' })
    return {
      margin: [this.#gutter, 2, 0, 5],
      table: {
        // A head that is repeated would come between the parts of a row.
        ...(this.#cutRows ? {} : { headerRows: 1, dontBreakRows: true, keepWithHeaderRows: 1 }),
        widths: block.weights.map((weight) => `${((100 * weight) / total).toFixed(3)}%`),
        body: [block.header, ...block.rows].map((row) => row.map(cell)),
      },
      layout: 'register',
    }
  }

  #notes(): Content[] {
    const { notes, notesHeading } = this.#memo
    if (notes.length === 0) return []
    return [
      { text: this.#plain(notesHeading), style: 'heading1', headlineLevel: 1 },
      ...notes.map((note): Content => ({
        columns: [
          { width: 18, text: String(note.number), style: 'note' },
          { width: '*', text: this.#runs(note.runs), style: 'note' },
        ],
        margin: [0, 0, 0, 0.3],
      })),
    ]
  }

  #end(): Content[] {
    const { signOff, disclaimer } = this.#memo
    const rows: Content[] =
      signOff.length === 0
        ? []
        : [
            {
              margin: [0, 7, 0, 0],
              table: {
                headerRows: 1,
                keepWithHeaderRows: 1,
                dontBreakRows: true,
                widths: signOff.map(() => '*'),
                body: [
                  signOff.map((fact): TableCell => ({ text: this.#plain(fact.label), style: 'factLabel' })),
                  signOff.map((fact): TableCell => ({ text: this.#runs(fact.runs), style: 'cell' })),
                ],
              },
              layout: 'signOff',
            },
          ]
    if (disclaimer.length === 0) return rows
    return [...rows, { text: this.#runs(disclaimer), style: 'note', italics: true, margin: [0, 4, 0, 0] }]
  }

  #runs(runs: readonly Run[]): Inlines {
    return runs.flatMap((run) => {
      const look = LOOKS[run.style]
      const inlines = this.#plain(run.text, run).map((inline): Inline => ({ ...inline, ...look }))
      return [...inlines, ...marks(run.notes ?? [])]
    })
  }

  #plain(text: string, run?: Run): Inlines {
    return splitByFont(text, this.#memo.language, run?.from).map((stretch) => ({
      text: stretch.text,
      font: stretch.family,
      ...(run?.from ? { origin: run.from } : {}),
    }))
  }
}

/** The mark of notes: "[1, 2]". A word joiner keeps it on the line of the text that they support, and no number is cut. */
function marks(notes: readonly number[]): Inline[] {
  return notes.map((number, index) => {
    const open = index === 0 ? '\u2060[' : ''
    const close = index === notes.length - 1 ? ']' : ', '
    return { text: `${open}${number}${close}`, sup: true, color: ACCENT, noWrap: true }
  })
}

const LOOKS: Record<Run['style'], Partial<ContentText>> = {
  plain: {},
  strong: { bold: true },
  label: { bold: true },
  caveat: { italics: true, color: '#7A3B00' },
}

/** Page width in points. */
export function pageWidth(memo: MemoModel): number {
  return memo.pageSize === 'A4' ? 595.28 : 612
}

/** Rules of the tables: hairlines between rows, none at the sides. */
export const TABLE_LAYOUTS = {
  facts: {
    hLineWidth: (row: number, node: { table: { body: unknown[] } }) =>
      row === 0 || row === node.table.body.length ? 0.5 : 0,
    vLineWidth: () => 0,
    hLineColor: () => RULE,
    paddingLeft: () => 0,
    paddingRight: () => 6,
    paddingTop: (row: number) => (row === 0 ? 4 : 0.5),
    paddingBottom: (row: number, node: { table: { body: unknown[] } }) =>
      row === node.table.body.length - 1 ? 4 : 0.5,
  },
  register: {
    hLineWidth: (row: number) => (row === 1 ? 0.8 : 0.4),
    vLineWidth: () => 0,
    hLineColor: (row: number) => (row <= 1 ? QUIET : RULE),
    paddingLeft: () => 0,
    paddingRight: () => 6,
    paddingTop: () => 2,
    paddingBottom: () => 2,
  },
  signOff: {
    hLineWidth: (row: number) => (row === 0 ? 0.5 : 0),
    vLineWidth: () => 0,
    hLineColor: () => RULE,
    paddingLeft: () => 0,
    paddingRight: () => 6,
    paddingTop: () => 2,
    paddingBottom: () => 0,
  },
}

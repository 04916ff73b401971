import type { Inline, Line, NoteLink, Vector } from 'pdfmake/js/PageElementWriter.js'
import type { Outline, StructureElement } from 'pdfmake/js/PDFDocument.js'
import RendererModule from 'pdfmake/js/Renderer.js'
import { TextDrawer, type LineHeights } from './draw-text'
import { exported } from './exported'
import { type PressDocument } from './fonts'
import type { PrintStructure } from './print-structure'

/**
 * Draws pages whose every mark belongs to the memo's structure or is said to be an ornament (PDF/UA-1, 7.1). Text in another language than the memo's says
 * so; the mark of a note leads to the note, and its number leads back.
 */
export class TaggingRenderer extends exported(RendererModule) {
  readonly #document: PressDocument
  readonly #structure: PrintStructure
  /** The notes whose first mark is drawn. */
  readonly #marked = new Set<string>()
  readonly #outlines = new Map<string, Outline>()
  readonly #text: TextDrawer

  constructor(document: PressDocument, structure: PrintStructure) {
    super(document)
    this.#document = document
    this.#structure = structure
    this.#text = new TextDrawer(document)
  }

  override renderLine(line: Line, x: number, y: number): void {
    const element = this.#structure.elementOf(line)
    const heights: LineHeights = { height: line.getHeight(), ascender: line.getAscenderHeight() }
    const drawAll = (pieces: readonly Inline[], top = y) => {
      for (const [index, piece] of pieces.entries())
        this.#text.draw(piece, heights, x, top, index === 0 ? line.id : undefined)
    }
    if (!element) return this.#artifact('Pagination', () => drawAll(line.inlines))
    for (const [index, pieces] of partsOf(line).entries()) {
      const [first] = pieces
      const draw = () => {
        // The outline names the place once.
        if (index === 0 && line._outline) this.#outlined(line._outline)
        drawAll(pieces, first?.raised ? y - RAISED_BY : y)
      }
      const drawn: Drawn = { element, pieces, height: heights.height, x, y, draw }
      if (first?.noteMark !== undefined) this.#mark(first.noteMark, drawn)
      else if (first?.noteNumber !== undefined) this.#number(first.noteNumber, drawn)
      else if (first?.lang === undefined) this.#into(element, draw)
      else this.#into(this.#child(element, 'Span', { lang: first.lang }), draw)
    }
  }

  #outlined({ id, parentId, text, expanded }: NonNullable<Line['_outline']>): void {
    const parent = (parentId && this.#outlines.get(parentId)) || this.#document.outline
    const item = parent.addItem(text, { expanded })
    if (id) this.#outlines.set(id, item)
  }

  override renderVector(vector: Vector): void {
    const label = this.#structure.labelOf(vector)
    const draw = () => super.renderVector(vector)
    if (label && vector.frames) this.#frame(label, vector)
    else if (label) this.#into(label, draw)
    else this.#artifact('Layout', draw)
  }

  /** Says where on its page a picture is. */
  #frame(figure: StructureElement, { x = 0, y = 0, w = 0, h = 0 }: Vector): void {
    const { height } = this.#document.page
    figure.dictionary.data.A = { O: 'Layout', Placement: 'Block', BBox: [x, height - y - h, x + w, height - y] }
  }

  /** The mark of a note, which leads to the note. */
  #mark(note: NoteLink, drawn: Drawn): void {
    if (!this.#marked.has(note.name)) {
      this.#marked.add(note.name)
      this.#document.addNamedDestination(markName(note), 'XYZ', drawn.x, drawn.y, null)
    }
    this.#link(noteName(note), note.to, drawn)
  }

  /** The number of a note, which leads back to its first mark. */
  #number(note: NoteLink, drawn: Drawn): void {
    this.#document.addNamedDestination(noteName(note), 'XYZ', drawn.x, drawn.y, null)
    if (this.#marked.has(note.name)) this.#link(markName(note), note.back, drawn)
    else this.#into(drawn.element, drawn.draw)
  }

  #link(to: string, says: string, { element, pieces, height, x, y, draw }: Drawn): void {
    const link = this.#child(element, 'Link')
    this.#into(link, draw)
    const left = pieces[0]?.x ?? 0
    const width = pieces.reduce((sum, inline) => sum + inline.width, 0)
    const options = { Subtype: 'Link', Dest: to, Contents: new String(says), structParent: link }
    this.#document.annotate(x + left, y, width, height, options)
    // It notes its page when it ends.
    link.end()
  }

  #into(element: StructureElement, draw: () => void): void {
    const content = this.#document.markStructureContent(element.dictionary.data.S)
    draw()
    this.#document.endMarkedContent()
    element.add(content)
  }

  #artifact(type: 'Pagination' | 'Layout', draw: () => void): void {
    this.#document.markContent('Artifact', { type })
    draw()
    this.#document.endMarkedContent()
  }

  #child(parent: StructureElement, type: string, options: { lang?: string } = {}): StructureElement {
    const child = this.#document.struct(type, options)
    parent.add(child)
    return child
  }
}

/** How far a mark that is no smaller is raised, in points. */
const RAISED_BY = 3

/** A part of a line to draw into an element. */
interface Drawn {
  element: StructureElement
  pieces: readonly Inline[]
  /** That of the line. */
  height: number
  x: number
  y: number
  draw: () => void
}

const noteName = ({ name }: NoteLink) => `note-${name}`
const markName = ({ name }: NoteLink) => `mark-${name}`

/** A line in parts of one language each, and the marks of notes apart. */
function partsOf(line: Line): Inline[][] {
  const groups: Inline[][] = []
  for (const inline of line.inlines) {
    const group = groups.at(-1)
    const before = group?.at(-1)
    if (group && before && isOneStretch(before, inline)) group.push(inline)
    else groups.push([inline])
  }
  return groups.map(joined)
}

/** Words of one look as one text: pdfmake places each by itself, which takes a third more room in the file. */
function joined(inlines: readonly Inline[]): Inline[] {
  const found: Inline[] = []
  for (const inline of inlines) {
    const last = found.at(-1)
    if (last && looksLike(last, inline)) {
      last.text += inline.text
      last.width += inline.width
    } else found.push({ ...inline })
  }
  return found
}

const looksLike = (one: Inline, next: Inline) =>
  one.font === next.font &&
  one.fontSize === next.fontSize &&
  one.color === next.color &&
  one.sup === next.sup &&
  one.characterSpacing === next.characterSpacing

const isOneStretch = (one: Inline, next: Inline) =>
  one.lang === next.lang && one.noteMark === next.noteMark && one.noteNumber === next.noteNumber

import type { Figure, LayoutNode } from 'pdfmake/js/LayoutBuilder.js'
import type { Line, Vector } from 'pdfmake/js/PageElementWriter.js'
import type { StructureElement } from 'pdfmake/js/PDFDocument.js'
import type { PressDocument } from './fonts'

/**
 * The logical structure of a printed memo (PDF 32000-1, 14.7 and 14.8), by which a screen reader reads it: headings, paragraphs, lists, tables with their
 * heads, notes. It is made from the laid-out nodes before the pages are drawn.
 */
export class PrintStructure {
  readonly #document: PressDocument
  /** The element that the lines of a text belong to. */
  readonly #elements = new Map<LayoutNode, StructureElement>()
  /** The element of the sign before an item of a list, and of a picture. */
  readonly #labels = new Map<LayoutNode | Figure, StructureElement>()
  #notes = 0

  constructor(document: PressDocument, root: LayoutNode) {
    this.#document = document
    const whole = document.struct('Document')
    document.addStructure(whole)
    for (const node of root.stack ?? []) this.#add(node, whole)
  }

  /** The element of a line; undefined for the head and foot of a page and for a repeated head of a table, which are no part of the text. */
  elementOf({ leaf, isRepeated }: Line): StructureElement | undefined {
    return isRepeated || !leaf ? undefined : this.#elements.get(leaf)
  }

  /** The element of a drawn sign; undefined for rules and other ornaments. */
  labelOf({ labels }: Vector): StructureElement | undefined {
    return labels && this.#labels.get(labels)
  }

  #add(node: LayoutNode, parent: StructureElement): void {
    if (node.isFrame) return partsOf(node).forEach((inner) => this.#add(inner, parent))
    if (node.figure !== undefined) return this.#addFigure(node.figure, node.stack ?? [], parent)
    if (node.isIssue) return this.#addIssue(node.columns ?? [], parent)
    if (node.table) return this.#addTable(node, parent)
    if (node.ul) return this.#addList(node.ul, parent)
    if (node.columns)
      return node.isNote ? this.#addNote(node.columns, parent) : this.#addParagraph(node.columns, parent)
    if (node.stack) return node.stack.forEach((inner) => this.#add(inner, parent))
    // The layout has used up its pieces by now.
    if (node._inlines)
      this.#elements.set(node, this.#child(parent, node.headingLevel === undefined ? 'P' : `H${node.headingLevel}`))
  }

  /** A picture with all that is in it, and what is said of it instead. */
  #addFigure(figure: Figure, parts: readonly LayoutNode[], parent: StructureElement): void {
    const element = this.#child(parent, 'Figure', { alt: figure.words })
    this.#labels.set(figure, element)
    for (const part of parts) this.#elements.set(part, element)
  }

  /** An issue: its number and name as a heading, and its lines under it. */
  #addIssue([number, text]: readonly LayoutNode[], parent: StructureElement): void {
    const [name, ...lines] = text?.stack ?? []
    const heading = this.#child(parent, 'H3')
    for (const part of [number, name]) if (part) this.#elements.set(part, heading)
    for (const line of lines) this.#add(line, parent)
  }

  /** A paragraph with its number. */
  #addParagraph(columns: readonly LayoutNode[], parent: StructureElement): void {
    const paragraph = this.#child(parent, 'P')
    for (const column of columns) this.#elements.set(column, paragraph)
  }

  #addNote([number, ...texts]: readonly LayoutNode[], parent: StructureElement): void {
    const note = this.#child(parent, 'Note')
    this.#notes += 1
    note.dictionary.data.ID = new String(`note-${this.#notes}`)
    if (number) this.#elements.set(number, this.#child(note, 'Lbl'))
    for (const text of texts) this.#elements.set(text, this.#child(note, 'P'))
  }

  #addList(items: readonly LayoutNode[], parent: StructureElement): void {
    const list = this.#child(parent, 'L')
    for (const item of items) {
      const part = this.#child(list, 'LI')
      const [sign] = item.listMarker?.canvas ?? []
      if (sign) {
        sign.labels = item
        this.#labels.set(item, this.#child(part, 'Lbl'))
      }
      this.#elements.set(item, this.#child(part, 'LBody'))
    }
  }

  #addTable({ table, heads = 0, headsRows }: LayoutNode, parent: StructureElement): void {
    const whole = this.#child(parent, 'Table')
    for (const [index, cells] of (table?.body ?? []).entries()) {
      const row = this.#child(whole, 'TR')
      for (const [column, cell] of cells.entries()) {
        const scope = index < heads ? 'Column' : headsRows && column === 0 ? 'Row' : undefined
        this.#elements.set(cell, this.#child(row, scope ? 'TH' : 'TD', scope ? { scope } : {}))
      }
    }
  }

  #child(parent: StructureElement, type: string, options: { scope?: string; alt?: string } = {}): StructureElement {
    const child = this.#document.struct(type, options)
    parent.add(child)
    return child
  }
}

/** The content of a frame: that of its cells or columns. */
const partsOf = ({ table, columns = [] }: LayoutNode): readonly LayoutNode[] => table?.body.flat() ?? columns

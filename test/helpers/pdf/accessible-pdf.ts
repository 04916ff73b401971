import { nameOf, PdfObjects, Ref, type Dictionary, type PdfValue } from './pdf-objects'

/**
 * The machine-checkable rules of PDF/UA-1 (ISO 14289-1) that a memo can break: each failure is named by the clause of the rule. It is not a certificate: a
 * person must still hear the file read.
 */

/** Kinds of elements by the parents that they must have (ISO 32000-1, 14.8.4). */
const PARENTS: Readonly<Record<string, readonly string[]>> = {
  TR: ['Table'],
  TH: ['TR'],
  TD: ['TR'],
  LI: ['L'],
  Lbl: ['LI', 'Note'],
  LBody: ['LI'],
}
const PAINTS = new Set(['Tj', 'TJ', "'", '"', 'S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'sh', 'Do'])

/** An element of the structure, with the pieces of pages that belong to it. */
export interface Element {
  type: string
  lang: string | undefined
  scope: string
  /** The words in place of a picture. */
  alt: string | undefined
  children: Element[]
  /** Annotations, by the number of their objects. */
  annotations: number[]
  /** Marked pieces: page and number. */
  pieces: string[]
}

/** A text string of a PDF (32000-1, 7.9.2.2): UTF-16 if it begins so. */
const decoded = (text: string): string =>
  text.startsWith('\u00FE\u00FF') ? Buffer.from(text.slice(2), 'latin1').swap16().toString('utf16le') : text

/** The structure of a PDF, the rules that it breaks, and its outline. */
export class AccessiblePdf {
  readonly broken: string[] = []
  readonly structure: Element
  /** The number of pieces of text that are ornaments, such as the head and foot of each page. */
  ornaments = 0
  readonly pages: number
  readonly #pdf: PdfObjects
  readonly #pageNumbers = new Map<Dictionary, number>()
  readonly #noteIds: string[] = []
  #level = 0

  constructor(bytes: Uint8Array) {
    this.#pdf = new PdfObjects(bytes)
    const { root } = this.#pdf
    if (!Buffer.from(bytes.subarray(0, 8)).toString('latin1').startsWith('%PDF-1.7')) this.broken.push('6.1')
    const marked = root.has('MarkInfo') && this.#pdf.dictionary(root.get('MarkInfo')).get('Marked')
    if (marked !== true) this.broken.push('6.2: not marked')
    if (!/^[a-z]{2}(-[A-Z]{2})?$/.test(wordOf(root.get('Lang')))) this.broken.push('7.2: no language')
    const preferences = root.has('ViewerPreferences') && this.#pdf.dictionary(root.get('ViewerPreferences'))
    if (!preferences || preferences.get('DisplayDocTitle') !== true) this.broken.push('7.1: no title is shown')
    const about = this.#pdf.stream(root.get('Metadata'))
    if (!/<pdfuaid:part>1</.test(about)) this.broken.push('5: does not say PDF/UA-1')
    if (!/<dc:title>[\s\S]*\S[\s\S]*<\/dc:title>/.test(about)) this.broken.push('7.1: no title')
    this.pages = this.#pdf.pages().length
    for (const [index, page] of this.#pdf.pages().entries()) this.#pageNumbers.set(page, index)
    const tree = root.has('StructTreeRoot') ? this.#pdf.dictionary(root.get('StructTreeRoot')) : undefined
    if (!tree) this.broken.push('7.1: no structure')
    this.structure = { type: '', lang: undefined, scope: '', alt: undefined, children: [], annotations: [], pieces: [] }
    for (const kid of tree ? this.#pdf.list(tree.get('K')) : []) this.#element(kid, this.structure)
    if (new Set(this.#noteIds).size < this.#noteIds.length) this.broken.push('7.9: notes of one name')
    const pieces = new Set(elementsIn(this.structure).flatMap((element) => element.pieces))
    for (const page of this.#pdf.pages()) this.#page(page, pieces)
    for (const piece of pieces) this.broken.push(`7.1: the page lacks ${piece}`)
  }

  #element(value: PdfValue, parent: Element): void {
    const dictionary = this.#pdf.dictionary(value)
    const type = nameOf(dictionary.get('S'))
    const lang = dictionary.get('Lang')
    const alt = dictionary.get('Alt')
    const about = dictionary.has('A') ? this.#pdf.dictionary(dictionary.get('A')) : undefined
    const element: Element = {
      type,
      lang: typeof lang === 'string' ? lang : undefined,
      scope: nameOf(about?.get('Scope')),
      alt: typeof alt === 'string' ? decoded(alt) : undefined,
      children: [],
      annotations: [],
      pieces: [],
    }
    parent.children.push(element)
    if (!dictionary.has('P')) this.broken.push(`7.1: ${type} without a parent`)
    const parents = PARENTS[type]
    if (parents && !parents.includes(parent.type)) this.broken.push(`7.2: ${type} in ${parent.type}`)
    const level = Number(/^H([1-6])$/.exec(type)?.[1] ?? 0)
    if (level > this.#level + 1) this.broken.push(`7.4.2: ${type} after H${this.#level}`)
    if (level > 0) this.#level = level
    if (type === 'Note') {
      const id = dictionary.get('ID')
      if (typeof id !== 'string' || id === '') this.broken.push('7.9: a note without a name')
      else this.#noteIds.push(id)
    }
    if (type === 'Figure' && !dictionary.has('Alt')) this.broken.push('7.3: a figure without words')
    if (type === 'Figure' && !about?.has('BBox')) this.broken.push('14.8.5.4.3: a figure without its place')
    const own = dictionary.has('Pg') ? this.#pageNumber(dictionary.get('Pg')) : undefined
    for (const kid of this.#pdf.list(dictionary.get('K'))) this.#kid(kid, element, own)
    if (type === 'Table') this.#table(element)
  }

  #kid(kid: PdfValue, element: Element, page: number | undefined): void {
    const value = this.#pdf.follow(kid)
    if (typeof value === 'number') return void element.pieces.push(`${page}/${value}`)
    if (!(value instanceof Map)) return
    const kind = nameOf(value.get('Type'))
    if (kind === 'MCR') element.pieces.push(`${this.#pageNumber(value.get('Pg'))}/${wordOf(value.get('MCID'))}`)
    else if (kind === 'OBJR') element.annotations.push((value.get('Obj') as Ref).to)
    else this.#element(kid, element)
  }

  #pageNumber(value: PdfValue | undefined): number {
    return this.#pageNumbers.get(this.#pdf.dictionary(value)) ?? -1
  }

  /** Every row is as wide as the others, and every cell has a head. */
  #table({ children: rows }: Element): void {
    if (new Set(rows.map(({ children }) => children.length)).size > 1) this.broken.push('7.2: rows of several widths')
    const isHeaded = (row: Element, column: number) =>
      row.children.some(({ scope }) => scope === 'Row') ||
      rows.some(({ children }) => children[column]?.scope === 'Column')
    for (const row of rows)
      for (const [column, { type }] of row.children.entries())
        if (type === 'TD' && !isHeaded(row, column)) this.broken.push('7.5: a cell without a head')
  }

  /** Each piece that the structure names is on its page and is taken off `pieces`; everything else on the page is an ornament. */
  #page(page: Dictionary, pieces: Set<string>): void {
    const number = this.#pageNumbers.get(page) ?? -1
    const links = new Set(
      elementsIn(this.structure).flatMap(({ type, annotations }) => (type === 'Link' ? annotations : [])),
    )
    for (const ref of this.#pdf.list(page.get('Annots'))) {
      const annotation = this.#pdf.dictionary(ref)
      const isNamed = nameOf(annotation.get('Subtype')) === 'Link' && ref instanceof Ref && links.has(ref.to)
      if (!isNamed) this.broken.push('7.18.5: a link outside of the structure')
      if (!annotation.has('Contents')) this.broken.push('7.18.5: a link without words')
    }
    if (page.has('Annots') && nameOf(page.get('Tabs')) !== 'S') this.broken.push('7.18.3: the order of tabs')
    const open: ('text' | 'ornament' | 'other')[] = []
    for (const { name, operands } of this.#pdf.operators(page)) {
      if (name === 'BDC' || name === 'BMC') {
        const [tag, about] = operands
        const marked = about instanceof Map ? about.get('MCID') : undefined
        const isText = pieces.delete(`${number}/${wordOf(marked)}`)
        open.push(isText ? 'text' : nameOf(tag) === 'Artifact' ? 'ornament' : 'other')
      } else if (name === 'EMC') open.pop()
      else if (/^T[jJ]$/.test(name) && open.includes('ornament')) this.ornaments += 1
      else if (PAINTS.has(name) && !open.some((kind) => kind !== 'other'))
        this.broken.push(`7.1: ${name} outside of the structure`)
    }
  }
}

const wordOf = (value: PdfValue | undefined) =>
  typeof value === 'string' || typeof value === 'number' ? `${value}` : ''

/** An element and all elements inside of it, in reading order. */
export const elementsIn = (element: Element): Element[] => [element, ...element.children.flatMap(elementsIn)]

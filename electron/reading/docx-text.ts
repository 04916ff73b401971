import { ParleyError } from '../../core/base/errors'
import { DEPTH_MAX, parseXml } from './parse-xml'
import type { FileText } from './read-result'
import type { ZipParts } from './zip-parts'

/** Elements without text of the document: text that was deleted or moved away, field codes, readings above characters, the older form of a drawing. */
const LEFT_OUT = new Set(['del', 'moveFrom', 'instrText', 'delText', 'rt', 'Fallback', 'pict'])
const BREAKS: Readonly<Record<string, string>> = {
  tab: '\t',
  ptab: '\t',
  br: '\n',
  cr: '\n',
  noBreakHyphen: '\u2011',
  softHyphen: '\u00AD',
}

/** Reads a Word document: its paragraphs and tables in order, then its notes. @throws ParleyError `reading-damaged`, `reading-bomb` */
export function docxText(parts: ZipParts, file: string): FileText {
  const [body = '', ...notes] = ['word/document.xml', 'word/footnotes.xml', 'word/endnotes.xml'].map((name) => {
    const content = parts.read(name)
    return content ? new BlockWalk(file).textOf(content.toString('utf8')) : ''
  })
  const text = [body, ...notes].filter((part) => part !== '').join('\n\n')
  const title = coreTitle(parts, file)
  // Many documents still have the title of the one that they were made from.
  const isSaid = title !== undefined && folded(text.slice(0, 5000)).includes(folded(title))
  return { text, ...(isSaid ? { details: { title } } : {}) }
}

const folded = (text: string) => text.normalize('NFKC').replaceAll(/\s+/g, '')

/** The walk over a part of a document: blocks of text, the rows of tables as lines with tabs. */
class BlockWalk {
  readonly #file: string
  readonly #open: string[] = []
  /** The places that the text goes into, innermost last: the document or a cell, with the tables, rows and paragraphs that are open in it. */
  readonly #blocks: string[][] = [[]]
  readonly #tables: string[][] = []
  readonly #rows: string[][] = []
  readonly #paragraphs: string[] = []
  #leftOut = 0
  #isHidden = false

  constructor(file: string) {
    this.#file = file
  }

  textOf(xml: string): string {
    parseXml(xml, this.#file, (parser) => {
      parser.on('opentag', ({ local, attributes }) => {
        const said = Object.values(attributes).find((attribute) => attribute.local === 'val')?.value
        this.#enter(local, said)
      })
      parser.on('closetag', ({ local }) => this.#leave(local))
      parser.on('text', (text) => {
        if (this.#open.at(-1) === 't') this.#add(text)
      })
    })
    return this.#blocks[0]?.join('\n\n') ?? ''
  }

  #enter(name: string, said: string | undefined): void {
    const parent = this.#open.at(-1)
    this.#open.push(name)
    if (this.#open.length > DEPTH_MAX) throw new ParleyError('reading-damaged', { file: this.#file })
    if (LEFT_OUT.has(name)) this.#leftOut += 1
    if (this.#leftOut > 0) return
    if (name === 'p') this.#paragraphs.push('')
    else if (name === 'tbl') this.#tables.push([])
    else if (name === 'tr') this.#rows.push([])
    else if (name === 'tc') this.#blocks.push([])
    else if (name === 'r') this.#isHidden = false
    else if (name === 'vanish' && parent === 'rPr') this.#isHidden = said !== '0' && said !== 'false'
    // The stops of a paragraph’s tabs are also called so.
    else if (parent === 'r') this.#add(BREAKS[name] ?? '')
  }

  #leave(name: string): void {
    this.#open.pop()
    if (LEFT_OUT.has(name)) this.#leftOut -= 1
    else if (this.#leftOut > 0) return
    else if (name === 'p') this.#blocks.at(-1)?.push(this.#paragraphs.pop() ?? '')
    else if (name === 'tc') {
      const cell = this.#blocks.pop()
      this.#rows.at(-1)?.push((cell ?? []).filter((block) => block.trim() !== '').join('\n'))
    } else if (name === 'tr') this.#tables.at(-1)?.push((this.#rows.pop() ?? []).join('\t'))
    else if (name === 'tbl') this.#blocks.at(-1)?.push((this.#tables.pop() ?? []).join('\n'))
  }

  #add(text: string): void {
    if (this.#leftOut > 0 || this.#isHidden || this.#paragraphs.length === 0) return
    this.#paragraphs.push(`${this.#paragraphs.pop() ?? ''}${text}`)
  }
}

/** The title among a document's properties. */
function coreTitle(parts: ZipParts, file: string): string | undefined {
  const content = parts.read('docProps/core.xml')
  if (!content) return undefined
  let [title, isIn] = ['', false]
  parseXml(content.toString('utf8'), file, (parser) => {
    parser.on('opentag', ({ local }) => {
      isIn = local === 'title'
    })
    parser.on('closetag', () => {
      isIn = false
    })
    parser.on('text', (text) => {
      if (isIn) title += text
    })
  })
  return title.trim() === '' ? undefined : title
}

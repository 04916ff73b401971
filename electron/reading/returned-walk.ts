import { ParleyError } from '../../core/base/errors'
import { readAnchor } from '../../core/memo/returned/anchors'
import type { Mark, ReturnedParagraph, ReturnedPiece } from '../../core/memo/returned/returned-file'
import { DEPTH_MAX, parseXml } from './parse-xml'

/** No memo has more paragraphs, stretches of text, tracked or not, and bookmarks, each counted in every paragraph that it goes on in. */
const PIECES_MAX = 30_000
/** No more bookmarks or comments are open at one place. */
const OPEN_MAX = 500

/** Elements that repeat an older form of a text, or hold codes and readings above characters. */
const LEFT_OUT = new Set(['instrText', 'delInstrText', 'rt', 'Fallback'])
const OBJECTS = new Set(['drawing', 'pict', 'object', 'altChunk'])
const BREAKS: Readonly<Record<string, string>> = {
  tab: '\t',
  ptab: '\t',
  br: '\n',
  cr: '\n',
  noBreakHyphen: '\u2011',
  softHyphen: '\u00AD',
}
const HOWS: Readonly<Record<string, 'added' | 'removed'>> = {
  ins: 'added',
  moveTo: 'added',
  del: 'removed',
  moveFrom: 'removed',
}

interface Change {
  how: 'added' | 'removed'
  by: Mark
}

/** The words that a comment is on, and the paragraph in which it begins. */
interface Range {
  on: string
  paragraph: number
}

/** The walk over the parts of a returned Word file: paragraphs in order, with tracked changes, Parley's bookmarks and the places of comments. */
export class ReturnedWalk {
  readonly paragraphs: ReturnedParagraph[] = []
  readonly ranges = new Map<string, Range>()
  readonly leftOut = { objects: 0, looks: 0 }
  readonly #file: string
  #part: ReturnedParagraph['part'] = 'body'
  #open: string[] = []
  #paragraphs: { paragraph: ReturnedParagraph; index: number }[] = []
  #changes: Change[] = []
  #rows: (Change | undefined)[] = []
  #anchors = new Map<string, string>()
  #commented = new Set<string>()
  #skipped = 0
  #pieces = 0
  #notes = 0

  constructor(file: string) {
    this.#file = file
  }

  /** Reads one part of the file. @throws ParleyError `reading-damaged`, `returned-too-much` */
  read(xml: string, part: ReturnedParagraph['part']): void {
    this.#part = part
    this.#open = []
    this.#paragraphs = []
    this.#changes = []
    this.#rows = []
    this.#anchors = new Map()
    this.#skipped = 0
    parseXml(xml, this.#file, (parser) => {
      parser.on('opentag', ({ local, attributes }) => {
        const values = Object.values(attributes)
        this.#enter(local, (name) => values.find((attribute) => attribute.local === name)?.value)
      })
      parser.on('closetag', ({ local }) => this.#leave(local))
      parser.on('text', (text) => {
        const inside = this.#open.at(-1)
        if (inside === 't' || inside === 'delText') this.#add(text)
      })
    })
  }

  #enter(name: string, said: (attribute: string) => string | undefined): void {
    const parent = this.#open.at(-1)
    this.#open.push(name)
    if (this.#open.length > DEPTH_MAX) throw new ParleyError('reading-damaged', { file: this.#file })
    if (isLook(name)) this.leftOut.looks += this.#skipped > 0 ? 0 : 1
    if (isLook(name) || LEFT_OUT.has(name)) this.#skipped += 1
    if (this.#skipped > 0) return
    if (OBJECTS.has(name)) this.leftOut.objects += 1
    const how = HOWS[name]
    if (how !== undefined) this.#change({ how, by: markOf(said) }, parent)
    else if (name === 'p') this.#begin()
    else if (name === 'pStyle') this.#style(said('val'))
    else if (name === 'tr') this.#rows.push(undefined)
    else if (name === 'bookmarkStart') this.#bookmark(said('id') ?? '', said('name') ?? '')
    else if (name === 'bookmarkEnd') this.#anchors.delete(said('id') ?? '')
    else if (name === 'commentRangeStart' || name === 'commentReference') this.#comment(said('id') ?? '', name)
    else if (name === 'commentRangeEnd') this.#commented.delete(said('id') ?? '')
    else if (name === 'footnoteReference' || name === 'endnoteReference') this.#add(String((this.#notes += 1)))
    else if (name === 'sym') this.#add(symbolOf(said('char')))
    else if (parent === 'r') this.#add(BREAKS[name] ?? '')
  }

  #leave(name: string): void {
    this.#open.pop()
    if (isLook(name) || LEFT_OUT.has(name)) this.#skipped -= 1
    else if (this.#skipped > 0) return
    else if (name === 'p') this.#paragraphs.pop()
    else if (name === 'tr') this.#rows.pop()
    else if (HOWS[name] !== undefined && !isProperty(this.#open.at(-1))) this.#changes.pop()
  }

  /** A change of a stretch of text, of the end of a paragraph, or of a whole row. */
  #change(change: Change, parent: string | undefined): void {
    if (!isProperty(parent)) this.#changes.push(change)
    else if (parent === 'trPr') this.#rows.splice(-1, 1, change)
    else if (this.#open.at(-3) === 'pPr') {
      const now = this.#paragraphs.at(-1)?.paragraph
      if (now) now.end = change
    }
  }

  #begin(): void {
    this.#count(1 + this.#anchors.size)
    const paragraph: ReturnedParagraph = {
      part: this.#part,
      pieces: [],
      anchors: [],
      goesOn: [...new Set(this.#anchors.values())],
    }
    this.#paragraphs.push({ paragraph, index: this.paragraphs.length })
    this.paragraphs.push(paragraph)
  }

  #style(style: string | undefined): void {
    const now = this.#paragraphs.at(-1)?.paragraph
    if (now && style !== undefined) now.style = style
  }

  #bookmark(id: string, name: string): void {
    if (!readAnchor(name)) return
    this.#count()
    this.#anchors.set(id, name)
    this.#limit(this.#anchors)
    // One between two paragraphs is of the next.
    this.#paragraphs.at(-1)?.paragraph.anchors.push(name)
  }

  #comment(id: string, name: string): void {
    const paragraph = this.#paragraphs.at(-1)?.index ?? this.paragraphs.length
    if (!this.ranges.has(id)) this.ranges.set(id, { on: '', paragraph })
    if (name !== 'commentRangeStart') return
    this.#commented.add(id)
    this.#limit(this.#commented)
  }

  #add(text: string): void {
    const now = this.#paragraphs.at(-1)?.paragraph
    if (text === '' || this.#skipped > 0 || !now) return
    const change = this.#changes.find(({ how }) => how === 'removed') ?? this.#changes.at(-1) ?? this.#rows.at(-1)
    // What somebody added and somebody else removed again was never in the memo.
    if (new Set(this.#changes.map(({ how }) => how)).size > 1) return
    const anchor = [...this.#anchors.values()].at(-1)
    const how = change?.how ?? 'same'
    if (how !== 'removed') this.#quote(text)
    const last = now.pieces.at(-1)
    if (last && last.how === how && last.anchor === anchor && isBy(last, change?.by)) last.text += text
    else {
      this.#count()
      now.pieces.push({ text, how, ...(change ? { by: change.by } : {}), ...(anchor === undefined ? {} : { anchor }) })
    }
  }

  #quote(text: string): void {
    for (const id of this.#commented) {
      const range = this.ranges.get(id)
      if (range && range.on.length < QUOTED) range.on += text
    }
  }

  #limit({ size }: { size: number }): void {
    if (size > OPEN_MAX) throw new ParleyError('returned-too-much', { file: this.#file })
  }

  #count(more = 1): void {
    this.#pieces += more
    if (this.#pieces > PIECES_MAX) throw new ParleyError('returned-too-much', { file: this.#file })
  }
}

/** How much of the words that a comment is on is kept. */
const QUOTED = 2000

/** The character of a symbol; one of a font of symbols has no meaning outside it, and shows as a box. */
function symbolOf(char = ''): string {
  const code = /^[0-9a-f]{4}$/i.test(char) ? Number.parseInt(char, 16) : 0
  return code < 0x20 || code >= 0xd800 ? '\u25A1' : String.fromCharCode(code)
}

/** Is an element the earlier look of a text whose look was changed? */
const isLook = (name: string): boolean => name.endsWith('PrChange') || name === 'numberingChange'

/** Does an element hold properties rather than text? */
const isProperty = (name: string | undefined): boolean => name === 'rPr' || name === 'trPr' || name === 'pPr'

const isBy = ({ by }: ReturnedPiece, other: Mark | undefined) => by?.who === other?.who && by?.at === other?.at

/** The author and the date of a change or a comment. */
export function markOf(said: (attribute: string) => string | undefined): Mark {
  const [who, at] = [said('author'), said('date')]
  return {
    ...(who === undefined || who.trim() === '' ? {} : { who: who.trim().slice(0, 200) }),
    ...(at === undefined || Number.isNaN(Date.parse(at)) ? {} : { at }),
  }
}

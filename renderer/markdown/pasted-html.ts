import { withPlainBreaks } from '../../core/base/text'
import { lowered, needsSpace, raised, upper } from './pasted-figures'
import { isWordItem, listOf, marked, markOf, withoutMarks, wordMark, type PastedItem } from './pasted-lists'
import { partsIn, pastedPage, textOf, type Part, type Piece } from './pasted-tree'

/**
 * Turns pasted HTML into plain HTML that the editor takes: parsed into a tree that runs and fetches nothing, and written anew.
 * Formatting that is only a style is kept, hidden text is left out, cells and figures stay apart.
 */
export function cleanPastedHtml(html: string): string {
  return new Cleaner().blocks(pastedPage(html))
}

const KEPT_BLOCK = new Set('h1 h2 h3 h4 h5 h6 blockquote'.split(' '))

const escapeHtml = (text: string) =>
  text.replaceAll(
    /[&<>"]/g,
    (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[character] ?? '',
  )

/** How a text looks: set by elements and by styles, the inner ones over the outer. */
interface Look {
  bold: boolean
  italic: boolean
  struck: boolean
}
const PLAIN: Look = { bold: false, italic: false, struck: false }

function lookOf({ tag, style }: Part, { bold, italic, struck }: Look): Look {
  const weight = style.get('font-weight') ?? ''
  const line = ['text-decoration', 'text-decoration-line', 'text-line-through']
    .flatMap((name) => style.get(name) ?? [])
    .join(' ')
  const slant = style.get('font-style') ?? ''
  const isBold = /^(bold|bolder|[6-9]\d\d)/.test(weight) || (weight === '' && (tag === 'b' || tag === 'strong'))
  return {
    bold: /^(normal|lighter|[1-5]\d\d)/.test(weight) ? false : bold || isBold,
    italic: slant === 'normal' ? false : italic || /^(italic|oblique)/.test(slant) || tag === 'i' || tag === 'em',
    struck:
      struck ||
      /line-through|single|double/.test(line.replaceAll(/underline.*?(?:single|double)/g, '')) ||
      (!line.includes('none') && /^(?:s|del|strike)$/.test(tag)),
  }
}

/** So much of the line is kept for what comes after it. */
const LINE_KEPT = 40
const CELLS_MAX = 50

class Cleaner {
  /** The end of the line so far, for what is raised behind it. */
  #line = ''
  /** Was the last text apart from the next? */
  #gap = false
  #struck = false
  /** The end of the line before the struck text. */
  #beforeStruck = ''
  /** Are the marks of items text? A line has no lists, and of two numbered lists in a row Markdown makes one. */
  #marksAreText = false

  /** The blocks of a list of pieces, in order; the text between them in paragraphs of its own. */
  blocks(pieces: readonly Piece[], look: Look = PLAIN): string {
    const out: string[] = []
    let inline: string[] = []
    const flush = () => {
      const text = inline.join('')
      if (text.replaceAll(/<[^>]*>/g, '').trim() !== '') out.push(`<p>${text.trim()}</p>`)
      inline = []
      this.#newLine()
    }
    for (let at = 0; at < pieces.length; at += 1) {
      const piece = pieces[at]
      if (piece === undefined) continue
      if (typeof piece === 'string' || !(piece.isBlock || isWordItem(piece))) {
        inline.push(this.#inline(piece, look, pieces[at + 1]))
        continue
      }
      flush()
      const end = isWordItem(piece) ? endOfWordList(pieces, at) : at + 1
      const items = isWordItem(piece) ? partsIn(pieces.slice(at, end)) : []
      const write = () => (items.length > 0 ? this.#wordItems(items, look) : this.#block(piece, lookOf(piece, look)))
      const written = write()
      const isSecond = written.startsWith('<ol') && out.at(-1)?.endsWith('</ol>')
      const block = isSecond ? this.#withMarksAsText(write) : written
      if (block !== '') out.push(block)
      at = end - 1
      this.#newLine()
    }
    flush()
    return out.join('')
  }

  #newLine(): void {
    this.#line = ''
    this.#gap = false
    this.#struck = false
  }

  #block(part: Part, look: Look): string {
    switch (part.tag) {
      case 'table':
        return this.#table(part, look)
      case 'ul':
      case 'ol':
        return this.#list(part, look)
      case 'hr':
        return '<hr>'
      case 'pre':
        return `<pre><code>${escapeHtml(withPlainBreaks(textOf({ ...part, isApart: false })))}</code></pre>`
      default: {
        const inner = this.blocks(part.children, look)
        if (inner === '' || !KEPT_BLOCK.has(part.tag)) return inner
        return part.tag === 'blockquote'
          ? `<blockquote>${inner}</blockquote>`
          : inner.replaceAll(/(<\/?)p>/g, `$1${part.tag}>`)
      }
    }
  }

  #list(list: Part, look: Look): string {
    const items = partsIn(list.children)
    const step = list.attribute('reversed') === undefined ? 1 : -1
    const first = list.attribute('start') ?? ''
    let number = /^-?\d+$/.test(first) ? Number(first) : step === 1 ? 1 : items.length
    const out: string[] = []
    let run: PastedItem[] = []
    const flush = () => {
      out.push(this.#items(run))
      run = []
    }
    for (const piece of list.children) {
      if (typeof piece === 'string') {
        if (piece.trim() === '') continue
        flush()
        out.push(this.blocks([piece], look))
        continue
      }
      if (piece.tag !== 'li') {
        run.push({ mark: '', content: this.blocks([piece], look) })
        continue
      }
      const value = piece.attribute('value') ?? ''
      if (/^-?\d+$/.test(value)) number = Number(value)
      run.push({ mark: markOf(list, piece, number), content: this.blocks(piece.children, lookOf(piece, look)) })
      number += step
    }
    flush()
    return out.join('')
  }

  #items(items: readonly PastedItem[]): string {
    return this.#marksAreText ? items.map(marked).join('') : listOf(items)
  }

  #withMarksAsText(write: () => string): string {
    const outer = this.#marksAreText
    this.#marksAreText = true
    const text = write()
    this.#marksAreText = outer
    return text
  }

  /** Word's paragraphs that are items of a list, those of a deeper level inside the one before. */
  #wordItems(parts: readonly Part[], look: Look): string {
    const levels = parts.map(wordMark)
    const items: PastedItem[] = []
    for (let at = 0; at < parts.length;) {
      const part = parts[at]
      const { level = 1, mark = '' } = levels[at] ?? {}
      let end = at + 1
      while (end < parts.length && (levels[end]?.level ?? 1) > level) end += 1
      if (part) {
        const own = this.blocks(withoutMarks(part.children), lookOf(part, look))
        items.push({ mark: escapeHtml(mark), content: own + this.#wordItems(parts.slice(at + 1, end), look) })
      }
      at = end
    }
    return this.#items(items)
  }

  /** A table as lines with its cells apart: a note has no tables. */
  #table(table: Part, look: Look): string {
    const rows = partsIn(table.children).flatMap((child) => (child.tag === 'tr' ? [child] : rowsOf(child)))
    // How many more rows the cell above each column takes.
    const taken: number[] = []
    const lines = rows.map((row) => {
      const cells: string[] = []
      const takeOver = () => {
        for (; (taken[cells.length] ?? 0) > 0; cells.push('')) taken[cells.length] = (taken[cells.length] ?? 0) - 1
      }
      const own = partsIn(row.children)
      for (const cell of own) {
        takeOver()
        const text = this.#cell(cell, lookOf(cell, lookOf(row, look)))
        const below = spanOf(cell, 'rowspan') - 1
        for (let column = 0; column < spanOf(cell, 'colspan'); column += 1) {
          taken[cells.length] = below
          cells.push(column === 0 ? text : '')
        }
      }
      takeOver()
      return joined(cells, own.length)
    })
    const caption = partsIn(table.children).find(({ tag }) => tag === 'caption')
    const above = caption ? this.blocks(caption.children, look) : ''
    return lines.length === 0 ? above : `${above}<p>${lines.join('<br>')}</p>`
  }

  #cell(cell: Part, look: Look): string {
    this.#newLine()
    return this.#withMarksAsText(() => this.blocks(cell.children, look))
      .replaceAll(/<\/?(?:p|br|hr|h\d|blockquote|pre)>/g, ' ')
      .replaceAll(/ {2,}/g, ' ')
      .trim()
  }

  #inline(piece: Piece, look: Look, next?: Piece): string {
    if (typeof piece === 'string') return this.#text(piece, look)
    const { tag, children, raise } = piece
    if (tag === 'br') {
      this.#newLine()
      return '<br>'
    }
    const inner = lookOf(piece, look)
    if (raise !== 0) {
      const text = children.map(textOf).join('')
      const isUpper = raise === 1 && typeof next === 'string' && /^\s*[/⁄]/.test(next) && /^\s*\d+\s*$/.test(text)
      return this.#text((isUpper ? upper : raise === 1 ? raised : lowered)(text, this.#line), inner)
    }
    if (tag === 'code' || tag === 'kbd') return this.#code(piece)
    if (tag === 'rt') return this.#text(`（${children.map(textOf).join('').trim()}）`, inner)
    this.#gap ||= piece.isApart
    const content = children.map((child, at) => this.#inline(child, inner, children[at + 1])).join('')
    this.#gap ||= piece.isApart
    if (tag === 'q') return `“${content}”`
    const address = tag === 'a' ? (piece.attribute('href') ?? '') : ''
    return address !== '' && content.trim() !== '' ? `<a href="${escapeHtml(address)}">${content}</a>` : content
  }

  #code(part: Part): string {
    const text = textOf(part)
    this.#line = text.slice(-LINE_KEPT)
    return `<code>${escapeHtml(text)}</code>`
  }

  #text(text: string, { bold, italic, struck }: Look): string {
    // Line breaks that HTML does not know would glue what they part.
    const lines = withPlainBreaks(text.replaceAll(/[\t\n\r ]+/g, ' ')).split('\n')
    const first = lines[0] ?? ''
    const space = first !== '' && this.#isSpaceBefore(first, struck) ? ' ' : ''
    if (struck && !this.#struck) this.#beforeStruck = this.#line
    if (first !== '') [this.#struck, this.#gap] = [struck, false]
    this.#line = lines.length > 1 ? (lines.at(-1) ?? '') : (this.#line + space + first).slice(-LINE_KEPT)
    const out = lines.map((line) => styled(escapeHtml(line), { bold, italic, struck })).join('<br>')
    return space + out
  }

  #isSpaceBefore(text: string, struck: boolean): boolean {
    if (this.#gap && /[^\s([{「（]$/.test(this.#line) && /^[^\s.,;:!?)\]}、。」）]/.test(text)) return true
    return struck !== this.#struck && needsSpace(this.#line, text, this.#struck, this.#beforeStruck)
  }
}

function styled(text: string, { bold, italic, struck }: Look): string {
  if (text.trim() === '') return text
  const line = struck ? `<s>${text}</s>` : text
  const slanted = italic ? `<em>${line}</em>` : line
  return bold ? `<strong>${slanted}</strong>` : slanted
}

/** Cells on a line. A heading over all columns needs no empty ones. */
const joined = (cells: readonly string[], own: number) => (own === 1 && cells[0] ? cells[0] : cells.join(' | '))

const spanOf = (cell: Part, name: 'colspan' | 'rowspan') =>
  Math.min(Math.max(Number.parseInt(cell.attribute(name) ?? '1', 10) || 1, 1), name === 'colspan' ? CELLS_MAX : 10_000)

const rowsOf = (part: Part): Part[] =>
  ['thead', 'tbody', 'tfoot'].includes(part.tag) ? partsIn(part.children).filter(({ tag }) => tag === 'tr') : []

/** The end of one of Word's lists that begins at a piece, blank text between its items left aside. */
function endOfWordList(pieces: readonly Piece[], from: number): number {
  let end = from
  for (let at = from; at < pieces.length; at += 1) {
    const piece = pieces[at]
    if (typeof piece === 'string' ? piece.trim() !== '' : piece && !isWordItem(piece)) break
    if (typeof piece !== 'string') end = at + 1
  }
  return end
}

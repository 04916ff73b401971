/**
 * What is pasted as HTML, as plain HTML that the editor takes: parsed by the browser's own parser into a document that runs and
 * fetches nothing, and written anew. Formatting that is only a style is kept, hidden text is left out, cells and figures stay apart.
 */
export function cleanPastedHtml(html: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html')
  return new Cleaner().blocks(page.body)
}

/** Elements whose text nobody saw where it was copied. */
const UNSEEN = new Set([
  'SCRIPT',
  'STYLE',
  'HEAD',
  'TEMPLATE',
  'TITLE',
  'META',
  'LINK',
  'NOSCRIPT',
  'OBJECT',
  'SVG',
  'MATH',
])
const BLOCK = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE CAPTION CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE UL'.split(
    ' ',
  ),
)
const KEPT_BLOCK: Readonly<Record<string, string>> = {
  H1: 'h1',
  H2: 'h2',
  H3: 'h3',
  H4: 'h4',
  H5: 'h5',
  H6: 'h6',
  BLOCKQUOTE: 'blockquote',
  PRE: 'pre',
}

const escapeHtml = (text: string) =>
  text.replaceAll(
    /[&<>"]/g,
    (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[character] ?? '',
  )

/** A style's own value, by name. Read from the attribute: the document is not shown, and the policy lets it have no styles. */
function styleOf(element: Element, name: string): string {
  const declarations = (element.getAttribute('style') ?? '').split(';')
  const found = declarations.findLast((declaration) => declaration.split(':')[0]?.trim().toLowerCase() === name)
  return (
    found
      ?.slice(found.indexOf(':') + 1)
      .trim()
      .toLowerCase() ?? ''
  )
}

function isHidden(element: Element): boolean {
  if (UNSEEN.has(element.tagName.toUpperCase()) || element.hasAttribute('hidden')) return true
  return (
    styleOf(element, 'display') === 'none' ||
    /^(hidden|collapse)/.test(styleOf(element, 'visibility')) ||
    /^0(px|pt|em|rem|%)?$/.test(styleOf(element, 'font-size')) ||
    styleOf(element, 'opacity') === '0' ||
    styleOf(element, 'mso-hide') === 'all'
  )
}

/** How a text looks: set by elements and by styles, the inner ones over the outer. */
interface Look {
  bold: boolean
  italic: boolean
  struck: boolean
}
const PLAIN: Look = { bold: false, italic: false, struck: false }

function lookOf(element: Element, { bold, italic, struck }: Look): Look {
  const tag = element.tagName
  const weight = styleOf(element, 'font-weight')
  const decoration = `${styleOf(element, 'text-decoration')} ${styleOf(element, 'text-decoration-line')}`
  const slant = styleOf(element, 'font-style')
  const isBold = /^(bold|bolder|[6-9]\d\d)/.test(weight) || (weight === '' && (tag === 'B' || tag === 'STRONG'))
  return {
    bold: /^(normal|lighter|[1-5]\d\d)/.test(weight) ? false : bold || isBold,
    italic: slant === 'normal' ? false : italic || /^(italic|oblique)/.test(slant) || tag === 'I' || tag === 'EM',
    struck: struck || decoration.includes('line-through') || tag === 'S' || tag === 'DEL' || tag === 'STRIKE',
  }
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const LOWERED = '₀₁₂₃₄₅₆₇₈₉'
const digits = (text: string, to: string) => text.replaceAll(/\d/g, (digit) => to[Number(digit)] ?? digit)

/** A raised text after what stands before it: a power is raised, and the mark of a note is set apart. */
function raised(text: string, before: string): string {
  const mark = text.trim()
  if (mark === '') return ''
  if (!/^[-+−]?\d+$/.test(mark)) return /^(st|nd|rd|th|er|e|o|a)$/i.test(mark) ? mark : `^${mark}`
  if (/(^|[^\d.,])10$|(^|[^\p{L}])[kcdm]?m$|(^|[^\p{L}])(ft|in|yd)$/u.test(before)) {
    return digits(mark.replace(/^[-−]/, '⁻').replace(/^\+/, '⁺'), RAISED)
  }
  return ` [${mark.replace(/^\[|\]$/g, '')}]`
}

class Cleaner {
  /** The text of the line so far, for what is raised behind it. */
  #line = ''

  /** The blocks of an element, in order; what stands between them in a paragraph of its own. */
  blocks(parent: Element, look: Look = PLAIN): string {
    let out = ''
    let inline = ''
    const flush = () => {
      if (inline.replaceAll(/<[^>]*>/g, '').trim() !== '') out += `<p>${inline.trim()}</p>`
      inline = ''
      this.#line = ''
    }
    const nodes = [...parent.childNodes]
    for (let at = 0; at < nodes.length; at += 1) {
      const node = nodes[at]
      if (!node) continue
      if (!(node instanceof Element)) {
        inline += this.#inline(node, look)
        continue
      }
      if (isHidden(node)) continue
      const items = wordList(nodes, at)
      if (items.length > 0) {
        flush()
        out += this.#wordItems(items, look)
        at = nodes.indexOf(items.at(-1) as ChildNode)
      } else if (hasBlock(node)) {
        flush()
        out += this.#block(node, lookOf(node, look))
        this.#line = ''
      } else inline += this.#inline(node, look)
    }
    flush()
    return out
  }

  #block(element: Element, look: Look): string {
    switch (element.tagName) {
      case 'TABLE':
        return this.#table(element, look)
      case 'UL':
      case 'OL':
        return this.#list(element, look)
      case 'HR':
        return '<hr>'
      case 'PRE':
        return `<pre><code>${escapeHtml(element.textContent ?? '')}</code></pre>`
      default: {
        const tag = KEPT_BLOCK[element.tagName]
        const inner = this.blocks(element, look)
        if (tag === undefined || inner === '') return inner
        return tag === 'blockquote' ? `<blockquote>${inner}</blockquote>` : inner.replaceAll(/(<\/?)p>/g, `$1${tag}>`)
      }
    }
  }

  #list(element: Element, look: Look): string {
    const tag = element.tagName.toLowerCase()
    const items = [...element.children].filter((child) => !isHidden(child))
    const start = element.getAttribute('start')
    const inner = items.map((item) => {
      this.#line = ''
      return `<li>${this.blocks(item.tagName === 'LI' ? item : wrap(item), lookOf(item, look)) || '<p></p>'}</li>`
    })
    if (inner.length === 0) return ''
    return `<${tag}${start !== null && /^\d+$/.test(start) ? ` start="${start}"` : ''}>${inner.join('')}</${tag}>`
  }

  /** A table as lines, with its cells apart: a note has no tables of its own. */
  #table(element: Element, look: Look): string {
    const rows = [...element.querySelectorAll('tr')].filter((row) => row.closest('table') === element && !isHidden(row))
    const lines = rows.map((row) =>
      [...row.children]
        .filter((cell) => !isHidden(cell))
        .map((cell) => {
          this.#line = ''
          const look_ = lookOf(cell, look)
          return this.blocks(cell, look_)
            .replaceAll(/<\/p><p>/g, ' ')
            .replaceAll(/<\/?p>/g, '')
            .replaceAll('<br>', ' ')
            .trim()
        })
        .join(' | '),
    )
    const caption = element.querySelector('caption')
    const above = caption && !isHidden(caption) ? this.blocks(caption, look) : ''
    return lines.length === 0 ? above : `${above}<p>${lines.join('<br>')}</p>`
  }

  #inline(node: Node, look: Look): string {
    if (node.nodeType === Node.TEXT_NODE) return this.#text(node.nodeValue ?? '', look)
    if (!(node instanceof Element) || isHidden(node)) return ''
    if (node.tagName === 'BR') {
      this.#line = ''
      return '<br>'
    }
    const inner = lookOf(node, look)
    const align = styleOf(node, 'vertical-align')
    if (node.tagName === 'SUP' || /^(super|text-top)/.test(align)) {
      return this.#text(raised(node.textContent ?? '', this.#line), inner)
    }
    if (node.tagName === 'SUB' || align === 'sub') {
      const text = (node.textContent ?? '').trim()
      return this.#text(/^\d+$/.test(text) ? digits(text, LOWERED) : `_${text}`, inner)
    }
    const content = [...node.childNodes].map((child) => this.#inline(child, inner)).join('')
    const address = node.tagName === 'A' ? (node.getAttribute('href') ?? '') : ''
    if (address !== '' && content.trim() !== '') return `<a href="${escapeHtml(address)}">${content}</a>`
    return node.tagName === 'CODE' || node.tagName === 'KBD'
      ? `<code>${escapeHtml(node.textContent ?? '')}</code>`
      : content
  }

  #text(text: string, { bold, italic, struck }: Look): string {
    const shown = text.replaceAll(/[\t\n\r ]+/g, ' ')
    this.#line += shown
    let out = escapeHtml(shown)
    if (shown.trim() === '') return out
    if (struck) out = `<s>${out}</s>`
    if (italic) out = `<em>${out}</em>`
    return bold ? `<strong>${out}</strong>` : out
  }

  /** Word's paragraphs that are items of a list, without the marks that Word draws before them. */
  #wordItems(items: readonly Element[], look: Look): string {
    const isNumbered = /^\s*\(?\w{1,3}[.)]/.test(wordMark(items[0]) ?? '')
    const tag = isNumbered ? 'ol' : 'ul'
    const inner = items.map((item) => {
      for (const mark of item.querySelectorAll('[style*="mso-list"]')) {
        if (styleOf(mark, 'mso-list') === 'ignore') mark.remove()
      }
      this.#line = ''
      return `<li>${this.blocks(wrap(item), look)}</li>`
    })
    return `<${tag}>${inner.join('')}</${tag}>`
  }
}

function wrap(element: Element): Element {
  const box = element.ownerDocument.createElement('div')
  box.append(...[...element.childNodes].map((child) => child.cloneNode(true)))
  return box
}

/** The items of one of Word's lists that begins at a node, blank text between them left aside. */
function wordList(nodes: readonly ChildNode[], from: number): Element[] {
  const items: Element[] = []
  for (const node of nodes.slice(from)) {
    if (node.nodeType === Node.TEXT_NODE && (node.nodeValue ?? '').trim() === '') continue
    if (!(node instanceof Element) || wordMark(node) === undefined) break
    items.push(node)
  }
  return items
}

/** The mark that Word draws before an item of a list: "·", "1.". Undefined where a paragraph is none. */
function wordMark(element: Element | undefined): string | undefined {
  if (!element || !/^l\d/.test(styleOf(element, 'mso-list'))) return undefined
  const marks = [...element.querySelectorAll('[style*="mso-list"]')]
  return marks.find((mark) => styleOf(mark, 'mso-list') === 'ignore')?.textContent ?? ''
}

/** Is an element a block, or does it have one inside? What some programs wrap what is copied in is neither. */
function hasBlock(element: Element): boolean {
  return BLOCK.has(element.tagName) || [...element.children].some((child) => hasBlock(child))
}

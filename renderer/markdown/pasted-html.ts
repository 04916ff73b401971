import { parse, type DefaultTreeAdapterTypes } from 'parse5'

type PastedNode = DefaultTreeAdapterTypes.ChildNode
type PastedElement = DefaultTreeAdapterTypes.Element

/**
 * What is pasted as HTML, as plain HTML that the editor takes: parsed into a tree that runs and fetches nothing, and written anew.
 * Formatting that is only a style is kept, hidden text is left out, cells and figures stay apart.
 */
export function cleanPastedHtml(html: string): string {
  const page = parse(html).childNodes.find((node) => node.nodeName === 'html') as PastedElement | undefined
  const body = page?.childNodes.find((node) => node.nodeName === 'body') as PastedElement | undefined
  if (!body) return ''
  // Nobody writes text this deep, and walking it would end in an overflow: then the plain text is taken.
  const { depth, text } = seenOf(body)
  return depth > DEPTH_MAX ? `<p>${escapeHtml(text.trim())}</p>` : new Cleaner().blocks(body.childNodes)
}

const DEPTH_MAX = 500

/** How deep the elements of a page go, and the text that is not hidden; without recursion. */
function seenOf(body: PastedElement): { depth: number; text: string } {
  const waiting: [PastedNode, number][] = [[body, 0]]
  let depth = 0
  let text = ''
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [node, level] = next
    depth = Math.max(depth, level)
    if (!isElement(node)) text += node.nodeName === '#text' ? textOf(node) : ''
    else if (!isHidden(node))
      waiting.push(...node.childNodes.map((child): [PastedNode, number] => [child, level + 1]).toReversed())
  }
  return { depth, text }
}

const isElement = (node: PastedNode | undefined): node is PastedElement => node !== undefined && 'tagName' in node
const elementsIn = (nodes: readonly PastedNode[]): PastedElement[] => nodes.filter((node) => isElement(node))
const attributeOf = (element: PastedElement, name: string) =>
  element.attrs.find((attribute) => attribute.name === name)?.value
const textOf = (node: PastedNode): string =>
  'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textOf).join('') : ''
/** Every element inside of one, in the order of the text. */
const within = (element: PastedElement): PastedElement[] =>
  elementsIn(element.childNodes).flatMap((child) => [child, ...within(child)])

/** Elements whose text nobody saw where it was copied. */
const UNSEEN = new Set('script style head template title meta link noscript object svg math'.split(' '))
const BLOCK = new Set(
  'address article aside blockquote caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table ul'.split(
    ' ',
  ),
)
const KEPT_BLOCK = new Set('h1 h2 h3 h4 h5 h6 blockquote'.split(' '))

const escapeHtml = (text: string) =>
  text.replaceAll(
    /[&<>"]/g,
    (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[character] ?? '',
  )

/** A style's own value, by name. Read from the attribute: the document is not shown, and the policy lets it have no styles. */
function styleOf(element: PastedElement, name: string): string {
  const declarations = (attributeOf(element, 'style') ?? '').split(';')
  const found = declarations.findLast((declaration) => declaration.split(':')[0]?.trim().toLowerCase() === name)
  return (
    found
      ?.slice(found.indexOf(':') + 1)
      .trim()
      .toLowerCase() ?? ''
  )
}

function isHidden(element: PastedElement): boolean {
  if (UNSEEN.has(element.tagName) || attributeOf(element, 'hidden') !== undefined) return true
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

function lookOf(element: PastedElement, { bold, italic, struck }: Look): Look {
  const tag = element.tagName
  const weight = styleOf(element, 'font-weight')
  const decoration = `${styleOf(element, 'text-decoration')} ${styleOf(element, 'text-decoration-line')}`
  const slant = styleOf(element, 'font-style')
  const isBold = /^(bold|bolder|[6-9]\d\d)/.test(weight) || (weight === '' && (tag === 'b' || tag === 'strong'))
  return {
    bold: /^(normal|lighter|[1-5]\d\d)/.test(weight) ? false : bold || isBold,
    italic: slant === 'normal' ? false : italic || /^(italic|oblique)/.test(slant) || tag === 'i' || tag === 'em',
    struck: struck || decoration.includes('line-through') || tag === 's' || tag === 'del' || tag === 'strike',
  }
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const LOWERED = '₀₁₂₃₄₅₆₇₈₉'
const digits = (text: string, to: string) => text.replaceAll(/\d/g, (digit) => to[Number(digit)] ?? digit)

/** A raised text after what stands before it: a power is raised, and the mark of a note is set apart. */
function raised(text: string, before: string): string {
  const mark = text.trim()
  if (mark === '') return ''
  if (!/^\[?[-+−]?\d+\]?$/.test(mark)) return /^(st|nd|rd|th|er|e|o|a)$/i.test(mark) ? mark : `^${mark}`
  if (/(^|[^\d.,])10$|(^|[^\p{L}])[kcdm]?m$|(^|[^\p{L}])(ft|in|yd)$/u.test(before)) {
    return digits(mark.replace(/^[-−]/, '⁻').replace(/^\+/, '⁺'), RAISED)
  }
  return ` [${mark.replace(/^\[|\]$/g, '')}]`
}

function lowered(text: string): string {
  const mark = text.trim()
  return /^\d+$/.test(mark) ? digits(mark, LOWERED) : mark === '' ? '' : `_${mark}`
}

class Cleaner {
  /** The text of the line so far, for what is raised behind it. */
  #line = ''

  /** The blocks of a list of nodes, in order; the text between them in paragraphs of its own. */
  blocks(nodes: readonly PastedNode[], look: Look = PLAIN): string {
    let out = ''
    let inline = ''
    const flush = () => {
      if (inline.replaceAll(/<[^>]*>/g, '').trim() !== '') out += `<p>${inline.trim()}</p>`
      inline = ''
      this.#line = ''
    }
    for (let at = 0; at < nodes.length; at += 1) {
      const node = nodes[at]
      if (!node) continue
      if (!isElement(node)) {
        inline += this.#inline(node, look)
        continue
      }
      if (isHidden(node)) continue
      const items = wordList(nodes, at)
      const last = items.at(-1)
      if (last) {
        flush()
        out += this.#wordItems(items, look)
        at = nodes.indexOf(last)
      } else if (hasBlock(node)) {
        flush()
        out += this.#block(node, lookOf(node, look))
        this.#line = ''
      } else inline += this.#inline(node, look)
    }
    flush()
    return out
  }

  #block(element: PastedElement, look: Look): string {
    const { tagName } = element
    switch (tagName) {
      case 'table':
        return this.#table(element, look)
      case 'ul':
      case 'ol':
        return this.#list(element, look)
      case 'hr':
        return '<hr>'
      case 'pre':
        return `<pre><code>${escapeHtml(textOf(element))}</code></pre>`
      default: {
        const inner = this.blocks(element.childNodes, look)
        if (inner === '' || !KEPT_BLOCK.has(tagName)) return inner
        return tagName === 'blockquote'
          ? `<blockquote>${inner}</blockquote>`
          : inner.replaceAll(/(<\/?)p>/g, `$1${tagName}>`)
      }
    }
  }

  #list(element: PastedElement, look: Look): string {
    const start = attributeOf(element, 'start') ?? ''
    const inner = elementsIn(element.childNodes)
      .filter((child) => !isHidden(child))
      .map((item) => this.#item(item.tagName === 'li' ? item.childNodes : [item], lookOf(item, look)))
    if (inner.length === 0) return ''
    return `<${element.tagName}${/^\d+$/.test(start) ? ` start="${start}"` : ''}>${inner.join('')}</${element.tagName}>`
  }

  #item(nodes: readonly PastedNode[], look: Look): string {
    this.#line = ''
    return `<li>${this.blocks(nodes, look) || '<p></p>'}</li>`
  }

  /** A table as lines with its cells apart: a note has no tables. */
  #table(element: PastedElement, look: Look): string {
    const inside = elementsIn(element.childNodes).flatMap((child) => (child.tagName === 'tr' ? [child] : rowsOf(child)))
    const lines = inside
      .filter((row) => !isHidden(row))
      .map((row) =>
        elementsIn(row.childNodes)
          .filter((cell) => !isHidden(cell))
          .map((cell) => this.#cell(cell, lookOf(cell, look)))
          .join(' | '),
      )
    const caption = elementsIn(element.childNodes).find((child) => child.tagName === 'caption' && !isHidden(child))
    const above = caption ? this.blocks(caption.childNodes, look) : ''
    return lines.length === 0 ? above : `${above}<p>${lines.join('<br>')}</p>`
  }

  #cell(cell: PastedElement, look: Look): string {
    this.#line = ''
    return this.blocks(cell.childNodes, look)
      .replaceAll(/<\/p>\s*<p>|<br>/g, ' ')
      .replaceAll(/<\/?p>/g, '')
      .trim()
  }

  #inline(node: PastedNode, look: Look): string {
    if (!isElement(node)) return node.nodeName === '#text' ? this.#text(textOf(node), look) : ''
    if (isHidden(node)) return ''
    const { tagName } = node
    if (tagName === 'br') {
      this.#line = ''
      return '<br>'
    }
    const inner = lookOf(node, look)
    const align = styleOf(node, 'vertical-align')
    if (tagName === 'sup' || /^(super|text-top)/.test(align)) return this.#text(raised(textOf(node), this.#line), inner)
    if (tagName === 'sub' || align === 'sub') return this.#text(lowered(textOf(node)), inner)
    if (tagName === 'code' || tagName === 'kbd') return `<code>${escapeHtml(textOf(node))}</code>`
    const content = node.childNodes.map((child) => this.#inline(child, inner)).join('')
    const address = tagName === 'a' ? (attributeOf(node, 'href') ?? '') : ''
    return address !== '' && content.trim() !== '' ? `<a href="${escapeHtml(address)}">${content}</a>` : content
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
  #wordItems(items: readonly PastedElement[], look: Look): string {
    const tag = /^\s*\(?\w{1,3}[.)]/.test(wordMark(items[0]) ?? '') ? 'ol' : 'ul'
    return `<${tag}>${items.map((item) => this.#item(withoutMarks(item.childNodes), look)).join('')}</${tag}>`
  }
}

const rowsOf = (part: PastedElement): PastedElement[] =>
  ['thead', 'tbody', 'tfoot'].includes(part.tagName)
    ? elementsIn(part.childNodes).filter(({ tagName }) => tagName === 'tr')
    : []

const isWordMark = (element: PastedElement) => styleOf(element, 'mso-list') === 'ignore'

function withoutMarks(nodes: readonly PastedNode[]): PastedNode[] {
  return nodes
    .filter((node) => !(isElement(node) && isWordMark(node)))
    .map((node) => (isElement(node) ? { ...node, childNodes: withoutMarks(node.childNodes) } : node))
}

/** The items of one of Word's lists that begins at a node, blank text between them left aside. */
function wordList(nodes: readonly PastedNode[], from: number): PastedElement[] {
  const items: PastedElement[] = []
  for (const node of nodes.slice(from)) {
    if (!isElement(node) && textOf(node).trim() === '') continue
    if (!isElement(node) || wordMark(node) === undefined) break
    items.push(node)
  }
  return items
}

/** The mark that Word draws before an item of a list: "·", "1.". Undefined where a paragraph is none. */
function wordMark(element: PastedElement | undefined): string | undefined {
  if (!element || !/^l\d/.test(styleOf(element, 'mso-list'))) return undefined
  const mark = within(element).find(isWordMark)
  return mark ? textOf(mark) : ''
}

/** Is an element a block, or does it have one inside? What some programs wrap what is copied in is neither. */
function hasBlock(element: PastedElement): boolean {
  return BLOCK.has(element.tagName) || elementsIn(element.childNodes).some(hasBlock)
}

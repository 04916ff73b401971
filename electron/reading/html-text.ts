import { parse, type DefaultTreeAdapterTypes } from 'parse5'
import { isEdtf } from '../../core/dates/edtf'
import type { FuzzyDate } from '../../core/dates/fuzzy-date'
import { parseDateWords } from '../../core/dates/parse-words'
import type { FileDetails } from '../../core/reading/propose-citation'
import type { FileText } from './read-result'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

/** Elements whose content nobody reads as part of a page: programs, styles, controls, frames, drawings, the readings above characters. */
const LEFT_OUT = new Set(
  'script style noscript template head iframe frame object embed applet svg canvas audio video map select datalist button textarea input nav rt rp'.split(
    ' ',
  ),
)
/** Blocks with an empty line around them, and those on lines of their own. */
const PARAGRAPHS = new Set(
  'p h1 h2 h3 h4 h5 h6 blockquote pre table ul ol dl hr section article header footer main aside address figure form details'.split(
    ' ',
  ),
)
const LINES = new Set(
  'div li tr dt dd figcaption caption legend fieldset summary center title option body html thead tbody tfoot'.split(
    ' ',
  ),
)

/**
 * Reads the text of a page as a reader sees it: block by block, without programs, styles, menus and what is hidden. Nothing is run and nothing is fetched.
 */
export function htmlText(html: string): FileText {
  const page = parse(html)
  const walk = new PageWalk()
  walk.walk(page)
  return { text: walk.text(), details: walk.details() }
}

const JAPANESE = /[\u3000-\u9FFF\uFF00-\uFFEF]/
/** A line of the file that ends between Japanese characters ends nothing on the page. */
const BETWEEN_JAPANESE = /(?<=[\u3000-\u9FFF\uFF00-\uFFEF])[ \t]*\r?\n\s*(?=[\u3000-\u9FFF\uFF00-\uFFEF])/g

/** A step of the walk: a node to enter, or the end of an element. */
type Step = Node | { end: Element }

class PageWalk {
  /** The text so far, in parts, with its last character apart: a look at the end of a long string that grows copies all of it. */
  readonly #parts: string[] = []
  #last = ''
  #pending: '' | ' ' | '\n' | '\n\n' = ''
  #isLineEnd = false
  #pre = 0
  #titles: { page?: string; heading: string[] } = { heading: [] }
  readonly #meta = new Map<string, string>()
  #time: string | undefined
  #canonical: string | undefined

  /** Walks without recursion: a page may nest its elements as deep as it likes. */
  walk(root: Node): void {
    const steps: Step[] = [root]
    for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
      if ('end' in step) this.#leave(step.end)
      else if (step.nodeName === '#text' && 'value' in step) this.#say(step.value)
      else if ('tagName' in step) {
        this.#note(step)
        if (isLeftOut(step)) {
          // A head is not shown, but says which page it is.
          if (step.tagName === 'head') for (const child of step.childNodes) if ('tagName' in child) this.#note(child)
          continue
        }
        this.#enter(step)
        steps.push({ end: step })
        pushChildren(steps, step)
      } else if ('childNodes' in step) pushChildren(steps, step)
    }
  }

  text(): string {
    return this.#parts.join('')
  }

  details(): FileDetails {
    const meta = (...names: string[]) => names.map((name) => this.#meta.get(name)).find((value) => value?.trim())
    const [heading, ...others] = this.#titles.heading
    const author = meta('author', 'dc.creator', 'article:author')
    const issued = dateOf(
      meta(
        'article:published_time',
        'datepublished',
        'dc.date',
        'dc.date.issued',
        'dcterms.issued',
        'pubdate',
        'date',
      ) ?? this.#time,
    )
    return {
      title: meta('og:title', 'dc.title') ?? (others.length === 0 ? heading : undefined) ?? this.#titles.page,
      publisher: meta('og:site_name', 'publisher', 'dc.publisher'),
      ...(author === undefined || /^https?:/.test(author) ? {} : { authors: [author] }),
      ...(issued ? { issued } : {}),
      URL: this.#canonical ?? meta('og:url'),
    }
  }

  #enter({ tagName }: Element): void {
    this.#breakAt(tagName)
    if (tagName === 'br') this.#break(this.#pending === '\n' ? '\n\n' : '\n')
    else if (tagName === 'td' || tagName === 'th') this.#tab()
    else if (tagName === 'pre') this.#pre += 1
  }

  #leave({ tagName }: Element): void {
    this.#breakAt(tagName)
    if (tagName === 'pre') this.#pre -= 1
  }

  #breakAt(tagName: string): void {
    if (PARAGRAPHS.has(tagName)) this.#break('\n\n')
    else if (LINES.has(tagName)) this.#break('\n')
  }

  #break(wanted: '\n' | '\n\n'): void {
    if (wanted.length > this.#pending.length || this.#pending === ' ') this.#pending = wanted
  }

  /** Cells of a row are apart by a tab. */
  #tab(): void {
    if (this.#pending.startsWith('\n') || this.#last === '') return
    this.#pending = ''
    this.#add('\t')
  }

  #say(raw: string): void {
    if (this.#pre > 0) {
      this.#put(raw)
      return
    }
    const words = raw.replaceAll(BETWEEN_JAPANESE, '').replaceAll(/[ \t\r\n\f]+/g, ' ')
    if (words.startsWith(' ')) this.#space(raw)
    const rest = words.trim()
    if (rest === '') return
    this.#put(rest)
    if (words.endsWith(' ')) this.#space(raw.slice(raw.trimEnd().length))
  }

  /** Room between words; it counts as a line of the file if it ends one. */
  #space(room: string): void {
    if (this.#pending !== '' || this.#last === '') return
    this.#pending = ' '
    this.#isLineEnd = /^\s*\n/.test(room)
  }

  #put(words: string): void {
    const isWithin = this.#isLineEnd && JAPANESE.test(this.#last) && JAPANESE.test(words.slice(0, 1))
    const isSpare = this.#pending === ' ' && (this.#last === '\t' || isWithin)
    if (this.#last !== '' && !isSpare) this.#add(this.#pending)
    this.#pending = ''
    this.#add(words)
  }

  #add(words: string): void {
    this.#parts.push(words)
    this.#last = words.slice(-1) || this.#last
  }

  /** Notes what an element says about the page. */
  #note(element: Element): void {
    const { tagName } = element
    const attribute = (name: string) => element.attrs.find((one) => one.name === name)?.value
    if (tagName === 'meta') {
      const name = (attribute('property') ?? attribute('name') ?? attribute('itemprop'))?.toLowerCase()
      const content = attribute('content')
      if (name !== undefined && content !== undefined && !this.#meta.has(name)) this.#meta.set(name, content)
    } else if (tagName === 'link' && attribute('rel') === 'canonical') this.#canonical = attribute('href')
    else if (tagName === 'title') this.#titles.page ??= textIn(element)
    // Only one heading of the first rank is a title, so a third tells nothing more.
    else if (tagName === 'h1' && this.#titles.heading.length < 2) this.#titles.heading.push(textIn(element))
    else if (tagName === 'time') this.#time ??= attribute('datetime')
  }
}

function pushChildren<S extends Step>(steps: (S | Node)[], { childNodes }: { childNodes: readonly Node[] }): void {
  for (let index = childNodes.length - 1; index >= 0; index -= 1) {
    const child = childNodes[index]
    if (child) steps.push(child)
  }
}

function isLeftOut({ tagName, attrs }: Element): boolean {
  if (LEFT_OUT.has(tagName)) return true
  return attrs.some(
    ({ name, value }) =>
      (name === 'hidden' && value !== 'until-found') ||
      (name === 'aria-hidden' && value === 'true') ||
      (name === 'role' && value === 'navigation') ||
      (name === 'style' && /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(value)),
  )
}

/** The words in a heading or a title. */
function textIn(element: Element): string {
  let text = ''
  const left: Node[] = element.childNodes.toReversed()
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    if (node.nodeName === '#text' && 'value' in node) text += node.value
    else if (node.nodeName === 'br') text += ' '
    else if ('tagName' in node && isLeftOut(node)) continue
    else if ('childNodes' in node) pushChildren(left, node)
  }
  return text.replaceAll(/\s+/g, ' ').trim()
}

/** A date as the head of a page gives it: an instant with its offset, a day, or words. */
function dateOf(given: string | undefined): FuzzyDate | undefined {
  const text = given
    ?.trim()
    .replace(/([+-]\d\d)(\d\d)$/, '$1:$2')
    .replace(/^(\d{4}-\d\d-\d\d) (?=\d\d:)/, '$1T')
  if (text === undefined) return undefined
  if (isEdtf(text)) return { edtf: text }
  // A time without an offset is on a clock that nobody names.
  const day = /^(\d{4}-\d\d-\d\d)T/.exec(text)?.[1] ?? text
  return isEdtf(day) ? { edtf: day } : parseDateWords(day, 'en', 'UTC')
}

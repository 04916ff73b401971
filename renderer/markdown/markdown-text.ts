import { getSchema, type JSONContent } from '@tiptap/core'
import { MarkdownManager } from '@tiptap/markdown'
import { PROSE_MAX } from '../../core/base/text'
import { EXTENSIONS, isLinkable } from './extensions'
import { ESCAPABLE, piecesOf, tightened, undisguise, writeLines, type Escapable } from './inline-markdown'

/** Markdown and the editor's documents, one from the other. Pure: no page and no editor is needed. */

const manager = new MarkdownManager({ extensions: EXTENSIONS })
// HTML is text, and so is an address that stands by itself: neither is ever made into something else. "10~20%, 30~40%" strikes
// nothing through: that takes two tildes.
const none = () => undefined
const struck = (source: string) => (source.startsWith('~~') ? false : undefined)
manager.instance.use({
  tokenizer: {
    html: none,
    tag: none,
    url: none,
    autolink: none,
    del: struck,
    emStrong(source, _masked, before = '') {
      const found = besideJapanese(source, before)
      if (!found) return false
      const { raw, text, type } = found
      return { type, raw, text, tokens: this.lexer.inlineTokens(text) }
    },
  },
})

const CJK = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFFEF]`
const MARKED = /^(\*\*?)(?![\s*])([^*\n]*?[^\s*])\1(?!\*)/
const IS_CJK = new RegExp(CJK, 'u')
/**
 * Emphasis that begins or ends in punctuation beside Japanese, which has no spaces: 税率は**「24%」**から. Markdown's own rule sees none
 * there.
 */
function besideJapanese(
  source: string,
  before: string,
): { type: 'strong' | 'em'; raw: string; text: string } | undefined {
  const [raw, mark, text] = MARKED.exec(source) ?? []
  if (raw === undefined || text === undefined || !/^[\p{P}\p{S}]|[\p{P}\p{S}]$/u.test(text)) return undefined
  const after = source.slice(raw.length, raw.length + 1)
  if (!IS_CJK.test(before) && !IS_CJK.test(after)) return undefined
  return { type: mark === '**' ? 'strong' : 'em', raw, text }
}

const schema = getSchema(EXTENSIONS)
const EMPTY: JSONContent = { type: 'doc', content: [{ type: 'paragraph' }] }

/** The document of a Markdown text. */
export function readMarkdown(text: string): JSONContent {
  const doc = manager.parse(text)
  return doc.content && doc.content.length > 0 ? withBreaks(doc) : EMPTY
}

/** The Markdown of a document, with a backslash only where the text would mean something else without it. */
export function writeMarkdown(doc: JSONContent): string {
  const bare = write(doc, '*', [])
  // Beyond the limit a note is shown and edited as plain text, so its signs are text without a backslash.
  if (isTooMuch(bare)) return bare
  const tight = tightened(doc)
  const means = remembered((text) => meaning(readMarkdown(text)))
  for (const [wanted, italic] of [
    [doc, '*'],
    [doc, '_'],
    [tight, '*'],
    [tight, '_'],
  ] as const) {
    const text = written(wanted, italic, means)
    if (text !== undefined) return text
  }
  return write(tight, '*', ESCAPABLE)
}

/** A function of a text that keeps its newest results: the same few texts are asked about again and again. */
function remembered<T>(of: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    if (text.length > PROSE_MAX) return of(text)
    const found = known.get(text)
    if (found !== undefined || known.has(text)) return found as T
    const result = of(text)
    known.set(text, result)
    if (known.size > REMEMBERED) known.delete(known.keys().next().value ?? '')
    return result
  }
}
const REMEMBERED = 30

const write = (doc: JSONContent, italic: '*' | '_', escaped: Iterable<Escapable>) =>
  undisguise(manager.serialize(writeLines(doc, { escaped: new Set(escaped), italic })))

/** A document as Markdown that reads as that document again, with as few backslashes as will do; undefined if none does. */
function written(doc: JSONContent, italic: '*' | '_', meaningOf: (text: string) => string): string | undefined {
  const wanted = meaning(doc)
  const means = (text: string) => meaningOf(text) === wanted
  const bare = write(doc, italic, [])
  if (means(bare)) return bare
  if (!means(write(doc, italic, ESCAPABLE))) return undefined
  const escaped = new Set<Escapable>(ESCAPABLE)
  for (const kind of ESCAPABLE) {
    escaped.delete(kind)
    if (!means(write(doc, italic, escaped))) escaped.add(kind)
  }
  return write(doc, italic, escaped)
}

/**
 * True if the formatted editor can hold a text without changing a byte of it: read and written again, it is the same. A text that it
 * would rewrite is edited as it stands instead.
 */
export const canFormat = remembered((text: string): boolean => {
  if (isTooMuch(text)) return false
  if (text === '') return true
  try {
    const doc = checked(readMarkdown(text))
    return linksOf(doc).every(isLinkable) && writeMarkdown(doc) === text
  } catch {
    return false
  }
})

/**
 * More than a note may have, or so much of what may be syntax that working out what it means would hold the window up: the parser's
 * work grows with the square of the signs in one paragraph, of the lines, of blanks in a row, and with the depth of quotations and lists.
 */
export const isTooMuch = (text: string): boolean =>
  text.length > PROSE_MAX ||
  count(text, /\n/g) > LINES_MAX ||
  count(text, SYNTAX) > SYNTAX_MAX ||
  text.split(/\n[ \t]*\n/).some((paragraph) => count(paragraph, SYNTAX) > PARAGRAPH_MAX) ||
  TOO_BLANK.test(text) ||
  TOO_DEEP.test(text)
const count = (text: string, sign: RegExp) => text.match(sign)?.length ?? 0
const SYNTAX = /[*_~`[!<\\]/g
const LINES_MAX = 500
const SYNTAX_MAX = 1000
const PARAGRAPH_MAX = 150
const TOO_BLANK = /\s{200}/
const TOO_DEEP = /^[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]*){16}|^[ \t]{64}/m

/** A document as the editor holds it. @throws RangeError if it cannot: marks that exclude each other, a block inside a line. */
function checked(doc: JSONContent): JSONContent {
  const node = schema.nodeFromJSON(doc)
  node.check()
  return node.toJSON() as JSONContent
}

/** A text to be read: its document, or undefined where that would hide anything of the text, which is then shown as it stands. */
export const readable = remembered((text: string): JSONContent | undefined => {
  if (isTooMuch(text) || TASK.test(text)) return undefined
  try {
    const doc = checked(readMarkdown(text))
    return linksOf(doc).every(isLinkable) && letters(plainText(doc)) === letters(text) ? doc : undefined
  } catch {
    return undefined
  }
})
const TASK = /^[^\S\n\r\u2028\u2029]*([-*+]|\d+[.)])\s{1,40}\[[ xX]\]/m

/** All that a reader sees of a document, in the order of the text: addresses, numbers of lists and names of languages too. */
function plainText(node: JSONContent, number?: number): string {
  const inner = (node.content ?? []).map((child, index) =>
    plainText(child, node.type === 'orderedList' ? listStart(node) + index : undefined),
  )
  if (node.type === 'text') return node.text ?? ''
  if (node.type === 'codeBlock') return `${node.attrs?.language ?? ''} ${inner.join('')}`
  if (number !== undefined) return `${number} ${inner.join('\n')}`
  return withAddresses(node.content ?? [], inner).join('')
}

/** The number that a numbered list begins with. */
export const listStart = (node: JSONContent): number => (node.attrs?.start as number | undefined) ?? 1

/** Each link's address after the last of its texts. */
function withAddresses(nodes: readonly JSONContent[], texts: readonly string[]): string[] {
  return texts.map((text, index) => {
    const link = linkOf(nodes[index])
    const ends = link && JSON.stringify(link) !== JSON.stringify(linkOf(nodes[index + 1]))
    return ends ? `${text} ${link.href} ${link.title ?? ''}` : text
  })
}

/** The address and title of the link on a text, if it has one. */
export function linkOf(node: JSONContent | undefined): { href: string; title?: string | null } | undefined {
  return node?.marks?.find((mark) => mark.type === 'link')?.attrs as { href: string; title?: string | null } | undefined
}

const linksOf = (node: JSONContent): string[] => [
  ...(linkOf(node) ? [linkOf(node)?.href ?? ''] : []),
  ...(node.content ?? []).flatMap(linksOf),
]

/** Everything of a text but what Markdown is written with. */
const letters = (text: string) => text.replaceAll(/[\s*_`~#>+=|()[\]\\"'!:<.-]/g, '')

/** The line feeds inside texts as nodes. */
function withBreaks(node: JSONContent): JSONContent {
  if (node.type === 'codeBlock' || !node.content) return node
  const content = node.content.flatMap((child): JSONContent[] => {
    if (child.type !== 'text' || !child.text?.includes('\n')) return [withBreaks(child)]
    const { text, ...rest } = child
    return text.split(/(\n)/).flatMap((part): JSONContent[] => {
      if (part === '') return []
      return part === '\n' ? [{ type: 'hardBreak', attrs: { raw: '\n' } }] : [{ ...rest, text: part }]
    })
  })
  return { ...node, content }
}

/** The content of a document, to be compared: without what makes no difference to it. */
function meaning(doc: JSONContent): string {
  const of = (node: JSONContent): unknown => {
    const attrs = Object.entries(node.attrs ?? {}).filter(
      ([name, value]) => value !== null && !(name === 'start' && value === 1),
    )
    const lines = node.type === 'paragraph' || node.type === 'heading' ? lineMeaning(node.content ?? []) : undefined
    return [node.type, node.text, attrs.toSorted(([a], [b]) => (a < b ? -1 : 1)), lines ?? (node.content ?? []).map(of)]
  }
  return JSON.stringify(of(doc))
}

function lineMeaning(content: readonly JSONContent[]): [string, string][] {
  const merged: [string, string][] = []
  for (const { text, marks, code } of piecesOf(content)) {
    const kinds = code
      ? 'code'
      : marks
          .map((mark) => `${mark.type} ${mark.attrs?.href ?? ''} ${mark.attrs?.title ?? ''}`)
          .toSorted()
          .join()
    const last = merged.at(-1)
    if (last?.[1] === kinds) last[0] += text
    else merged.push([text, kinds])
  }
  const [first] = merged
  const last = merged.at(-1)
  if (first && first[1] === '') first[0] = first[0].trimStart()
  if (last && last[1] === '') last[0] = last[0].trimEnd()
  return merged.filter(([text]) => text !== '')
}

import type { JSONContent } from '@tiptap/core'

/**
 * Writes the text of a paragraph or heading. @tiptap/markdown would put a backslash before every character that could mean something ("R&D, ~20% [sic]" would
 * become "R&amp;D, \~20% \[sic\]"), and write HTML where marks overlap. So it gets each line ready-made, and in disguise: code points that Unicode reserves for
 * such uses, and that no text has, replace the characters that it would change.
 */

/** How to write: the characters that get a backslash wherever they are text, and the sign around italics. */
export interface Style {
  escaped: ReadonlySet<Escapable>
  italic: '*' | '_'
}

/** Characters whose meaning depends on the rest of the text, so that only reading it again can tell. */
export const ESCAPABLE = ['`', '*', '_', '[', ']', '~'] as const
export type Escapable = (typeof ESCAPABLE)[number]

const CHANGED = '\\`*_[]~&<>"\''
const FIRST = 0xfdd0

/** Puts a text in disguise. */
const disguise = (text: string) =>
  text.replaceAll(/[\\`*_[\]~&<>"']/g, (character) => String.fromCharCode(FIRST + CHANGED.indexOf(character)))

/** Takes a text out of its disguise. */
export const undisguise = (text: string) =>
  text.replaceAll(/[\uFDD0-\uFDDB]/g, (character) => CHANGED[character.charCodeAt(0) - FIRST] ?? character)

/** A document with its paragraphs and headings written, each as one text in disguise. */
export function writeLines(node: JSONContent, style: Style): JSONContent {
  if (node.type === 'codeBlock' || !node.content) return node
  if (node.type !== 'paragraph' && node.type !== 'heading') {
    return { ...node, content: node.content.map((child) => writeLines(child, style)) }
  }
  const text = writeInline(node.content, style, node.type === 'heading')
  return { ...node, content: text === '' ? [] : [{ type: 'text', text: disguise(text) }] }
}

type Marks = NonNullable<JSONContent['marks']>
interface Piece {
  text: string
  marks: Marks
  code: boolean
}

const same = (a: Marks[number], b: Marks[number]) => keyOf(a) === keyOf(b)
const keyOf = (mark: Marks[number]) =>
  JSON.stringify([mark.type, mark.type === 'link' ? [mark.attrs?.href, mark.attrs?.title ?? null] : null])

/** A text cut before the first and after the last character of its core; all of it comes first if it has none. @param core With the flag `g`. */
function aroundCore(text: string, core: RegExp): [before: string, inner: string, after: string] {
  const found = [...text.matchAll(core)]
  const first = found[0]
  const last = found.at(-1)
  if (!first || !last) return [text, '', '']
  const end = last.index + last[0].length
  return [text.slice(0, first.index), text.slice(first.index, end), text.slice(end)]
}

/** The texts between which no mark changes. No mark begins or ends in white space; a line break has the marks that continue across it. */
export function piecesOf(content: readonly JSONContent[]): Piece[] {
  const pieces = content.flatMap((node): (Omit<Piece, 'marks'> & { marks: Marks | undefined })[] => {
    if (node.type === 'hardBreak') return [{ text: `${node.attrs?.raw ?? '\n'}`, marks: undefined, code: false }]
    const marks = node.marks ?? []
    if (marks.some((mark) => mark.type === 'code')) return [{ text: node.text ?? '', marks: [], code: true }]
    return aroundCore(node.text ?? '', /\S/gu)
      .filter((text) => text !== '')
      .map((text) => ({ text, marks, code: false }))
  })
  const blank = (piece: { code: boolean; text: string }) => !piece.code && piece.text.trim() === ''
  const both = (some: Marks, others: Marks) => some.filter((mark) => others.some((other) => same(mark, other)))
  let before: Marks = []
  const sides = pieces.map((piece) => {
    if (!blank(piece)) before = piece.marks ?? []
    return before
  })
  let after: Marks = []
  return pieces
    .toReversed()
    .map((piece, fromEnd): Piece => {
      if (!blank(piece)) {
        after = piece.marks ?? []
        return { ...piece, marks: after }
      }
      const around = both(sides[pieces.length - 1 - fromEnd] ?? [], after)
      return { ...piece, marks: piece.marks ? both(piece.marks, around) : around }
    })
    .toReversed()
}

function writeInline(content: readonly JSONContent[], style: Style, heading: boolean): string {
  const pieces = piecesOf(content)
  const open: Marks = []
  let out = ''
  const close = () => {
    const mark = open.pop()
    if (mark) out += closing(mark, style)
  }
  for (const [index, piece] of pieces.entries()) {
    while (open.some((mark) => !piece.marks.some((other) => same(mark, other)))) close()
    const opening = piece.marks.filter((mark) => !open.some((other) => same(mark, other)))
    // The longest mark opens first, so that no other's end closes it.
    for (const mark of opening.toSorted((a, b) => lengthOf(b, pieces, index) - lengthOf(a, pieces, index))) {
      out += mark.type === 'link' ? '[' : delimiter(mark, style)
      open.push(mark)
    }
    const last = heading && index === pieces.length - 1
    out += piece.code ? codeSpan(piece.text) : writeText(piece.text, style, isAtLineStart(out), last)
    // Four spaces would begin a block of code.
    if (/^( {4}| *\t)\s*$/.test(out)) out = ''
  }
  while (open.length > 0) close()
  return out
}

const isAtLineStart = (out: string) => out.slice(out.lastIndexOf('\n') + 1).trim() === ''

/** How many pieces a mark continues over; a link, which is never split, comes before all others. */
function lengthOf(mark: Marks[number], pieces: readonly Piece[], from: number): number {
  const end = pieces.findIndex((piece, index) => index > from && !piece.marks.some((other) => same(mark, other)))
  return (end === -1 ? pieces.length : end) - from + (mark.type === 'link' ? pieces.length : 0)
}

const delimiter = (mark: Marks[number], style: Style) =>
  ({ bold: '**', italic: style.italic, strike: '~~' })[mark.type] ?? ''

function closing(mark: Marks[number], style: Style): string {
  if (mark.type !== 'link') return delimiter(mark, style)
  const { href, title } = mark.attrs ?? {}
  return `](${href}${title ? ` "${title}"` : ''})`
}

/** Code between more backticks than it has in a row. */
function codeSpan(text: string): string {
  const runs = new Set((text.match(/`+/g) ?? []).map((run) => run.length))
  let length = 1
  while (runs.has(length)) length += 1
  const space = /^`|`$/.test(text) ? ' ' : ''
  return `${'`'.repeat(length)}${space}${text}${space}${'`'.repeat(length)}`
}

/** Line beginnings that would open a block: a heading, a list, a quotation, a rule or underline, a fence, a row of a table. */
const OPENS_BLOCK =
  /^(?:(?=#{1,6}(?:\s|$)|[-+*](?:\s|$)|>|(?:[-_*]\s*){3,}$|=+\s*$|`{3}|~{3}|\[[^\]]*\]:|(?=[|:\s-]*$)[|:\s]*-)|\d{1,9}(?=[.)](?:\s|$)))/

function writeText(text: string, style: Style, atLineStart: boolean, ofHeading: boolean): string {
  const lines = text.split('\n').map((line, index) => {
    const begun = line.trimStart()
    const opening = index > 0 || (atLineStart && !ofHeading) ? OPENS_BLOCK.exec(begun)?.[0] : undefined
    const at = opening === undefined ? undefined : line.length - begun.length + opening.length
    return writeLine(line, style, ofHeading ? closingSigns(line) : at)
  })
  return lines.join('\n')
}

/** The start of a heading's trailing number signs, which would pass for its frame. */
function closingSigns(line: string): number | undefined {
  const { length } = line.trimEnd()
  let at = length
  while (line[at - 1] === '#') at -= 1
  return at < length ? at : undefined
}

/** A line, with a backslash before the character at `forced`, and before those whose style or place needs one. */
function writeLine(line: string, style: Style, forced: number | undefined): string {
  if (forced !== undefined && forced < line.trimEnd().length) {
    const rest = writeLine(line.slice(forced + 1), style, undefined)
    return `${writeLine(line.slice(0, forced), style, undefined)}\\${line[forced]}${rest}`
  }
  return line.replaceAll(/[\\&<`*_[\]~]/g, (character, at: number) => {
    const next = line.slice(at + 1, at + 40)
    if (character === '\\') return /^([!-/:-@[-`{-~]|$)/.test(next) ? '\\\\' : '\\'
    if (character === '&') return /^(#\d+|#x[\da-f]+|[a-z][a-z\d]*);/i.test(next) ? '&amp;' : '&'
    if (character === '<') return /^[a-z/!?]/i.test(next) ? '\\<' : '<'
    return style.escaped.has(character as Escapable) ? `\\${character}` : character
  })
}

/** A document whose marks leave out the punctuation at their ends: "**注意：**必ず" is no emphasis in Markdown, but "**注意**：必ず" is. */
export function tightened(node: JSONContent): JSONContent {
  if (!node.content) return node
  return {
    ...node,
    content: node.content.flatMap((child): JSONContent[] => {
      const marks = child.marks ?? []
      const kept = marks.filter((mark) => mark.type === 'link' || mark.type === 'code')
      if (child.type !== 'text' || kept.length === marks.length) return [tightened(child)]
      const [before, inner, after] = aroundCore(child.text ?? '', /[^\p{P}\p{S}\s]/gu)
      return [
        { ...child, text: before, marks: kept },
        { ...child, text: inner },
        { ...child, text: after, marks: kept },
      ].filter((part) => part.text !== '')
    }),
  }
}

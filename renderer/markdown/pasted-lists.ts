import { partsIn, textOf, type Part, type Piece } from './pasted-tree'

/** An item of a pasted list: its mark, '' for a bullet, and its content as blocks. */
export interface PastedItem {
  mark: string
  content: string
}

type Kind = 'ul' | 'ol' | 'text'
const numberOf = (mark: string) => Number(/^(\d{1,9})[.)]$/.exec(mark)?.[1] ?? Number.NaN)
const kindOf = (mark: string): Kind => (mark === '' ? 'ul' : Number.isNaN(numberOf(mark)) ? 'text' : 'ol')

/** Items as lists. Numbers that no list can have, and letters, are text, so that none is another. */
export function listOf(items: readonly PastedItem[]): string {
  const groups: PastedItem[][] = []
  for (const item of items) {
    const group = groups.at(-1)
    if (group?.[0] && kindOf(group[0].mark) === kindOf(item.mark)) group.push(item)
    else groups.push([item])
  }
  return groups.map(groupOf).join('')
}

function groupOf(items: readonly PastedItem[]): string {
  const start = numberOf(items[0]?.mark ?? '')
  const kind = kindOf(items[0]?.mark ?? '')
  if (kind === 'text' || (kind === 'ol' && items.some(({ mark }, at) => numberOf(mark) !== start + at))) {
    return items.map(marked).join('')
  }
  const inner = items.map(({ content }) => `<li>${content || '<p></p>'}</li>`).join('')
  return `<${kind}${kind === 'ol' && start !== 1 ? ` start="${start}"` : ''}>${inner}</${kind}>`
}

/** An item with its mark as text. */
export function marked({ mark, content }: PastedItem): string {
  if (mark === '') return content
  const first = /^<(?:p|h\d)>/.exec(content)?.[0]
  return first ? `${first}${mark} ${content.slice(first.length)}` : `<p>${mark}</p>${content}`
}

const ROMAN: [string, number][] = [
  ['m', 1000],
  ['cm', 900],
  ['d', 500],
  ['cd', 400],
  ['c', 100],
  ['xc', 90],
  ['l', 50],
  ['xl', 40],
  ['x', 10],
  ['ix', 9],
  ['v', 5],
  ['iv', 4],
  ['i', 1],
]

function roman(number: number): string {
  const next = ROMAN.find(([, value]) => value <= number)
  return next ? next[0] + roman(number - next[1]) : ''
}

function letters(number: number): string {
  return number < 1 ? '' : letters(Math.floor((number - 1) / 26)) + String.fromCodePoint(97 + ((number - 1) % 26))
}

/** The mark of an item of an HTML list, by the list's type or the style over it. */
export function markOf(list: Part, item: Part, number: number): string {
  const style = item.style.get('list-style-type') ?? list.style.get('list-style-type') ?? ''
  const type = item.attribute('type') ?? list.attribute('type') ?? ''
  const isOrdered = list.tag === 'ol' ? !/^(?:none|disc|circle|square)/.test(style) : style.startsWith('decimal')
  const kind = style || type
  if (/^lower-(?:alpha|latin)|^a$/.test(kind)) return `${letters(number)}.`
  if (/^upper-(?:alpha|latin)|^A$/.test(kind)) return `${letters(number).toUpperCase()}.`
  if (number < 4000 && /^lower-roman|^i$/.test(kind)) return `${roman(number)}.`
  if (number < 4000 && /^upper-roman|^I$/.test(kind)) return `${roman(number).toUpperCase()}.`
  return isOrdered ? `${number}.` : ''
}

const isWordMark = (part: Part) => part.style.get('mso-list') === 'ignore'
/** Every part inside of one, in the order of the text. */
const within = (part: Part): Part[] => partsIn(part.children).flatMap((child) => [child, ...within(child)])

export function withoutMarks(pieces: readonly Piece[]): Piece[] {
  return pieces
    .filter((piece) => typeof piece === 'string' || !isWordMark(piece))
    .map((piece) => (typeof piece === 'string' ? piece : { ...piece, children: withoutMarks(piece.children) }))
}

/** Is a part one of Word's paragraphs that are items of a list? */
export const isWordItem = (part: Part): boolean => /^l\d/.test(part.style.get('mso-list') ?? '')

/** The level of an item of Word's, and the mark that Word draws before it: "5.", "(a)", or '' for a bullet. */
export function wordMark(part: Part): { level: number; mark: string } {
  const found = within(part).find(isWordMark)
  const mark = (found ? textOf(found) : '').trim()
  const level = Number(/level(\d)/.exec(part.style.get('mso-list') ?? '')?.[1] ?? 1)
  // Bullets are signs, or small letters of a font of signs.
  return { level, mark: /^[^\p{N}\p{Lo}A-Z]$/u.test(mark) ? '' : mark }
}

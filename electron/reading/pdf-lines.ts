/** A run of characters on a page, in points from its bottom left corner, as pdf.js gives it. */
export interface PdfRun {
  str: string
  /** a, b, c, d, e, f: the last two are where the run begins. */
  transform: readonly number[]
  width: number
  height: number
  isVertical: boolean
}

/** A line of a page. `top` to `bottom` go down the page. */
interface Line {
  text: string
  left: number
  right: number
  base: number
  size: number
  isVertical: boolean
}

/** The text of a page from its runs: lines that break only for want of room become one paragraph; paragraphs have an empty line between them. */
export function pageText(runs: readonly PdfRun[]): string {
  const lines = inOrder(linesOf(runs))
  const pitch = usualPitch(lines)
  let text = ''
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1]
    text += before ? joint(before, line, { lines, pitch }) : ''
    text += line.text
  }
  return text
}

const CJK = '[\\u2E80-\\u9FFF\\uF900-\\uFAFF\\uFF00-\\uFFEF\\u{20000}-\\u{3FFFF}]'
const CJK_FIRST = new RegExp(`^${CJK}`, 'u')
const CJK_LAST = new RegExp(`${CJK}$`, 'u')

function linesOf(runs: readonly PdfRun[]): Line[] {
  const lines: Line[] = []
  for (const { str, transform, width, height, isVertical } of runs) {
    const [, , c = 0, d = 0, x = 0, y = 0] = transform
    const size = Math.hypot(c, d) || height
    const last = lines.at(-1)
    if (str.trim() === '') {
      // A gap: as wide as a column’s, it parts the cells of a row.
      if (last && str !== '') last.text += width > 2 * last.size ? '\t' : ' '
      continue
    }
    const end = isVertical ? x : x + width
    if (last && isSameLine(last, { x, y, size, isVertical })) {
      const gap = isVertical ? 0 : x - last.right
      const isApart = gap > 0.25 * last.size && !/[ \t]$/.test(last.text) && !str.startsWith(' ')
      last.text += `${isApart ? (gap > 2 * last.size ? '\t' : ' ') : ''}${str}`
      last.right = Math.max(last.right, end)
      last.size = Math.max(last.size, size)
    } else lines.push({ text: str, left: x, right: end, base: y, size, isVertical })
  }
  return lines.map((line) => ({ ...line, text: withoutSpacing(line.text).trim() })).filter(({ text }) => text !== '')
}

function isSameLine(
  last: Line,
  { x, y, size, isVertical }: { x: number; y: number; size: number; isVertical: boolean },
): boolean {
  if (last.isVertical !== isVertical) return false
  const within = 0.5 * Math.max(last.size, size)
  if (isVertical) return Math.abs(last.left - x) < within && y < last.base
  return Math.abs(last.base - y) < within && x > last.right - 2 * size
}

/** Japanese text sets a little room between its own characters and figures or Latin letters, which pdf.js takes for a space. */
const withoutSpacing = (text: string) =>
  text.replaceAll(
    /(?<=[\u3040-\u9FFF\uFF00-\uFFEF]) (?=[0-9A-Za-z(])|(?<=[0-9A-Za-z%)]) (?=[\u3040-\u9FFF\uFF00-\uFFEF])/g,
    '',
  )

/**
 * The lines in reading order. A file nearly always draws its text in that order, columns one after the other; one that jumps back up the page all the time
 * does not, and is read from the top.
 */
function inOrder(lines: Line[]): Line[] {
  const isJump = (line: Line, before: Line | undefined) =>
    before !== undefined && !line.isVertical && line.base > before.base + line.size && line.left < before.right
  const jumps = lines.filter((line, index) => isJump(line, lines[index - 1])).length
  if (jumps <= Math.max(2, lines.length / 10)) return lines
  return lines.toSorted((a, b) =>
    Math.abs(a.base - b.base) < 0.5 * Math.min(a.size, b.size) ? a.left - b.left : b.base - a.base,
  )
}

/** The usual distance between two lines of one paragraph, in sizes of their letters. */
function usualPitch(lines: readonly Line[]): number {
  const counts = new Map<number, number>()
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1]
    if (!before || Math.abs(before.size - line.size) > 0.1 * line.size) continue
    const pitch = Math.round(((before.base - line.base) / line.size) * 20) / 20
    if (pitch >= 0.9 && pitch <= 2.5) counts.set(pitch, (counts.get(pitch) ?? 0) + 1)
  }
  const most = Math.max(...counts.values(), 0)
  // A page of many short paragraphs has their distance more often than that of lines, which is smaller.
  return Math.min(...[...counts].filter(([, count]) => count >= most * 0.2).map(([pitch]) => pitch), 1.8)
}

const LIST_ITEM =
  /^(?:[•‣◦●○◆◇■□▪・※*]|[-–—] |\(?[0-9０-９a-z]{1,3}[).．、](?!\d)|（[0-9０-９一二三四五六七八九十]{1,3}）|第[0-9０-９一二三四五六七八九十]+[条章節]|[①-⑳])/u

function joint(before: Line, line: Line, page: { lines: readonly Line[]; pitch: number }): string {
  if (before.isVertical || line.isVertical)
    return before.isVertical && line.isVertical && !line.text.startsWith('\u3000') ? '' : '\n\n'
  const distance = (before.base - line.base) / line.size
  const isFar = distance < 0 || distance > page.pitch * 1.3 + 0.1
  if (isFar || Math.abs(before.size - line.size) > 0.12 * line.size) {
    // The rows of a table may be further apart than the lines of a paragraph.
    return distance > 0 && distance < page.pitch * 2.2 && before.text.includes('\t') && line.text.includes('\t')
      ? '\n'
      : '\n\n'
  }
  if (before.text.includes('\t') || line.text.includes('\t') || LIST_ITEM.test(line.text)) return '\n'
  if (line.left > before.left + 0.8 * line.size && line.left < before.right) return '\n\n'
  if (hasRoomFor(before, line, page.lines)) return '\n'
  if (CJK_LAST.test(before.text) && CJK_FIRST.test(line.text)) return ''
  // The hyphen stays the file’s own: it may be the word’s.
  return /\p{L}[-\u00AD\u2010]$/u.test(before.text) && /^\p{Ll}/u.test(line.text) ? '' : ' '
}

/** Would the beginning of a line have fit on the one before? Then its break is meant. */
function hasRoomFor(before: Line, line: Line, lines: readonly Line[]): boolean {
  const beside = lines.filter(
    ({ left, right }) => left < before.right && right > before.left && Math.abs(left - before.left) < 6 * before.size,
  )
  const edge = Math.max(...beside.map(({ right }) => right))
  const word = CJK_FIRST.test(line.text) ? 2.5 : 0.6 * (/^\S+/.exec(line.text)?.[0].length ?? 0) + 1
  return edge - before.right > Math.max(word, 2.5) * line.size
}

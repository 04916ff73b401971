import type { Slice } from './suggestion'

/** A sentence of a text, without the white space around it. */
export type Sentence = Omit<Slice, 'text'>

/** The longest sentence that is read as one: a text without stops has no end of its own. */
export const LONGEST_SENTENCE = 1200

/** Short forms with a stop that ends no sentence. */
const SHORT_FORM =
  /(?:^|[\s("“])(?:\p{Lu}|Mr|Ms|Mrs|Dr|Prof|Sen|Rep|Gov|Gen|Hon|hon|Rt|rt|Messrs|St|No|no|Sec|Art|vs|cf|approx|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|(?:\p{L}\.)+\p{L})$/u
/** Words that begin the next sentence after a short form at the end of one. */
const STARTS =
  /^\s+(?:The|A|An|In|It|He|She|They|We|I|But|On|At|This|That|These|Both|However|And|Its|His|Her|Their|If|When|After|As|For|No|There)\s/
/**
 * Signs and words before the first sentence of a line that do not belong to it: a bullet, the place of a report, "BRUSSELS — " and 【ハノイ＝田辺】, and who speaks in
 * a record, "Mr Douglas Alexander: " and ○田村君.
 */
const BEFORE_SENTENCE = [
  /^(?:[-–—•●■◆*＊>・] ?|\(\d{1,2}\) |（[0-9０-９]{1,2}）|[0-9０-９]{1,2}[．）]|[①-⑳])\s*(?=\S)/u,
  /^\p{Lu}[\p{Lu} .,/]{2,30}(?:, \p{Lu}\p{Ll}+\.? \d{1,2}|, \d{1,2} \p{Lu}\p{Ll}+)?(?: ?\([A-Za-z]{2,12}\))? ?(?:—|–|--|- )\s*(?=\S)/u,
  /^【[^【】]{1,20}】\s*(?=\S)/u,
  /^(?:[問答]|[○◯●][^　。、]{1,24})　+(?=\S)/u,
  /^(?:\p{Lu}[\p{L}\p{M}.’'-]* ){0,5}\p{Lu}[\p{L}\p{M}.’'-]*(?: \([\p{L} .,’'-]{2,60}\))?: (?=["“\p{Lu}])/u,
]
const OPENING = '“「『（(〈《'
const CLOSING = '”」』）)〉》'

/**
 * The sentences of a text, in order. A line break ends one where the next line begins a paragraph: after a stop, before an empty line, and in Japanese. Stops
 * inside of quotation marks end none.
 */
export function sentencesOf(text: string): Sentence[] {
  const found: Sentence[] = []
  let start = 0
  const add = (end: number) => {
    let [from, to] = [start, end]
    while (from < to && isSpace(text.charCodeAt(from))) from += 1
    while (to > from && isSpace(text.charCodeAt(to - 1))) to -= 1
    for (const before of BEFORE_SENTENCE)
      from += before.exec(text.slice(from, Math.min(to, from + 90)))?.[0].length ?? 0
    if (to > from) found.push({ start: from, end: to })
    start = end
  }
  let depth = 0
  let isQuoted = false
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? ''
    if (at - start > LONGEST_SENTENCE) [depth, isQuoted] = [0, false]
    if (OPENING.includes(sign)) depth += 1
    else if (CLOSING.includes(sign)) depth = Math.max(0, depth - 1)
    else if (sign === '"') isQuoted = !isQuoted
    if (sign === '\n') {
      if (endsParagraph(text, start, at)) {
        add(at)
        ;[depth, isQuoted] = [0, false]
      }
      continue
    }
    const isInside = depth > 0 || isQuoted
    if ('。！？'.includes(sign) && !isInside) {
      let end = at + 1
      while ('」』）”"'.includes(text[end] ?? ' ')) end += 1
      add(end)
      continue
    }
    const end = englishEnd(text, at, sign, isInside, depth)
    if (
      end !== undefined &&
      (!isInside || CLOSING.includes(text[at + 1] ?? '') || text[at + 1] === '"') &&
      !shortForm(text, start, at)
    ) {
      add(end)
      ;[depth, isQuoted] = [0, false]
    }
  }
  add(text.length)
  return found
}

const isSpace = (code: number) => code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0x3000

/** Does a line break at this place end a paragraph? A line that a mail program broke continues in the next one. */
function endsParagraph(text: string, start: number, at: number): boolean {
  let before = at
  while (before > start && isSpace(text.charCodeAt(before - 1))) before -= 1
  const [last, next] = [text[before - 1] ?? '\n', text[at + 1] ?? '\n']
  if (before === start || /[\r\n]/.test(next) || /[.!?:;"”。！？」』）\u3000-\u9fff]/.test(last)) return true
  return !/[\p{Ll}\p{N}]/u.test(next) && at - start < 60
}

/** The end of an English sentence whose stop is at this place: after the quotation marks, before a blank and a beginning. */
function englishEnd(text: string, at: number, sign: string, isInside: boolean, depth: number): number | undefined {
  if (!'.!?'.includes(sign)) return undefined
  let end = at + 1
  while (end < text.length && end - at < 4 && '"”’)]'.includes(text[end] ?? ' ')) end += 1
  if (isInside && (end === at + 1 || depth > 1)) return undefined
  if (end < text.length && !isSpace(text.charCodeAt(end))) return undefined
  let next = end
  while (next < text.length && next - end < 8 && isSpace(text.charCodeAt(next))) next += 1
  return next >= text.length || /[\p{Lu}\p{N}"“‘'([\p{Lo}—–-]/u.test(text[next] ?? '') ? end : undefined
}

const shortForm = (text: string, start: number, at: number): boolean =>
  text[at] === '.' &&
  SHORT_FORM.test(text.slice(Math.max(start, at - 12), at)) &&
  !(/(?:U\.S|U\.K|E\.U|a\.m|p\.m)$/.test(text.slice(at - 3, at)) && STARTS.test(text.slice(at + 1, at + 16)))

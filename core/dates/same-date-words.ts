import { saidBy } from './parse-words'
import { edtfOf, kindsIn, type Said } from './said-date'
import { singleOf } from './edtf'

/** How far into the words that two texts share a date of theirs may reach: 2025年6月. */
const SHARED = 16

/**
 * Do two texts differ only in how they word one date? “in mid-June 2025” and 「2025年6月半ば」 are the same days, and so are free words alone and beside their
 * days. A memo that an earlier Parley issued words its dates as that one did, and nothing has changed.
 */
export function sameDateWords(one: string, other: string): boolean {
  if (one === other) return true
  const before = sharedStart(one, other)
  const after = Math.min(sharedEnd(one, other), one.length - before, other.length - before)
  for (let start = before; start >= Math.max(0, before - SHARED); start--)
    for (let end = after; end >= Math.max(0, after - SHARED); end--)
      if (isSameDate(one.slice(start, one.length - end), other.slice(start, other.length - end))) return true
  return false
}

function sharedStart(one: string, other: string): number {
  let at = 0
  while (at < one.length && one[at] === other[at]) at++
  return at
}

function sharedEnd(one: string, other: string): number {
  let at = 0
  while (at < one.length && one.at(-1 - at) === other.at(-1 - at)) at++
  return at
}

function isSameDate(one: string, other: string): boolean {
  if (isOriginalIn(one, other) || isOriginalIn(other, one)) return true
  const year = /\d{4}/.exec(`${one} ${other}`)?.[0]
  const [first, last] = [one, other].map((words) => daysIn(words, year))
  return first !== undefined && first === last
}

/** Are free words those that stand as the original beside a date? */
const isOriginalIn = (words: string, text: string): boolean =>
  words.trim() !== '' && (text.endsWith(`（原文「${words}」）`) || text.endsWith(` (original: “${words}”)`))

/** Words that say the days, and not which of them: a date that is confirmed, or fixed to its days, is another one, though its days are the same. */
const isUnsure = (said: Said): boolean =>
  ['about', 'perhaps', 'either', 'between', 'season'].includes(said.kind) ||
  (said.kind === 'part' && said.part !== 'end' && !said.part.endsWith('Half'))

/** The days that words mean, from the first to the last, and if they are sure, as a text; undefined where they are no date. */
function daysIn(words: string, year: string | undefined): string | undefined {
  const said = saidBy(words, 'UTC', year)
  const edtf = said && edtfOf(said)
  if (said === undefined || edtf === undefined) return undefined
  const isSure = !kindsIn(said).some(isUnsure)
  const [from = '', to = from] = edtf.replaceAll(/[~?%]/g, '').split('/')
  return `${singleOf(from)?.min ?? ''}/${singleOf(to)?.max ?? ''}${isSure ? '' : '~'}`
}

import type { LineRange, ReadRate } from './rate'

const LINE = '\\d{4}(?:\\.\\d{2}){0,3}'
const LINES = new RegExp(`(${LINE})(?: ?[-–] ?(${LINE}))?(?!\\.?\\d)`, 'g')
const LIST = new RegExp(
  `^(?:(?:sub)?headings? )?${LINE}(?: ?[-–] ?${LINE})?(?:(?:, (?:and )?| and |,)${LINE}(?: ?[-–] ?${LINE})?)*\\.?$`,
  'i',
)
/** Numbers of lines that are in no form of one: "99.19.04.14". */
const ALMOST_LINE = /\d+\.\d+\.\d|\d{4}\.\d/

/** The lines that a text names, in their order: "9903.41.10 and 9903.88.15", "9904.05.95-9904.06.05". */
export function linesNamed(text: string): LineRange[] {
  return [...text.matchAll(LINES)]
    .filter(({ 1: from = '', index }) => from.includes('.') && !/[\d.]/.test(text.charAt(index - 1)))
    .map(({ 1: from = '', 2: to = from }) => ({ from: digitsOf(from), to: digitsOf(to) }))
}

const digitsOf = (line: string) => line.replaceAll('.', '')

/** A reference that begins with "See": to lines, or to a note in words; undefined if the text is none. */
export function seeReference(text: string): ReadRate | undefined {
  const to = /^see:? (.+)$/i.exec(text)?.[1]
  if (to === undefined) return undefined
  if (LIST.test(to)) return { kind: 'reference', to: 'lines', words: text, lines: linesNamed(to) }
  if (ALMOST_LINE.test(to.replaceAll(LINES, '')))
    return { kind: 'problem', problem: { code: 'lineForm', understood: '', rest: text } }
  return { kind: 'reference', to: 'words', words: text, lines: linesNamed(to) }
}

/** The rate that applies without this line; "inthe" is printed in the schedule. */
const APPLICABLE =
  /^(?:no change|the (?:duty|duty rate|rate|rate of duty)(?: of duty)? (?:provided (?:for )?in ?(?:the applicable|such) subheading|applicable in the absence of this (?:sub)?heading))$/i
/** Rates that the schedule describes in words alone: a figure with a sign among them would be a rate. */
const DESCRIBED =
  /^(?:the (?:duty|rate)(?: rate| of duty)? (?:provided|applicable),? |a duty (?:upon|equal to|\(in lieu of any other duty or tax\) equal to) )/i

/** A rate that is given by another one: "No change", "The rate applicable to the article of which it is an accessory". */
export function otherRate(text: string): ReadRate | undefined {
  // The schedule's pages break words: "appli- cable".
  const isDescribed = DESCRIBED.test(text.replaceAll(/([a-z])- (?=[a-z])/g, '$1')) && !/[%¢$€£¥]|per ?cent/i.test(text)
  const to = APPLICABLE.test(text) ? 'applicable' : isDescribed && 'words'
  return to ? { kind: 'reference', to, words: text, lines: [] } : undefined
}

const BASE =
  '(?:the )?(?:mfn|most[- ]favou?red[- ]nation|column 1(?: general)?|general|base|applicable|normal)(?: rate| duty| duty rate| tariff)?(?: of duty)?|(?:mfn|最恵国|一般|基本|協定|現行)(?:税率|関税)?(?:に)?'
const RELATIVE = new RegExp(
  `^(the (?:duty|duty rate|rate|rate of duty) provided (?:for )?in ?(?:the applicable|such) subheading|${BASE}) ?(\\+|plus|minus|less|プラス|マイナス|に加え(?:て)?) ?(?![-+])(.+)$`,
  'i',
)
const ADDED =
  /^(?:\+ ?|(?:an )?(?:additional|extra|further) (?:ad valorem )?(?:duty |duties |tariff |rate )?(?:of )?|追加(?:関税|税率)?(?:率)?(?:は|の)? ?|上乗せ(?:税率|分)?(?:は|の)? ?)(?![-+])(.+)$/i

/** The parts of a rate that adds to the one that applies: the words for it, the sign, and the text of the terms. */
export function additionTo(text: string): { words: string; sign: 1 | -1; terms: string } | undefined {
  const [, words, sign = '', terms] = RELATIVE.exec(text) ?? []
  if (words !== undefined && terms !== undefined)
    return { words: words.trim(), sign: /^(?:minus|less|マイナス)$/i.test(sign) ? -1 : 1, terms }
  const added = ADDED.exec(text)?.[1]
  return added === undefined ? undefined : { words: text.slice(0, -added.length).trim(), sign: 1, terms: added }
}

const CONDITION =
  /^free(?:, ((?:under bond|under the terms of|for such temporary periods) ?.*)| \((see U\.S\. note .*)\))$/i

/** The condition under which a line is free: "under bond", "see U.S. note 4 of this subchapter". */
export function conditionOfFree(text: string): string | undefined {
  const [, after, inBrackets] = CONDITION.exec(text) ?? []
  return after ?? inBrackets
}

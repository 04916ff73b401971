import { escapedWords } from './escaped-words'
import { startOf, type Start } from './phrase-start'
import {
  ADDRESSES_EN,
  ADDRESSES_JA,
  COUNTRIES_JA,
  GENERAL_EN,
  PORTFOLIO_WORDS_EN,
  PORTFOLIOS_EN,
  POSTS_EN,
  POSTS_JA,
} from './words/titles'
import { CURRENCIES_BEFORE, SCALES_EN, UNIT_WORDS } from './words/units'

/**
 * The small language in which patterns are written, in place of regular expressions: every repetition in it is bounded and none is nested, so that no pattern,
 * of ours or of a desk, can take more than so many steps at a place of a text.
 *
 *     words        themselves; a space is one to three blanks, or a line break
 *     (a|b)  [a]   one of several; perhaps
 *     {token}      one of the tokens: a number, a month, a name
 *     {token:as}   the same, kept as `as`
 *     <…>          the part that is suggested, if it is not all
 */
const GAP = '(?:[ \\t\\u00a0]{1,3}|[ \\t]{0,2}\\r?\\n[ \\t]{0,2})'
const escaped = (text: string) => escapedWords(text, GAP)
const CAPITAL = "\\p{Lu}(?:[\\p{L}\\p{M}’'‑-]{1,24}(?<!['’]s)|\\.)"
const MONTHS =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)(?:\\.|(?!\\p{L})))'
const WEEKDAYS = '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day'
const words = (list: readonly string[]) =>
  `(?:${list
    .toSorted((a, b) => b.length - a.length)
    .map((word) => escaped(word))
    .join('|')})`

const NUMBER = '(?:[0-9０-９]{1,3}(?:[,，][0-9０-９]{3}){1,5}|[0-9０-９]{1,15})(?:[.．][0-9０-９]{1,6})?'
const SMALL = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']
const TENS = ['fifteen', 'twenty', 'thirty', 'forty', 'forty-five', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']

/** The tokens of patterns that are no patterns themselves, as regular expressions that take a bounded number of steps. */
const WORDS: Readonly<Record<string, string>> = {
  number: NUMBER,
  digits: '[0-9０-９]{1,6}',
  count: `(?:${NUMBER}|${words([...SMALL, ...TENS])})`,
  scale: words(SCALES_EN),
  currency: words(CURRENCIES_BEFORE),
  unit: words(UNIT_WORDS),
  dash: '[-‐‑–—−〜～~]',
  name: `(?:${CAPITAL}(?:${GAP}(?:de la|de|da|do|dos|von der|von|van der|van|bin|al|el|le)){0,1}${GAP}){0,3}\\p{Lu}[\\p{L}\\p{M}’'‑-]{1,24}(?<!['’]s)`,
  nameInLine: `(?:${CAPITAL}[ ]){0,3}\\p{Lu}[\\p{L}\\p{M}’'‑-]{1,24}(?<!['’]s)`,
  address: words(ADDRESSES_EN),
  caps: `(?:(?:(?:Free|[A-Z]\\.[A-Z]\\.|\\p{Lu}[\\p{L}\\p{M}’'‑–-]{0,24}|\\p{Lu}{2,6}),?|of|and|the|on|for|in|to)[ \\u00a0]){1,9}`,
  day: '[0-9]{1,2}(?:st|nd|rd|th)?',
  month: MONTHS,
  year: '(?:19|20)[0-9]{2}',
  weekday: WEEKDAYS,
  weekdayShort: '(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)',
  kanjiName: '(?<![\\p{Script=Han}々])[\\p{Script=Han}々]{1,5}?',
  kanaName: '(?<![\\p{Script=Katakana}ー・])[\\p{Script=Katakana}ー・＝=]{2,20}',
  general:
    '(?:president|minister|secretary|premier|chancellor|ambassador|governor|senator|commissioner|negotiator|envoy)',
  portfolio: words(PORTFOLIOS_EN),
  portfolios: `(?:State for )?${words(PORTFOLIO_WORDS_EN)}(?:(?:, and|,| and)?${GAP}${words(PORTFOLIO_WORDS_EN)}){0,6}`,
  portfolioLower: words(PORTFOLIOS_EN.map((of) => of.toLowerCase())),
  kanjiPost: `(?:${words(COUNTRIES_JA)}?${words(POSTS_JA)})`,
  kanjiTitle: `(?:${words(COUNTRIES_JA)}?${words([...POSTS_JA, ...ADDRESSES_JA])})`,
  kanji:
    '(?<![\\p{Script=Han}\\p{Script=Katakana}ー・A-Za-zＡ-Ｚ])[\\p{Script=Han}\\p{Script=Katakana}ー・A-Za-zＡ-Ｚ]{1,14}?',
  mixedName: '[\\p{Script=Han}]{1,4}[\\p{Script=Hiragana}]{1,5}',
  figure: '(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})',
  jaYear: '(?:(?:19|20)[0-9]{2}年|[０-９]{4}年|[〇一二三四五六七八九]{4}年|(?:令和|平成|昭和)(?:元|[0-9０-９]{1,2})年)',
}

const DIGITS = '0-9０-９'
const HAN = String.raw`\p{Script=Han}々`
const KATAKANA = String.raw`\p{Script=Katakana}ー・`
/** How the tokens of `WORDS` can begin, as the inside of a class; one that is missing can begin with anything. */
const STARTS: Readonly<Record<string, string>> = {
  number: DIGITS,
  digits: DIGITS,
  name: String.raw`\p{Lu}`,
  nameInLine: String.raw`\p{Lu}`,
  caps: String.raw`\p{Lu}aofit`,
  day: '0-9',
  month: 'A-Z',
  year: '12',
  weekday: 'A-Z',
  weekdayShort: 'A-Z',
  kanjiName: HAN,
  kanaName: KATAKANA + '＝=',
  portfolios: 'A-Z',
  kanji: `${HAN}${KATAKANA}A-Za-zＡ-Ｚ`,
  mixedName: HAN,
  figure: `${DIGITS}一二三四五六七八九十`,
  jaYear: `${DIGITS}〇一二三四五六七八九令平昭`,
}
/** The tokens of `WORDS` that are one of many words. */
const LISTS: Readonly<Record<string, readonly string[]>> = {
  scale: SCALES_EN,
  address: ADDRESSES_EN,
  portfolio: PORTFOLIOS_EN,
  portfolioLower: PORTFOLIOS_EN.map((of) => of.toLowerCase()),
  kanjiPost: [...COUNTRIES_JA, ...POSTS_JA],
  kanjiTitle: [...COUNTRIES_JA, ...POSTS_JA, ...ADDRESSES_JA],
}

/** The tokens that are patterns: titles. */
const PATTERNS: Readonly<Record<string, readonly string[]>> = {
  post: POSTS_EN,
  title: [...POSTS_EN, ...GENERAL_EN, ...ADDRESSES_EN],
}

/** The longest pattern, and the most tokens in one. */
const LONGEST = 800
const MOST_TOKENS = 16

/** A pattern that is not written in the language, with the reason. */
export class PhraseError extends Error {}

/**
 * Compiles a pattern to a global regular expression with a named group for each kept token, and for the suggested part as `span`. A match of letters begins and
 * ends where words do. @throws PhraseError
 */
export function compilePhrase(pattern: string, anyCase = false): RegExp {
  if (pattern.length > LONGEST) throw new PhraseError('too long')
  if ((pattern.match(/\{/g) ?? []).length > MOST_TOKENS) throw new PhraseError('too many tokens')
  const source = sourceOf(pattern)
  // Only a Latin letter joins the next one to a word; Japanese has no blanks between words.
  const start = startIn(pattern)
  if (start.isEmpty) throw new PhraseError('matches nothing')
  // Most characters begin no match: a look at the first one is faster than a look back and at all words.
  const whole = `(?=[${[...start.signs].join('')}])(?<![\\p{Script=Latin}\\p{M}0-9０-９_])(?:${source})(?:(?<![\\p{Script=Latin}\\p{M}0-9０-９])|(?![\\p{Script=Latin}\\p{M}0-9０-９_]))`
  try {
    return new RegExp(whole, anyCase ? 'giu' : 'gu')
  } catch (error) {
    throw new PhraseError('brackets', { cause: error })
  }
}

const PARTS = /\{([a-zA-Z]+)(?::([a-zA-Z]+))?\}|[()|[\]<>]|[^{}()|[\]<>]+|[{}]/g
const starts = new Map<string, Start>()

/** How the matches of a phrase can begin. */
const startIn = (pattern: string): Start =>
  startOf(
    [...pattern.matchAll(PARTS)].map(([part]) => part),
    (part) => startOfToken(/[a-zA-Z]+/.exec(part)?.[0] ?? ''),
  )

function startOfToken(token: string): Start {
  const known = starts.get(token)
  if (known) return known
  const listed = LISTS[token] ?? PATTERNS[token]
  const next = listed
    ? startIn(listed.join('|'))
    : { signs: new Set([STARTS[token] ?? String.raw`\s\S`]), isEmpty: false }
  starts.set(token, next)
  return next
}

const sourceOf = (pattern: string): string =>
  [...pattern.matchAll(PARTS)].map(([part, token, label]) => partOf(part, token, label)).join('')

const BRACKETS: Readonly<Record<string, string>> = {
  '(': '(?:',
  ')': ')',
  '|': '|',
  '[': '(?:',
  ']': ')?',
  '<': '(?<span>',
  '>': ')',
}

function partOf(part: string, token: string | undefined, label: string | undefined): string {
  if (token === undefined) {
    const bracket = BRACKETS[part]
    if (bracket !== undefined) return bracket
    if (part === '{' || part === '}') throw new PhraseError('brackets')
    return escaped(part)
  }
  const known = WORDS[token] ?? PATTERNS[token]?.map((phrase) => sourceOf(phrase)).join('|')
  if (known === undefined) throw new PhraseError(`no token ${token}`)
  return label === undefined ? `(?:${known})` : `(?<${label}>${known})`
}

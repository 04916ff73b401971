import { foldText } from '../base/fold-text'
import { matchesOf } from './matches-of'
import { namedMeasure } from './named-measure'
import { NameTrie, type FoundName } from './name-trie'
import type { ReadyPattern } from './patterns'
import { knownPerson, knownPost, type Roster } from './roster'
import type { Suggestion, SuggestionOf } from './suggestion'
import { FAMILY_FIRST, NOT_NAMES, NOT_NAMES_JA } from './words/not-names'
import { ADJECTIVES } from './words/party-words'
import { ADDRESSES_EN, ADDRESSES_JA, HONORIFICS_JA, PORTFOLIO_WORDS_EN, PORTFOLIOS_JA, POSTS_JA } from './words/titles'

type Person = SuggestionOf<'person'>

/** The names that patterns find in a text: persons with their titles, posts, measures. `at` is the day of the text in epoch milliseconds. */
export function namesByPattern(
  text: string,
  patterns: readonly ReadyPattern[],
  roster: Roster,
  at: number,
): Suggestion[] {
  return patterns.flatMap((pattern) =>
    matchesOf(text, pattern.regex).flatMap((match) => made(match, pattern, roster, at) ?? []),
  )
}

function made(match: RegExpExecArray, pattern: ReadyPattern, roster: Roster, at: number): Suggestion | undefined {
  const span = match.groups?.span
  const words = span ?? match[0]
  const start = match.index + (span === undefined ? 0 : match[0].indexOf(span))
  if (pattern.kind === 'person') {
    const { name = '', title = pattern.titled ? match[0].replace(name, '').trim() : undefined } = match.groups ?? {}
    const named = { name, title }
    return pattern.language === 'ja'
      ? japanesePerson(match, words, start, named, roster, at)
      : englishPerson(match, span, start, named, roster, at)
  }
  if (pattern.kind === 'post') {
    if (pattern.language === 'ja' && isInWord(match.input, start, start + words.length)) return undefined
    if (pattern.language === 'en' && isOffice(match.input, start, start + words.length)) return undefined
    const ref = knownPost(roster, words)
    return {
      kind: 'post',
      start,
      end: start + words.length,
      text: words,
      value: { title: words, ...(ref ? { ref } : {}) },
    }
  }
  if (pattern.kind === 'party') return { kind: 'party', start, end: start + words.length, text: words, value: {} }
  return namedMeasure(match, words, start, pattern, roster)
}

/** Is a Japanese title a part of a longer word, such as 大統領府? A former or a new holder is still one. */
const isInWord = (text: string, start: number, end: number): boolean =>
  /[\p{Script=Han}々]/u.test(text[end] ?? ' ') || /(?![前元現新同])[\p{Script=Han}々]/u.test(text[start - 1] ?? ' ')

/** Is an English title the name of an office, "the Office of the President" and "the Prime Minister's Office", or of one who has not taken it yet? */
const isOffice = (text: string, start: number, end: number): boolean =>
  /\bOffice of the $/.test(text.slice(Math.max(0, start - 16), start)) ||
  /^(?:['’]s Office\b|-\p{L})/u.test(text.slice(end, end + 9))

/** A name, and the title beside it. */
interface Named {
  name: string
  title: string | undefined
}

function englishPerson(
  match: RegExpExecArray,
  span: string | undefined,
  start: number,
  { name, title: written }: Named,
  roster: Roster,
  at: number,
): Person | undefined {
  // "Mr" is no post.
  const title = written !== undefined && ADDRESSES_EN.includes(written) ? undefined : written
  if (span !== undefined) return nameAlone(span, start, title, roster, at)
  const kept = upTo(name)
  if (kept === '' || isParty(kept, roster) || isField(kept, title)) return undefined
  const end = start + match[0].length - name.length + kept.length
  const text = match[0].slice(0, end - start)
  return {
    kind: 'person',
    start,
    end,
    text,
    value: { name: kept, ...(title === undefined ? {} : { title }), ...knownPerson(roster, kept, title, at) },
  }
}

const FIELDS = new Set(PORTFOLIO_WORDS_EN.flatMap((words) => words.split(' ')))

/** Is a "name" the rest of a title, as in "Secretary of Homeland Security"? */
const isField = (name: string, title: string | undefined): boolean =>
  /\s(?:of|for)\s/.test(title ?? '') && name.split(/\s+/).every((word) => FIELDS.has(word))

/** A name without a title beside it: two words at least, and no words of a sentence. */
function nameAlone(
  span: string,
  start: number,
  title: string | undefined,
  roster: Roster,
  at: number,
): Person | undefined {
  const words = span.split(/\s+/)
  const bad = words.findLastIndex((word) => NOT_NAMES.has(word) || Object.hasOwn(ADJECTIVES, word))
  const kept = words.slice(bad + 1).join(' ')
  const from = span.length - kept.length
  const text = span.slice(from)
  if (bad >= 0 && title === undefined && words.length - bad <= 2) return undefined
  if (!/\s/.test(text) || isParty(text, roster) || /['’]$/.test(text)) return undefined
  return {
    kind: 'person',
    start: start + from,
    end: start + span.length,
    text,
    value: { name: text, ...(title === undefined ? {} : { title }), ...knownPerson(roster, text, title, at) },
  }
}

/** The words of a name, up to the first word that is not part of a name. */
function upTo(name: string): string {
  let end = 0
  for (const word of name.matchAll(/\S+/gu)) {
    if (NOT_NAMES.has(word[0].replace(/['’]s?$/, ''))) break
    end = word.index + word[0].length
  }
  return name.slice(0, end).replace(/(?:['’]s?|[-‑])$/u, '')
}

const isParty = (name: string, roster: Roster) => roster.names.get(foldText(name))?.kind === 'party'

/** 田中局長 is 田中 and 局長, and not 田 and the Chinese head of a bureau: hardly a family name has one character. */
function withShortTitle({ name, title = '' }: Named): { name: string; title: string } {
  const isOne = Array.from(name).length === 1 && /^[米英仏独韓中加豪印日欧][^国州]/u.test(title)
  return isOne ? { name: name + title.slice(0, 1), title: title.slice(1) } : { name, title }
}

const TITLES_JA = new Set([
  ...POSTS_JA,
  ...ADDRESSES_JA,
  ...PORTFOLIOS_JA,
  ...PORTFOLIOS_JA.map((field) => `${field}担当`),
])

/** Is it a title and no name: 農林水産大臣 is not somebody called 農林水産, and 大統領補佐官 nobody called 大統領? */
const isTitleJa = (name: string, words: string): boolean => TITLES_JA.has(name) || TITLES_JA.has(words)

function japanesePerson(
  match: RegExpExecArray,
  words: string,
  start: number,
  found: Named,
  roster: Roster,
  at: number,
): Person | undefined {
  const { name, title } = withShortTitle(found)
  const before = match.input[start - 1] ?? ' '
  if (/\p{Script=Han}/u.test(before) && /\p{Script=Han}/u.test(name) && !/[\p{Script=Katakana}]/u.test(name))
    return undefined
  if (/[\p{Script=Katakana}ー・]/u.test(before) && /[\p{Script=Katakana}ー]/u.test(name)) return undefined
  if (isTitleJa(name, words)) return undefined
  if (NOT_NAMES_JA.has(name) || isParty(name, roster) || /^[々・ー]|^[両前元新現同各副]/.test(name)) return undefined
  const after = match.input.slice(start + words.length, start + words.length + 1)
  // A title continues in a longer word: 大統領令, 大臣官房.
  if (/\p{Script=Han}/u.test(after) && /\p{Script=Han}$/u.test(title)) return undefined
  const known = title === '' || HONORIFICS_JA.has(title) ? undefined : title
  return {
    kind: 'person',
    start,
    end: start + words.length,
    text: words,
    value: { name, ...(known === undefined ? {} : { title: known }), ...knownPerson(roster, name, known, at) },
  }
}

/**
 * The places where persons of a text are named again by their family name alone: "Bessent said" after "Treasury Secretary Scott Bessent". A name that the text
 * also has as a common word is left out.
 */
export function namedAgain(texts: readonly string[], persons: readonly Person[]): Person[][] {
  const again = new Map<string, Person>()
  for (const person of persons) {
    if (!/^\p{Script=Latin}/u.test(person.value.name)) continue
    const words = person.value.name.split(/\s+/)
    for (const word of [words.at(-1) ?? '', ...(FAMILY_FIRST.has(words[0] ?? '') ? [words[0] ?? ''] : [])])
      if (word.length > 1 && !NOT_NAMES.has(word) && !again.has(foldText(word))) again.set(foldText(word), person)
  }
  if (again.size === 0) return []
  for (const text of texts) for (const [word] of text.matchAll(COMMON_WORD)) again.delete(word)
  const trie = new NameTrie(again)
  return texts.map((text) =>
    trie.find(text, (start, end) => isWholeName(text, start, end)).map((found) => namedBy(text, found)),
  )
}

const COMMON_WORD = /(?<![\p{L}\p{M}'’-])\p{Ll}[\p{L}\p{M}]{1,24}(?![\p{L}\p{M}])/gu

const isWholeName = (text: string, start: number, end: number): boolean =>
  !/[\p{L}\p{M}\p{N}-]/u.test(text[start - 1] ?? ' ') &&
  !/[\p{L}\p{M}\p{N}-]/u.test(text[end] ?? ' ') &&
  /^\p{Lu}/u.test(text.slice(start, start + 2))

function namedBy(text: string, { start, end, value: { value } }: FoundName<Person>): Person {
  const { ref, post, membership } = value
  return {
    kind: 'person',
    start,
    end,
    text: text.slice(start, end),
    value: {
      name: value.name,
      ...(ref ? { ref } : {}),
      ...(post ? { post } : {}),
      ...(membership === undefined ? {} : { membership }),
    },
  }
}

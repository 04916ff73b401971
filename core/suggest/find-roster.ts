import { foldText } from '../base/fold-text'
import { NameTrie } from './name-trie'
import { knownPerson, type Roster, type RosterEntry } from './roster'
import type { Suggestion } from './suggestion'
import { ADJECTIVES, SHORT_JA, SIDES_EN, SIDES_JA, SUBJECTS_JA } from './words/party-words'

/** A name, with what must follow it. */
interface Named extends RosterEntry {
  /** True if it is a party only before its government or its side: Japanese, 米. */
  needsSide?: true
}

const SIDE_EN = new RegExp(`\\s(?:${SIDES_EN.join('|')})(?![\\p{L}\\p{M}])`, 'uy')
const SIDE_JA = new RegExp(`(?:${SIDES_JA.join('|')})`, 'uy')
const tries = new WeakMap<Roster, NameTrie<Named>>()

function trieOf(roster: Roster): NameTrie<Named> {
  const known = tries.get(roster)
  if (known) return known
  const sided = [...Object.entries(ADJECTIVES), ...Object.entries(SHORT_JA)].map(([name, code]): [string, Named] => {
    const ref = roster.parties.get(code)
    return [foldText(name), { kind: 'party', name, code, needsSide: true, ...(ref ? { ref } : {}) }]
  })
  // The family name alone, where only one person of the desk has it.
  const families = [...roster.persons].flatMap(([name, { id }]): [string, Named][] =>
    /^(?:[\p{Script=Latin}'-]{4,}|[\p{Script=Katakana}ー]{3,})$/u.test(name)
      ? [[name, { kind: 'person', name: capitalised(name), ref: { collection: 'person', id } }]]
      : [],
  )
  const others = [...sided, ...families].filter(([name]) => !roster.names.has(name))
  const trie = new NameTrie<Named>([...others, ...roster.names])
  tries.set(roster, trie)
  return trie
}

const capitalised = (name: string) => name.slice(0, 1).toUpperCase() + name.slice(1)

/** The names of the roster in a text: the desk's persons, parties, measures and posts, and all countries. Old and new forms of kanji are alike. */
export function namesOfRoster(text: string, roster: Roster, at: number): Suggestion[] {
  return trieOf(roster)
    .find(text, (start, end, entry) => isWhole(text, start, end, entry))
    .map(({ start, end, value }) =>
      suggested(text, start, value.kind === 'party' ? sideEnd(text, end) : end, value, roster, at),
    )
}

const sideEnd = (text: string, end: number): number => end + (sideAt(text, end)?.length ?? 0)

function sideAt(text: string, end: number): string | undefined {
  SIDE_EN.lastIndex = end
  SIDE_JA.lastIndex = end
  return (SIDE_EN.exec(text) ?? SIDE_JA.exec(text))?.[0]
}

const LETTER = /[\p{L}\p{M}\p{N}_]/u
const HAN = /[\p{Script=Han}々]/u
const KANA = /[\p{Script=Katakana}ー]/u

/** Is a name a word by itself, and written as names are? "us" is not the US, and 日本 in 日本車 is a part of a word. */
function isWhole(text: string, start: number, end: number, entry: Named): boolean {
  const written = text.slice(start, end)
  const [before, after] = [text.slice(Math.max(0, start - 1), start), text.slice(end, end + 1)]
  const side = entry.kind === 'party' ? sideAt(text, end) : undefined
  if (entry.needsSide && side === undefined)
    return SUBJECTS_JA.has(written) && /^[\s、。「]?$/u.test(before) && /^[はが]/u.test(after)
  if (/\p{Script=Latin}/u.test(written)) {
    const isApart = !isLatin(before) && !isLatin(after)
    const isCode = entry.name === entry.name.toUpperCase()
    const isCapital =
      entry.kind === 'measure' ||
      (isCode
        ? written.normalize('NFKC').replaceAll(/\s/g, ' ') === entry.name.normalize('NFKC')
        : /^\p{Lu}/u.test(written))
    return isApart && isCapital && (entry.kind !== 'party' || !isElse(text, start, end))
  }
  if (
    joins(before, written, true) ||
    (side === undefined && /^[\p{Script=Han}]{1,6}[省庁]/u.test(text.slice(end, end + 7)))
  )
    return false
  return side !== undefined || !joins(after, written, false)
}

const isLatin = (sign: string) =>
  LETTER.test(sign) && !HAN.test(sign) && !KANA.test(sign) && !/\p{Script=Hiragana}/u.test(sign)

/** Is a character of the same script as the edge of a name, so that both are one word? */
function joins(sign: string, name: string, isBefore: boolean): boolean {
  const edge = (isBefore ? Array.from(name)[0] : Array.from(name).at(-1)) ?? ''
  return (HAN.test(edge) && HAN.test(sign)) || (KANA.test(edge) && (KANA.test(sign) || sign === '・'))
}

/** Is the name of a country a part of another name: the Bank of Japan, North America, the South China Sea? */
const isElse = (text: string, start: number, end: number): boolean =>
  /(?:Bank of (?:the )?|University of |(?:North|South|Latin|Central) (?=America|China))$/.test(
    text.slice(Math.max(0, start - 20), start),
  ) ||
  (/(?:North|South|Latin|Central) $/.test(text.slice(Math.max(0, start - 8), start)) &&
    /^(?:America|China)/.test(text.slice(start, end))) ||
  /^ (?:Sea|Trade Representative)\b/.test(text.slice(end, end + 21))

function suggested(text: string, start: number, end: number, entry: Named, roster: Roster, at: number): Suggestion {
  const slice = { start, end, text: text.slice(start, end) }
  const ref = entry.ref ? { ref: entry.ref } : {}
  if (entry.kind === 'person')
    return {
      kind: 'person',
      ...slice,
      value: { name: slice.text, ...ref, ...knownPerson(roster, entry.name, undefined, at) },
    }
  if (entry.kind === 'measure') return { kind: 'measure', ...slice, value: { type: entry.code ?? 'other', ...ref } }
  return { kind: 'party', ...slice, value: { ...(entry.code === undefined ? {} : { code: entry.code }), ...ref } }
}

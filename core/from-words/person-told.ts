import { z } from 'zod'
import { foldText } from '../base/fold-text'
import type { DeskRead } from '../desk/desk-read'
import { rosterOf } from '../suggest/roster'
import { NOT_NAMES } from '../suggest/words/not-names'
import { ADJECTIVES } from '../suggest/words/party-words'
import { OF_FORMER } from './doubt'
import type { MadeFrom } from './made-from'
import { foundOf, selectedWords, sentenceAt, wordsOf, type SelectedWords } from './selected-words'

/** A person whom words name: the party by its id, and the post as the words call it; and the name of the next one whom the desk lacks, too. */
export const personToldSchema = z.object({
  name: z.string().optional(),
  party: z.string().optional(),
  post: z.string().optional(),
  next: z.string().optional(),
})
export type PersonTold = z.infer<typeof personToldSchema>

/** A name, its place, and the title that stands before it. */
interface Name {
  name: string
  start: number
  end: number
  title?: string | undefined
}

/**
 * The first person in selected words whom the desk lacks, with the party and post that the words give to that name alone. Words that name nobody, or a post that
 * may be another's, answer nothing.
 */
export function personTold(desk: DeskRead, from: MadeFrom, now: string): PersonTold {
  const words = selectedWords(desk, from, now)
  const [name, ...others] = words ? namesIn(words) : []
  if (!words || !name) return {}
  const next = others.find((other) => foldText(other.name) !== foldText(name.name))?.name
  const named = { name: name.name, ...(next === undefined ? {} : { next }) }
  if (OF_FORMER.test(wordsOf(words))) return named
  const { party, post } = inOffice(words, name)
  return {
    ...named,
    ...(party === undefined ? {} : { party }),
    ...(post === undefined ? {} : { post: /\p{Script=Latin}/u.test(post) ? titleCase(post) : post }),
  }
}

/** Two to four words in capitals. */
const NAME =
  /(?<![\p{L}\p{M}'’-])\p{Lu}[\p{L}\p{M}'’-]*(?: (?:\p{Lu}\.|\p{Lu}[\p{L}\p{M}'’-]+|de|da|del|di|van|von|bin|al)){1,3}/gu

/** The people whom the words name, without those of the desk, in order. */
function namesIn(words: SelectedWords): Name[] {
  const { persons, names } = words.desk.derived(rosterOf, 'roster')
  const isKnown = (name: string) => persons.has(foldText(name)) || names.get(foldText(name))?.kind === 'party'
  const suggested = foundOf(words, 'person').map(({ start, end, value }): Name & { isKnown: boolean } => {
    const at = words.text.indexOf(value.name, start)
    const place = at < 0 || at > end ? { start, end } : { start: at, end: at + value.name.length }
    return { name: value.name, ...place, title: value.title, isKnown: value.ref !== undefined }
  })
  const text = wordsOf(words)
  const written = [...text.matchAll(NAME)].flatMap(({ index, 0: all }): Name[] => {
    const name = nameAlone(all)
    const start = words.start + index + (name === undefined ? 0 : all.indexOf(name))
    return name === undefined || isKnown(name) ? [] : [{ name, start, end: start + name.length }]
  })
  const isNew = ({ start, end }: Name) => !suggested.some((one) => one.start < end && start < one.end)
  const fresh = suggested.filter((one) => !one.isKnown && !isKnown(one.name) && isFull(one))
  return [...fresh, ...written.filter(isNew)].toSorted((a, b) => a.start - b.start)
}

/** A family name alone names somebody who was named before; Japanese needs no more with a title. */
const isFull = ({ name, title }: Name) => name.includes(' ') || (title !== undefined && !/\p{Script=Latin}/u.test(name))

/** Words in capitals without those that begin a sentence; undefined where others are no name. */
function nameAlone(capitals: string): string | undefined {
  const parts = capitals.replace(/['’]s?$/u, '').split(' ')
  const first = parts.findIndex((part) => !isElse(part))
  const own = first < 0 ? [] : parts.slice(first)
  return own.length < 2 || own.some(isElse) || /['’]s$/u.test(own.slice(0, -1).join(' ')) ? undefined : own.join(' ')
}

const isElse = (part: string) => NOT_NAMES.has(part.replace(/['’]s?$/u, '')) || Object.hasOwn(ADJECTIVES, part)

/** The words of an office. A chief negotiator is one only where the words have no other. */
const OFFICE =
  /\b(?:minister|secretary|president|premier|chancellor|commissioner|director|representative|ambassador|governor|envoy|chair(?:man|woman)?)\b/iu
const ROLE = /\bchief negotiator\b/iu
const CLAUSE =
  /\b(?:said|says|told|met|meets|who|whose|that|which|is|was|has|had|will|would|spoke|and the|as|than|to)\b/iu
/** A title in commas after a name, up to where it ends. */
const AFTER =
  /^(?: ?[（(][^)）]{1,40}[)）])?, (?:the |its |their |a )?([\p{L}’'\- ]{3,80}?)(?=[,;.]|$| (?:in|at|from|who|said|told|and) )/u
const OF_PARTY = /^(?: ?[（(][^)）]{1,40}[)）])? of (?:the )?$/u

function inOffice(words: SelectedWords, name: Name): { party?: string | undefined; post?: string | undefined } {
  const { text } = words
  const sentence = sentenceAt(words, name.start)
  const from = Math.max(sentence.start, words.start)
  const [before, after] = [text.slice(from, name.start), text.slice(name.end, Math.min(sentence.end, words.end))]
  if (name.title !== undefined) {
    const at = text.lastIndexOf(name.title, name.start)
    const isBefore = at >= from && at + name.title.length <= name.start
    return { party: partyBefore(words, isBefore ? at : name.start), post: name.title }
  }
  const told = AFTER.exec(after)?.[1]
  const apposed =
    told !== undefined && OFFICE.test(told) && !CLAUSE.test(told) && !/['’]s /u.test(told) ? told : undefined
  const owned = ownedBefore(words, from, before)
  const of = foundOf(words, 'party').find(({ start }) => OF_PARTY.test(text.slice(name.end, start)))
  return { party: owned?.party ?? of?.value.ref?.id, post: apposed ?? owned?.post }
}

/** “Chile’s foreign trade minister, ” and “Chile’s chief negotiator is ” before a name: whose it is, and what. One possessive alone, or it may be another's. */
function ownedBefore(
  words: SelectedWords,
  from: number,
  before: string,
): { party: string | undefined; post: string | undefined } | undefined {
  const clause = before.slice(before.search(/[^,;:]*(?:,| is| was)? $/u))
  const [, post = ''] = /['’]s ([\p{L}\- ]{3,80}?)(?:,| is| was) $/u.exec(clause) ?? []
  const isPost = (OFFICE.test(post) || ROLE.test(post)) && !CLAUSE.test(post)
  if (!isPost || (clause.match(/['’]s /gu) ?? []).length > 1) return undefined
  const end = from + before.length - clause.length + clause.search(/['’]s /u)
  const owner = foundOf(words, 'party').find((party) => party.end === end)
  return owner && { party: owner.value.ref?.id, post: owner.value.ref ? post : undefined }
}

/** The party whose name or adjective stands right before a title: "Chilean Trade Minister", チリの貿易相. */
function partyBefore(words: SelectedWords, at: number): string | undefined {
  const before = words.text.slice(words.start, at)
  const named = foundOf(words, 'party').find(({ end }) =>
    /^(?:['’]s |の| |政府の|側の)?$/u.test(words.text.slice(end, at)),
  )
  if (named) return named.value.ref?.id
  const adjective = Object.keys(ADJECTIVES).find((word) => before.endsWith(`${word} `))
  const code = adjective === undefined ? undefined : ADJECTIVES[adjective]
  return code === undefined ? undefined : words.desk.derived(rosterOf, 'roster').parties.get(code)?.id
}

const SMALL = /^(?:of|for|and|the|in|on|to|at)$/u

const titleCase = (post: string): string =>
  post
    .trim()
    .split(' ')
    .map((word, index) => (index > 0 && SMALL.test(word) ? word : word.slice(0, 1).toUpperCase() + word.slice(1)))
    .join(' ')

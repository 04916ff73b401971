import type { Sentence } from './sentences'
import { CLAUSE, trimmed } from './speech-parts-en'
import type { Place, Spoken } from './spoken'
import type { Suggestion } from './suggestion'

/** Words between a speaker and the verb. */
const BETWEEN =
  /\s+(?:has|had|have|also|later|then|again|further|however|earlier|already|repeatedly|publicly|reportedly|therefore)$/
/** The beginning of a speaker without a name of a person. */
const BEGINS =
  /^(?:(?:[Tt]he|[Aa]n?|[Oo]ne|[Tt]wo|[Tt]hree|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[Ii]ts|[Aa]nother|[Ss]ome|[Ss]everal|[Ss]enior|[Hh]e|[Ss]he|[Tt]hey|[Ww]e|[Ii]t|[Bb]oth|[Oo]fficials|[Ss]ources|[Mm]inisters|[Ll]eaders|[Aa]ides|[Dd]iplomats|[Aa]nalysts|[Pp]eople|[Nn]egotiators)(?!\p{L})|\p{Lu})/u
const LEAD =
  /^(?:\(?\d{1,2}[.)]|and|but|while|But|And|However|Meanwhile|Later|Earlier|Still|Yet|Separately|In (?:a|an|the) [a-z ]{3,40}|On \p{Lu}[a-z]+day|Speaking [^,]{3,60}|Asked [^,]{3,60}|Afterwards|Today|Yesterday),?\s+/u

/** The speaker of a verb, and whether the speech stands before. */
export interface Subject {
  speaker: Place
  by?: Suggestion
  isFronted: boolean
  /** The beginning of the subject, where a title stands before the speaker's name. */
  from?: number
}

/** The speaker before the verb: the last part between commas, or the one before a relative clause or an apposition. */
export function subjectOf(
  text: string,
  sentence: Sentence,
  verbAt: number,
  names: readonly Suggestion[],
): Subject | undefined {
  let end = verbAt
  while (end > sentence.start && /\s/.test(text[end - 1] ?? '')) end -= 1
  let head = text.slice(sentence.start, end)
  for (
    let cut = beforeAdverb(head, sentence.start, names);
    cut !== head;
    cut = beforeAdverb(head, sentence.start, names)
  )
    head = cut
  head = head.replace(/\s\([^()]{1,60}\)$/, '')
  end = sentence.start + head.length
  const isAppositive = head.endsWith(',')
  // The quote before a speaker has commas of its own.
  const quoteEnd = Math.max(head.lastIndexOf('”'), head.lastIndexOf('"')) + 1
  const commas = [...head.slice(quoteEnd).matchAll(/[,;:—–]/g)].map(({ index }) => quoteEnd + index)
  const back = isAppositive ? commas.at(-3) : commas.at(-1)
  let start = sentence.start + Math.max(quoteEnd, (back ?? -1) + 1)
  if (isAppositive && commas.length < 2) return undefined
  const place = trimmed(text, [start, isAppositive ? sentence.start + (commas.at(-2) ?? head.length) : end])
  if (!place) return undefined
  start = place[0] + (LEAD.exec(text.slice(...place))?.[0].length ?? 0)
  const before = text.slice(sentence.start, place[0]).trim()
  const isFronted = /["”],?$/.test(before) || (before.length > 12 && before.endsWith(',') && !LEAD.test(`${before} `))
  const region: Place = [start, place[1]]
  const said = text.slice(...region)
  if (NOBODY.test(said) || NO_SUBJECT.test(said) || LAW.test(said)) return undefined
  const within = names.filter(({ start: at, end: to }) => at >= region[0] && to <= region[1])
  if (/\s(?:and|but|then)$/.test(said)) return firstOf(text, region, within, isFronted)
  const persons = within.filter(({ kind }) => kind === 'person')
  const [by] = persons
  if (by && persons.length === 1 && isHead(text, region, by, within)) {
    // In a list with commas nobody can tell who speaks: "Smith, speaking beside Jones, Brown, and others, said".
    const isListed = names.some(
      ({ kind, end: to, start: at }) => kind === 'person' && at >= sentence.start + quoteEnd && to <= region[0],
    )
    return isAppositive && isListed ? undefined : { speaker: [by.start, by.end], by, isFronted }
  }
  if (WITH_CLAUSE.test(said) && persons.length === 0 && BEGINS.test(said)) return { speaker: region, isFronted }
  if (said.length > 80 || !BEGINS.test(said) || /\b(?:that|which|who|will|would|is|are|was|were)\b/.test(said))
    return undefined
  const named = isAppositive ? trimmed(text, [sentence.start + (commas.at(-2) ?? 0), end]) : undefined
  const person = names.find(({ kind, start: at, end: to }) => kind === 'person' && at === named?.[0] && to === named[1])
  // "The minister, Ms Ng, said" names who speaks; "an aide to the minister, Ms Ng, said" does not.
  if (person && persons.length === 0 && isTitle(text, region, within))
    return { speaker: [person.start, person.end], by: person, isFronted, from: start }
  // So does "the trade commissioner, Peter Vos, said", whoever that is.
  if (named && persons.length === 0 && isTitle(text, region, within) && PERSON.test(text.slice(...named)))
    if (!names.some(({ kind, start: at, end: to }) => kind !== 'person' && at < named[1] && to > named[0]))
      return { speaker: named, isFronted, from: start }
  const post = persons.length > 0 ? undefined : within.find((name) => isOffice(text, region, name))
  return { speaker: region, ...(post ? { by: post } : {}), isFronted }
}

/** "An official who was in the room". */
const WITH_CLAUSE =
  /^[^,;]{3,60}? who (?:is|are|was|were|has|had|asked|took|works?|worked|runs?|ran|spoke|sat|attended|knows?|saw)\b(?!.*\b(?:and|but|that|who)\b)[^,;]{1,60}(?<!\b(?:had|has|have|was|were|is|are|not|be|been|to|who))$/u
/** The first name and the family name of a person, alone. */
const PERSON = /^\p{Lu}[\p{L}\p{M}.'’-]+(?: (?:de|da|van|von|der|den|la|al|bin|\p{Lu}[\p{L}\p{M}.'’-]*)){1,3}$/u
/** A law or a text of one states what holds; nobody says it. */
const LAW =
  /\b(?:section|article|annex|chapter|paragraph|clause|order|proclamation|act|statute|agreement|treaty|protocol|regulation|directive|law|bill|provision|schedule|footnote)s?(?: [\dIVX]+)?(?: of .*)?$/iu

/** Nobody says it, or nobody knows who. */
const NOBODY =
  /^(?:the|an?|that|this|these|those|any|such|his|her|its|our|their|my|your)$|['’]s?$|^(?:please|let|thank)\b|\b(?:be|been|being|am|is|are|was|were|gets?|got)$|^(?:neither|no|nobody|none|not|few|hardly|nor)\b|\b(?:not|never|refused|declined)\b|n[’']t\b/i
/** The words before the verb are a clause or a place, in which a name is not its subject. */
const NO_SUBJECT =
  /^(?:what|how|why|when|where|whatever|who|whom|whose|if|unless|as|because|since|while|although|though|after|before|during|in|on|at|by|with|without|from|for|under|amid|despite|following|speaking|asked|meeting)\b|\b(?:whether|because|if|than|what|how|why)\b/i
/** Words by which a name belongs to another one: an aide to Mr Smith is not Mr Smith. */
const LINK =
  /\b(?:of|for|to|by|with|from|against|about|on|in|at|after|before|near|under|behind|beside|like|than|via|that|who|which|not|named|called)\b/i

/** The words before a verb without its last adverb: "has", "also", "on Monday". */
function beforeAdverb(head: string, from: number, names: readonly Suggestion[]): string {
  const more = BETWEEN.exec(head)
  if (more) return head.slice(0, more.index)
  const date = names.find(({ kind, end }) => kind === 'date' && end === from + head.length)
  const cut = date && head.slice(0, date.start - from).replace(/\s+(?:(?:late|early|earlier)\s+)?(?:on\s+)?$/, '')
  return cut === undefined || cut === '' || /[,;:"”]$|(?:^|\s)\p{Ll}{1,5}$/u.test(cut) ? head : cut
}

/** "The minister met Mr Smith and said": the first name speaks, if it alone is the subject; else nobody can tell. */
function firstOf(text: string, region: Place, within: readonly Suggestion[], isFronted: boolean): Subject | undefined {
  // A pronoun before two verbs is the subject of both.
  const pronoun = /^(?:He|She|They|We|I)(?= \p{Ll}+ (?:[^,;]* )?and$)/u.exec(text.slice(...region))?.[0]
  if (pronoun !== undefined && !/ (?:who|which|that|while|as) /.test(text.slice(...region)))
    return { speaker: [region[0], region[0] + pronoun.length], isFronted: false }
  const by = within.find(({ kind, start }) => /^(?:person|post|party)$/.test(kind) && start - region[0] <= 4)
  if (!by || !/^(?:[Tt]he )?$/.test(text.slice(region[0], by.start))) return undefined
  return /^\s+(?!(?:and|or|of|for|to|in|at|on|from|with|who|officials?|negotiators?|side|government)\b)\p{Ll}+(?:ed|met|t|held|spoke|gave|found|wrote|heard|took|saw)\s/u.test(
    text.slice(by.end, region[1]),
  )
    ? { speaker: [by.kind === 'person' ? by.start : region[0], by.end], by, isFronted }
    : undefined
}

/** Does a subject end with a title of nobody else's: "Canada’s Minister of Finance", and not "an aide to the minister"? */
function isTitle(text: string, region: Place, within: readonly Suggestion[]): boolean {
  const post = within.find(({ kind, end }) => kind === 'post' && end === region[1])
  const before = text.slice(region[0], post?.start ?? region[1])
  return !LINK.test(before) && !/\b(?:and|or)\b|&/.test(before)
}

/** Does the subject of a sentence end with a name, which nothing before it makes another's? */
function isHead(text: string, region: Place, { start, end }: Suggestion, within: readonly Suggestion[]): boolean {
  const before = text.slice(region[0], start)
  const isJoined =
    /\b(?:and|or)\b|&/.test(before) && within.some(({ kind, end: to }) => kind === 'party' && to <= start)
  return end === region[1] && !LINK.test(before) && !isJoined
}

const OFFICIALS =
  /(?:^|\s)(?:officials?|negotiators?|government|side|delegation|ministry|minister|ministers|president|premier|secretary|spokes\p{L}+|authorities|administration|department|envoy|ambassador|commission|commissioner|representatives?|team)$/iu

/** Is a post or a party the subject itself, as in "U.S. officials" and "a spokesman for the Japanese government"? */
function isOffice(text: string, region: Place, { kind, start, end }: Suggestion): boolean {
  if (kind !== 'post' && kind !== 'party') return false
  const [before, after] = [text.slice(region[0], start), text.slice(end, region[1])]
  if (
    /\b(?:and|or|former|ex|opposition|critics?|except)\b|[&,]/i.test(before + after) ||
    /^['’]s? (?!\p{L})/u.test(after)
  )
    return false
  const isOwn =
    !LINK.test(before) ||
    /\b(?:spokes\p{L}+|officials?|representatives?) (?:for|of|from|in|at) (?:the )?$/iu.test(before)
  return isOwn && !LINK.test(after) && (after === '' || (kind === 'party' && OFFICIALS.test(after)))
}

/** Those who are known by what they do, at the end of a sentence. */
const AT_END =
  /^\s+((?:(?:a|an|the|one|two|three|four|several|some|his|her|their)\s)?(?:\p{L}+\s){0,2}(?:officials?|diplomats?|people|person|sources?|analysts?|spokes\p{L}+|ministers?|economists?|traders?|lawyers?)(?:\s(?:familiar|close|briefed|at|from|for|in|with|of)\s[^,]{2,50})?)(?:,.*)?[.]?$/u

/** The speaker after the verb at the end of a sentence: "…, said two officials." */
export function speakerAtEnd(
  text: string,
  sentence: Sentence,
  from: number,
  names: readonly Suggestion[],
): Pick<Spoken, 'speaker' | 'by'> | undefined {
  const tail = text.slice(from, sentence.end)
  const by = names.find(({ kind, start }) => kind === 'person' && start > from && start <= from + 2)
  if (by)
    return /^(?:,.*)?[.]?$/u.test(text.slice(by.end, sentence.end)) ? { speaker: [by.start, by.end], by } : undefined
  const found = AT_END.exec(tail)?.[1]
  const start = from + (/^\s*/.exec(tail)?.[0].length ?? 0)
  return found === undefined || CLAUSE.test(found) ? undefined : { speaker: [start, start + found.length] }
}

/** The speaker after the verb, which follows a quote or is "according to". */
export function speakerAfter(
  text: string,
  sentence: Sentence,
  from: number,
  names: readonly Suggestion[],
): Pick<Spoken, 'speaker' | 'by'> | undefined {
  const start = from + (/^\s*/.exec(text.slice(from, sentence.end))?.[0].length ?? 0)
  const by = names.find(({ kind, start: at }) => kind === 'person' && at >= start && at <= start + 4)
  // Mr Smith’s aide is another, and Mr Smith and Mr Brown are two.
  if (by && !/^(?:['’]s\b|\s+(?:and|or)\s)/.test(text.slice(by.end, sentence.end)))
    return { speaker: [by.start, by.end], by }
  const rest =
    /^(?:the|a|an|one|two|three|several|some|his|her|their|our|its|officials|sources|people|diplomats|analysts|\p{Lu})[\p{L}\p{M} .’'-]{1,60}/u.exec(
      text.slice(start, sentence.end),
    )?.[0]
  const plain = rest?.replace(/\s(?:on|in|at|after|during|who|when)\s.*$/, '').replace(/[.\s]+$/, '')
  return plain === undefined || plain === '' ? undefined : { speaker: [start, start + plain.length] }
}

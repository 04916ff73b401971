import type { Sentence } from './sentences'
import type { Suggestion } from './suggestion'

export type Place = [start: number, end: number]

/** The speaker, the verb, the hearer and the words; `by` is the name that the speaker has in the text. */
export interface Spoken {
  speaker: Place
  verb: Place
  hearer?: Place
  words?: Place
  by?: Suggestion
}

/** The place of a verb of speech, and its parts. */
export type SpokenVerb = Sentence & Partial<Record<'to' | 'needsThat' | 'follows', true | undefined>>

const QUOTE = /["“]([^"“”]{2,})["”]?/u
/** Words between a speaker and the verb. */
const BETWEEN =
  /\s+(?:has|had|have|also|later|then|again|further|however|earlier|already|repeatedly|publicly|reportedly|therefore)$/
/** The beginning of a speaker without a name of a person. */
const BEGINS =
  /^(?:the|a|an|one|two|three|his|her|their|our|its|another|some|several|senior|he|she|they|we|it|i|both|officials|sources|ministers|leaders|aides|diplomats|analysts|people|negotiators)\b|^\p{Lu}/iu
const LEAD =
  /^(?:But|And|However|Meanwhile|Later|Earlier|Still|Yet|Separately|In (?:a|an|the) [a-z ]{3,40}|On \p{Lu}[a-z]+day|Speaking [^,]{3,60}|Asked [^,]{3,60}|Afterwards|Today|Yesterday),?\s+/u

/** Reads an English sentence with its verb of speech at `verb`. Undefined if no speaker is found. */
export function englishStatement(
  text: string,
  sentence: Sentence,
  verb: SpokenVerb,
  names: readonly Suggestion[],
): Spoken | undefined {
  const said: Place = [verb.start, verb.end]
  if (verb.follows) return accordingTo(text, sentence, verb, names)
  const head = text.slice(sentence.start, verb.start)
  // "Deal," said Mr Smith: the speaker follows.
  if (/["”,]\s*$/.test(head) && QUOTE.test(head)) {
    const after = speakerAfter(text, sentence, verb.end, names)
    if (after)
      return {
        ...after,
        verb: said,
        ...words(quoted(text, sentence.start, verb.start) ?? fronted(text, sentence.start, verb.start)),
      }
  }
  if (insideQuote(head)) return undefined
  const subject = subjectOf(text, sentence, verb.start, names)
  if (!subject) return undefined
  const hearer = hearerAt(text, verb.end, sentence.end, verb.to === true)
  const isFronted = subject.isFronted
  const spoken = isFronted
    ? (quoted(text, sentence.start, subject.speaker[0]) ?? fronted(text, sentence.start, subject.speaker[0]))
    : wordsAfter(text, hearer?.[1] ?? verb.end, sentence.end, names)
  if (verb.needsThat && !isFronted && !/^[^.]{0,80}?(?:\bthat\b|["“])/.test(text.slice(verb.end, sentence.end)))
    return undefined
  if (isFronted && verb.needsThat && !quoted(text, sentence.start, subject.speaker[0])) return undefined
  const { speaker, by } = subject
  return { speaker, verb: said, ...(hearer ? { hearer } : {}), ...words(spoken), ...(by ? { by } : {}) }
}

/** "According to the ministry, W" and "W, according to the ministry". */
function accordingTo(
  text: string,
  sentence: Sentence,
  verb: Sentence,
  names: readonly Suggestion[],
): Spoken | undefined {
  const after = speakerAfter(text, sentence, verb.end, names)
  if (!after) return undefined
  const isFirst = verb.start === sentence.start
  const comma = text.slice(after.speaker[1], sentence.end).indexOf(',')
  if (isFirst && comma < 0) return undefined
  const speaker: Place = isFirst && !after.by ? [after.speaker[0], after.speaker[1] + comma] : after.speaker
  const spoken = isFirst
    ? withoutStop(text, [after.speaker[1] + comma, sentence.end])
    : trimmed(text, [sentence.start, verb.start])
  return { ...after, speaker, verb: [verb.start, verb.end], ...words(spoken) }
}

const words = (place: Place | undefined) => (place ? { words: place } : {})

/** Is a place after an opening quotation mark that is not closed? The verb is then a part of what was said. */
const insideQuote = (head: string): boolean =>
  (head.match(/["]/g)?.length ?? 0) % 2 === 1 || head.lastIndexOf('“') > head.lastIndexOf('”')

function trimmed(text: string, [start, end]: Place): Place | undefined {
  let [from, to] = [start, end]
  while (from < to && /[\s,;:"“”'‘—–]/.test(text[from] ?? '')) from += 1
  while (to > from && /[\s,;:"“”'—–]/.test(text[to - 1] ?? '')) to -= 1
  return to > from ? [from, to] : undefined
}

/** The words between quotation marks. */
function quoted(text: string, from: number, to: number): Place | undefined {
  const found = QUOTE.exec(text.slice(from, to))
  if (!found) return undefined
  const start = from + found.index + 1
  return trimmed(text, [start, start + (found[1] ?? '').length])
}

/** The words before ", she said". */
const fronted = (text: string, from: number, to: number): Place | undefined => trimmed(text, [from, to])

interface Subject {
  speaker: Place
  by?: Suggestion
  isFronted: boolean
}

/** The speaker before the verb: the last part between commas, or the one before a relative clause or an apposition. */
function subjectOf(
  text: string,
  sentence: Sentence,
  verbAt: number,
  names: readonly Suggestion[],
): Subject | undefined {
  let end = verbAt
  while (end > sentence.start && /\s/.test(text[end - 1] ?? '')) end -= 1
  let head = text.slice(sentence.start, end)
  for (let more = BETWEEN.exec(head); more; more = BETWEEN.exec(head)) head = head.slice(0, more.index)
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
  const isFronted =
    text.slice(sentence.start, place[0]).trim().length > 12 &&
    /["”,]\s*$/.test(text.slice(sentence.start, place[0])) &&
    !LEAD.test(text.slice(sentence.start, place[0]))
  const region: Place = [start, place[1]]
  const by = names.find(({ kind, start: at, end: to }) => kind === 'person' && at >= region[0] && to <= region[1])
  if (by) return { speaker: [by.start, by.end], by, isFronted }
  const said = text.slice(...region)
  if (said.length > 80 || !BEGINS.test(said) || /\b(?:that|which|who|will|would|is|are|was|were)\b/.test(said))
    return undefined
  const post = names.find(
    ({ kind, start: at, end: to }) => (kind === 'post' || kind === 'party') && at >= region[0] && to <= region[1],
  )
  return { speaker: region, ...(post ? { by: post } : {}), isFronted }
}

function speakerAfter(
  text: string,
  sentence: Sentence,
  from: number,
  names: readonly Suggestion[],
): Pick<Spoken, 'speaker' | 'by'> | undefined {
  const start = from + (/^\s*/.exec(text.slice(from, sentence.end))?.[0].length ?? 0)
  const by = names.find(({ kind, start: at }) => kind === 'person' && at >= start && at <= start + 4)
  if (by) return { speaker: [by.start, by.end], by }
  const rest = /^(?:the|a|an|one|his|her|their|our|its|\p{Lu})[\p{L}\p{M} .’'-]{1,60}/u.exec(
    text.slice(start, sentence.end),
  )?.[0]
  const plain = rest?.replace(/\s(?:on|in|at|after|during|who|when)\s.*$/, '').replace(/[.\s]+$/, '')
  return plain === undefined || plain === '' ? undefined : { speaker: [start, start + plain.length] }
}

/** The hearer: after "told", or after "said to". */
function hearerAt(text: string, from: number, end: number, isDirect: boolean): Place | undefined {
  const rest = text.slice(from, end)
  const found = isDirect
    ? /^\s+((?!that\b|of\b|about\b)[\p{L}\p{M}\p{N} .’'-]{1,60}?)(?=\s+(?:that|in|on|at|during|after|about|of|by|how|it|he|she|they|there|to|yesterday|today|\d)\b|[.,:;"“]|$)/u.exec(
        rest,
      )
    : /^\s+to\s+(?!be\b)([\p{L}\p{M} .’'-]{1,60}?)(?=\s+(?:that|in|on|at|during|after)\b|[.,:;"“]|$)/u.exec(rest)
  const said = found?.[1]
  // "Warned growth could slow" has no hearer.
  if (!found || said === undefined || /\b(?:could|would|will|may|might|is|are|was|were|had|has)\b/.test(said))
    return undefined
  const at = from + found[0].length - said.length
  return [at, at + said.length]
}

/** The words after the verb: those in quotation marks, or after "that", or the rest. */
function wordsAfter(text: string, from: number, end: number, names: readonly Suggestion[]): Place | undefined {
  const rest = text.slice(from, end)
  const that = /^[^"“]{0,80}?\bthat\s+/.exec(rest)
  const quote = QUOTE.exec(rest)
  if (that && (!quote || that[0].length <= quote.index + 1)) return withoutStop(text, [from + that[0].length, end])
  if (quote && quote.index < 60) return quoted(text, from, end)
  const date = names.find(({ kind, start }) => kind === 'date' && start >= from && start <= from + 5)
  const start = date ? date.end : from
  const place = trimmed(text, [start, end])
  return place && withoutStop(text, place)
}

function withoutStop(text: string, place: Place): Place | undefined {
  const all = trimmed(text, place)
  return all && /[.!]/.test(text[all[1] - 1] ?? '') ? trimmed(text, [all[0], all[1] - 1]) : all
}

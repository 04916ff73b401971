import { withoutNextReport } from './report-end-en'
import type { Place } from './spoken'
import type { Suggestion } from './suggestion'

/** Words in quotation marks; the last mark may be missing. */
export const QUOTE = /["“]([^"“”]{2,})["”]?/u
/** The words after which a sentence that began with the speech may go on; elsewhere it begins with a time, a place or an occasion. */
const GOES_ON =
  /^\s*(?:[.,;!?]|$|(?:on|in|at|during|after|before|following|by|via|from|to|with|when|as|of|through|ahead|outside|late|earlier|last|this|again|yesterday|today|\p{Lu}[a-z]+day)(?!\p{L}))/u
const OCCASION =
  /^(?:when|while|as|after|before|during|following|speaking|asked|in|on|at|under|by|with|despite|amid|responding|addressing|writing)\b/i
const ENDS_QUOTE = /["”]\s*,?\s*$/

/** Does the speech stand before the speaker? Before is what precedes the speaker, after what follows the verb and the hearer. */
export function isSaidBefore(before: string, after: string): boolean {
  if (ENDS_QUOTE.test(before)) return true
  return GOES_ON.test(after) && !(OCCASION.test(before) && /\bthat\b|["“]/.test(after))
}

/** Forms of verbs that may be nouns: "quick notes from the second day". */
const NOUN = /^(?:notes|claims|states|calls|reports|answers|adds)$/
/** "The terms stated in Annex II", "a survey said to be ready": nobody says anything. */
export const isParticiple = (verb: string, after: string): boolean =>
  /^\s+to (?:be|have)\b/.test(after) ||
  (NOUN.test(verb) && /^\s+(?:of|from|on|for|to|about|by|in|with|and|or|made|raised)\b/.test(after)) ||
  (!/^(?:said|says?|told|tells?)$/.test(verb) &&
    /^\s+(?:in|under|above|below|by|at)\b/.test(after) &&
    !/\bthat\b|["“]/.test(after))

/** The words before a speaker; the longer part if they go on after the verb: "The rates, she said, will go back." */
export function wordsBefore(
  text: string,
  before: Place,
  after: Place,
  names: readonly Suggestion[],
): Place | undefined {
  const said = text.slice(...before)
  // In "The call was “firm”, she said" the quoted words are only a part of what was said.
  const isWhole = ENDS_QUOTE.test(said) && !CLAUSE.test(said.slice(0, said.search(/["“]/)))
  const all = trimmed(text, before)
  const front = isWhole ? quoted(text, ...before) : all && withItsQuote(text, all)
  const isQuote = front !== undefined && /["“]/.test(text[front[0] - 1] ?? '')
  const goesOn = isQuote
    ? /^\s*,\s*["“]/
    : /^\s*,\s+(?!\p{L}+ing\b|(?:and|but|while|though|although|as|according|in|on|at|after|before|when|who|which|with|a|an)\b)/u
  if (!front || !goesOn.test(text.slice(...after))) return front
  const back = isQuote ? quoted(text, ...after) : wordsAfter(text, ...after, names)
  return back && back[1] - back[0] > front[1] - front[0] ? back : front
}

/** A place without the white space and the quotation marks around it; undefined if nothing is left. */
export function trimmed(text: string, [start, end]: Place): Place | undefined {
  let [from, to] = [start, end]
  while (from < to && /[\s,;:"“”'‘—–]/.test(text[from] ?? '')) from += 1
  while (to > from && /[\s,;:"“”'—–]/.test(text[to - 1] ?? '')) to -= 1
  return to > from ? [from, to] : undefined
}

/** The words between quotation marks. */
export function quoted(text: string, from: number, to: number): Place | undefined {
  const found = QUOTE.exec(text.slice(from, to))
  if (!found) return undefined
  const start = from + found.index + 1
  return trimmed(text, [start, start + (found[1] ?? '').length])
}

/** Hearers whose name is one word, whatever follows: "told reporters Japan would". */
const HEARERS =
  /^\s((?:reporters|journalists|lawmakers|legislators|senators|MPs|members|ministers|delegates|officials|investors|diplomats|colleagues|allies|parliament|Parliament|Congress|lawyers|envoys|me|us|him|them|you)(?=\s(?:\p{Lu}|(?:that|tariffs?|duties|trade|talks|exports|no|any|each|both)\b)))/u

/** The hearer: after "told", or after "said to". */
export function hearerAt(text: string, from: number, end: number, isDirect: boolean): Place | undefined {
  const rest = text.slice(from, end)
  const plain = isDirect ? HEARERS.exec(rest)?.[1] : undefined
  if (plain !== undefined) return [from + 1, from + 1 + plain.length]
  const found = isDirect
    ? /^\s+((?!that\b|of\b|about\b)(?:(?:an?|the)\s(?:group|number|meeting|gathering|audience|crowd|panel|committee|conference|room|handful)\sof\s)?[\p{L}\p{M}\p{N} .’'-]{1,60}?)(?=\s+(?:that|in|on|at|during|after|about|against|over|not|of(?!\s+\p{Lu}[\p{L}\p{M}]*(?![\p{L}\p{M}'’]))|by|how|before|again|repeatedly|earlier|later|then|recently|separately|privately|it|its|he|his|she|her|they|their|there|we|our|the|to|yesterday|today|\d)\b|[.,:;"“]|$)/u.exec(
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
export function wordsAfter(text: string, from: number, end: number, names: readonly Suggestion[]): Place | undefined {
  const rest = text.slice(from, end)
  const that = /^[^"“]{0,80}?\bthat,?\s+/.exec(rest)
  const quote = QUOTE.exec(rest)
  const reported = (place: Place) => withoutStop(text, withoutNextReport(text, place))
  if (
    that &&
    !/\b(?:had|has|have|would|will|could|may|is|are|was|were)\b/.test(that[0]) &&
    (!quote || that[0].length <= quote.index + 1)
  )
    return reported([from + that[0].length, end])
  const date = names.find(({ kind, start }) => kind === 'date' && start >= from && start <= from + 5)
  const start = date ? date.end : from
  // In "both sides had “much work to do”" the quoted words are only a part of what was said.
  if (quote && quote.index < 60 && !isPart(text.slice(start, from + quote.index), NAMING.test(text.slice(0, from))))
    return quoted(text, from, end)
  const place = trimmed(text, [start + (OCCASION_AFTER.exec(text.slice(start, end))?.[0].length ?? 0), end])
  return place && reported(place)
}

/** Do words before a quote begin what was said: "said both sides had “work”", and not "said in a letter, “No”" and "called it “fair”"? */
const isPart = (before: string, isNaming: boolean): boolean =>
  CLAUSE.test(before) || (!isNaming && /^\s+(?:(?:the|its|his|her|their|our)\s\p{L}|\p{Lu})[^,:]*\s$/u.test(before))
/** Verbs with a name for something: what stands before the quoted words is what they name. */
const NAMING = /(?:called|calls|described|describes|branded|hailed|dismissed|dismisses|disputed)$/
/** "Said little", "said so in March", "said no": the words themselves are not there. */
const NO_WORDS =
  /^\s+(?:nothing|little|so|otherwise|no more|as much|much the same|the same|yes|no|hello|goodbye|thanks?|(?:it|this|that)(?=[\s.,]*$))(?=\s+(?:about|on|in|to|at|of|more|when|after)\b|[.,]|$)/
/** Does a sentence tell of a speech whose words it leaves out? */
export const isWordless = (after: string): boolean => NO_WORDS.test(after)

/** The place where somebody spoke is no part of the words: "said in a joint statement they would", "wrote in an email the text". */
const OCCASION_AFTER =
  /^,?\s+(?:in|at|during|on|by|via|through|after|before|following)\s(?:(?:an?|the|his|her|their|its|this|that|another)\s)?(?:[\p{L}’'-]+\s){0,3}?(?:statement|letter|interview|speech|briefing|conference|hearing|post|e-?mail|mail|note|call|testimony|remarks|address|phone|media|parliament|television|radio)(?:\s(?:on|in|late|early)\s\p{Lu}\p{L}+(?:day)?)?,?\s+(?=\p{L})/u

/** Verbs that show a clause. */
export const CLAUSE =
  /\b(?:is|are|was|were|had|has|have|would|will|could|can|should|must|may|might|did|does|do)(?:n[’']t)?\b/
/** A place without a stop at its end. */
export function withoutStop(text: string, place: Place): Place | undefined {
  const all = trimmed(text, place)
  const plain = all && /[.!]/.test(text[all[1] - 1] ?? '') ? trimmed(text, [all[0], all[1] - 1]) : all
  return plain && withItsQuote(text, plain)
}

/** A place with the quotation mark after it, if it has the one that belongs to that. */
function withItsQuote(text: string, [from, to]: Place): Place {
  const said = text.slice(from, to)
  const isOpen = said.lastIndexOf('“') > said.lastIndexOf('”') || (said.match(/"/g)?.length ?? 0) % 2 === 1
  return isOpen && /["”]/.test(text[to] ?? '') ? [from, to + 1] : [from, to]
}

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

/** "The terms stated in Annex II": nobody says anything. */
export const isParticiple = (verb: string, after: string): boolean =>
  !/^(?:said|says?|told|tells?)$/.test(verb) &&
  /^\s+(?:in|under|above|below|by|at)\b/.test(after) &&
  !/\bthat\b|["“]/.test(after)

/** The words before a speaker; the longer part if they go on after the verb: "The rates, she said, will go back." */
export function wordsBefore(
  text: string,
  before: Place,
  after: Place,
  names: readonly Suggestion[],
): Place | undefined {
  const front = ENDS_QUOTE.test(text.slice(...before)) ? quoted(text, ...before) : trimmed(text, before)
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

/** The hearer: after "told", or after "said to". */
export function hearerAt(text: string, from: number, end: number, isDirect: boolean): Place | undefined {
  const rest = text.slice(from, end)
  const found = isDirect
    ? /^\s+((?!that\b|of\b|about\b)[\p{L}\p{M}\p{N} .’'-]{1,60}?)(?=\s+(?:that|in|on|at|during|after|about|against|over|not|of(?!\s+\p{Lu}[\p{L}\p{M}]*(?![\p{L}\p{M}'’]))|by|how|it|its|he|his|she|her|they|their|there|we|our|the|to|yesterday|today|\d)\b|[.,:;"“]|$)/u.exec(
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
  const that = /^[^"“]{0,80}?\bthat\s+/.exec(rest)
  const quote = QUOTE.exec(rest)
  if (
    that &&
    !/\b(?:had|has|have|would|will|could|may|is|are|was|were)\b/.test(that[0]) &&
    (!quote || that[0].length <= quote.index + 1)
  )
    return withoutStop(text, [from + that[0].length, end])
  if (quote && quote.index < 60) return quoted(text, from, end)
  const date = names.find(({ kind, start }) => kind === 'date' && start >= from && start <= from + 5)
  const start = date ? date.end : from
  const place = trimmed(text, [start, end])
  return place && withoutStop(text, place)
}

/** A place without a stop at its end. */
export function withoutStop(text: string, place: Place): Place | undefined {
  const all = trimmed(text, place)
  return all && /[.!]/.test(text[all[1] - 1] ?? '') ? trimmed(text, [all[0], all[1] - 1]) : all
}

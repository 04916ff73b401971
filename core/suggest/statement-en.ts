import type { Sentence } from './sentences'
import {
  hearerAt,
  isParticiple,
  isSaidBefore,
  isWordless,
  QUOTE,
  quoted,
  trimmed,
  withoutStop,
  wordsAfter,
  wordsBefore,
} from './speech-parts-en'
import type { Place, Spoken } from './spoken'
import { speakerAfter, speakerAtEnd, subjectOf } from './subject-en'
import type { Suggestion } from './suggestion'

/** The place of a verb of speech, and its parts. */
export type SpokenVerb = Sentence & Partial<Record<'to' | 'needsThat' | 'follows', true | undefined>>

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
  if (/["”],?\s*$/.test(head) && QUOTE.test(head)) {
    const after = speakerAfter(text, sentence, verb.end, names)
    if (after)
      return {
        ...after,
        verb: said,
        ...words(quoted(text, sentence.start, verb.start)),
      }
  }
  if (insideQuote(head)) return undefined
  // So it does in "They met on Tuesday, said two officials."
  const closing = /,\s*$/.test(head) ? speakerAtEnd(text, sentence, verb.end, names) : undefined
  if (closing) return { ...closing, verb: said, ...words(trimmed(text, [sentence.start, verb.start])) }
  const subject = subjectOf(text, sentence, verb.start, names)
  if (!subject || (text.slice(...said) === 'say' && !isPlural(text.slice(...subject.speaker)))) return undefined
  const hearer = hearerAt(text, verb.end, sentence.end, verb.to === true)
  // Somebody is told: whoever cannot make out who that is, cannot make out the words.
  if (verb.to && !hearer && /^(?:told|tells)$/.test(text.slice(...said))) return undefined
  const before: Place = [sentence.start, subject.from ?? subject.speaker[0]]
  const after: Place = [hearer?.[1] ?? verb.end, sentence.end]
  const isFronted = subject.isFronted && isSaidBefore(text.slice(...before), text.slice(...after))
  if (!isFronted && isParticiple(text.slice(...said), text.slice(...after))) return undefined
  if (!isFronted && isWordless(text.slice(...after))) return undefined
  const spoken = isFronted ? wordsBefore(text, before, after, names) : wordsAfter(text, ...after, names)
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
  // "The minister, according to the paper, said nothing": the paper is not quoted.
  if (!isFirst && /^[^,]{0,60},\s+\p{L}/u.test(text.slice(after.speaker[1], sentence.end))) return undefined
  const comma = text.slice(after.speaker[1], sentence.end).indexOf(',')
  if (isFirst && comma < 0) return undefined
  const speaker: Place = isFirst && !after.by ? [after.speaker[0], after.speaker[1] + comma] : after.speaker
  const spoken = isFirst
    ? withoutStop(text, [after.speaker[1] + comma, sentence.end])
    : trimmed(text, [sentence.start, verb.start])
  return { ...after, speaker, verb: [verb.start, verb.end], ...words(spoken) }
}

/** Do several speak, so that "say" is their verb, and not that of "he heard the minister say"? */
const isPlural = (speaker: string): boolean =>
  /^(?:I|we|you|they)$|^(?!.*\b(?:hear|heard|saw|see|let|made|make|had|have)\b).*?(?:people|\p{L}s)(?: (?:in|of|at|from|for|with|close|familiar|near|on|who) .*)?$/iu.test(
    speaker,
  )

const words = (place: Place | undefined) => (place ? { words: place } : {})

/** Does a sentence end with a verb and its speaker: "…, three diplomats said on Monday."? */
export function closesSentence(text: string, sentence: Sentence, verb: Sentence): boolean {
  const [head, tail] = [text.slice(sentence.start, verb.start), text.slice(verb.end, sentence.end)]
  return (
    !insideQuote(head) &&
    /[,"”]\s(?!(?:and|but|or|as|while|though|although|which|who|whom|whose|when|where|what|how|if|because|that|than)\b)[^,;:"“”]{2,80}\s$/.test(
      head,
    ) &&
    /^(?:\s+(?:on|in|at|to|after|during|by|via|late|earlier|yesterday|today|\p{L}+day)\b(?!.*\bthat\b)[^,;:"“”]{0,80})?[.!]?$/u.test(
      tail,
    )
  )
}

/** Is a place after an opening quotation mark that is not closed? The verb is then a part of what was said. */
const insideQuote = (head: string): boolean =>
  (head.match(/["]/g)?.length ?? 0) % 2 === 1 || head.lastIndexOf('“') > head.lastIndexOf('”')

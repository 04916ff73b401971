import { matchesOf } from './matches-of'
import { once } from './once'
import type { Passage } from './passages'
import { compilePhrase } from './phrase'
import { LONGEST_SENTENCE, type Sentence } from './sentences'
import type { Spoken } from './spoken'
import { closesSentence, englishStatement, type SpokenVerb } from './statement-en'
import { japaneseStatement, verbInJapanese } from './statement-ja'
import { sliceOf, type Suggestion, type SuggestionOf } from './suggestion'
import { SPEECH_EN, SPEECH_JA } from './words/speech'

const english = once(() => SPEECH_EN.map((verb) => ({ ...verb, regex: compilePhrase(verb.phrase) })))
const japanese = once(() => SPEECH_JA.map((phrase) => compilePhrase(phrase)))

/** The sentences of a text that say who said something, to whom, and in which words. `names` are the names of the text, in order. */
export function findStatements(
  text: string,
  sentences: readonly Sentence[],
  names: readonly Suggestion[],
  { isLatin, isJapanese }: Pick<Passage, 'isLatin' | 'isJapanese'>,
): SuggestionOf<'statement'>[] {
  const verbs = allInSentences(
    inOrder(
      (isLatin ? english() : []).flatMap(({ regex, needsThat, to, follows }) =>
        placesOf(text, regex).map((place) => ({ ...place, needsThat, to, follows })),
      ),
    ),
    sentences,
  )
  const verbsJa = allInSentences(
    inOrder((isJapanese ? japanese() : []).flatMap((regex) => placesOf(text, regex))),
    sentences,
  )
  const people = namesIn(sentences, names)
  return sentences.flatMap((sentence, index): SuggestionOf<'statement'>[] => {
    if (sentence.end - sentence.start > LONGEST_SENTENCE) return []
    const [verbsEn, verbJa] = [verbs.get(index), verbInJapanese(text, verbsJa.get(index) ?? [])]
    const within = people.get(index) ?? []
    const spoken = verbsEn
      ? firstSpoken(text, sentence, verbsEn, within)
      : verbJa
        ? japaneseStatement(text, sentence, verbJa, within)
        : undefined
    return spoken ? [statement(text, sentence, spoken)] : []
  })
}

const placesOf = (text: string, regex: RegExp): Sentence[] =>
  matchesOf(text, regex).map(({ index, 0: all }) => ({ start: index, end: index + all.replace(/、$/u, '').length }))
const inOrder = <P extends Sentence>(places: readonly P[]): P[] => places.toSorted((a, b) => a.start - b.start)

/** Verbs of one sentence that are tried, so that no text takes long. */
const MOST_VERBS = 4

/** The statement of the verb that ends the sentence, as in "…, she said", else of the first that has a speaker. */
function firstSpoken(
  text: string,
  sentence: Sentence,
  verbs: readonly SpokenVerb[],
  names: readonly Suggestion[],
): Spoken | undefined {
  if (isQuestion(text, sentence)) return undefined
  const last = verbs.at(-1)
  const outer = last && verbs.length > 1 && closesSentence(text, sentence, last) ? [last] : []
  for (const verb of [...outer, ...verbs.slice(0, MOST_VERBS)]) {
    const spoken = englishStatement(text, sentence, verb, names)
    if (spoken) return spoken
  }
  return undefined
}

const isQuestion = (text: string, { start, end }: Sentence) =>
  text[end - 1] === '?' && !/["“]/.test(text.slice(start, end))

/** All of some places in each sentence, by the sentence's number. */
function allInSentences<P extends Sentence>(places: readonly P[], sentences: readonly Sentence[]): Map<number, P[]> {
  const all = new Map<number, P[]>()
  let at = 0
  for (const place of places) {
    while (at < sentences.length && (sentences[at]?.end ?? 0) <= place.start) at += 1
    const sentence = sentences[at]
    if (!sentence || place.start < sentence.start || place.end > sentence.end) continue
    const list = all.get(at)
    if (list) list.push(place)
    else all.set(at, [place])
  }
  return all
}

/** The names in each sentence, by its number. */
function namesIn(sentences: readonly Sentence[], names: readonly Suggestion[]): Map<number, Suggestion[]> {
  const found = new Map<number, Suggestion[]>()
  let at = 0
  for (const name of names) {
    while (at < sentences.length && (sentences[at]?.end ?? 0) <= name.start) at += 1
    const list = found.get(at)
    if (list) list.push(name)
    else found.set(at, [name])
  }
  return found
}

function statement(
  text: string,
  { start, end }: Sentence,
  { speaker, verb, hearer, words, by }: Spoken,
): SuggestionOf<'statement'> {
  const known = by?.kind === 'person' || by?.kind === 'post' || by?.kind === 'party' ? by.value : undefined
  const membership = by?.kind === 'person' ? by.value.membership : undefined
  return {
    kind: 'statement',
    ...sliceOf(text, start, end),
    value: {
      speaker: {
        ...sliceOf(text, ...speaker),
        ...(known?.ref ? { ref: known.ref } : {}),
        ...(membership === undefined ? {} : { membership }),
      },
      verb: sliceOf(text, ...verb),
      ...(hearer ? { hearer: sliceOf(text, ...hearer) } : {}),
      ...(words ? { words: sliceOf(text, ...words) } : {}),
    },
  }
}

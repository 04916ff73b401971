import { matchesOf } from './matches-of'
import { once } from './once'
import type { Passage } from './passages'
import { compilePhrase } from './phrase'
import { LONGEST_SENTENCE, type Sentence } from './sentences'
import { sliceOf, type Slice, type SuggestionOf } from './suggestion'
import { DENIAL_CUES, NO_DENIALS, NO_POSITIONS, POSITION_CUES, type Cue } from './words/cues'

interface ReadyCue {
  language: 'en' | 'ja'
  regex: RegExp
  stance: Cue['stance']
}

const ready = once(() => ({
  positions: POSITION_CUES.map(({ language, phrase, stance }): ReadyCue => ({
    language,
    regex: compilePhrase(phrase),
    stance,
  })),
  denials: DENIAL_CUES.map(({ language, phrase }): ReadyCue => ({
    language,
    regex: compilePhrase(phrase),
    stance: 'oppose',
  })),
  notPositions: NO_POSITIONS.map((phrase) => compilePhrase(phrase)),
  notDenials: NO_DENIALS.map((phrase) => compilePhrase(phrase)),
}))

interface Hit extends Slice {
  stance: Cue['stance']
}

/** The sentences of a text that state a position or deny a claim, each with the first words that show it. A question states neither. */
export function findPositions(
  text: string,
  sentences: readonly Sentence[],
  { isLatin, isJapanese }: Pick<Passage, 'isLatin' | 'isJapanese'>,
): (SuggestionOf<'position'> | SuggestionOf<'denial'>)[] {
  const read = (cues: readonly ReadyCue[]) => cues.filter(({ language }) => (language === 'en' ? isLatin : isJapanese))
  const denials = inSentences(hitsOf(text, read(ready().denials), ready().notDenials), sentences)
  const hits = hitsOf(text, read(ready().positions), ready().notPositions)
  // "Both sides agreed that": a fact of both, and the position of neither.
  const positions = inSentences(
    hits.filter((hit) => !/that$/iu.test(hit.text) || !isJointly(text, hit)),
    sentences,
  )
  return sentences.flatMap((sentence, index): (SuggestionOf<'position'> | SuggestionOf<'denial'>)[] => {
    if (sentence.end - sentence.start > LONGEST_SENTENCE) return []
    const slice = sliceOf(text, sentence.start, sentence.end)
    if (/[?？]["”’』」）)]{0,2}$|か。$/.test(slice.text)) return []
    const [denial, position] = [denials.get(index), positions.get(index)]
    if (denial) return [{ kind: 'denial', ...slice, value: { cue: sliceOf(text, denial.start, denial.end) } }]
    if (!position) return []
    const { stance, start, end } = position
    return [{ kind: 'position', ...slice, value: { cue: sliceOf(text, start, end), stance } }]
  })
}

/** The stances of all cues in a text, in order; a stance is there once for each cue. Those who agree with one another take none. */
export const stancesIn = (text: string): Cue['stance'][] =>
  hitsOf(text, ready().positions, ready().notPositions)
    .filter((hit) => !isJointly(text, hit))
    .map(({ stance }) => stance)

/** Several as the subject of a clause. */
const SEVERAL =
  /(?:\b(?:both|two|three|sides|parties|they|we|ministers|leaders|governments|delegations|negotiators|officials|countries|capitals|each other)\b|\p{Lu}[\p{L}\p{M}.’'-]+(?: [\p{L}\p{M}’'-]+){0,2} and (?:the )?\p{Lu})[^,;:。]{0,60}$|(?:両[\p{Script=Han}]{1,3}|双方|互い|[\p{Script=Han}\p{Script=Katakana}ー]と[\p{Script=Han}\p{Script=Katakana}ー]{1,20}は)[^。]{0,80}$/iu

/** Do several agree with one another in a place of a text? */
const isJointly = (text: string, { start, stance, text: cue }: Hit): boolean =>
  stance === 'accept' && /agree|同意/iu.test(cue) && SEVERAL.test(text.slice(Math.max(0, start - 120), start))

/** The places of cues, in order, without those where the same words mean something else. */
function hitsOf(text: string, cues: readonly ReadyCue[], not: readonly RegExp[]): Hit[] {
  const blocked = not.flatMap((regex) =>
    matchesOf(text, regex).map(({ index, 0: all }) => [index, index + all.length] as const),
  )
  const starts = new Set(blocked.flatMap(([from, to]) => Array.from({ length: to - from }, (_, at) => from + at)))
  return cues
    .flatMap(({ regex, stance }) =>
      matchesOf(text, regex).map(({ index, 0: all }): Hit => ({
        ...sliceOf(text, index, index + all.trimEnd().length),
        stance,
      })),
    )
    .filter(({ start }) => !starts.has(start))
    .toSorted((a, b) => a.start - b.start)
}

/** The first of some places in each sentence, by the sentence's number. Both are in order. */
function inSentences<P extends { start: number; end: number }>(
  places: readonly P[],
  sentences: readonly Sentence[],
): Map<number, P> {
  const first = new Map<number, P>()
  let at = 0
  for (const place of places) {
    while (at < sentences.length && (sentences[at]?.end ?? 0) <= place.start) at += 1
    const sentence = sentences[at]
    if (sentence && place.start >= sentence.start && place.end <= sentence.end && !first.has(at)) first.set(at, place)
  }
  return first
}

import { z } from 'zod'
import { placesIn } from '../anchors/find-passage'
import { fold, foldSteps } from '../anchors/folded-text'
import { NEAR_MAX, nearPlaceSteps } from '../anchors/near-places'
import type { PassageLocation } from '../anchors/passage-location'
import { sentencesOf } from '../base/sentences'
import { getOrThrow, type DeskRead } from '../desk/desk-read'
import type { Source } from '../model/records/records'
import { ownIdSchema } from '../model/values/ids'
import { cutWords, isCutWords, nearPlaceSchema, nearPlaceView } from './near-place-view'

/** How many places of a passage are listed, for a person to choose one. */
const LISTED_MAX = 50
/** How much text on either side of a place is searched for the sentence around it, and how much of the words is shown, in UTF-16 units. */
const AROUND = 400

/** Asks where a passage is in the text of a source. */
export const passagePlacesInputSchema = z.object({ source: ownIdSchema, passage: z.string().max(100_000) })
export type PassagePlacesInput = z.infer<typeof passagePlacesInputSchema>

/**
 * The places of a passage, first to last, each in its sentence; or, if it has none, near places, the likest first. `more` says that there are more places than
 * are listed. `sha256` names the text; a source without one has no places.
 */
export const passagePlacesSchema = z.object({
  sha256: z.string().optional(),
  places: z
    .array(z.object({ start: z.int(), before: z.string(), words: z.string(), after: z.string() }))
    .max(LISTED_MAX),
  more: z.boolean(),
  near: z
    .array(
      nearPlaceSchema.extend({
        /** The text's own words there, unless they are too long to be shown. */
        exact: z.string().optional(),
      }),
    )
    .max(NEAR_MAX),
})
export type PassagePlaces = z.infer<typeof passagePlacesSchema>

/** Finds the places of a passage, in short steps. @throws ParleyError `record-missing`, those of reading the source's text */
export function* passagePlaceSteps(
  desk: DeskRead,
  { source: id, passage }: PassagePlacesInput,
): Generator<void, PassagePlaces> {
  const source = getOrThrow(desk, 'source', id)
  const { sha256 } = source
  if (sha256 === undefined) return { places: [], more: false, near: [] }
  const text = desk.sourceText(sha256)
  const words = passage.trim()
  const folded = yield* foldSteps(text)
  const found = placesIn(text, folded, fold(words), LISTED_MAX + 1)
  yield
  if (found.length > 0) {
    const places = found.slice(0, LISTED_MAX).map((place) => inSentence(source, text, place))
    return { sha256, places, more: found.length > LISTED_MAX, near: [] }
  }
  const near: PassagePlaces['near'] = []
  for (const place of yield* nearPlaceSteps(text, folded, { exact: words, prefix: '', suffix: '' })) {
    yield
    const { exact } = place
    near.push({ ...nearPlaceView(source, words, place), ...(isCutWords(exact) ? {} : { exact }) })
  }
  return { sha256, places: [], more: false, near }
}

/** A place with the rest of its sentence, or with the sentences beside it if its words are a sentence of their own. */
function inSentence({ language }: Source, text: string, { start, end, exact }: PassageLocation) {
  const from = Math.max(0, start - AROUND)
  const nearby = sentencesOf(text.slice(from, end + AROUND), from, language)
  const [first, last] = [nearby.findIndex((one) => one.end > start), nearby.findLastIndex((one) => one.start < end)]
  const isAlone = (nearby[first]?.start ?? start) >= start && (nearby[last]?.end ?? end) <= end
  const [begin, stop] = isAlone
    ? [nearby[first - 1]?.start, nearby[last + 1]?.end]
    : [nearby[first]?.start, nearby[last]?.end]
  return {
    start,
    before: text.slice(Math.min(begin ?? start, start), start).replace(/^[\uDC00-\uDFFF]/, ''),
    words: cutWords(exact.slice(0, AROUND)),
    after: text.slice(end, Math.max(stop ?? end, end)).replace(/[\uD800-\uDBFF]$/, ''),
  }
}

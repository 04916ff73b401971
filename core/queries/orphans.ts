import { z } from 'zod'
import { foldSteps } from '../anchors/folded-text'
import { nearPlaceSteps, NEAR_MAX } from '../anchors/near-places'
import { getOrThrow, type DeskRead } from '../desk/desk-read'
import { sourceOf } from '../desk/index-keys'
import { ownIdSchema } from '../model/values/ids'
import { cutWords, isCutWords, nearPlaceSchema, nearPlaceView, type NearPlaceView } from './near-place-view'

/** How many orphans one answer has at most, and about how many UTF-16 units of text. */
const ORPHANS_MAX = 20
const UNITS_MAX = 60_000

/** Asks for the orphans of a source from one on. `first` is one that comes before the others, wherever it was quoted. */
export const orphansInputSchema = z.object({
  source: ownIdSchema,
  offset: z.int().min(0),
  first: ownIdSchema.optional(),
})
export type OrphansInput = z.infer<typeof orphansInputSchema>

/**
 * Some of the quotes of a source that are from an earlier text of it, each with near places in the present one, the likest first. `next` is the offset of the
 * first one after them. A long quote is cut (`isCut`), and so are its differences. `sha256` names the present text.
 */
export const orphansViewSchema = z.object({
  count: z.int(),
  sha256: z.string().optional(),
  orphans: z
    .array(
      z.object({
        annotation: ownIdSchema,
        rev: z.int(),
        exact: z.string(),
        isCut: z.boolean(),
        places: z.array(nearPlaceSchema).max(NEAR_MAX),
      }),
    )
    .max(ORPHANS_MAX),
  next: z.int().optional(),
})
export type OrphansView = z.infer<typeof orphansViewSchema>

/** Lists orphans with near places, in short steps. @throws ParleyError `record-missing`, those of reading the source's text */
export function* orphanSteps(desk: DeskRead, input: OrphansInput): Generator<void, OrphansView> {
  const source = getOrThrow(desk, 'source', input.source)
  const all = desk
    .index('annotation', sourceOf)
    .get(source.id)
    .filter(({ snapshot }) => snapshot !== undefined)
    .toSorted(
      (a, b) =>
        Number(b.id === input.first) - Number(a.id === input.first) || a.start - b.start || (a.id < b.id ? -1 : 1),
    )
  const { sha256 } = source
  const view = { count: all.length, ...(sha256 === undefined ? {} : { sha256 }) }
  const wanted = all.slice(input.offset, input.offset + ORPHANS_MAX)
  if (wanted.length === 0) return { ...view, orphans: [] }
  const text = sha256 === undefined ? '' : desk.sourceText(sha256)
  const folded = yield* foldSteps(text)
  const orphans: OrphansView['orphans'] = []
  let units = 0
  for (const quote of wanted) {
    const places = yield* nearPlaceSteps(text, folded, quote)
    const views: NearPlaceView[] = []
    for (const place of places) {
      yield
      views.push(nearPlaceView(source, quote.exact, place))
    }
    const isCut = [quote, ...places].some(({ exact }) => isCutWords(exact))
    const orphan = { annotation: quote.id, rev: quote.rev, exact: cutWords(quote.exact), isCut, places: views }
    units += JSON.stringify(orphan).length
    if (orphans.length > 0 && units > UNITS_MAX) break
    orphans.push(orphan)
  }
  const next = input.offset + orphans.length
  return { ...view, orphans, ...(next < all.length ? { next } : {}) }
}

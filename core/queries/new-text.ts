import { z } from 'zod'
import { asSourceText, SOURCE_TEXT_MAX } from '../anchors/source-text'
import type { Hash } from '../commands/applied-with-texts'
import { CarriedQuotes } from '../commands/carried-quotes'
import { getOrThrow, type DeskRead } from '../desk/desk-read'
import { sourceOf } from '../desk/index-keys'
import { ownIdSchema } from '../model/values/ids'

/** Asks for the effect of giving a source a text. */
export const newTextInputSchema = z.object({ source: ownIdSchema, text: z.string().max(SOURCE_TEXT_MAX) })
export type NewTextInput = z.infer<typeof newTextInputSchema>

/**
 * The effect of a text on the quotes of a source: how many have a place in it for certain, and how many would be orphans. `isSame` says that the source has that
 * text already.
 */
export const newTextSchema = z.object({ placed: z.int(), orphaned: z.int(), isSame: z.boolean() })
export type NewTextEffect = z.infer<typeof newTextSchema>

/** Tries a text on the quotes of a source, in short steps, as `giveText` would. @throws ParleyError `record-missing`, those of reading an earlier text */
export function* newTextSteps(desk: DeskRead, input: NewTextInput, hash: Hash): Generator<void, NewTextEffect> {
  const source = getOrThrow(desk, 'source', input.source)
  const text = asSourceText(input.text)
  const sha256 = hash(text)
  const quotes = new CarriedQuotes(desk, { sha256, text })
  const all = desk.index('annotation', sourceOf).get(source.id)
  let orphaned = 0
  for (const quote of all) {
    if (quotes.of(quote, source.sha256).snapshot !== undefined) orphaned += 1
    yield
  }
  return { placed: all.length - orphaned, orphaned, isSame: source.sha256 === sha256 }
}

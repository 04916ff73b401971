import { carryOver, type CarryOver } from '../anchors/carry-over'
import { isAnchored, type PassageLocation } from '../anchors/passage-location'
import type { DeskRead } from '../desk/desk-read'
import type { Annotation } from '../model/records/records'

/** A text of a source, and its SHA-256. */
export interface HashedText {
  sha256: string
  text: string
}

/** Puts the quotes of a source onto the text that it has from now on. */
export class CarriedQuotes {
  readonly #desk: DeskRead
  readonly #now: HashedText
  readonly #from = new Map<string, { text: string; carry: CarryOver }>()

  constructor(desk: DeskRead, now: HashedText) {
    this.#desk = desk
    this.#now = now
  }

  /**
   * A quote as it is from now on: at its place in the present text, if that is certain (`carryOver`); else with its words and its place in the text that it is
   * from, as an orphan. `was` is the SHA-256 of the source's text so far. One that was not at its place before stays as it is.
   * @throws ParleyError those of reading an earlier text
   */
  of(quote: Annotation, was: string | undefined): Annotation {
    const { snapshot, ...rest } = quote
    const sha256 = snapshot ?? was
    if (sha256 === undefined) return quote
    if (sha256 === this.#now.sha256) return snapshot === undefined ? quote : rest
    const { text, carry } = this.#textOf(sha256)
    if (!isAnchored(quote, text)) return quote
    const place = carry(quote)
    return place ? { ...rest, ...place } : { ...quote, snapshot: sha256 }
  }

  #textOf(sha256: string): { text: string; carry: CarryOver } {
    const known = this.#from.get(sha256)
    if (known) return known
    const text = this.#desk.sourceText(sha256)
    const next = { text, carry: rememberedCarry({ sha256, text }, this.#now) }
    this.#from.set(sha256, next)
    return next
  }
}

/** The places that were found last, by the hashes of the two texts: a hash names one text for good. The preview of a new text finds them, and the edit takes them. */
const remembered = new Map<string, Map<string, PassageLocation | undefined>>()
const REMEMBERED_MAX = 4

function rememberedCarry(before: HashedText, now: HashedText): CarryOver {
  const key = `${before.sha256}/${now.sha256}`
  const places = remembered.get(key) ?? new Map<string, PassageLocation | undefined>()
  remembered.delete(key)
  remembered.set(key, places)
  for (const oldest of remembered.keys()) if (remembered.size > REMEMBERED_MAX) remembered.delete(oldest)
  let carry: CarryOver | undefined
  return (quote) => {
    const at = `${quote.start}/${quote.exact.length}`
    if (places.has(at)) return places.get(at)
    carry ??= carryOver({ before: before.text, after: now.text })
    const place = carry(quote)
    places.set(at, place)
    return place
  }
}

import { carryOver, type CarryOver } from '../anchors/carry-over'
import { isAnchored } from '../anchors/passage-location'
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
    const next = { text, carry: carryOver({ before: text, after: this.#now.text }) }
    this.#from.set(sha256, next)
    return next
  }
}

import { same } from '../base/same-value'
import { impliedValues } from '../from-words/implied-values'
import type { FormView } from '../queries/edit-schemas'
import type { FormState } from './form-state'

type Fields = Readonly<Record<string, unknown>>

/** The values of a new record's form that followed from others: they follow on until the person chooses another. */
export class ImpliedFields {
  readonly #values = new Map<string, unknown>()
  /** The round that a new session is in while its date says so. */
  #toJoin: FormView['roundToJoin']

  /** Values of a draft that follow from its others follow on: of an earlier session, nobody knows any more who filled them in. */
  recognise({ ref, of, asOf, values, roundToJoin }: FormView): void {
    if (ref.collection === 'draft' && asOf !== undefined)
      for (const [name, value] of Object.entries(values))
        for (const [other, implied] of Object.entries(impliedValues(of, name, value, asOf)))
          if (implied !== undefined && same(values[other], implied)) this.#values.set(other, implied)
    this.#toJoin = roundToJoin
    if (roundToJoin && values.round === roundToJoin.id) this.#values.set('round', roundToJoin.id)
  }

  /**
   * The edits that follow when a person gives a field a value: of fields in which nothing is chosen yet. A value that follows from it no more is taken back
   * (undefined).
   */
  after(name: string, value: unknown, { view, values }: Pick<FormState, 'view' | 'values'>): Fields {
    this.#values.delete(name)
    const edits: Record<string, unknown> = {}
    if (view?.ref.collection !== 'draft' || view.asOf === undefined) return edits
    for (const [other, implied] of Object.entries(impliedValues(view.of, name, value, view.asOf, this.#toJoin))) {
      if (values[other] !== undefined && !same(values[other], this.#values.get(other))) continue
      if (implied === undefined && values[other] === undefined) continue
      edits[other] = implied
      this.#values.set(other, implied)
    }
    return edits
  }

  /** The values that followed, and that the form has still. */
  among(values: Fields): ReadonlyMap<string, unknown> {
    return new Map([...this.#values].filter(([name, value]) => value !== undefined && same(values[name], value)))
  }
}

import { ParleyError } from '../../../core/base/errors'
import type { MemoryDesk } from '../../../core/desk/memory-desk'
import { isWanted, type JournalHistory, type HistoryQuery } from '../../../core/journal/journal-history'
import type { Plan, Transaction } from '../../../core/journal/transaction'

/** The history of a desk in memory: a first state, and the transactions since. */
export class MemoryHistory implements JournalHistory {
  readonly #desks: MemoryDesk[]
  readonly #transactions: Transaction[] = []
  /** How often an earlier desk was asked for. */
  looks = 0

  constructor(first: MemoryDesk) {
    this.#desks = [first]
  }

  get now(): MemoryDesk {
    return this.#desks.at(-1) as MemoryDesk
  }

  commit(plan: Plan): MemoryDesk {
    const after = this.now.after(plan.ops)
    this.#transactions.push({ ...plan, n: after.revision })
    this.#desks.push(after)
    return after
  }

  transactions(query: HistoryQuery): Promise<readonly Transaction[]> {
    const found = this.#transactions.filter((one) => isWanted(one, query))
    return Promise.resolve(found.toReversed().slice(0, query.limit))
  }

  first(): Promise<number> {
    return Promise.resolve(this.#desks[0]?.revision ?? 0)
  }

  deskAt(n: number): Promise<MemoryDesk> {
    this.looks += 1
    const desk = this.#desks.find(({ revision }) => revision === n)
    return desk ? Promise.resolve(desk) : Promise.reject(new ParleyError('revision-unknown', { revision: n }))
  }
}

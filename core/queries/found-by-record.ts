import { KeyTable } from '../base/key-table'
import { NONE } from '../base/slots'
import { KEYS_OF_RECORDS } from '../desk/counted-keys'
import type { CareEntry } from './care'

const NOTHING: readonly CareEntry[] = []

/** The findings of each record that has any, by its `refKey`. A large desk has them by the ten thousand, so that their keys are kept in a table. */
export class FoundByRecord {
  readonly #keys = new KeyTable(KEYS_OF_RECORDS)
  /** By the number of its key, a record's finding, or all of several. */
  readonly #found: (CareEntry | readonly CareEntry[] | undefined)[] = []

  of(key: string): readonly CareEntry[] {
    const number = this.#keys.find(key)
    const found = number === NONE ? undefined : this.#found[number]
    if (found === undefined) return NOTHING
    return isSeveral(found) ? found : [found]
  }

  /** Puts a record's findings in the place of those before. @param id the id as the record has it, which takes no memory; undefined if the record is gone */
  set(key: string, id: string | undefined, entries: readonly CareEntry[]): void {
    const known = this.#keys.find(key)
    const [only] = entries
    if (only) this.#found[this.#keys.add(key, id)] = entries.length === 1 ? only : entries
    else if (known !== NONE) {
      this.#found[known] = undefined
      this.#keys.delete(key)
    }
  }
}

const isSeveral = (found: CareEntry | readonly CareEntry[]): found is readonly CareEntry[] => Array.isArray(found)

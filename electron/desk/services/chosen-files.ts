import { ParleyError } from '../../../core/base/errors'
import type { PlaceGrant } from '../../../core/contract/port'

/** How long the desk waits for main to name a place, in milliseconds: the token and the path arrive by different ways. */
const PATIENCE_MS = 2000

type Use = NonNullable<PlaceGrant['use']>
const keyOf = (grant: string, use: Use) => `${use} ${grant}`

/** The places outside the desk that a person chose to write or to read, by the tokens that main gave them. A page cannot invent one. */
export class ChosenFiles {
  readonly #files = new Map<string, string>()
  readonly #waiting = new Map<string, (file: string) => void>()

  add({ grant, file, use = 'write' }: PlaceGrant): void {
    const key = keyOf(grant, use)
    const waiting = this.#waiting.get(key)
    if (waiting) waiting(file)
    else this.#files.set(key, file)
  }

  /** The file of a place that was chosen for this use: a file chosen for reading is never written. @throws ParleyError `place-unknown` */
  fileOf(token: string, use: Use = 'write'): Promise<string> {
    const grant = keyOf(token, use)
    const known = this.#files.get(grant)
    // A choice is good for one write only.
    this.#files.delete(grant)
    if (known !== undefined) return Promise.resolve(known)
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(grant)
        reject(new ParleyError('place-unknown'))
      }, PATIENCE_MS)
      this.#waiting.set(grant, (file) => {
        clearTimeout(timer)
        this.#waiting.delete(grant)
        resolve(file)
      })
    })
  }
}

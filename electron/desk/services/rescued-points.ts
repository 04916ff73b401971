import { basename } from 'node:path'
import { ParleyError } from '../../../core/base/errors'
import type { RecoveryPoint } from '../../../core/recovery/recovery-point'
import { ofContent, type OtherPoints, type PointState } from '../../journal/repair/recovery-points'
import { rescuedFiles } from '../store/rescue'

/** The folder of a desk's rescued files, and the desk's id if they were not listed yet. */
export interface RescuedPointParts {
  directory: string
  ownFolder: string | undefined
  storeId: () => Promise<string | undefined>
}

/** Edits rescued when another program changed a desk's files, as recovery points that can be opened and continued from. */
export class RescuedPoints implements OtherPoints {
  readonly kind = 'rescued'
  readonly #parts: RescuedPointParts
  /** The desk of the last listing. */
  #listed: string | undefined

  constructor(parts: RescuedPointParts) {
    this.#parts = parts
  }

  async list(storeId: string): Promise<RecoveryPoint[]> {
    this.#listed = storeId
    const found = await rescuedFiles({ ...this.#parts, storeId })
    return found.map(({ file, snapshot: { at, content } }) => ({
      id: `${this.kind}:${basename(file)}`,
      kind: this.kind,
      at,
      revision: content.revision,
    }))
  }

  /** @throws ParleyError `place-unknown` */
  async open(id: string): Promise<PointState> {
    const storeId = this.#listed ?? (await this.#parts.storeId())
    const found = storeId === undefined ? [] : await rescuedFiles({ ...this.#parts, storeId })
    const known = found.find(({ file }) => id === `${this.kind}:${basename(file)}`)
    if (!known) throw new ParleyError('place-unknown')
    return ofContent(this.kind, this.#parts.directory, known.snapshot, known.snapshot.at)
  }
}

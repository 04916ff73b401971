import type { BackupPlaceName, BackupPoint } from '../../../core/backup/backup-schemas'
import { ParleyError } from '../../../core/base/errors'
import type { RecoveryPoint } from '../../../core/recovery/recovery-point'
import { placeOf } from '../../backup/layout'
import { readPoint } from '../../backup/recovery-points'
import { ofContent, type OtherPoints, type PointState } from '../../journal/repair/recovery-points'

/** Where backups of a desk are, and what lists them. */
export interface BackupPointParts {
  /** The folders of backups that a desk has, the app's own first. */
  folders: (storeId: string) => readonly { place: BackupPlaceName; folder: string }[]
  points: (folder: string, storeId: string) => Promise<readonly BackupPoint[]>
  /** Which desk it is, where nobody has listed its backups. */
  storeId: () => Promise<string | undefined>
}

/** A backup, in a folder of backups. */
interface BackupPlace {
  folder: string
  storeId: string
  name: string
}

/** The backups of a damaged desk, as states that it can be looked at in and gone on from. */
export class BackupPoints implements OtherPoints {
  readonly kind = 'backup'
  readonly #parts: BackupPointParts
  /** What an id stands for: only what was listed can be opened. */
  #listed: ReadonlyMap<string, BackupPlace> = new Map()

  constructor(parts: BackupPointParts) {
    this.#parts = parts
  }

  /** Those that are not damaged; one state once, though it is in two places. A place that is not there, as a drive that is away, has none. */
  async list(storeId: string): Promise<RecoveryPoint[]> {
    const listed = new Map<string, BackupPlace>()
    const points = new Map<string, RecoveryPoint>()
    for (const { place, folder } of this.#parts.folders(storeId)) {
      const found = await this.#parts.points(folder, storeId).catch(() => [])
      for (const { name, at, revision, isDamaged, from = '' } of found) {
        // Copies of a desk count alike, and say something else.
        const state = `${revision} ${from}`
        if (isDamaged || points.has(state)) continue
        const id = `backup:${place}:${name}`
        listed.set(id, { folder, storeId, name })
        points.set(state, { id, kind: 'backup', at, revision })
      }
    }
    this.#listed = listed
    return [...points.values()]
  }

  /** @throws ParleyError `place-unknown`, `backup-damaged`, `backup-gone`, `backup-…` */
  async open(id: string): Promise<PointState> {
    if (!this.#listed.has(id)) {
      const storeId = await this.#parts.storeId()
      if (storeId !== undefined) await this.list(storeId)
    }
    const known = this.#listed.get(id)
    if (!known) throw new ParleyError('place-unknown')
    const { folder, storeId, name } = known
    const snapshot = await readPoint(folder, storeId, name)
    // Its texts are beside it: the desk's folder may have lost them.
    return ofContent('backup', placeOf(folder, storeId), snapshot, snapshot.at)
  }
}

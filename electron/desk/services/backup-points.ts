import type { BackupPlaceName, BackupPoint } from '../../../core/backup/backup-schemas'
import { ParleyError } from '../../../core/base/errors'
import type { RecoveryPoint } from '../../../core/recovery/recovery-point'
import { placeOf } from '../../backup/backup-file-names'
import { readPoint } from '../../backup/backup-points'
import { ofContent, type OtherPoints, type PointState } from '../../journal/repair/recovery-points'

/** The places of a desk's backups. */
export interface BackupPointParts {
  /** A desk's backup folders, the app's own first. */
  folders: (storeId: string) => readonly { place: BackupPlaceName; folder: string }[]
  points: (folder: string, storeId: string) => Promise<readonly BackupPoint[]>
  /** The desk's id, if its backups were not listed yet. */
  storeId: () => Promise<string | undefined>
}

/** A backup, in a folder of backups. */
interface BackupPlace {
  folder: string
  storeId: string
  name: string
}

/** The backups of a damaged desk, as recovery points that can be opened and continued from. */
export class BackupPoints implements OtherPoints {
  readonly kind = 'backup'
  readonly #parts: BackupPointParts
  /** The backup behind each id; only listed ones can be opened. */
  #listed: ReadonlyMap<string, BackupPlace> = new Map()

  constructor(parts: BackupPointParts) {
    this.#parts = parts
  }

  /** Lists the undamaged backups; a state in two places appears once. A missing place, such as a disconnected drive, has none. */
  async list(storeId: string): Promise<RecoveryPoint[]> {
    const listed = new Map<string, BackupPlace>()
    const points = new Map<string, RecoveryPoint>()
    for (const { place, folder } of this.#parts.folders(storeId)) {
      const found = await this.#parts.points(folder, storeId).catch(() => [])
      for (const { name, at, revision, isDamaged, from = '' } of found) {
        // Copies of a desk may have the same revision with different content.
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
    // Take the texts from the backup, since the desk's folder may have lost them.
    const place = placeOf(folder, storeId)
    return { ...ofContent('backup', place, snapshot, snapshot.at), place }
  }
}

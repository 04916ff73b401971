import type { BackupPlaceName } from '../../../core/backup/backup-schemas'

/** The recovery point that is shown. */
export interface ChosenPoint {
  place: BackupPlaceName
  name: string
  at: string
}

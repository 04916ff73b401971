import type { BackupPlaceName, BackupPoint } from '../../../core/backup/backup-schemas'
import { useDesk } from '../../client/use-desk'
import { useTexts } from '../../text/text-context'
import classes from './backups.module.css'

/** A backup point that the person chose to see. */
export interface ChosenPoint {
  place: BackupPlaceName
  name: string
  at: string
}

/** The backup points of a place, newest first. A damaged one cannot be chosen. */
export function BackupPoints(props: { place: BackupPlaceName; choose: (point: ChosenPoint) => void }) {
  const { place, choose } = props
  const texts = useTexts()
  const { t } = texts
  const points = useDesk('desk:backup-points', { place }, true, { once: true })
  if (points.error)
    return (
      <p role="alert" className={classes.error}>
        {texts.error(points.error)}
      </p>
    )
  if (!points.data) return <p className={classes.help}>{t('status.opening')}</p>
  if (points.data.points.length === 0) return <p className={classes.help}>{t('backup.noPoints')}</p>
  return (
    <>
      <p className={classes.help}>{t('backup.pointsHelp')}</p>
      <ul className={classes.points}>
        {points.data.points.map((point) => (
          <li key={point.name}>
            <button
              type="button"
              disabled={point.isDamaged}
              onClick={() => choose({ place, name: point.name, at: point.at })}
            >
              <BackupPointFacts point={point} />
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

function BackupPointFacts({ point }: { point: BackupPoint }) {
  const { t, moment } = useTexts()
  const { records, checkedAt, isDamaged, from } = point
  const many =
    records === undefined
      ? t('backup.recordsUnknown', { revision: point.revision })
      : records === 1
        ? t('backup.recordsOne')
        : t('backup.records', { count: records })
  return (
    <>
      <strong>{moment(point.at)}</strong>
      <span>{many}</span>
      {from !== undefined && (
        <span className={classes.from} dir="auto">
          {t('backup.madeIn', { folder: from })}
        </span>
      )}
      {isDamaged ? (
        <span className={classes.error}>{t('backup.damaged')}</span>
      ) : (
        <span className={classes.help}>
          {checkedAt === undefined ? t('backup.unchecked') : t('backup.checked', { date: moment(checkedAt) })}
        </span>
      )}
    </>
  )
}

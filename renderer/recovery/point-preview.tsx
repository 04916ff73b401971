import { countOf } from '../../core/desk/differences'
import type { Preview, RecoveryPoint } from '../../core/recovery/recovery-point'
import { useDesk } from '../client/use-desk'
import { Differences, DifferenceTotals } from '../look/differences'
import { useTexts } from '../text/text-context'
import { usePointName } from './point-words'
import classes from './recovery-points.module.css'

/** Compares a recovery point with another: in figures, by kind, and by name. */
export function PointPreview(props: { point: RecoveryPoint; other: RecoveryPoint; isForked: boolean }) {
  const { point, other, isForked } = props
  const texts = useTexts()
  const { t } = texts
  const name = usePointName(isForked)
  const preview = useDesk('desk:recovery-preview', { point: point.id, against: other.id })
  if (preview.error) return <p className={classes.failed}>{texts.error(preview.error)}</p>
  if (!preview.data) return <p role="status">{t('rescue.comparing')}</p>
  return <Compared preview={preview.data} other={name(other)} />
}

function Compared({ preview, other }: { preview: Preview; other: string }) {
  const { t } = useTexts()
  const { differences } = preview
  if (countOf(differences) === 0) return <p className={classes.preview}>{t('rescue.same', { other })}</p>
  const label = t('rescue.against', { other })
  return (
    <div className={classes.preview}>
      <p>{label}</p>
      <DifferenceTotals differences={differences} />
      <Differences differences={differences} level={3} names="folded" label={label} />
    </div>
  )
}

import type { RecoveryPoint } from '../../core/recovery/recovery-point'
import { useTexts } from '../text/text-context'

/** Names a recovery point. */
export function usePointName(isForked: boolean): (point: RecoveryPoint) => string {
  const { t } = useTexts()
  return ({ kind, here }) => {
    if (kind === 'branch' && here === true) return t('rescue.point.branchHere')
    return kind === 'before' && isForked ? t('rescue.point.beforeFork') : t(`rescue.point.${kind}`)
  }
}

/** Words an instant in this machine's time zone; undefined if it is not an instant, as in a damaged file. */
export function useInstantText(): (at: string) => string | undefined {
  const { moment } = useTexts()
  return (at) => (Number.isNaN(Date.parse(at)) ? undefined : moment(at))
}

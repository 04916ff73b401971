import type { RecoveryPoint } from '../../core/recovery/recovery-point'
import { useTexts } from '../text/text-context'

/** What a restore point is called. */
export function usePointName(isForked: boolean): (point: RecoveryPoint) => string {
  const { t } = useTexts()
  return ({ kind, here }) => {
    if (kind === 'branch' && here === true) return t('rescue.point.branchHere')
    return kind === 'before' && isForked ? t('rescue.point.beforeFork') : t(`rescue.point.${kind}`)
  }
}

import { percentOf } from '../../core/queries/check-progress'
import type { DeskStatus } from '../../core/queries/view-schemas'
import type { Texts } from '../text/text-context'

/** The number of open findings. While the desk is checked, how far that is: nothing found yet is not the same as no findings. */
export function careWords({ open, checking }: DeskStatus['findings'], t: Texts['t']): string {
  if (!checking) return open > 0 ? t('status.care', { count: open }) : t('status.careNone')
  const percent = percentOf(checking)
  return open > 0 ? t('status.careSoFar', { count: open, percent }) : t('status.careChecking', { percent })
}

import { ParleyError } from '../../../core/base/errors'
import type { Failure } from '../../../core/base/failure'
import { useDesk } from '../../client/use-desk'
import { Problem } from '../../recovery/problem'
import { useTexts } from '../../text/text-context'
import classes from './history.module.css'

/** Says why the history does not show. On a damaged desk that is expected, so a sentence does; elsewhere it is a problem. */
export function HistoryProblem({ error, again }: { error: ParleyError; again: () => Promise<unknown> }) {
  const { t } = useTexts()
  const { data: status } = useDesk('desk:status', {})
  if (status?.reading?.why === 'salvaged') return <p className={classes.none}>{t('past.ofDamaged')}</p>
  return <Problem error={error} again={again} />
}

/** Why this earlier state cannot be restored. */
export function CannotReturn({ refusal }: { refusal: Failure }) {
  const { t, error } = useTexts()
  return <span>{t('past.cannot', { why: error(new ParleyError(refusal.code, refusal.params)) })}</span>
}

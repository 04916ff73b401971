import type { BackupsView } from '../../../core/backup/backup-schemas'
import { sentences } from '../../../core/text/joined'
import type { Texts } from '../../text/text-context'

/** How the last wish for a backup ended, if there was one in this window. */
export type BackupOutcome = 'done' | 'canceled' | undefined

/** The outcome of the last backup, and when the next one runs, in sentences. */
export function backupStatus(
  view: BackupsView,
  outcome: BackupOutcome,
  texts: Pick<Texts, 't' | 'moment' | 'language'>,
): string {
  const { t, language } = texts
  const isWhole = view.places.every(({ problem }) => !problem)
  return sentences(
    [
      ...(outcome === 'done' ? [t(isWhole ? 'backup.done' : 'backup.doneNot')] : []),
      ...(outcome === 'canceled' ? [t('backup.canceled')] : []),
      ...nextBackup(view, texts),
    ],
    language,
  )
}

function nextBackup(view: BackupsView, { t, moment }: Pick<Texts, 't' | 'moment'>): string[] {
  if (view.places.length > 0 && view.places.every(({ hasAll }) => hasAll)) return [t('backup.nothingNew')]
  if (view.next === undefined) return []
  return [view.next <= view.now ? t('backup.soon') : t('backup.next', { date: moment(view.next) })]
}

import type { BackupPreview } from '../../../core/backup/backup-schemas'
import { DIFFERENT } from '../../../core/backup/since'
import { refKey } from '../../../core/desk/ops'
import { KindCounts } from '../../look/kind-counts'
import { useTexts } from '../../text/text-context'
import classes from './backups.module.css'

/** What is other on the desk now, by kind of record and by name. */
export function Differences({ differences }: { differences: BackupPreview['differences'] }) {
  const texts = useTexts()
  const { t } = texts
  if (!differences) return <p className={classes.warning}>{t('backup.unknownNow')}</p>
  if (differences.total === 0) return <p>{t('backup.same')}</p>
  const { kinds, list, total } = differences
  return (
    <section className={classes.part} aria-label={t('backup.different')}>
      <h2>{t('backup.different')}</h2>
      <KindCounts sorts={DIFFERENT.map((sort) => ({ sort, heading: t(`backup.how.${sort}`) }))} counts={kinds} />
      <ul className={classes.different} tabIndex={0} aria-label={t('backup.different')}>
        {list.map(({ ref, how, title }) => (
          <li key={refKey(ref)}>
            <span className={classes.how} data-how={how}>
              {t(`backup.how.${how}`)}
            </span>
            <span dir="auto">{texts.title(title)}</span>
          </li>
        ))}
        {total > list.length && <li className={classes.help}>{t('backup.more', { count: total - list.length })}</li>}
      </ul>
    </section>
  )
}

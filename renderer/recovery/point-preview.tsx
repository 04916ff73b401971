import type { Preview, RecoveryPoint } from '../../core/recovery/recovery-point'
import { useDesk } from '../client/use-desk'
import { KindCounts } from '../look/kind-counts'
import look from '../look/look.module.css'
import { useTexts } from '../text/text-context'
import { usePointName } from './point-words'
import classes from './recovery-points.module.css'

const WAYS = ['less', 'more', 'changed'] as const

/** What a restore point has that another has not, in figures, by kind, and by name. */
export function PointPreview(props: { point: RecoveryPoint; other: RecoveryPoint; isForked: boolean }) {
  const { point, other, isForked } = props
  const texts = useTexts()
  const { t } = texts
  const name = usePointName(isForked)
  const preview = useDesk('desk:recovery-preview', { point: point.id, against: other.id })
  if (preview.error) return <p className={classes.failed}>{texts.error(preview.error)}</p>
  if (!preview.data) return <p role="status">{t('rescue.comparing')}</p>
  return <Differing preview={preview.data} other={name(other)} />
}

function Differing({ preview, other }: { preview: Preview; other: string }) {
  const { t, title, family, language } = useTexts()
  const number = (value: number) => value.toLocaleString(language)
  const { less, more, changed, byKind, named } = preview
  const all = less + more + changed
  if (all === 0) return <p className={classes.preview}>{t('rescue.same', { other })}</p>
  return (
    <div className={classes.preview}>
      <p>{t('rescue.against', { other })}</p>
      <ul className={classes.figures}>
        {less > 0 && <li>{t('rescue.less', { count: number(less) })}</li>}
        {more > 0 && <li>{t('rescue.moreOf', { count: number(more) })}</li>}
        {changed > 0 && <li>{t('rescue.changed', { count: number(changed) })}</li>}
      </ul>
      <KindCounts sorts={WAYS.map((sort) => ({ sort, heading: t(`rescue.kind.${sort}`) }))} counts={byKind} />
      <details>
        <summary>{t('rescue.which')}</summary>
        <ul className={classes.named}>
          {named.map(({ ref, way, title: names }) => (
            <li key={`${ref.collection}/${ref.id}`}>
              <span dir="auto">{title(names)}</span>{' '}
              <span className={look.quiet}>
                {family(`collection.${ref.collection}`)} · {t(`rescue.way.${way}`)}
              </span>
            </li>
          ))}
          {all > named.length && <li>{t('rescue.more', { count: number(all - named.length) })}</li>}
        </ul>
      </details>
    </div>
  )
}

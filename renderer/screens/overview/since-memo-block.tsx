import { useDesk } from '../../client/use-desk'
import look from '../../look/look.module.css'
import { RecordLink } from '../../navigation/open-record'
import { useTexts } from '../../text/text-context'
import { Block } from './block'
import classes from './overview.module.css'
import { Rest } from './rest'

/** What changed of a talk since the newest memo about it was issued. Nothing before a first memo is. */
export function SinceMemoBlock() {
  const { t, title, moment } = useTexts()
  const { data } = useDesk('desk:since-memo', {})
  if (!data?.memo) return null
  const { memo, rows, hasMore } = data
  return (
    <Block heading={t('overview.since')} empty={false}>
      <p className={classes.sinceMemo}>
        <RecordLink target={memo.ref}>{title(memo.title)}</RecordLink>{' '}
        <span className={look.quiet}>{t('overview.sinceMemo', { date: moment(memo.issuedAt) })}</span>
      </p>
      {rows.length === 0 && <p className={look.quiet}>{t('overview.sinceNothing')}</p>}
      <ul className={classes.rows}>
        {rows.map(({ ref, title: name, isNew, at }) => (
          <li key={`${ref.collection}/${ref.id}`}>
            <RecordLink target={ref}>{title(name)}</RecordLink>
            <span className={classes.aside}>
              {t(isNew ? 'overview.added' : 'overview.changed', { date: moment(at) })}
            </span>
          </li>
        ))}
      </ul>
      {hasMore && <Rest words={t('overview.sinceMore')} action="show-history" all={t('nav.history')} />}
    </Block>
  )
}

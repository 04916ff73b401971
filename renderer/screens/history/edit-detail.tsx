import { Button } from '@mantine/core'
import { editWords } from '../../../core/actions/step-words'
import type { EditView } from '../../../core/history/history-schemas'
import { useDesk } from '../../client/use-desk'
import look from '../../look/look.module.css'
import type { Navigation } from '../../navigation/navigation-state'
import { RecordLink } from '../../navigation/open-record'
import { Problem } from '../../recovery/problem'
import { useTexts } from '../../text/text-context'
import { FieldChanges } from './field-changes'
import classes from './history.module.css'
import { useWho } from './use-history'

/** One edit: who made it, and what it changed in each record. */
export function EditDetail({ n, navigation }: { n: number; navigation: Navigation }) {
  const { t, language, moment } = useTexts()
  const who = useWho()
  const edit = useDesk('desk:edit', { n })
  if (edit.error) return <Problem error={edit.error} again={() => edit.refetch()} />
  if (!edit.data) return <p className={look.waiting}>{t('past.loading')}</p>
  const { by, at, kind, label, touched, more } = edit.data
  return (
    <div className={classes.page} data-find-text>
      <header className={classes.head}>
        <div>
          <p className={classes.kind}>{t('past.who', { name: who(by), at: moment(at) })}</p>
          <h1 className={classes.title}>{editWords(kind, label, language)}</h1>
        </div>
        <Button size="compact-sm" variant="default" onClick={() => navigation.openEdit(n, true)}>
          {t('past.lookDesk')}
        </Button>
      </header>
      <ol className={classes.versions}>
        {touched.map((one) => (
          <TouchedRecord key={`${one.ref.collection}/${one.ref.id}`} one={one} n={n} navigation={navigation} />
        ))}
      </ol>
      {more > 0 && <p className={look.quiet}>{t('past.moreRecords', { count: more })}</p>}
    </div>
  )
}

function TouchedRecord(props: { one: EditView['touched'][number]; n: number; navigation: Navigation }) {
  const { t, title, family } = useTexts()
  const { one, navigation } = props
  const { ref, here, what, changes } = one
  const name = title(one.title)
  return (
    <li className={classes.version}>
      <div className={classes.versionHead}>
        <h2 dir="auto">{here ? <RecordLink target={ref}>{name}</RecordLink> : name}</h2>
        <span className={classes.who}>{family(`collection.${ref.collection}`)}</span>
        <span className={classes.tag}>{t(`past.${what}`)}</span>
        {!here && <span className={classes.who}>{t('past.opensNot')}</span>}
        <button
          type="button"
          className={`${look.link} ${classes.lookAt}`}
          aria-label={t('past.what', { what: t('past.history'), which: name })}
          onClick={() => navigation.lookBack(ref)}
        >
          {t('past.history')}
        </button>
      </div>
      {changes.length > 0 ? (
        <FieldChanges of={ref.collection} changes={changes} />
      ) : (
        what === 'changed' && <p className={look.quiet}>{t('past.noChange')}</p>
      )}
    </li>
  )
}

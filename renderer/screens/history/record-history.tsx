import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { stepWords } from '../../../core/actions/step-words'
import type { RecordHistoryView, Version } from '../../../core/history/history-schemas'
import type { RecordRef } from '../../../core/model/values/record-ref'
import look from '../../look/look.module.css'
import type { Navigation } from '../../navigation/navigation-state'
import { RecordLink } from '../../navigation/open-record'
import { useTexts } from '../../text/text-context'
import { FieldChanges } from './field-changes'
import { HistoryProblem } from './history-problem'
import classes from './history.module.css'
import { RecordAt } from './record-at'
import { ReturnNotice } from './return-notice'
import { useRecordHistory, useWho } from './use-history'

/** A record's history, or the record as it was after an edit. */
export function RecordHistory({ target, navigation }: { target: RecordRef; navigation: Navigation }) {
  const [returned, setReturned] = useState<string>()
  const { at } = navigation.route
  if (at !== undefined) {
    return (
      <RecordAt
        key={at}
        target={target}
        n={at}
        navigation={navigation}
        returned={(when) => {
          setReturned(when)
          navigation.lookBack(target)
        }}
      />
    )
  }
  return (
    <EditsOfRecord target={target} navigation={navigation} returned={returned} forget={() => setReturned(undefined)} />
  )
}

function EditsOfRecord(props: {
  target: RecordRef
  navigation: Navigation
  returned: string | undefined
  forget: () => void
}) {
  const { t, title, family } = useTexts()
  const { target, navigation, returned } = props
  const history = useRecordHistory(target)
  const heading = useFocusAtFirst()
  if (history.error) return <HistoryProblem error={history.error} again={() => history.refetch()} />
  const [first] = history.data?.pages ?? []
  if (!history.data || !first) return <p className={look.waiting}>{t('past.loading')}</p>
  const versions = history.data.pages.flatMap((page) => page.versions)
  const there = first.now === 'desk' || first.now === 'draft'
  return (
    <div className={classes.page} data-find-text>
      <header>
        {there && (
          <Button
            variant="subtle"
            size="compact-sm"
            className={classes.up}
            onClick={() => navigation.open({ ...target, collection: first.now === 'draft' ? 'draft' : first.of })}
          >
            ← {t('past.toRecord')}
          </Button>
        )}
        <p className={classes.kind}>
          {t('past.history')} · {family(`collection.${first.of}`)}
        </p>
        <h1 ref={heading} tabIndex={-1} className={classes.title} dir="auto">
          {title(first.title)}
        </h1>
        <WhereaboutsNote now={first.now} />
      </header>
      {returned !== undefined && <ReturnNotice text={t('past.broughtBack', { at: returned })} close={props.forget} />}
      <ol className={classes.versions}>
        {versions.map((version, index) => (
          <VersionItem
            // An import may change the record and cite a source for it.
            key={`${version.n} ${index}`}
            version={version}
            view={first}
            lookAt={() => navigation.lookBack(target, version.n)}
          />
        ))}
      </ol>
      {history.hasNextPage && (
        <p>
          <Button
            variant="default"
            size="compact-sm"
            loading={history.isFetchingNextPage}
            onClick={() => void history.fetchNextPage()}
          >
            {t('past.older')}
          </Button>
        </p>
      )}
    </div>
  )
}

/** Focuses the heading of a new page, so that screen readers start there and keys work at once. */
function useFocusAtFirst() {
  const heading = useRef<HTMLHeadingElement>(null)
  const focused = useRef(false)
  useEffect(() => {
    if (focused.current || !heading.current) return
    focused.current = true
    heading.current.focus({ preventScroll: true })
  })
  return heading
}

function WhereaboutsNote({ now }: { now: RecordHistoryView['now'] }) {
  const { t } = useTexts()
  if (now === 'desk') return null
  const text = { draft: t('past.isDraft'), trash: t('past.inTrash'), gone: t('past.isGone') }[now]
  return <p className={classes.caution}>{text}</p>
}

function VersionItem(props: { version: Version; view: RecordHistoryView; lookAt: () => void }) {
  const { t, language, moment } = useTexts()
  const who = useWho()
  const { version, view, lookAt } = props
  const at = moment(version.at)
  const what = version.label
    ? t('past.what', { what: t(`past.${version.what}`), which: stepWords(version.label, language) })
    : t(`past.${version.what}`)
  return (
    <li className={classes.version} data-form={version.form}>
      <div className={classes.versionHead}>
        <h2>{what}</h2>
        {version.current && <span className={classes.tag}>{t('past.current')}</span>}
        {version.form === 'draft' && <span className={classes.tag}>{t('past.draft')}</span>}
        <span className={classes.who}>{t('past.who', { name: who(version.by), at })}</span>
        {version.form !== 'none' && !version.current && !version.cited && (
          <button
            type="button"
            className={`${look.link} ${classes.lookAt}`}
            aria-label={t('past.lookAt', { at })}
            onClick={lookAt}
          >
            {t('past.look')}
          </button>
        )}
      </div>
      {version.cited && <CitedSource cited={version.cited} />}
      {version.changes.length > 0 && <FieldChanges of={view.of} changes={version.changes} />}
    </li>
  )
}

/** The cited source and its field. */
function CitedSource({ cited }: { cited: NonNullable<Version['cited']> }) {
  const { t, title, word } = useTexts()
  const name = title(cited.title)
  return (
    <p>
      {t('past.citedFor', { field: title(cited.place), role: word('evidenceRole', cited.role) })}{' '}
      <span dir="auto">{cited.here ? <RecordLink target={cited.source}>{name}</RecordLink> : name}</span>
    </p>
  )
}

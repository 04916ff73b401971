import { Button } from '@mantine/core'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { TRASH_PAGE, type NamedRef, type TrashedView } from '../../../core/queries/edit-schemas'
import { useActions } from '../../actions/action-context'
import { showStatus } from '../../actions/status-message'
import { useApply } from '../../client/saving'
import look from '../../look/look.module.css'
import { Problem } from '../../recovery/problem'
import { useWantedFocus } from '../../navigation/wanted-focus'
import { MoreButton } from '../../parts/more-button'
import { useTexts } from '../../text/text-context'
import classes from './trash.module.css'
import { useTrash, wholeGroup, type Group } from './use-trash'

/** Deleted records, to restore: one of them, or all that were deleted together. More load as one scrolls. */
export function TrashScreen() {
  const { t, title, moment, error } = useTexts()
  const { state } = useActions()
  const trash = useTrash()
  const apply = useApply()
  const home = useRef<HTMLElement>(null)
  useWantedFocus('trash', trash.groups !== undefined, () => home.current?.focus({ preventScroll: true }))
  const [failure, setFailure] = useState<unknown>()
  const [asked, setAsked] = useState<TrashedView>()
  const restore = (records: readonly NamedRef[]) => {
    setFailure(undefined)
    setAsked(undefined)
    apply({ kind: 'restore', records: records.map(({ ref }) => ref) })
      .then(({ revision }) => showStatus({ did: 'restore', titles: records.map((record) => record.title), revision }))
      .catch(setFailure)
  }
  const restoreAll = (group: Group) => {
    wholeGroup(group).then(restore).catch(setFailure)
  }
  if (trash.error) return <Problem error={trash.error} again={trash.again} />
  if (!trash.groups) return null
  const { groups, total, loaded } = trash
  return (
    <section ref={home} tabIndex={-1} className={classes.screen} aria-label={t('nav.trash')}>
      <h1 className={classes.title}>{t('nav.trash')}</h1>
      <p className={look.quiet}>
        {t(total === 0 ? 'trash.empty' : 'trash.intro')}{' '}
        {total > 0 && (total === 1 ? t('trash.countOne') : t('trash.count', { count: total }))}
      </p>
      {failure !== undefined && <p role="alert">{error(failure)}</p>}
      {groups.map((group) => (
        <section key={group.key} className={classes.group}>
          <header className={classes.head}>
            <h2>{t('trash.group', { by: title(group.by), at: moment(group.at) })}</h2>
            {group.count > 1 && (
              <Button size="compact-sm" disabled={!state.editable} onClick={() => restoreAll(group)}>
                {t('trash.restoreAll', { count: group.count })}
              </Button>
            )}
          </header>
          <ul>
            {group.records.map((record) => (
              <Row
                key={`${record.ref.collection}/${record.ref.id}`}
                record={record}
                restore={
                  state.editable ? () => (record.needs.length > 0 ? setAsked(record) : restore([record])) : undefined
                }
              >
                {asked !== undefined && isSame(asked, record) && (
                  <WithOthers record={record} restore={() => restore([record, ...record.needs])} />
                )}
              </Row>
            ))}
          </ul>
        </section>
      ))}
      {trash.hasMore && (
        <MoreButton
          label={t('trash.more', { count: Math.min(TRASH_PAGE, total - loaded) })}
          loaded={loaded}
          loading={trash.isLoadingMore}
          more={trash.more}
        />
      )}
    </section>
  )
}

const isSame = (a: NamedRef, b: NamedRef) => a.ref.collection === b.ref.collection && a.ref.id === b.ref.id

/** Says which deleted records a record cannot be without, and offers to restore them with it. */
function WithOthers({ record, restore }: { record: TrashedView; restore: () => void }) {
  const { t, title, family, list } = useTexts()
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus(), [])
  const others = record.needs.map(({ ref, title: names }) =>
    t('trash.other', { kind: family(`collection.${ref.collection}`), title: title(names) }),
  )
  return (
    <div className={classes.others} role="alert">
      <p>{t('trash.needs', { title: title(record.title), others: list(others) })}</p>
      <Button ref={button} size="compact-sm" onClick={restore}>
        {others.length === 1 ? t('trash.restoreBoth') : t('trash.restoreAll', { count: others.length + 1 })}
      </Button>
    </div>
  )
}

function Row(props: { record: NamedRef; restore: (() => void) | undefined; children?: ReactNode }) {
  const { record, restore } = props
  const { t, title, family, labelled } = useTexts()
  const name = title(record.title)
  return (
    <li className={classes.row}>
      <span dir="auto">
        {name} <span className={look.quiet}>{family(`collection.${record.ref.collection}`)}</span>
        {record.text !== undefined && <span className={classes.excerpt}>{record.text}</span>}
      </span>
      <Button
        size="compact-sm"
        variant="default"
        disabled={!restore}
        aria-label={labelled(t('trash.restore'), name)}
        onClick={restore}
      >
        {t('trash.restore')}
      </Button>
      {props.children}
    </li>
  )
}

import { Button, Menu } from '@mantine/core'
import { useState } from 'react'
import { isMadeMemoType } from '../../../core/model/values/made-memos'
import type { MemoRoomView } from '../../../core/queries/memo-schemas'
import { useAction, useActions } from '../../actions/action-context'
import { ask } from '../../client/bridge'
import { useStaff } from '../../client/environment'
import { newId } from '../../client/new-id'
import { applyCommand } from '../../client/saving'
import { MarkingLine } from '../../look/marking-line'
import type { Navigation } from '../../navigation/navigation-state'
import { useTexts } from '../../text/text-context'
import { CopyFor } from './copy-for'
import { DeleteButton } from '../delete/delete-button'
import { ExportButton } from './export-button'
import { IssueDialog } from './issue-dialog'
import classes from './memos.module.css'
import { ReadBackButton } from './read-back-button'
import { RecallMemo } from './recall-memo'
import type { MemoWork } from './use-memo-export'

/** The state of a memo, and actions on the whole of it. */
export function MemoStrip(props: {
  view: MemoRoomView
  navigation: Navigation
  work: MemoWork
  flush: () => Promise<void>
  toField: (field: string) => void
}) {
  const { t, title, word, moment, error } = useTexts()
  const { view, navigation, work, flush } = props
  const { state, run } = useActions()
  const [issuing, setIssuing] = useState<MemoRoomView>()
  const [failure, setFailure] = useState<unknown>()
  // The dialog follows the memo; this is the one that it was opened with.
  const begin = async () => {
    setFailure(undefined)
    try {
      await flush()
      setIssuing(await ask('desk:memo-room', { id: view.ref.id }))
    } catch (cause) {
      setFailure(cause)
    }
  }
  const printable = view.model !== undefined && !work.busy
  useAction('printMemo', () => printable && work.print())
  return (
    <header className={classes.strip}>
      <Button variant="subtle" size="compact-sm" onClick={navigation.closeRecord}>
        ← {t('room.toList')}
      </Button>
      <div className={classes.name}>
        <h1>{title(view.title)}</h1>
        <p>
          <span>{word('memoType', view.type)}</span>
          <span className={classes.state} data-status={view.status}>
            {word('memoStatus', view.status)}
          </span>
          <Versions view={view} navigation={navigation} />
          {view.model && <MarkingLine marking={view.model.marking} />}
          {view.issuedBy && view.issuedAt !== undefined && (
            <span>{t('room.issuedBy', { staff: title(view.issuedBy), when: moment(view.issuedAt) })}</span>
          )}
        </p>
      </div>
      <div className={classes.buttons}>
        <ExportButton view={view} work={work} disabled={!printable} />
        <Button size="compact-sm" variant="default" disabled={!printable} onClick={work.print}>
          {t('export.print')}
        </Button>
        <ReadBackButton view={view} flush={flush} />
        <Button size="compact-sm" variant="default" onClick={() => run('recordHistory')}>
          {t('past.history')}
        </Button>
        {isMadeMemoType(view.type) && <CopyFor view={view} open={navigation.open} />}
        {view.frozen ? (
          <>
            <NewVersion view={view} navigation={navigation} />
            <RecallMemo view={view} />
          </>
        ) : (
          <>
            <Button
              size="compact-sm"
              variant="default"
              disabled={!state.editable || !isMadeMemoType(view.type)}
              onClick={() => void begin()}
            >
              {t('room.issue')}
            </Button>
            <DeleteButton target={view.ref} gone={navigation.closeRecord} />
          </>
        )}
      </div>
      {view.recalled && (
        <p role="status" className={classes.recalled} dir="auto">
          {t('clear.recalled', {
            staff: title(view.recalled.by),
            when: moment(view.recalled.at),
            reason: view.recalled.reason,
          })}
        </p>
      )}
      {failure !== undefined && (
        <p role="alert" className={classes.failure}>
          {error(failure)}
        </p>
      )}
      {issuing && !view.frozen && (
        <IssueDialog
          view={view.rev < issuing.rev ? issuing : view}
          opened={issuing}
          close={() => setIssuing(undefined)}
          flush={flush}
          toField={props.toField}
        />
      )}
    </header>
  )
}

function Versions({ view, navigation }: { view: MemoRoomView; navigation: Navigation }) {
  const { t, word } = useTexts()
  const label = t('room.version', { version: view.version })
  if (view.versions.length < 2) return <span>{label}</span>
  return (
    <Menu transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <button type="button" className={classes.versions} aria-label={`${label} – ${t('room.versions')}`}>
          {label} ▾
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {view.versions.map(({ ref, version, status }) => (
          <Menu.Item key={ref.id} disabled={ref.id === view.ref.id} onClick={() => navigation.open(ref)}>
            {t('room.version', { version })} – {word('memoStatus', status)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

/** Makes a draft that replaces an issued memo, or opens it if it exists already. */
function NewVersion({ view, navigation }: { view: MemoRoomView; navigation: Navigation }) {
  const { t, error } = useTexts()
  const { state } = useActions()
  const staff = useStaff()
  const [failure, setFailure] = useState<unknown>()
  const newer = view.versions.findLast(({ version }) => version > view.version)
  const make = async () => {
    const id = newId()
    try {
      await applyCommand({ kind: 'newMemoVersion', id: view.ref.id, newId: id }, staff)
      navigation.open({ collection: 'memo', id })
    } catch (cause) {
      setFailure(cause)
    }
  }
  return (
    <>
      {failure !== undefined && <span role="alert">{error(failure)}</span>}
      <Button
        size="compact-sm"
        variant="default"
        disabled={!state.editable && !newer}
        onClick={() => (newer ? navigation.open(newer.ref) : void make())}
      >
        {newer ? t('room.version', { version: newer.version }) : t('room.newVersion')}
      </Button>
    </>
  )
}

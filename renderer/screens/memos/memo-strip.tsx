import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import type { FormSession } from '../../../core/editing/form-session'
import type { FormState } from '../../../core/editing/form-state'
import { isMadeMemoType } from '../../../core/model/values/made-memos'
import type { MemoRoomView } from '../../../core/queries/memo-schemas'
import { useAction, useActions } from '../../actions/action-context'
import { ask } from '../../client/bridge'
import { MarkingLine } from '../../look/marking-line'
import type { Navigation } from '../../navigation/navigation-state'
import { useTexts } from '../../text/text-context'
import { ExportButton } from './export-button'
import { HeadLine } from './head-line'
import { IssueDialog } from './issue-dialog'
import { MemoMore } from './memo-more'
import { MemoSteps } from './memo-steps'
import classes from './memo-strip.module.css'
import { NewVersion, Versions } from './memo-versions'
import { RecallMemo } from './recall-memo'
import { RoomNotice } from './room-notice'
import type { MemoWork } from './use-memo-export'

/** The top of a memo's room: its name and state, its head in one line, and actions on the whole of it. */
export function MemoStrip(props: {
  view: MemoRoomView
  navigation: Navigation
  work: MemoWork
  session: FormSession
  state: FormState
  flush: () => Promise<void>
  toField: (field: string) => void
  panel: { isOpen: boolean; toggle: () => void }
  see: () => void
}) {
  const { t, title, word, moment, error } = useTexts()
  const { view, navigation, work, flush, panel } = props
  const { state } = useActions()
  const [issuing, setIssuing] = useState<MemoRoomView>()
  const issueButton = useRef<HTMLButtonElement>(null)
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
        <h1 title={title(view.title)}>{title(view.title)}</h1>
        <div className={classes.standing}>
          <span>{word('memoType', view.type)}</span>
          <Versions view={view} navigation={navigation} />
          <MemoSteps status={view.status} />
          {view.model && <MarkingLine marking={view.model.marking} />}
          {view.issuedBy && view.issuedAt !== undefined && (
            <span>{t('room.issuedBy', { staff: title(view.issuedBy), when: moment(view.issuedAt) })}</span>
          )}
        </div>
      </div>
      <div className={classes.buttons}>
        {view.frozen ? (
          <>
            <NewVersion view={view} navigation={navigation} />
            <RecallMemo view={view} />
          </>
        ) : (
          <Button
            ref={issueButton}
            size="compact-sm"
            variant="default"
            disabled={!state.editable || !isMadeMemoType(view.type)}
            onClick={() => void begin()}
          >
            {t('room.issue')}
          </Button>
        )}
        <ExportButton view={view} work={work} disabled={!printable} />
        <MemoMore view={view} navigation={navigation} work={work} printable={printable} flush={flush} />
      </div>
      <div className={classes.second}>
        <HeadLine view={view} state={props.state} isOpen={panel.isOpen} toggle={panel.toggle} />
        <RoomNotice view={view} see={props.see} flush={flush} />
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
          session={props.session}
          close={() => {
            setIssuing(undefined)
            issueButton.current?.focus()
          }}
          flush={flush}
          toField={props.toField}
        />
      )}
    </header>
  )
}

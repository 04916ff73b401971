import { useCallback, useRef, useState, type RefObject } from 'react'
import { ParleyError } from '../../../core/base/errors'
import type { MemoRoomView } from '../../../core/queries/memo-schemas'
import { useAction } from '../../actions/action-context'
import { useSoonSteps } from '../../client/soon'
import { useDesk } from '../../client/use-desk'
import { isFocusNowhere } from '../../look/focus-trail'
import { isRescued } from '../../look/rescued-focus'
import type { Navigation } from '../../navigation/navigation-state'
import { useFirstFocus } from '../../navigation/wanted-focus'
import { Problem } from '../../recovery/problem'
import { useTexts } from '../../text/text-context'
import { SaveProblem } from '../form/save-problem'
import { useFormSession } from '../form/use-form-session'
import { GoneRecord, isGone } from '../record/gone-record'
import { ExportBar } from './export-bar'
import { LaterNotice } from './later-notice'
import { MemoChangesView } from './memo-changes'
import { focusField } from './memo-failure'
import { MemoPanel, PANEL_PARTS } from './memo-panel'
import { MemoStrip } from './memo-strip'
import classes from './memos.module.css'
import { MixedRecords } from './mixed-records'
import { PagesPane } from './pages-pane'
import { useMemoExport } from './use-memo-export'
import { usePanel } from './use-panel'

/** What fills the room: the pages as printed, or the changes of a refresh. */
type Pane = 'pages' | 'changes'

/** A saved memo: its real pages, and beside them, if wanted, its head, sections and clearance. */
export function MemoRoom({ id, navigation }: { id: string; navigation: Navigation }) {
  const room = useDesk('desk:memo-room', { id })
  const home = useRef<HTMLElement>(null)
  // The row or button that opened the memo may be gone before the memo appears, so the focus waits for the memo.
  useFirstFocus(true, room.data !== undefined || room.error !== null, () => {
    if (isFocusNowhere() || isRescued(document.activeElement)) home.current?.querySelector('button')?.focus()
  })
  if (isGone(room.error))
    return <GoneRecord target={{ collection: 'memo', id }} error={room.error} navigation={navigation} />
  if (room.error) return <Problem error={room.error} again={() => room.refetch()} />
  return room.data ? <Room view={room.data} navigation={navigation} home={home} /> : null
}

function Room(props: { view: MemoRoomView; navigation: Navigation; home: RefObject<HTMLElement | null> }) {
  const { view, navigation, home } = props
  const { title } = useTexts()
  const [chosen, setPane] = useState<Pane>('pages')
  const pane: Pane = chosen === 'changes' && !view.changes ? 'pages' : chosen
  const { session, state } = useFormSession({ ref: view.ref })
  const { frozen } = view
  // Printing, exporting and issuing include everything typed, or fail. Once it is issued there is no draft to wait for.
  const flush = useCallback(async () => {
    if (frozen) return
    await session.save()
    if (session.snapshot().dirty.size > 0) throw new ParleyError('edits-unsaved')
  }, [session, frozen])
  const work = useMemoExport(view, title(view.title), flush)
  const panel = usePanel(navigation.route.place)
  // The pages come first, then the details, part by part. Details that are opened later come all at once.
  const shown = useSoonSteps(frozen || state.view !== undefined, PANEL_PARTS)
  const toField = (field: string) => {
    panel.open()
    requestAnimationFrame(() => focusField(field))
  }
  useAction('edit', frozen ? undefined : () => toField('title'))
  return (
    <article ref={home} className={classes.room} aria-label={title(view.title)}>
      <MemoStrip
        view={view}
        navigation={navigation}
        work={work}
        session={session}
        state={state}
        flush={flush}
        toField={toField}
        panel={panel}
        see={() => setPane('changes')}
      />
      {!frozen && !panel.isOpen && <SaveProblem session={session} state={state} navigation={navigation} />}
      <MixedRecords view={view} />
      <LaterNotice view={view} />
      <ExportBar work={work} toField={toField} />
      <div className={classes.columns} data-panel={panel.isOpen || undefined}>
        <section className={classes.pages}>
          {view.changes && <PaneTabs count={view.changes.count} pane={pane} setPane={setPane} />}
          {pane === 'changes' && view.changes ? (
            <MemoChangesView view={view} changes={view.changes} flush={flush} done={() => setPane('pages')} />
          ) : (
            <PagesPane view={view} session={session} state={state} isBeside={panel.isOpen} toField={toField} />
          )}
        </section>
        {panel.isOpen && shown > 0 && (
          <MemoPanel
            view={view}
            navigation={navigation}
            session={session}
            state={state}
            flush={flush}
            close={panel.toggle}
            shown={shown}
          />
        )}
      </div>
    </article>
  )
}

function PaneTabs({ count, pane, setPane }: { count: number; pane: Pane; setPane: (pane: Pane) => void }) {
  const { t } = useTexts()
  const tab = (name: Pane, label: string) => (
    <button type="button" className={classes.tab} aria-pressed={pane === name} onClick={() => setPane(name)}>
      {label}
    </button>
  )
  return (
    <div className={classes.tabs} role="group" aria-label={t('room.pages')}>
      {tab('pages', t('room.pages'))}
      {tab('changes', count > 0 ? t('room.changesCount', { count }) : t('room.changes'))}
    </div>
  )
}

import { useState } from 'react'
import type { MemoRoomView } from '../../../core/queries/memo-schemas'
import { useDesk } from '../../client/use-desk'
import type { Navigation } from '../../navigation/navigation-state'
import { Problem } from '../../recovery/problem'
import { useTexts } from '../../text/text-context'
import { NotesPanel } from '../notes/notes-panel'
import { GoneRecord, isGone } from '../record/gone-record'
import { ClearancePanel } from './clearance-panel'
import { DraftEditor } from './draft-editor'
import { ExportBar } from './export-bar'
import { FrozenSide } from './frozen-side'
import { LaterNotice } from './later-notice'
import { MemoChangesView } from './memo-changes'
import { MarkingPanel } from './marking-panel'
import { focusField } from './memo-failure'
import { MemoStrip } from './memo-strip'
import classes from './memos.module.css'
import { MixedRecords } from './mixed-records'
import { PagesPane } from './pages-pane'
import { RoomNotice } from './room-notice'
import { useMemoExport } from './use-memo-export'

/** The view on the right: the pages as printed, or the changes of a refresh; in a narrow window, the editor too. */
export type Pane = 'edit' | 'pages' | 'changes'

/** A saved memo: its head and sections on the left, its real pages on the right. */
export function MemoRoom({ id, navigation }: { id: string; navigation: Navigation }) {
  const room = useDesk('desk:memo-room', { id })
  if (isGone(room.error))
    return <GoneRecord target={{ collection: 'memo', id }} error={room.error} navigation={navigation} />
  if (room.error) return <Problem error={room.error} again={() => room.refetch()} />
  return room.data ? <Room view={room.data} navigation={navigation} /> : null
}

function Room({ view, navigation }: { view: MemoRoomView; navigation: Navigation }) {
  const { title } = useTexts()
  const [chosen, setPane] = useState<Pane>('pages')
  const pane: Pane = chosen === 'changes' && !view.changes ? 'pages' : chosen
  const [flush, setFlush] = useState<() => Promise<void>>(() => () => Promise.resolve())
  const work = useMemoExport(view, title(view.title), flush)
  const toField = (field: string) => {
    setPane((now) => (matchMedia(NARROW).matches ? 'edit' : now))
    requestAnimationFrame(() => focusField(field))
  }
  return (
    <article className={classes.room} aria-label={title(view.title)}>
      <MemoStrip view={view} navigation={navigation} work={work} flush={flush} toField={toField} />
      <RoomNotice view={view} see={() => setPane('changes')} flush={flush} />
      <MixedRecords view={view} />
      <LaterNotice view={view} />
      <ExportBar work={work} />
      <div className={classes.columns} data-pane={pane}>
        <section className={classes.editor}>
          {view.frozen ? (
            <FrozenSide view={view} />
          ) : (
            <DraftEditor view={view} navigation={navigation} setFlush={setFlush} />
          )}
          <MarkingPanel view={view} flush={flush} />
          <ClearancePanel view={view} flush={flush} />
          <NotesPanel about={view.ref} />
        </section>
        <section className={classes.right}>
          <PaneTabs view={view} pane={pane} setPane={setPane} />
          {pane === 'changes' && view.changes ? (
            <MemoChangesView view={view} changes={view.changes} flush={flush} done={() => setPane('pages')} />
          ) : (
            <PagesPane view={view} toField={toField} />
          )}
        </section>
      </div>
    </article>
  )
}

/** The width below which the editor and the pages take turns, as in the style sheet. */
const NARROW = '(max-width: 1000px)'

function PaneTabs(props: { view: MemoRoomView; pane: Pane; setPane: (pane: Pane) => void }) {
  const { t } = useTexts()
  const { view, pane, setPane } = props
  const count = view.changes?.count ?? 0
  const tab = (name: Pane, label: string) => (
    <button
      type="button"
      className={classes.tab}
      data-tab={name}
      aria-pressed={pane === name}
      onClick={() => setPane(name)}
    >
      {label}
    </button>
  )
  return (
    <div className={classes.tabs} role="group" aria-label={t('room.pages')}>
      {tab('edit', t(view.frozen ? 'room.text' : 'room.edit'))}
      {tab('pages', t('room.pages'))}
      {view.changes && tab('changes', count > 0 ? t('room.changesCount', { count }) : t('room.changes'))}
    </div>
  )
}

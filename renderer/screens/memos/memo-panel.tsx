import { Button } from '@mantine/core'
import { useRef, type KeyboardEvent } from 'react'
import type { FormSession } from '../../../core/editing/form-session'
import type { FormState } from '../../../core/editing/form-state'
import { isMadeMemoType } from '../../../core/model/values/made-memos'
import type { MemoRoomView } from '../../../core/queries/memo-schemas'
import type { Navigation } from '../../navigation/navigation-state'
import { useTexts } from '../../text/text-context'
import { NotesPanel } from '../notes/notes-panel'
import { ClearancePanel } from './clearance-panel'
import { DRAFT_PARTS, DraftEditor } from './draft-editor'
import { FrozenSide } from './frozen-side'
import { MarkingPanel } from './marking-panel'
import classes from './memos.module.css'

/** The parts in which the details appear: those of the draft, marking and clearance, notes. */
export const PANEL_PARTS = DRAFT_PARTS + 2

/** A memo's details beside its pages: its head, sections, marking, clearance and notes, in one column with a way to each. */
export function MemoPanel(props: {
  view: MemoRoomView
  navigation: Navigation
  session: FormSession
  state: FormState
  flush: () => Promise<void>
  close: () => void
  /** How many of its parts show so far, to `PANEL_PARTS`. */
  shown: number
}) {
  const { t } = useTexts()
  const { view, navigation, session, state, flush, close, shown } = props
  const column = useRef<HTMLElement>(null)
  const way = (label: string, place: string) => (
    <Button
      size="compact-sm"
      variant="subtle"
      onClick={() => column.current?.querySelector(place)?.scrollIntoView({ block: 'start' })}
    >
      {label}
    </Button>
  )
  const hasSections = !view.frozen && isMadeMemoType(view.type)
  const isCleared = !view.frozen || (view.clearances ?? []).length > 0
  return (
    <aside className={classes.panel} aria-label={t('room.details')} tabIndex={-1} onKeyDown={leaveField}>
      <nav className={classes.ways} aria-label={t('room.panelParts')}>
        {way(t(view.frozen ? 'room.text' : 'room.head'), '[data-part="head"]')}
        {hasSections && way(t('room.sections'), '[data-part="sections"]')}
        {isCleared && way(t('clear.title'), '[data-part="clearance"]')}
        <Button
          size="compact-sm"
          variant="subtle"
          className={classes.closePanel}
          onClick={close}
          aria-label={t('room.hideDetails')}
          title={t('room.hideDetails')}
        >
          ✕
        </Button>
      </nav>
      <section ref={column} className={classes.editor}>
        <div data-part="head">
          {view.frozen ? (
            <FrozenSide view={view} session={session} state={state} />
          ) : (
            <DraftEditor view={view} navigation={navigation} session={session} state={state} shown={shown} />
          )}
        </div>
        {shown > DRAFT_PARTS && (
          <>
            <MarkingPanel view={view} flush={flush} />
            <div data-part="clearance">
              <ClearancePanel view={view} flush={flush} />
            </div>
          </>
        )}
        {shown === PANEL_PARTS && <NotesPanel about={view.ref} />}
      </section>
    </aside>
  )
}

/** Esc in a field leaves the field first, not the memo. */
function leaveField(event: KeyboardEvent<HTMLElement>): void {
  const { target, currentTarget } = event
  if (event.key !== 'Escape' || event.nativeEvent.isComposing || event.defaultPrevented) return
  if (!(target instanceof HTMLElement) || !target.matches('input, textarea, [contenteditable="true"]')) return
  // An open list closes first.
  if (target.getAttribute('aria-expanded') === 'true') return
  event.preventDefault()
  currentTarget.focus({ preventScroll: true })
}

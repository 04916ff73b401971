import { useEffect, type ReactNode } from 'react'
import { SCREENS, type Screen } from '../../core/queries/screens'
import type { DeskStatus } from '../../core/queries/view-schemas'
import { useActions } from '../actions/action-context'
import { keyWords } from '../actions/key-words'
import { useStatusMessage } from '../actions/status-message'
import { useNextSteps } from '../actions/use-next-steps'
import { useUndo } from '../actions/use-undo'
import { useEnvironment } from '../client/environment'
import { useSaving } from '../client/saving'
import { MarkingLine } from '../look/marking-line'
import type { Navigation } from '../navigation/navigation-state'
import { NoticeStrip } from '../recovery/notice-strip'
import { ReadingBanner } from '../recovery/reading-banner'
import { BackupProblem } from '../screens/backups/backup-problem'
import { useTexts } from '../text/text-context'
import { careWords } from './care-words'
import classes from './frame.module.css'
import { UnsavedBar } from './unsaved-bar'
import { ownFolderName, useWindowTitle } from './use-window-title'

/** The program's own state in the frame. */
export interface Runtime {
  standIn: boolean
  electron: string
}

/** The window's frame: which desk, which screen, as of when, under which marking. */
export function Frame(props: {
  status: DeskStatus
  runtime: Runtime
  reopening: boolean
  navigation: Navigation
  children: ReactNode
}) {
  const { status, navigation } = props
  useLeaveOnEscape(navigation)
  return (
    <div className={classes.frame}>
      <TitleBar status={status} navigation={navigation} />
      {/* A text is read among the sources, for a record of any kind. */}
      <ScreenButtons current={navigation.route.reader ? 'sources' : navigation.route.screen} />
      <main className={classes.main}>
        {status.reading && <ReadingBanner reading={status.reading} />}
        <NoticeStrip notices={status.notices} />
        <UnsavedBar navigation={navigation} />
        {props.children}
      </main>
      <StatusBar {...props} />
    </div>
  )
}

function TitleBar({ status, navigation }: { status: DeskStatus; navigation: Navigation }) {
  const { t, title } = useTexts()
  const { run } = useActions()
  const { desk: folder } = useEnvironment()
  const name = title(status.title)
  useWindowTitle(name, folder)
  // If the folder's name begins with the desk's, show the rest only.
  const own = ownFolderName(name, folder)
  const folderCalled = own?.startsWith(name) === true ? own.slice(name.length).trim() : own
  return (
    <header className={classes.title}>
      <span className={classes.desk} title={folder}>
        <strong className={classes.deskName} dir="auto">
          {name}
        </strong>
        {folderCalled !== undefined && (
          <span className={classes.deskFolder}>
            <bdi>{folderCalled}</bdi>
          </span>
        )}
      </span>
      <span className={classes.arrows}>
        <button type="button" aria-label={t('nav.back')} disabled={!navigation.canGoBack} onClick={navigation.back}>
          ◀
        </button>
        <button
          type="button"
          aria-label={t('nav.forward')}
          disabled={!navigation.canGoForward}
          onClick={navigation.forward}
        >
          ▶
        </button>
      </span>
      <button type="button" className={classes.palette} onClick={() => run('palette')}>
        <span className={classes.paletteText}>{t('action.palette')}</span> <kbd>{keyWords('Mod+K')}</kbd>
      </button>
      <UndoButtons />
      <SavedMark readOnly={status.readOnly} />
      <span className={classes.titleMarking}>
        <MarkingLine marking={status.marking} />
      </span>
    </header>
  )
}

/** Undo and redo; each names the step that it would take. */
function UndoButtons() {
  const { t } = useTexts()
  const { run, state } = useActions()
  const { undo, redo } = useNextSteps()
  const undoText = undo === undefined ? t('action.undo') : t('action.undoThat', { what: undo })
  const redoText = redo === undefined ? t('action.redo') : t('action.redoThat', { what: redo })
  return (
    <span className={classes.arrows}>
      <button
        type="button"
        aria-label={undoText}
        title={undoText}
        disabled={!state.editable || undo === undefined}
        onClick={() => run('undo')}
      >
        ↶
      </button>
      <button
        type="button"
        aria-label={redoText}
        title={redoText}
        disabled={!state.editable || redo === undefined}
        onClick={() => run('redo')}
      >
        ↷
      </button>
    </span>
  )
}

/** Shows whether everything is saved; never says so too early. */
function SavedMark({ readOnly }: { readOnly: boolean }) {
  const { t } = useTexts()
  const saving = useSaving()
  // A read-only desk saves nothing from here, and a damaged one may lack records.
  if (readOnly && saving === 'saved') return <span className={classes.saved}>{t('status.readOnly')}</span>
  return (
    <span className={classes.saved} data-saving={saving} role="status" aria-live="polite">
      {saving === 'saved' && <span aria-hidden="true">✓ </span>}
      {t(`saving.${saving}`)}
    </span>
  )
}

function ScreenButtons({ current }: { current: Screen }) {
  const { t } = useTexts()
  const { run } = useActions()
  return (
    <nav className={classes.nav} aria-label={t('nav.label')}>
      <ul>
        {SCREENS.map((screen) => (
          <li key={screen}>
            <button
              type="button"
              aria-current={screen === current ? 'page' : undefined}
              onClick={() => run(`show-${screen}`)}
            >
              {t(`nav.${screen}`)}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function StatusBar(props: { status: DeskStatus; runtime: Runtime; reopening: boolean; navigation: Navigation }) {
  const { status, runtime, reopening } = props
  const { t, title, instant } = useTexts()
  const when = instant(status.asOf, status.timeZone)
  const message = useStatusMessage()
  const { replayed } = props.navigation
  useUndo(({ touched }) => replayed(touched))
  const date = status.city ? t('status.place', { date: when, city: title(status.city) }) : when
  return (
    <footer className={classes.status}>
      <span>{t(status.pinned ? 'status.asOfPinned' : 'status.asOf', { date })}</span>
      <span>{careWords(status.findings, t)}</span>
      <span role="status" aria-live="polite" className={classes.said}>
        {message}
      </span>
      {status.example && <span>{t('status.example')}</span>}
      <BackupProblem />
      {status.readOnly && <span className={classes.caution}>{t('status.readOnly')}</span>}
      {reopening && <span className={classes.caution}>{t('status.reopening')}</span>}
      {runtime.standIn && <span className={classes.last}>{t('status.standIn', { version: runtime.electron })}</span>}
    </footer>
  )
}

/** Esc closes the open record, its history, the open edit or the open text. */
function useLeaveOnEscape(navigation: Navigation): void {
  const { ref, at, reader } = navigation.route
  const open = ref !== undefined || at !== undefined || reader !== undefined
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented || event.key !== 'Escape' || !open) return
      // In a dialog, Esc closes only the dialog.
      if (event.target instanceof Element && event.target.closest('[role="dialog"]')) return
      navigation.leave()
      event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [navigation, open])
}

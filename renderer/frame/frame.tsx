import { useEffect, type ReactNode } from 'react'
import { SCREENS, type Screen } from '../../core/queries/screens'
import type { DeskStatus } from '../../core/queries/view-schemas'
import { useActions } from '../actions/action-context'
import { useStatusMessage } from '../actions/status-message'
import { useUndo } from '../actions/use-undo'
import { usePanes } from '../client/panes'
import { PaneSeparator, paneStyle } from '../lists/pane-separator'
import type { Navigation } from '../navigation/navigation-state'
import { NoticeStrip } from '../recovery/notice-strip'
import { ReadingBanner } from '../recovery/reading-banner'
import { BackupProblem } from '../screens/backups/backup-problem'
import { useTexts } from '../text/text-context'
import { careWords } from './care-words'
import classes from './frame.module.css'
import { SCREEN_ICONS } from './screen-icons'
import { TitleBar } from './title-bar'
import { UnsavedBar } from './unsaved-bar'
import { usePaneActions } from './use-pane-actions'

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
  usePaneActions()
  const { panes } = usePanes()
  return (
    <div
      className={classes.frame}
      data-nav={panes.hidden?.includes('nav') === true ? 'hidden' : 'shown'}
      style={paneStyle('nav', panes.nav)}
    >
      <TitleBar status={status} navigation={navigation} />
      {/* A text is read among the sources, for a record of any kind. */}
      <ScreenButtons current={navigation.route.reader ? 'sources' : navigation.route.screen} />
      <PaneSeparator pane="nav" />
      <main className={classes.main} data-pane="main">
        {status.reading && <ReadingBanner reading={status.reading} />}
        <NoticeStrip notices={status.notices} />
        <UnsavedBar navigation={navigation} />
        {props.children}
      </main>
      <StatusBar {...props} />
    </div>
  )
}

function ScreenButtons({ current }: { current: Screen }) {
  const { t } = useTexts()
  const { run } = useActions()
  return (
    <nav className={classes.nav} aria-label={t('nav.label')} data-pane="nav">
      <ul>
        {SCREENS.map((screen) => {
          const Picture = SCREEN_ICONS[screen]
          return (
            <li key={screen}>
              <button
                type="button"
                aria-current={screen === current ? 'page' : undefined}
                onClick={() => run(`show-${screen}`)}
              >
                <Picture size={16} />
                {t(`nav.${screen}`)}
              </button>
            </li>
          )
        })}
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

/** A dialog, and an open menu or drop-down with its button: Esc in one of them closes only that. */
const CLOSED_FIRST = '[role="dialog"], [role="menu"], [aria-haspopup][aria-expanded="true"]'

/** Esc closes the open record, its history, the open edit or the open text. */
function useLeaveOnEscape(navigation: Navigation): void {
  const { ref, at, reader } = navigation.route
  const open = ref !== undefined || at !== undefined || reader !== undefined
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented || event.key !== 'Escape' || !open) return
      if (closesPart) return
      navigation.leave()
      event.preventDefault()
    }
    // Seen on the way down: on the way up, a menu has closed already and its button no longer says that it is open.
    let closesPart = false
    const onWayDown = (event: KeyboardEvent) => {
      closesPart = event.target instanceof Element && event.target.closest(CLOSED_FIRST) !== null
    }
    window.addEventListener('keydown', onWayDown, { capture: true })
    window.addEventListener('keydown', onKey)
    return () => {
      window.removeEventListener('keydown', onWayDown, { capture: true })
      window.removeEventListener('keydown', onKey)
    }
  }, [navigation, open])
}

import { useEffect, type ReactNode } from 'react'
import { SCREENS, type Screen } from '../../core/queries/screens'
import type { DeskStatus } from '../../core/queries/view-schemas'
import { useActions } from '../actions/action-context'
import { useStatusMessage } from '../actions/status-message'
import { usePanes } from '../client/panes'
import { PaneSeparator, paneStyle } from '../lists/pane-separator'
import look from '../look/look.module.css'
import type { Navigation } from '../navigation/navigation-state'
import type { Sides } from '../navigation/sides'
import { NoticeStrip } from '../recovery/notice-strip'
import { ReadingBanner } from '../recovery/reading-banner'
import { NewsStrip } from '../screens/about/news'
import { BackupProblem } from '../screens/backups/backup-problem'
import { wantFindings } from '../screens/overview/wanted-findings'
import { RemindersButton } from '../screens/reminders/reminders'
import { TourStrip } from '../screens/tour/tour-strip'
import { useTexts } from '../text/text-context'
import { careWords } from './care-words'
import classes from './frame.module.css'
import { SCREEN_ICONS } from './screen-icons'
import { SidesView } from './sides-view'
import { TitleBar } from './title-bar'
import { UnsavedBar } from './unsaved-bar'
import { useFollowUndo } from './use-follow-undo'
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
  sides: Sides
  /** What the window's own side shows, and the one beside it. */
  main: ReactNode
  beside: ReactNode
}) {
  const { status, sides } = props
  const { main: navigation } = sides
  useLeaveOnEscape((sides.active === 'beside' && sides.beside) || navigation)
  usePaneActions()
  useFollowUndo(sides)
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
      <main className={classes.main}>
        {status.reading && <ReadingBanner reading={status.reading} />}
        <NewsStrip />
        {status.example && <TourStrip navigation={navigation} />}
        <NoticeStrip notices={status.notices} />
        <UnsavedBar sides={sides} />
        <SidesView sides={sides} main={props.main} beside={props.beside} />
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

function StatusBar(props: { status: DeskStatus; runtime: Runtime; reopening: boolean }) {
  const { status, runtime, reopening } = props
  const { t, title, instant } = useTexts()
  const when = instant(status.asOf, status.timeZone)
  const message = useStatusMessage()
  const { run } = useActions()
  const standIn = t('status.standIn', { version: runtime.electron })
  const date = status.city ? t('status.place', { date: when, city: title(status.city) }) : when
  return (
    <footer className={classes.status}>
      <span>{t(status.pinned ? 'status.asOfPinned' : 'status.asOf', { date })}</span>
      <button
        type="button"
        className={look.link}
        onClick={() => {
          run('show-overview')
          wantFindings()
        }}
      >
        {careWords(status.findings, t)}
      </button>
      <RemindersButton />
      <span role="status" aria-live="polite" className={classes.said} title={message || undefined}>
        {message}
      </span>
      {status.example && <span>{t('status.example')}</span>}
      <BackupProblem />
      {status.readOnly && <span className={classes.caution}>{t('status.readOnly')}</span>}
      {reopening && <span className={classes.caution}>{t('status.reopening')}</span>}
      {runtime.standIn && (
        <span className={classes.last} title={standIn}>
          {standIn}
        </span>
      )}
    </footer>
  )
}

/** A dialog, and an open menu or drop-down with its button: Esc in one of them closes only that. */
const CLOSED_FIRST = '[role="dialog"], [role="menu"], [aria-haspopup][aria-expanded="true"]'

/** Is the key on its way for something smaller than the page? */
let closesPart = false
// Listen before any component does. A dialog or menu that hears the key first closes, and nobody would see that it was open.
window.addEventListener(
  'keydown',
  ({ target }) => {
    const isIn = target instanceof Element && target.closest(CLOSED_FIRST) !== null
    // A dialog that has just opened may not have the focus yet.
    closesPart = isIn || document.querySelector('[data-modal]') !== null
  },
  { capture: true },
)

/** Esc closes the open record, its history, the open edit, the form of a new record or the open text. */
function useLeaveOnEscape(navigation: Navigation): void {
  const { ref, at, reader, making } = navigation.route
  // Text typed into a new record stays as a draft.
  const open = [ref, at, reader, making].some((one) => one !== undefined)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented || event.key !== 'Escape' || !open || closesPart) return
      navigation.leave()
      event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [navigation, open])
}

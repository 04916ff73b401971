import { useEffect, useMemo } from 'react'
import type { ActionState } from '../../core/actions/actions'
import type { Output } from '../../core/contract/contract'
import type { RecordActionId } from '../../core/actions/record-actions'
import { SCREENS, type Screen } from '../../core/queries/screens'
import { ActionProvider, useAction } from '../actions/action-context'
import { Shortcuts } from '../actions/shortcuts-dialog'
import { showStatus } from '../actions/status-message'
import { useMenu } from '../actions/use-menu'
import { useNextSteps } from '../actions/use-next-steps'
import { ask } from '../client/bridge'
import { StoreIdProvider, useEnvironment, useStaff } from '../client/environment'
import { forgetUnsaved } from '../client/saving'
import { onKeepFailure } from '../client/unsaved-text'
import { useDesk, useDeskEvents, useReopen } from '../client/use-desk'
import { useVisited } from '../client/use-visits'
import look from '../look/look.module.css'
import { MakeRecordProvider } from '../navigation/make-record'
import type { Navigation } from '../navigation/navigation-state'
import type { Route } from '../navigation/routes'
import { recordAt } from '../navigation/new-window'
import { OpenRecordProvider, ReadSourceProvider } from '../navigation/open-record'
import { useSides, type Sides } from '../navigation/sides'
import { useFocusOnArrival, wantListFocus } from '../navigation/wanted-focus'
import { supposedSteps } from '../navigation/supposed-steps'
import { RecoveryScreen } from '../recovery/recovery-screen'
import { forgetLeftForms } from '../screens/form/left-forms'
import { ChangeAllProvider } from '../screens/change-all/change-all-provider'
import { DeleteProvider } from '../screens/delete/delete-provider'
import { InteropActions } from '../screens/interop/interop-actions'
import { HelpPanel } from '../screens/help/help-panel'
import { QuickNote } from '../screens/notes/quick-note'
import { RemindersPanel } from '../screens/reminders/reminders'
import { SourceIntake } from '../screens/source-intake/source-intake'
import { useTexts } from '../text/text-context'
import { AppActions, WithoutDesk } from './app-actions'
import { DragHint } from './drag-hint'
import { FindText } from './find-text'
import { Frame } from './frame'
import { Palette } from './palette'
import { REST } from './rest-code'
import { RecordMenu } from './record-menu'
import { SCREEN_VIEWS } from './screen-views'
import { useMouse } from './use-mouse'
import { useRecordActions } from './use-record-actions'
import { useRowKeys } from './use-row-keys'

const ReaderScreen = REST.component((rest) => rest.ReaderScreen)
const BesideView = REST.component((rest) => rest.BesideView)
const NoteWriter = REST.component((rest) => rest.NoteWriter)
const ChangeAllDialog = REST.component((rest) => rest.ChangeAllDialog)
const INTEROP_DIALOGS = {
  Export: REST.component((rest) => rest.ExportDialog),
  Import: REST.component((rest) => rest.ImportDialog),
}
const INTAKE_DIALOGS = {
  Intake: REST.component((rest) => rest.IntakeDialog),
  NewText: REST.component((rest) => rest.NewTextDialog),
}

/** The as-of instant in the frame moves with the clock, unless the desk pins it. */
const EACH_MINUTE = { again: () => 60_000 }

/** The window of an open desk. */
export function DeskWindow() {
  const { t, title } = useTexts()
  const runtime = useEnvironment()
  const staff = useStaff()
  const sides = useSides(runtime.desk ?? '')
  const { main } = sides
  useFocusOnArrival(main.route)
  // Where the person is: what is opened, done or undone without a place of its own is meant there.
  const navigation = (sides.active === 'beside' && sides.beside) || main
  const reopening = useDeskEvents()
  useEffect(() => onKeepFailure((failure) => showStatus({ failure })), [])
  // Only after the subscriptions above: main now starts to send events, and a port to the desk.
  useEffect(() => {
    void ask('app:ready', {})
  }, [])
  // Unsaved text belongs to the desk that it was typed on.
  useEffect(
    () => () => {
      forgetUnsaved()
      forgetLeftForms()
    },
    [],
  )
  const status = useDesk('desk:status', {}, true, EACH_MINUTE)
  // Asked for together with the status, so that a window that opens on the overview shows it at once.
  const overview = useDesk('desk:overview', {}, main.route.screen === 'overview')
  const history = useDesk('desk:undo-view', { staff: staff.id })
  const reopen = useReopen()
  const readOnly = status.data?.readOnly ?? true
  const state = useActionState(sides, navigation, readOnly, history.data, status.data?.example ?? false)
  const failed = status.error ?? overview.error
  useOthersSoon(status.data !== undefined && !overview.isLoading)
  if (failed)
    return (
      <WithoutDesk>
        <RecoveryScreen error={failed} again={reopen} />
      </WithoutDesk>
    )
  if (!status.data) return <p className={look.waiting}>{t('status.opening')}</p>
  const { reader } = main.route
  return (
    <StoreIdProvider value={status.data.storeId}>
      <ActionProvider state={state} side={sides.active} activate={sides.activate}>
        <OpenRecordProvider value={navigation.open}>
          <ReadSourceProvider value={navigation.read}>
            <MakeRecordProvider value={navigation.make}>
              <ChangeAllProvider Dialog={ChangeAllDialog}>
                <DeleteProvider>
                  <WindowActions sides={sides} navigation={navigation} />
                  {/* Before the screens: their own boxes to find with come first. */}
                  <FindText route={navigation.route} />
                  <AppActions desk />
                  <Frame
                    status={status.data}
                    runtime={runtime}
                    reopening={reopening}
                    sides={sides}
                    main={
                      reader ? (
                        <ReaderScreen key={reader.source} place={reader} navigation={main} />
                      ) : (
                        SCREEN_VIEWS[main.route.screen].render({ navigation: main, counts: status.data.counts })
                      )
                    }
                    beside={sides.beside && <BesideView navigation={sides.beside} />}
                  />
                  <InteropActions deskName={title(status.data.title)} {...INTEROP_DIALOGS} />
                  <SourceIntake source={openSourceOf(navigation.route)} {...INTAKE_DIALOGS} />
                  <RecordMenu navigation={navigation} openBeside={sides.openBeside} />
                  <Palette navigation={navigation} />
                  <DragHint />
                  <RemindersPanel />
                  <HelpPanel />
                  <Shortcuts />
                  <QuickNote about={navigation.route.ref} Writer={NoteWriter} />
                </DeleteProvider>
              </ChangeAllProvider>
            </MakeRecordProvider>
          </ReadSourceProvider>
        </OpenRecordProvider>
      </ActionProvider>
    </StoreIdProvider>
  )
}

/** Loads the code of the other screens once the first one is painted. */
function useOthersSoon(isShown: boolean): void {
  useEffect(() => {
    if (!isShown) return undefined
    // The task after the next frame.
    const frame = requestAnimationFrame(() => setTimeout(() => void REST.load()))
    return () => cancelAnimationFrame(frame)
  }, [isShown])
}

function useActionState(
  { main, beside }: Sides,
  navigation: Navigation,
  readOnly: boolean,
  history: Output<'desk:undo-view'> | undefined,
  sample: boolean,
): ActionState {
  const { route, canGoBack, canGoForward } = navigation
  return useMemo(() => {
    const steps = supposedSteps(main.route)
    return {
      desk: true,
      editable: !readOnly,
      sample,
      ...(route.ref ? { record: route.ref.collection } : {}),
      source: openSourceOf(route) !== undefined,
      editing: route.editing === true,
      lookingBack: route.history === true,
      split: beside !== undefined,
      canGoBack,
      canGoForward,
      canUndo: steps.undo ?? (!readOnly && history?.undo !== undefined),
      canRedo: steps.redo ?? (!readOnly && history?.redo !== undefined),
      ownSteps: steps,
    }
  }, [route, main.route, beside, canGoBack, canGoForward, readOnly, history, sample])
}

/** The source whose text or page is open. */
function openSourceOf({ reader, ref, history }: Route): string | undefined {
  if (reader) return reader.source
  return ref?.collection === 'source' && history !== true ? ref.id : undefined
}

/** Does the actions that move between screens and records. */
function WindowActions({ sides, navigation }: { sides: Sides; navigation: Navigation }) {
  useMenu(useNextSteps(supposedSteps(sides.main.route)))
  // As on every other way to a screen, the arrow keys work in its list at once.
  const toList = (screen: Screen | undefined, go: () => void) => () => {
    if (screen) wantListFocus(screen)
    go()
  }
  useAction('back', toList(navigation.backTo, navigation.back))
  useAction('forward', toList(navigation.forwardTo, navigation.forward))
  const { ref } = navigation.route
  useVisited(navigation.route.unasked ? undefined : ref)
  const perform = useRecordActions(navigation, sides.openBeside)
  const toOpened = (id: RecordActionId) => () => {
    if (ref) void perform(id, ref)
  }
  useAction('pin', toOpened('pin'))
  useAction('recordHistory', toOpened('recordHistory'))
  useAction('openInNewWindow', toOpened('openInNewWindow'))
  useAction('openBeside', () => {
    if (!sides.openBeside(recordAt(document.activeElement)?.ref)) showStatus({ did: 'nothing' })
  })
  useAction('closeBeside', sides.closeBeside)
  useAction('linkIssue', toOpened('linkIssue'))
  useAction('duplicate', toOpened('duplicate'))
  useAction('nextMeeting', toOpened('nextMeeting'))
  useMouse(navigation, sides.openBeside)
  useRowKeys(ref, perform)
  return (
    <>
      {SCREENS.map((screen) => (
        <ShowAction key={screen} screen={screen} show={navigation.show} />
      ))}
    </>
  )
}

function ShowAction({ screen, show }: { screen: Screen; show: (screen: Screen) => void }) {
  useAction(`show-${screen}`, () => {
    wantListFocus(screen)
    show(screen)
  })
  return null
}

import { ChevronLeftIcon, ChevronRightIcon, XIcon } from '@primer/octicons-react'
import { useEffect, useEffectEvent, useRef, type ReactNode } from 'react'
import { ACTIONS, keysOf } from '../../core/actions/actions'
import { refKey } from '../../core/desk/ops'
import type { RecordRef } from '../../core/model/values/record-ref'
import { SideContext, SIDES, type Side } from '../actions/side-context'
import { usePanes } from '../client/panes'
import { useNames } from '../client/use-visits'
import { PaneSeparator, paneStyle } from '../lists/pane-separator'
import { SideRoomContext, useSideRoom } from '../lists/side-room'
import { MakeRecordProvider } from '../navigation/make-record'
import { useFocusBack } from '../look/focus-back'
import type { Navigation } from '../navigation/navigation-state'
import { OpenRecordProvider, ReadSourceProvider } from '../navigation/open-record'
import type { Sides } from '../navigation/sides'
import { isMac, keyWords } from '../text/key-words'
import { useTexts } from '../text/text-context'
import { useLitPlace } from './lit-place'
import classes from './sides.module.css'

/** The window's own side, and the one beside it if the window is split. In a narrow window one shows at a time, each with its tab. */
export function SidesView({ sides, main, beside }: { sides: Sides; main: ReactNode; beside: ReactNode }) {
  const { t } = useTexts()
  const { panes } = usePanes()
  const { active, activate } = sides
  return (
    <div
      className={classes.sides}
      data-split={sides.beside !== undefined}
      data-active={active}
      style={paneStyle('main', panes.main)}
    >
      {sides.beside && <Tabs sides={sides} />}
      <SidePane navigation={sides.main} activate={activate}>
        {main}
      </SidePane>
      {sides.beside && <PaneSeparator pane="main" />}
      {sides.beside && (
        <SidePane navigation={sides.beside} activate={activate}>
          <BesideTools navigation={sides.beside} isActive={active === 'beside'} close={sides.closeBeside} />
          {sides.isTwice ? <p className={classes.twice}>{t('side.twice')}</p> : beside}
        </SidePane>
      )}
    </div>
  )
}

/** One side, with its own way of opening things: what is opened from it shows on it. */
function SidePane(props: { navigation: Navigation; activate: (side: Side) => void; children: ReactNode }) {
  const { t } = useTexts()
  const { navigation, activate } = props
  const { side, route } = navigation
  const pane = useRef<HTMLDivElement>(null)
  useLitPlace(route, pane)
  const hasRoom = useSideRoom(pane)
  const enter = () => activate(side)
  const isBeside = side === 'beside'
  return (
    <SideContext value={side}>
      <OpenRecordProvider value={navigation.open}>
        <ReadSourceProvider value={navigation.read}>
          <MakeRecordProvider value={navigation.make}>
            <div
              ref={pane}
              className={classes.side}
              data-side={side}
              data-pane={side}
              {...(isBeside ? { role: 'region', 'aria-label': t('side.beside') } : {})}
              onFocusCapture={enter}
              onPointerDownCapture={enter}
            >
              <SideRoomContext value={hasRoom}>{props.children}</SideRoomContext>
            </div>
          </MakeRecordProvider>
        </ReadSourceProvider>
      </OpenRecordProvider>
    </SideContext>
  )
}

/** The way back and forward on the side beside, and out of it. Takes the focus when the side opens, and gives it back when it closes. */
function BesideTools(props: { navigation: Navigation; isActive: boolean; close: () => void }) {
  const { navigation, close } = props
  const { t } = useTexts()
  const name = useNameOf(navigation)
  const button = useRef<HTMLButtonElement>(null)
  useFocusBack()
  const take = useEffectEvent(() => {
    // After a reload nobody has opened it just now.
    if (props.isActive) button.current?.focus({ preventScroll: true })
  })
  useEffect(() => take(), [])
  const keys = ACTIONS.find(({ id }) => id === 'closeBeside')
  const closing = `${t('action.closeBeside')}${keys ? ` (${keyWords(keysOf(keys, isMac))})` : ''}`
  return (
    <div className={classes.tools} role="toolbar" aria-label={t('side.beside')}>
      <button
        type="button"
        aria-label={t('nav.back')}
        title={t('nav.back')}
        disabled={!navigation.canGoBack}
        onClick={navigation.back}
      >
        <ChevronLeftIcon size={16} />
      </button>
      <button
        type="button"
        aria-label={t('nav.forward')}
        title={t('nav.forward')}
        disabled={!navigation.canGoForward}
        onClick={navigation.forward}
      >
        <ChevronRightIcon size={16} />
      </button>
      <span className={classes.name} dir="auto">
        {name}
      </span>
      <button ref={button} type="button" aria-label={t('action.closeBeside')} title={closing} onClick={close}>
        <XIcon size={16} />
      </button>
    </div>
  )
}

/** The title of the record or source that a side shows; undefined if it shows none, or until the title is known. */
function useNameOf(navigation: Navigation | undefined): string | undefined {
  const { title } = useTexts()
  const { ref, reader } = navigation?.route ?? {}
  const shown: RecordRef | undefined = reader ? { collection: 'source', id: reader.source } : ref
  const names = useNames(shown ? [{ collection: shown.collection, id: shown.id }] : [])
  const row = shown && names.get(refKey(shown))
  return row && title(row.title)
}

/** The tabs of the two sides, for a window too narrow for both. */
function Tabs({ sides: { main, beside, active, activate } }: { sides: Sides }) {
  const { t } = useTexts()
  const ofMain = useNameOf(main)
  const ofBeside = useNameOf(beside)
  const names: Record<Side, string> = {
    main: ofMain ?? t(`nav.${main.route.screen}`),
    beside: ofBeside ?? t('side.beside'),
  }
  return (
    <div className={classes.tabs} role="group" aria-label={t('side.both')} data-pane="tabs">
      {SIDES.map((side) => (
        <button key={side} type="button" aria-pressed={side === active} onClick={() => activate(side)}>
          {names[side]}
        </button>
      ))}
    </div>
  )
}

import { Menu } from '@mantine/core'
import { Fragment, useEffect, useRef, useState } from 'react'
import { ACTIONS, keysOf } from '../../core/actions/actions'
import { RECORD_ACTIONS, type RecordAction, type RecordActionId } from '../../core/actions/record-actions'
import { refKey } from '../../core/desk/ops'
import type { RecordRef } from '../../core/model/values/record-ref'
import { useActions } from '../actions/action-context'
import { useDesk } from '../client/use-desk'
import { usePins } from '../client/use-visits'
import type { Navigation } from '../navigation/navigation-state'
import { recordAt } from '../navigation/new-window'
import { isMac, keyWords } from '../text/key-words'
import { PointMenu } from '../parts/point-menu'
import { useTexts } from '../text/text-context'
import classes from './record-menu.module.css'
import { useRecordActions } from './use-record-actions'

/** A menu that is open: for which record, at which point of the window, and from which element. */
interface Opened {
  ref: RecordRef
  x: number
  y: number
  from: HTMLElement
}

/**
 * The menu of a record, by a right click, Shift+F10 or the Menu key on a row, a cell, a search hit or a link. Fields and selected words elsewhere have the
 * menu of the main process, which a menu here keeps from opening.
 */
export function RecordMenu({
  navigation,
  openBeside,
}: {
  navigation: Navigation
  openBeside: (ref: RecordRef) => void
}) {
  const [opened, setOpened] = useState<Opened>()
  useEffect(() => {
    const openFor = (event: Event, at?: { x: number; y: number }) => {
      const record = recordAt(event.target)
      if (!record) return
      event.preventDefault()
      event.stopPropagation()
      const { left, bottom } = record.element.getBoundingClientRect()
      setOpened({ ref: record.ref, ...(at ?? { x: left + 12, y: bottom - 4 }), from: record.element })
    }
    const onMenu = (event: MouseEvent) => {
      // A key opens it at no point.
      const isAtPoint = event.clientX > 0 || event.clientY > 0
      openFor(event, isAtPoint ? { x: event.clientX, y: event.clientY } : undefined)
    }
    // A Mac has no such key of its own; elsewhere the key would open it in the middle of the row.
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) openFor(event)
    }
    document.addEventListener('contextmenu', onMenu, { capture: true })
    document.addEventListener('keydown', onKey, { capture: true })
    return () => {
      document.removeEventListener('contextmenu', onMenu, { capture: true })
      document.removeEventListener('keydown', onKey, { capture: true })
    }
  }, [])
  if (!opened) return null
  const key = `${refKey(opened.ref)} ${opened.x} ${opened.y}`
  return (
    <OpenMenu
      key={key}
      opened={opened}
      close={() => setOpened(undefined)}
      navigation={navigation}
      openBeside={openBeside}
    />
  )
}

function OpenMenu(props: {
  opened: Opened
  close: () => void
  navigation: Navigation
  openBeside: (ref: RecordRef) => void
}) {
  const { opened, close } = props
  const { t } = useTexts()
  const { editable } = useActions().state
  const { ref, from } = opened
  const pinned = usePins().isPinned(ref)
  const address = useAddress(ref)
  const perform = useRecordActions(props.navigation, props.openBeside)
  const state = { collection: ref.collection, editable, pinned, address: address !== undefined }
  const chosen = useRef<RecordActionId>(undefined)
  // The row has the focus again before anything is done: what it opens takes the focus from there.
  const leave = () => {
    from.focus({ preventScroll: true })
    close()
    if (chosen.current) void perform(chosen.current, ref, address)
  }
  return (
    <PointMenu at={opened} label={t('recordAction.menu')} minWidth={220} close={leave}>
      {RECORD_ACTIONS.filter((action) => action.offered(state)).map((action, index) => (
        <Fragment key={action.id}>
          {action.apart && index > 0 && <Menu.Divider />}
          <Menu.Item
            data-autofocus={index === 0 || undefined}
            disabled={!action.enabled(state)}
            {...(action.id === 'delete' ? { color: 'var(--error)' } : {})}
            rightSection={<span className={classes.keys}>{keysLike(action)}</span>}
            onClick={() => {
              chosen.current = action.id
            }}
          >
            {t(action.label(state))}
          </Menu.Item>
        </Fragment>
      ))}
    </PointMenu>
  )
}

/** The keys that do the same to the open record. */
function keysLike({ like }: RecordAction): string {
  const action = ACTIONS.find(({ id }) => id === like)
  return action ? keyWords(keysOf(action, isMac)) : ''
}

/** The web address that a source names. */
function useAddress(ref: RecordRef): string | undefined {
  const { data } = useDesk('desk:record', ref, ref.collection === 'source')
  const url = data?.fields.find(({ name }) => name === 'url')?.values[0]
  return url?.type === 'text' ? url.text : undefined
}

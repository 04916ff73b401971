import { Button, Menu } from '@mantine/core'
import { useState } from 'react'
import type { MemoRoomView } from '../../../core/queries/memo-schemas'
import { useActions } from '../../actions/action-context'
import { useStaff } from '../../client/environment'
import { newId } from '../../client/new-id'
import { applyCommand } from '../../client/saving'
import type { Navigation } from '../../navigation/navigation-state'
import { useTexts } from '../../text/text-context'
import classes from './memo-strip.module.css'

/** The version of a memo; if it has others, they are opened from here. */
export function Versions({ view, navigation }: { view: MemoRoomView; navigation: Navigation }) {
  const { t, word } = useTexts()
  const label = t('room.version', { version: view.version })
  if (view.versions.length < 2) return <span>{label}</span>
  return (
    <Menu transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <button type="button" className={classes.versions} aria-label={`${label} – ${t('room.versions')}`}>
          {label} ▾
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {view.versions.map(({ ref, version, status }) => (
          <Menu.Item key={ref.id} disabled={ref.id === view.ref.id} onClick={() => navigation.open(ref)}>
            {t('room.version', { version })} – {word('memoStatus', status)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

/** Makes a draft that replaces an issued memo, or opens it if it exists already. */
export function NewVersion({ view, navigation }: { view: MemoRoomView; navigation: Navigation }) {
  const { t, error } = useTexts()
  const { state } = useActions()
  const staff = useStaff()
  const [failure, setFailure] = useState<unknown>()
  const newer = view.versions.findLast(({ version }) => version > view.version)
  const make = async () => {
    const id = newId()
    try {
      await applyCommand({ kind: 'newMemoVersion', id: view.ref.id, newId: id }, staff)
      navigation.open({ collection: 'memo', id })
    } catch (cause) {
      setFailure(cause)
    }
  }
  return (
    <>
      {failure !== undefined && <span role="alert">{error(failure)}</span>}
      <Button
        size="compact-sm"
        variant="default"
        disabled={!state.editable && !newer}
        onClick={() => (newer ? navigation.open(newer.ref) : void make())}
      >
        {newer ? t('room.version', { version: newer.version }) : t('room.newVersion')}
      </Button>
    </>
  )
}

import { Button, Menu } from '@mantine/core'
import { useState } from 'react'
import { isMadeMemoType } from '../../../core/model/values/made-memos'
import { VOCABULARIES, type Vocabulary } from '../../../core/model/values/vocabularies'
import type { MemoRoomView } from '../../../core/queries/memo-schemas'
import { useActions } from '../../actions/action-context'
import { ask } from '../../client/bridge'
import { useStaff } from '../../client/environment'
import { newId } from '../../client/new-id'
import { applyCommand } from '../../client/saving'
import type { Navigation } from '../../navigation/navigation-state'
import { useTexts } from '../../text/text-context'
import { useDelete } from '../delete/delete-button'
import classes from './memo-strip.module.css'
import { ReadBackDialog } from './read-back-dialog'
import type { MemoWork } from './use-memo-export'

/** The actions on a whole memo that are needed less often, in a menu. */
export function MemoMore(props: {
  view: MemoRoomView
  navigation: Navigation
  work: MemoWork
  printable: boolean
  flush: () => Promise<void>
}) {
  const { t, word, error } = useTexts()
  const { view, navigation, work, printable, flush } = props
  const { state, run } = useActions()
  const staff = useStaff()
  const [chosen, setChosen] = useState<{ id: string; place: string }>()
  const [failure, setFailure] = useState<unknown>()
  const remove = useDelete({
    target: view.ref,
    gone: navigation.closeRecord,
    enabled: !view.frozen,
  })
  const attempt = (act: () => Promise<void>) => () => {
    setFailure(undefined)
    act().catch(setFailure)
  }
  /** Reads a Word file of the memo back that somebody sent, once it is chosen. */
  const readBack = attempt(async () => {
    await flush()
    const { place } = await ask('app:choose-import', { what: 'returned' })
    if (place !== undefined) setChosen({ id: newId(), place })
  })
  /** Makes a draft about the same subject for another reader, who may not see all of it, and opens it. */
  const copyFor = (memoAudience: Vocabulary<'memoAudience'>) =>
    attempt(async () => {
      const id = newId()
      await applyCommand({ kind: 'copyMemo', id: view.ref.id, newId: id, memoAudience }, staff)
      navigation.open({ collection: 'memo', id })
    })
  const readers = VOCABULARIES.memoAudience.filter((reader) => reader !== view.setup.memoAudience)
  return (
    <>
      {failure !== undefined && (
        <span role="alert" className={classes.failure}>
          {error(failure)}
        </span>
      )}
      <Menu transitionProps={{ duration: 0 }} position="bottom-end">
        <Menu.Target>
          <Button size="compact-sm" variant="default" leftSection="⋯" aria-label={t('room.moreActions')}>
            {t('room.moreActions')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item disabled={!printable} onClick={work.print}>
            {t('export.print')}
          </Menu.Item>
          <Menu.Item disabled={!view.model} onClick={readBack}>
            {t('returned.action')}
          </Menu.Item>
          <Menu.Item onClick={() => run('recordHistory')}>{t('past.history')}</Menu.Item>
          {isMadeMemoType(view.type) && (
            <>
              <Menu.Divider />
              <Menu.Label>{t('room.copyFor')}</Menu.Label>
              {readers.map((reader) => (
                <Menu.Item key={reader} disabled={!state.editable} onClick={copyFor(reader)}>
                  {word('memoAudience', reader)}
                </Menu.Item>
              ))}
            </>
          )}
          {!view.frozen && (
            <>
              <Menu.Divider />
              <Menu.Item className={classes.delete ?? ''} disabled={!state.editable} onClick={remove}>
                {t('action.delete')}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {chosen && (
        <ReadBackDialog key={chosen.id} {...chosen} view={view} choose={readBack} close={() => setChosen(undefined)} />
      )}
    </>
  )
}

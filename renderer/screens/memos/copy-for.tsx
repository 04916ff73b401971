import { Button, Menu } from '@mantine/core'
import { useState } from 'react'
import type { RecordRef } from '../../../core/model/values/record-ref'
import { VOCABULARIES, type Vocabulary } from '../../../core/model/values/vocabularies'
import type { MemoRoomView } from '../../../core/queries/memo-schemas'
import { useActions } from '../../actions/action-context'
import { useStaff } from '../../client/environment'
import { newId } from '../../client/new-id'
import { applyCommand } from '../../client/saving'
import { useTexts } from '../../text/text-context'

/** Makes a draft about the same subject for another reader, who may not see all of it, and opens it. */
export function CopyFor({ view, open }: { view: MemoRoomView; open: (ref: RecordRef) => void }) {
  const { t, word, error } = useTexts()
  const { state } = useActions()
  const staff = useStaff()
  const [failure, setFailure] = useState<unknown>()
  const copy = async (memoAudience: Vocabulary<'memoAudience'>) => {
    setFailure(undefined)
    const newIdOfCopy = newId()
    try {
      await applyCommand({ kind: 'copyMemo', id: view.ref.id, newId: newIdOfCopy, memoAudience }, staff)
      open({ collection: 'memo', id: newIdOfCopy })
    } catch (cause) {
      setFailure(cause)
    }
  }
  const readers = VOCABULARIES.memoAudience.filter((reader) => reader !== view.setup.memoAudience)
  return (
    <>
      {failure !== undefined && <span role="alert">{error(failure)}</span>}
      <Menu transitionProps={{ duration: 0 }}>
        <Menu.Target>
          <Button size="compact-sm" variant="default" disabled={!state.editable}>
            {t('room.copyFor')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {readers.map((reader) => (
            <Menu.Item key={reader} onClick={() => void copy(reader)}>
              {word('memoAudience', reader)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </>
  )
}

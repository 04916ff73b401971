import { Button, Menu } from '@mantine/core'
import type { ReactNode } from 'react'
import { ACTIONS, keysOf, type ActionId } from '../../../core/actions/actions'
import { RECORD_ACTIONS, type RecordActionId } from '../../../core/actions/record-actions'
import { MEMO_SUBJECT_FIELDS, memosAbout, type MadeMemoType } from '../../../core/model/values/made-memos'
import type { CollectionName } from '../../../core/model/values/collection-names'
import type { RecordView } from '../../../core/queries/view-schemas'
import { useActions } from '../../actions/action-context'
import { isMac, keyWords } from '../../text/key-words'
import { usePins } from '../../client/use-visits'
import type { Navigation } from '../../navigation/navigation-state'
import type { useMakeMemo } from '../../navigation/use-make-memo'
import { useTexts } from '../../text/text-context'
import { useDelete } from '../delete/delete-button'
import classes from './record.module.css'

/** The kinds of memo about such a record, without the one that has a button of its own. */
function otherMemos(collection: CollectionName): MadeMemoType[] {
  const subject = MEMO_SUBJECT_FIELDS.find((field) => field === collection)
  return subject === undefined ? [] : memosAbout(subject).slice(subject === 'session' ? 1 : 0)
}

/** The actions of the open record that have a button or an entry of their own. */
const HAVE_BUTTONS: ReadonlySet<RecordActionId> = new Set(['edit', 'delete'])

/** The menu of what is done less often with a record: other memos about it, and the actions of its menu elsewhere. */
export function MoreActions(props: {
  view: RecordView
  navigation: Navigation
  makeMemo: ReturnType<typeof useMakeMemo>['make']
  /** Can the record's text have a new version? */
  hasText: boolean
}) {
  const { view, navigation, makeMemo, hasText } = props
  const { t, word } = useTexts()
  const { run, state } = useActions()
  const pinned = usePins().isPinned(view.ref)
  const ask = useDelete({ target: view.ref, gone: navigation.closeRecord })
  const { collection, id } = view.ref
  const memos = otherMemos(collection)
  const record = { collection, editable: state.editable, pinned, address: false }
  return (
    <>
      <Menu position="bottom-end" shadow="md" returnFocus withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <Button size="compact-sm" variant="default" className={classes.more} aria-label={t('record.more')}>
            <span aria-hidden="true">⋯</span>
          </Button>
        </Menu.Target>
        {/* Esc closes the menu only, not the record too. */}
        <Menu.Dropdown onKeyDown={(event) => event.key === 'Escape' && event.preventDefault()}>
          {memos.map((kind) => (
            <Menu.Item key={kind} disabled={!state.editable} onClick={() => void makeMemo(kind, id)}>
              {t('session.makeMemo', { kind: word('memoType', kind) })}
            </Menu.Item>
          ))}
          {hasText && (
            <Menu.Item disabled={!state.editable} onClick={() => run('giveText')}>
              {t('source.newText')}
            </Menu.Item>
          )}
          {view.supersede && (
            <Menu.Item
              disabled={!state.editable}
              rightSection={<Keys of="supersede" />}
              onClick={() => run('supersede')}
            >
              {t('action.supersede')}
            </Menu.Item>
          )}
          {(memos.length > 0 || hasText || view.supersede) && <Menu.Divider />}
          {RECORD_ACTIONS.map(
            (action) =>
              action.like !== undefined &&
              !HAVE_BUTTONS.has(action.id) &&
              action.offered(record) && (
                <MenuAction key={action.id} id={action.like} disabled={!action.enabled(record)}>
                  {t(action.label(record))}
                </MenuAction>
              ),
          )}
          {collection !== 'deskSettings' && (
            <>
              <Menu.Divider />
              <Menu.Item
                className={classes.danger}
                disabled={!state.editable}
                rightSection={<Keys of="delete" />}
                onClick={ask}
              >
                {t('action.delete')}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
    </>
  )
}

function MenuAction({ id, disabled, children }: { id: ActionId; disabled: boolean; children: ReactNode }) {
  const { run } = useActions()
  return (
    <Menu.Item disabled={disabled} rightSection={<Keys of={id} />} onClick={() => run(id)}>
      {children}
    </Menu.Item>
  )
}

/** The keys that do the same, beside an entry. */
function Keys({ of }: { of: ActionId }) {
  const action = ACTIONS.find(({ id }) => id === of)
  return (
    <kbd className={classes.keys} aria-hidden="true">
      {action && keyWords(keysOf(action, isMac))}
    </kbd>
  )
}

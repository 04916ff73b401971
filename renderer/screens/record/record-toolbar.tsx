import { Button } from '@mantine/core'
import { useEffect, useEffectEvent } from 'react'
import { DENIABLE } from '../../../core/desk/claims'
import { MEMO_SUBJECT_FIELDS, memosAbout } from '../../../core/model/values/made-memos'
import type { RecordView } from '../../../core/queries/view-schemas'
import { SOURCE_TEXT } from '../../../core/search/search-document'
import { useAction, useActions } from '../../actions/action-context'
import { newId } from '../../client/new-id'
import { usePins } from '../../client/use-visits'
import { MarkingLine } from '../../look/marking-line'
import type { Navigation } from '../../navigation/navigation-state'
import { useWantedAction } from '../../navigation/wanted-action'
import { useMakeMemo } from '../../navigation/use-make-memo'
import { useTexts } from '../../text/text-context'
import { FindLineButton } from '../schedule/find-line-button'
import { GiveTextButton } from './give-text-button'
import { MoreActions } from './more-actions'
import { PictureButton } from './picture-button'
import { RateButton } from './rate-button'
import classes from './record.module.css'

/** The one thing that a record's page is mostly opened for: its button is filled. */
type Primary = 'memo' | 'cite' | 'rate' | 'read' | 'giveText' | 'edit'

/** What the filled button of a record's page does. */
export function primaryOf(view: RecordView): Primary {
  if (view.collection === 'session') return 'memo'
  if (view.collection === 'measure' || view.collection === 'good') return 'rate'
  if (view.collection === 'source') return view.reading ? 'read' : isSchedule(view) ? 'edit' : 'giveText'
  return DENIABLE.includes(view.collection) && view.citable.length > 0 ? 'cite' : 'edit'
}

/** Is this source a tariff schedule? Its text has the lines that are cited, and grows with them. */
const isSchedule = (view: RecordView) =>
  view.fields.some(({ name, values }) => name === 'scheduleRevision' && values[0]?.type !== 'nothing')

/** The row above a record: its kind and marking, its buttons, and a menu of the rest. It stays at the same place whatever the record. */
export function RecordToolbar(props: { view: RecordView; navigation: Navigation; cite: () => void }) {
  const { view, navigation, cite } = props
  const { t, family, word, error } = useTexts()
  const { run, state } = useActions()
  const { read } = navigation
  const memo = useMakeMemo(navigation.open)
  const primary = primaryOf(view)
  const pinned = usePins().isPinned(view.ref)
  const variant = (of: Primary) => (of === primary ? 'filled' : 'default')
  const [firstMemo] = memosAbout('session')
  useFoundText(view, navigation)
  const subject = MEMO_SUBJECT_FIELDS.find((field) => field === view.collection)
  const [keyMemo] = subject === undefined ? [] : memosAbout(subject)
  useAction('cite', view.citable.length > 0 ? cite : undefined)
  useAction('makeMemo', keyMemo && (() => void memo.make(keyMemo, view.ref.id)))
  useAction('edit', () => navigation.edit(view.ref, true))
  useAction('supersede', () => {
    if (view.supersede) navigation.make({ of: 'position', given: view.supersede, id: newId() })
  })
  useWantedAction(view.ref, 'page')
  return (
    <>
      <div className={classes.toolbar}>
        <p className={classes.kind}>
          {family(`collection.${view.collection}`)} <MarkingLine marking={view.marking} />
          {pinned && <span>{t('search.pinned')}</span>}
        </p>
        <div className={classes.buttons}>
          {primary === 'memo' && firstMemo && (
            <Button
              size="compact-sm"
              variant={variant('memo')}
              disabled={!state.editable}
              onClick={() => void memo.make(firstMemo, view.ref.id)}
            >
              {t('session.makeMemo', { kind: word('memoType', firstMemo) })}
            </Button>
          )}
          {primary === 'cite' && (
            <Button size="compact-sm" variant={variant('cite')} disabled={!state.editable} onClick={cite}>
              {t('cite.action')}
            </Button>
          )}
          {view.reading && (
            <Button size="compact-sm" variant={variant('read')} onClick={() => read({ source: view.ref.id })}>
              {t('reader.open')}
            </Button>
          )}
          {lacksText(view) && <GiveTextButton isWhole={false} variant={variant('giveText')} />}
          <RateButton of={view.ref} navigation={navigation} />
          <PictureButton of={view.ref} navigation={navigation} />
          {view.collection === 'good' && <FindLineButton good={view.ref.id} />}
          {view.supersede && (
            <Button
              className={classes.roomy ?? ''}
              size="compact-sm"
              variant="default"
              disabled={!state.editable}
              onClick={() => run('supersede')}
            >
              {t('action.supersede')}
            </Button>
          )}
          <Button size="compact-sm" variant={variant('edit')} disabled={!state.editable} onClick={() => run('edit')}>
            {t('action.edit')}
          </Button>
          <MoreActions view={view} navigation={navigation} makeMemo={memo.make} hasText={hasText(view)} />
        </div>
      </div>
      {memo.failure !== undefined && <p role="alert">{error(memo.failure)}</p>}
    </>
  )
}

/** Does a source lack its text, or have no more of it than one quote? A schedule's grows by itself. */
const lacksText = (view: RecordView) =>
  view.collection === 'source' && !isSchedule(view) && (!view.reading || view.isOneQuote === true)

/** Does a source have a text of which there may be a new version? */
const hasText = (view: RecordView) => view.reading !== undefined && !isSchedule(view) && view.isOneQuote !== true

/** Opens the text of a long source at the words that a search found: the page shows only its beginning. */
function useFoundText(view: RecordView, { read, route: { place } }: Navigation): void {
  const findInText = useEffectEvent(() => {
    if (place?.field === SOURCE_TEXT) read({ source: view.ref.id, find: place.text })
  })
  const isLong = view.readingLength !== undefined
  useEffect(() => {
    if (isLong) findInText()
  }, [isLong])
}

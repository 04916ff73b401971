import { useState } from 'react'
import { ParleyError } from '../../../core/base/errors'
import type { FormSession } from '../../../core/editing/form-session'
import type { FormState } from '../../../core/editing/form-state'
import { MADE_MEMOS } from '../../../core/model/values/made-memos'
import { tooLong } from '../../../core/memo/too-long'
import type { MemoRoomView } from '../../../core/queries/memo-schemas'
import { inARow } from '../../../core/text/joined'
import look from '../../look/look.module.css'
import { useOpenRecord } from '../../navigation/open-record'
import { MemoPages } from '../../pages/memo-pages'
import { useTexts } from '../../text/text-context'
import { MemoFailure } from './memo-failure'
import classes from './memos.module.css'
import { NOTHING_TYPED } from './pages-queue'
import { unsavedFields } from './unsaved-fields'
import { useMemoPages } from './use-memo-pages'
import { isEditedHere, WordsCard } from './words-card'

/**
 * The memo in print. A sentence opens its record; the memo's own words are edited where they stand, or in their field while the details are shown (`isBeside`).
 */
export function PagesPane(props: {
  view: MemoRoomView
  session: FormSession
  state: FormState
  isBeside: boolean
  toField: (field: string) => void
}) {
  const { view, session, state, isBeside, toField } = props
  const { t, title, family, word, error, language } = useTexts()
  const open = useOpenRecord()
  const [editing, setEditing] = useState<{ field: string; passage: number }>()
  const { pressed, failure, progress, behind } = useMemoPages(view, view.frozen ? NOTHING_TYPED : unsavedFields(state))
  const { failure: why } = view
  if (why) {
    return (
      <div className={classes.noPages} role="alert">
        <p>{t('room.noPages')}</p>
        <p>{error(new ParleyError(why.code, why.params))}</p>
      </div>
    )
  }
  if (!view.model)
    return <p className={look.waiting}>{t('room.noSubject', { subject: t(`room.${MADE_MEMOS[view.type].about}`) })}</p>
  const failed = failure !== undefined && (
    <div className={classes.noPages}>
      <p>{t('room.noPages')}</p>
      <MemoFailure error={failure} toField={toField} />
    </div>
  )
  if (failed && !pressed) return failed
  if (!pressed)
    return <p className={look.waiting}>{progress ? t(`export.phase.${progress.phase}`) : t('room.setting')}</p>
  const long = tooLong(view.model, pressed, view.sections && { type: view.type, sections: view.sections })
  return (
    <>
      {failed}
      {behind && (
        <p className={classes.behind} role="status">
          {t('room.setting')}
        </p>
      )}
      {long && (
        <p className={classes.behind} role="status">
          {t('room.tooLong', { pages: long.pages, most: long.most, longest: inARow(long.longest, language) })}
          {long.hide && ` ${t('room.tooLongHide', { section: word('memoSection', long.hide) })}`}
        </p>
      )}
      <MemoPages
        bytes={pressed.bytes}
        places={pressed.places}
        pages={pressed.pages}
        title={title(view.title)}
        describe={({ collection }) => family(`collection.${collection}`)}
        onOpen={({ collection, id, field }, passage) => {
          if (collection !== 'memo') open({ collection, id })
          else if (isBeside || view.frozen || !isEditedHere(field)) toField(field)
          else setEditing({ field, passage })
        }}
        card={
          editing && !view.frozen && !isBeside
            ? {
                passage: editing.passage,
                content: (
                  <WordsCard
                    key={editing.field}
                    view={view}
                    session={session}
                    state={state}
                    field={editing.field}
                    close={() => setEditing(undefined)}
                    toDetails={() => {
                      setEditing(undefined)
                      toField(editing.field)
                    }}
                  />
                ),
              }
            : undefined
        }
      />
    </>
  )
}

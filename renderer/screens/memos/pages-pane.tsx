import { ParleyError } from '../../../core/base/errors'
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
import { useMemoPages } from './use-memo-pages'

/** The memo in print. A sentence opens its record; the memo's own words lead to their field. */
export function PagesPane({ view, toField }: { view: MemoRoomView; toField: (field: string) => void }) {
  const { t, title, family, word, error, language } = useTexts()
  const open = useOpenRecord()
  const { pressed, failure, progress, behind } = useMemoPages(view)
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
  if (failure !== undefined) {
    return (
      <div className={classes.noPages}>
        <p>{t('room.noPages')}</p>
        <MemoFailure error={failure} />
      </div>
    )
  }
  if (!pressed)
    return <p className={look.waiting}>{progress ? t(`export.phase.${progress.phase}`) : t('room.setting')}</p>
  const long = tooLong(view.model, pressed, view.sections && { type: view.type, sections: view.sections })
  return (
    <>
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
        onOpen={({ collection, id, field }) => {
          if (collection === 'memo') toField(field)
          else open({ collection, id })
        }}
      />
    </>
  )
}

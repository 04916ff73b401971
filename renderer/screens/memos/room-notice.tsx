import { Button } from '@mantine/core'
import { ParleyError } from '../../../core/base/errors'
import { isMadeMemoType } from '../../../core/model/values/made-memos'
import type { MemoRoomView } from '../../../core/queries/memo-schemas'
import { useActions } from '../../actions/action-context'
import { useTexts } from '../../text/text-context'
import { asOfChange } from './as-of-change'
import classes from './memo-strip.module.css'
import { useRefresh } from './use-refresh'

/** Says how a draft's text relates to the records: the same, out of date, or updating automatically. */
export function RoomNotice({ view, see, flush }: { view: MemoRoomView; see: () => void; flush: () => Promise<void> }) {
  const texts = useTexts()
  const { t, word, error } = texts
  const { state } = useActions()
  const { refresh, failure } = useRefresh(view, flush)
  const { changes, trouble } = view
  if (view.frozen || !isMadeMemoType(view.type)) return null
  const button = (label: string) => (
    <Button size="compact-sm" variant="default" disabled={!state.editable} onClick={() => void refresh()}>
      {label}
    </Button>
  )
  const notice = trouble ? (
    <p>{t('room.trouble', { reason: error(new ParleyError(trouble.code, trouble.params)) })}</p>
  ) : changes ? (
    <>
      <p>
        {changes.language
          ? t('room.staleLanguage', {
              before: t(`room.language.${changes.language.before}`),
              after: t(`room.language.${changes.language.after}`),
            })
          : changes.pageSize
            ? t('room.stalePaper', {
                before: word('pageSize', changes.pageSize.before),
                after: word('pageSize', changes.pageSize.after),
              })
            : changes.asOf
              ? t('room.staleAsOf', asOfChange(changes.asOf, view.setup, texts))
              : changes.count === 0
                ? t('room.staleOther')
                : changes.count === 1
                  ? t('room.staleOne')
                  : t('room.stale', { count: changes.count })}
      </p>
      <Button size="compact-sm" onClick={see}>
        {t('room.seeChanges')}
      </Button>
      {button(t('room.refresh'))}
    </>
  ) : view.kept && view.failure ? (
    button(t('room.refresh'))
  ) : view.kept || view.failure ? undefined : (
    <>
      <p>{t('room.live')}</p>
      {button(t('room.keep'))}
    </>
  )
  if (!notice && failure === undefined) return null
  return (
    <div className={classes.notice} role="status" data-tone={view.kept ? 'caution' : 'quiet'}>
      {notice}
      {failure !== undefined && <p role="alert">{error(failure)}</p>}
    </div>
  )
}

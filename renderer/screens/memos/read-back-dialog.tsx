import { Button } from '@mantine/core'
import { useEffect, useEffectEvent, useRef } from 'react'
import { ParleyError } from '../../../core/base/errors'
import type { MemoRoomView } from '../../../core/queries/memo-schemas'
import type { ReturnedView } from '../../../core/queries/returned-schemas'
import { returnedNotices } from '../../../core/queries/returned-words'
import { useStaff } from '../../client/environment'
import { useDesk } from '../../client/use-desk'
import { useOpenRecord } from '../../navigation/open-record'
import { MoreButton } from '../../parts/more-button'
import { WorkBar } from '../../parts/work-bar'
import { useTexts } from '../../text/text-context'
import classes from './read-back.module.css'
import { ReadBackItem } from './read-back-item'
import { useReadBack, type ReadingBack } from './use-read-back'
import { Dialog } from '../../look/dialog'

/** The changes and comments of a Word file that somebody sent back, in the memo's order: a person accepts or leaves each. */
export function ReadBackDialog(props: {
  id: string
  place: string
  view: MemoRoomView
  choose: () => void
  close: () => void
}) {
  const { t, error } = useTexts()
  const { id, place, view: room, choose, close } = props
  const reading = useReadBack({ id, place, memo: room.ref.id })
  const { view, work, problem } = reading
  const isStopped = problem instanceof ParleyError && problem.code === 'canceled'
  return (
    <Dialog
      opened
      fullScreen
      onClose={() => {
        work.cancel()
        close()
      }}
      title={view ? t('returned.title', { file: view.file }) : t('returned.choose')}
      closeButtonProps={{ 'aria-label': t('returned.close') }}
      classNames={{ content: classes.whole ?? '', body: classes.body ?? '' }}
      // The window behind must not react to keys.
      onKeyDown={(event) => event.stopPropagation()}
    >
      {reading.isReading && <WorkBar label={t('returned.reading')} progress={work.progress} cancel={work.cancel} />}
      {problem !== undefined && (
        <div className={classes.problem}>
          <p role="alert">{isStopped ? t('interop.stopped') : error(problem)}</p>
          <Button size="compact-sm" variant="default" onClick={choose}>
            {t('returned.another')}
          </Button>
        </div>
      )}
      {view && problem === undefined && <Suggestions view={view} reading={reading} close={close} />}
    </Dialog>
  )
}

function Suggestions({ view, reading, close }: { view: ReturnedView; reading: ReadingBack; close: () => void }) {
  const { t, language, error } = useTexts()
  const open = useOpenRecord()
  const list = useRef<HTMLOListElement>(null)
  const place = useRef<number>(undefined)
  const { left, failure } = reading
  // An accepted suggestion leaves the list: the keys go on at the next one.
  const goOn = useEffectEvent((count: number) => {
    if (place.current === undefined || count === 0) return
    const items = list.current?.querySelectorAll<HTMLElement>('[data-suggestion]') ?? []
    const next = items[Math.min(place.current, items.length - 1)]
    place.current = undefined
    next?.querySelector<HTMLElement>('button')?.focus()
  })
  const { other, count } = view
  useEffect(() => goOn(count), [count])
  const leftHere = view.suggestions.filter(({ key }) => left.has(key))
  const { accepted, kept } = reading.taken
  const counts = [
    t('returned.toDecide', { count: count - leftHere.length }),
    ...(accepted > 0 ? [t('returned.countAccepted', { count: accepted })] : []),
    ...(kept > 0 ? [t(kept === 1 ? 'returned.countKeptOne' : 'returned.countKept', { count: kept })] : []),
    ...(leftHere.length > 0 ? [t('returned.countLeft', { count: leftHere.length })] : []),
  ]
  return (
    <>
      <header className={classes.head}>
        {returnedNotices(view, language).map((notice) => (
          <p key={notice}>{notice}</p>
        ))}
        {other && (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              close()
              open(other.ref)
            }}
          >
            {t('returned.openOther')}
          </Button>
        )}
        {count + accepted + kept > 0 && (
          <p className={classes.counts} role="status">
            {counts.join(t('memo.comma'))}
          </p>
        )}
      </header>
      {failure !== undefined && (
        <p role="alert" className={classes.failure}>
          {error(failure)}
        </p>
      )}
      <Done reading={reading} />
      <ol ref={list} className={classes.list} aria-label={t('returned.choose')}>
        {view.suggestions.map((suggestion, index) => (
          <ReadBackItem
            key={suggestion.key}
            suggestion={suggestion}
            isLeft={left.has(suggestion.key)}
            take={() => {
              place.current = index
              void reading.take(suggestion)
            }}
            leave={() => reading.leave(suggestion)}
            restore={() => reading.restore(suggestion)}
            close={close}
          />
        ))}
        {view.suggestions.length < view.count && (
          <li>
            <MoreButton
              label={t('returned.more')}
              loaded={view.suggestions.length}
              loading={reading.isAsking}
              more={reading.more}
            />
          </li>
        )}
      </ol>
    </>
  )
}

/** The last thing that was taken over, with Undo while it is the last edit. */
function Done({ reading }: { reading: ReadingBack }) {
  const { t } = useTexts()
  const staff = useStaff()
  const history = useDesk('desk:undo-view', { staff: staff.id })
  const { done, undo } = reading
  if (!done) return null
  const last = history.data?.undo?.label
  const isLast = last !== undefined && last.kind === done.label?.kind && last.id === done.label.id
  return (
    <p className={classes.done} role="status">
      <span>{t(`returned.${done.as}`)}</span>
      {isLast && (
        <Button size="compact-sm" variant="default" onClick={undo}>
          {t('action.undo')}
        </Button>
      )}
    </p>
  )
}

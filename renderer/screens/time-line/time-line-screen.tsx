import { Button, SegmentedControl } from '@mantine/core'
import { useRef, type KeyboardEvent } from 'react'
import { formatInstantDay } from '../../../core/dates/format-date'
import { stepped, ZOOMS, type Zoom } from '../../../core/time-line/zoom'
import { useDesk } from '../../client/use-desk'
import { useLast } from '../../client/use-last'
import { useScreenState } from '../../lists/screen-state'
import look from '../../look/look.module.css'
import { useWantedFocus } from '../../navigation/wanted-focus'
import { useTexts } from '../../text/text-context'
import { ARROWS, MOVES, TimeLinePicture, type Move } from './time-line-picture'
import { TimeLineTable } from './time-line-table'
import classes from './time-line.module.css'

/** What is shown, and the entry that has the focus last: kept for when the person comes back. */
interface TimeLineState {
  zoom: Zoom
  around: string | undefined
  current: string | undefined
}
const START: TimeLineState = { zoom: 'quarter', around: undefined, current: undefined }

/** The entry that the Tab key comes to. */
const entryAt = (screen: HTMLElement | null) =>
  screen?.querySelector<HTMLElement>('[role="group"] button[tabindex="0"]')

/** Meetings, dates and the course of the law on one line of time, around the desk's instant or another. */
export function TimeLineScreen() {
  const { t, error, language } = useTexts()
  const [{ zoom, around, current }, change] = useScreenState<TimeLineState>('timeLine', START)
  const asked = useDesk('desk:time-line', { zoom, ...(around === undefined ? {} : { around }) })
  const view = useLast(asked.data)
  const home = useRef<HTMLElement>(null)
  useWantedFocus('timeLine', view !== undefined, () => {
    ;(current === undefined ? home.current : (entryAt(home.current) ?? home.current))?.focus({ preventScroll: true })
  })
  const step = (by: number) => {
    if (!view) return
    // From what was asked for last, which may not be shown yet: two quick keys are two steps.
    const middle = around === undefined ? view.at : Date.parse(around)
    change({ around: new Date(stepped(zoom, middle, by)).toISOString() })
  }
  const move = (how: Move) => {
    if (how === 'now') change({ around: undefined })
    else if (how === 'earlier' || how === 'later') step(how === 'earlier' ? -1 : 1)
    else change({ zoom: ZOOMS[ZOOMS.indexOf(zoom) + (how === 'closer' ? 1 : -1)] ?? zoom })
  }
  const onKey = (event: KeyboardEvent) => {
    const { altKey, ctrlKey, metaKey, target, key } = event
    if (altKey || ctrlKey || metaKey) return
    // Before an entry has the focus, an arrow goes to the one that the Tab key comes to.
    if (target === home.current && ARROWS[key] !== undefined) {
      event.preventDefault()
      entryAt(home.current)?.focus()
      return
    }
    const how = MOVES[key]
    if (how === undefined) return
    event.preventDefault()
    move(how)
  }
  const day = (at: number) => (view ? formatInstantDay(new Date(at).toISOString(), view.timeZone, language) : '')
  return (
    <section ref={home} tabIndex={-1} className={classes.screen} aria-label={t('nav.timeLine')} onKeyDown={onKey}>
      <div className={classes.bar}>
        <SegmentedControl
          size="xs"
          aria-label={t('timeLine.zoom')}
          data={ZOOMS.map((value) => ({ value, label: t(`timeLine.zoom.${value}`) }))}
          value={zoom}
          onChange={(value) => change({ zoom: ZOOMS.find((one) => one === value) ?? zoom })}
        />
        <span className={classes.steps}>
          <Button variant="default" size="compact-sm" onClick={() => step(-1)}>
            {t('timeLine.earlier')}
          </Button>
          <Button variant="default" size="compact-sm" onClick={() => move('now')} disabled={around === undefined}>
            {t('timeLine.now')}
          </Button>
          <Button variant="default" size="compact-sm" onClick={() => step(1)}>
            {t('timeLine.later')}
          </Button>
        </span>
        {view && (
          <span className={look.quiet} aria-live="polite">
            {t('timeLine.shown', { from: day(view.from), until: day(view.until) })}
          </span>
        )}
      </div>
      {asked.error && (
        <p role="alert" className={look.problem}>
          {error(asked.error)}
        </p>
      )}
      {view && (
        <>
          <TimeLinePicture view={view} zoom={zoom} current={current} setCurrent={(key) => change({ current: key })} />
          {view.nearest && (
            <p className={classes.nothing}>
              {t('timeLine.nothing')}
              {(['before', 'after'] as const).map((side) => {
                const at = view.nearest?.[side]
                if (at === undefined) return null
                return (
                  <Button
                    key={side}
                    variant="default"
                    size="compact-sm"
                    onClick={() => {
                      change({ around: new Date(at).toISOString() })
                      // The button goes with the words.
                      home.current?.focus({ preventScroll: true })
                    }}
                  >
                    {t(`timeLine.nearest.${side}`, { day: day(at) })}
                  </Button>
                )
              })}
            </p>
          )}
          <TimeLineTable rows={view.rows} />
        </>
      )}
    </section>
  )
}

import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react'
import { timeLine } from '../../../core/charts/time-line'
import { formatInstantDay } from '../../../core/dates/format-date'
import type { TimeLineRow, TimeLineView } from '../../../core/queries/time-line-schemas'
import { LANES } from '../../../core/time-line/dated-items'
import { ticksOf, type Zoom } from '../../../core/time-line/zoom'
import { ChartPicture } from '../../look/chart-picture'
import look from '../../look/look.module.css'
import { useOpenRecord } from '../../navigation/open-record'
import { useWidth } from '../../parts/use-width'
import { useTexts, type Texts } from '../../text/text-context'
import classes from './time-line.module.css'

const FONT = 13
const ROWS_MAX = 14

/** How a key changes what is shown. */
export type Move = 'earlier' | 'later' | 'now' | 'closer' | 'farther'
export const MOVES: Readonly<Record<string, Move>> = {
  PageUp: 'earlier',
  PageDown: 'later',
  Home: 'now',
  '+': 'closer',
  '=': 'closer',
  '-': 'farther',
  '−': 'farther',
}
/** How far an arrow key goes in the order of time. */
export const ARROWS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }

/** A row with where it is drawn. */
interface Entry {
  row: TimeLineRow
  style: { left: number; top: number; width: number; height: number }
}

/** The line of time. Each entry opens its record; the arrow keys go through them in the order of time. */
export function TimeLinePicture(props: {
  view: TimeLineView
  zoom: Zoom
  /** The entry that the Tab key comes to, by its key: other entries come and go around it. */
  current: string | undefined
  setCurrent: (key: string) => void
}) {
  const { view, zoom, current, setCurrent } = props
  const texts = useTexts()
  const { t } = texts
  const open = useOpenRecord()
  const [ref, width] = useWidth()
  const picture = useRef<HTMLDivElement>(null)
  // One that comes back finds the entry that it left by.
  const held = useRef(current !== undefined)
  const drawn = useMemo(
    () => (width === undefined || width < 200 ? undefined : drawnView(view, zoom, width, texts)),
    [view, zoom, width, texts],
  )
  const entries = drawn?.entries ?? []
  const found = entries.findIndex(({ row }) => keyOf(row) === current)
  const at = found < 0 ? firstFrom(entries, view.at) : found
  // An entry that is no longer shown gives the focus to another.
  useEffect(() => {
    if (drawn && held.current && document.activeElement === document.body) focusEntry(picture.current, at)
  }, [drawn, at])
  const onKey = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const by = ARROWS[event.key]
    if (by === undefined) return
    event.preventDefault()
    focusEntry(picture.current, Math.min(entries.length - 1, Math.max(0, at + by)))
  }
  return (
    <>
      <div ref={ref}>
        <div
          ref={picture}
          className={classes.picture}
          role="group"
          aria-label={t('timeLine.picture')}
          onKeyDown={onKey}
          onFocus={() => (held.current = true)}
          onBlur={({ relatedTarget }) => (held.current = relatedTarget === null)}
        >
          {drawn && <ChartPicture chart={drawn.chart} />}
          {entries.map(({ row, style }, index) => (
            <button
              key={keyOf(row)}
              type="button"
              className={classes.entry}
              style={style}
              tabIndex={index === at ? 0 : -1}
              aria-label={inWords(row, texts)}
              title={inWords(row, texts)}
              onFocus={() => setCurrent(keyOf(row))}
              onClick={() => open(row.ref)}
            />
          ))}
        </div>
      </div>
      {drawn && drawn.left > 0 && <p className={look.quiet}>{t('timeLine.left', { count: drawn.left })}</p>}
      {entries.length > 0 && <Legend />}
      <p className={classes.keys}>{t('timeLine.keys')}</p>
    </>
  )
}

/** The looks that say how fixed something is, each as an item of some kind has it: what is on one day is narrow. */
const LOOKS = [
  { look: 'day', role: 'law', width: 9 },
  { look: 'span', role: 'law-span', width: 20 },
  { look: 'ahead', role: 'toCome', width: 9 },
  { look: 'off', role: 'calledOff', width: 9 },
  { look: 'loose', role: 'deadline-about', width: 20 },
] as const

/** How to read the picture. */
function Legend() {
  const { t } = useTexts()
  return (
    <ul className={classes.legend} aria-label={t('timeLine.legend')}>
      {LOOKS.map(({ look: name, role, width }) => (
        <li key={name}>
          <ChartPicture
            chart={{ width: width + 2, height: 12, shapes: [{ kind: 'box', role, x: 1, y: 1, width, height: 10 }] }}
          />
          {t(`timeLine.legend.${name}`)}
        </li>
      ))}
    </ul>
  )
}

const focusEntry = (picture: HTMLElement | null, index: number) => picture?.querySelectorAll('button')[index]?.focus()

/** What an entry is: its status, or what its look says. */
export const kindOf = ({ word, role }: TimeLineRow, texts: Texts): string =>
  word ? texts.word(word.vocabulary, word.value) : texts.t(`timeLine.role.${role}`)

const keyOf = ({ ref, part }: TimeLineRow): string => `${ref.collection}/${ref.id}/${part ?? ''}`

/** The first entry that begins at an instant or later, or the last one. */
function firstFrom(entries: readonly Entry[], at: number): number {
  const index = entries.findIndex(({ row }) => (row.from ?? -Infinity) >= at)
  return index < 0 ? Math.max(0, entries.length - 1) : index
}

/** "5 June 2025: Ryosei Akazawa, Howard Lutnick (meeting held)". */
const inWords = (row: TimeLineRow, texts: Texts): string =>
  texts.labelled(texts.date(row.when), `${texts.title(row.title)} (${kindOf(row, texts)})`)

function drawnView(view: TimeLineView, zoom: Zoom, width: number, texts: Texts) {
  const { from, until, at, timeZone, rows } = view
  const { t, title, language } = texts
  const lanes = LANES.map((lane) => rows.filter((row) => row.lane === lane))
  const {
    places,
    left,
    plot: _plot,
    ...chart
  } = timeLine({
    from,
    until,
    lanes: lanes.map((items, index) => ({
      name: t(`timeLine.lane.${LANES[index] ?? 'law'}`),
      items: items.map((row) => ({
        from: row.from ?? -Infinity,
        until: row.until ?? Infinity,
        lasts: row.lasts,
        loose: row.loose === true,
        role: row.role,
        label: title(row.label ?? row.title),
        name: title(row.title),
      })),
    })),
    marks: [{ at, role: 'entry', label: formatInstantDay(new Date(at).toISOString(), timeZone, language) }],
    ticks: ticksOf(zoom, { from, until }, timeZone, language),
    width,
    font: FONT,
    rowsMax: ROWS_MAX,
    focus: at >= from && at <= until ? at : (from + until) / 2,
  })
  const entries = places
    .flatMap(({ lane, item, x, y, width: wide, height }): Entry[] => {
      const row = lanes[lane]?.[item]
      return row ? [{ row, style: { left: x, top: y, width: wide, height } }] : []
    })
    .toSorted((a, b) => (a.row.from ?? -Infinity) - (b.row.from ?? -Infinity))
  return { chart, entries, left: view.left + left.reduce((sum, count) => sum + count, 0) }
}

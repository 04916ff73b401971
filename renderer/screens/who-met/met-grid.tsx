import { memo, useRef, type KeyboardEvent, type MouseEvent } from 'react'
import { refKey } from '../../../core/desk/ops'
import type { Meetings, PersonWhoMet, WhoMetView } from '../../../core/queries/who-met-schemas'
import look from '../../look/look.module.css'
import { useOpenRecord } from '../../navigation/open-record'
import { useTexts } from '../../text/text-context'
import { otherTexts, spanText, timeText } from './met-texts'
import classes from './who-met.module.css'

/** A place of the grid: row or column −1 is that of the people’s names. */
export interface MetPlace {
  row: number
  column: number
}

const ARROWS: Readonly<Record<string, MetPlace>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
}
/** How many shades there are. */
const SHADES = 4

/** People by people, with the meetings that they had. The arrow keys go from cell to cell, names included; Enter opens what is there. */
export function MetGrid(props: {
  view: WhoMetView
  current: MetPlace
  setCurrent: (place: MetPlace) => void
  /** Lists the meetings of two people. */
  list: (place: MetPlace) => void
}) {
  const { view, setCurrent, list } = props
  const texts = useTexts()
  const { t, title } = texts
  const open = useOpenRecord()
  const grid = useRef<HTMLTableElement>(null)
  const current = {
    row: Math.min(props.current.row, view.rows.length - 1),
    column: Math.min(props.current.column, view.columns.length - 1),
  }
  const isCurrent = (row: number, column: number) => row === current.row && column === current.column
  const act = ({ row, column }: MetPlace) => {
    const person = row < 0 ? view.columns[column] : column < 0 ? view.rows[row] : undefined
    if (person) open(person.ref)
    else if (view.cells[row]?.[column]) list({ row, column })
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      act(current)
      return
    }
    const by = ARROWS[event.key]
    if (!by) return
    event.preventDefault()
    const to = {
      row: Math.max(-1, Math.min(view.rows.length - 1, current.row + by.row)),
      column: Math.max(-1, Math.min(view.columns.length - 1, current.column + by.column)),
    }
    if (to.row < 0 && to.column < 0) return
    focusPlace(grid.current, to)
  }
  const onClick = ({ target, ctrlKey, metaKey }: MouseEvent) => {
    const place = placeAt(target)
    if (place && !ctrlKey && !metaKey) act(place)
  }
  return (
    <div className={classes.scroller}>
      <table
        ref={grid}
        role="grid"
        className={classes.grid}
        aria-label={t('whoMet.grid', { talk: title(view.talk.title) })}
        onKeyDown={onKey}
        onClick={onClick}
        onFocus={({ target }) => {
          const place = placeAt(target)
          if (place) setCurrent(place)
        }}
      >
        <thead>
          <tr>
            <td className={classes.corner} />
            {groupsOf(view).map(({ party, count, name }) => (
              <th key={party} scope="colgroup" colSpan={count} className={classes.party}>
                <span dir="auto">{name ? title(name) : ''}</span>
              </th>
            ))}
          </tr>
          <tr>
            <th scope="col" className={classes.corner}>
              {t('whoMet.person')}
            </th>
            {view.columns.map((person, column) => (
              <Person key={keyOf(person)} person={person} row={-1} column={column} tabbable={isCurrent(-1, column)} />
            ))}
          </tr>
        </thead>
        <tbody>
          {view.rows.map((person, row) => (
            <tr key={keyOf(person)}>
              <Person person={person} row={row} column={-1} tabbable={isCurrent(row, -1)} />
              {view.columns.map((other, column) => (
                <Cell
                  key={keyOf(other)}
                  meetings={view.cells[row]?.[column] ?? null}
                  most={view.most}
                  row={row}
                  column={column}
                  tabbable={isCurrent(row, column)}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const keyOf = ({ party, ref }: PersonWhoMet) => `${party}/${ref.id}`

/** Focuses a place of the grid. */
export const focusPlace = (grid: Element | null, { row, column }: MetPlace) =>
  grid?.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`)?.focus()

function placeAt(target: EventTarget): MetPlace | undefined {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null
  return cell ? { row: Number(cell.dataset.row), column: Number(cell.dataset.column) } : undefined
}

/** The columns of each party, one after the other. */
function groupsOf({ columns, parties }: WhoMetView) {
  const groups: { party: string; count: number; name: PersonWhoMet['title'] | undefined }[] = []
  for (const { party } of columns) {
    const last = groups.at(-1)
    if (last?.party === party) last.count += 1
    else groups.push({ party, count: 1, name: parties.find(({ ref }) => ref.id === party)?.title })
  }
  return groups
}

function Person(props: { person: PersonWhoMet; row: number; column: number; tabbable: boolean }) {
  const { person, row, column } = props
  const { t, title } = useTexts()
  return (
    <th
      scope={row < 0 ? 'col' : 'row'}
      className={row < 0 ? classes.column : classes.row}
      data-row={row}
      data-column={column}
      data-record={refKey(person.ref)}
      tabIndex={props.tabbable ? 0 : -1}
    >
      <span className={classes.name} dir="auto">
        {title(person.title)}
      </span>
      <span className={classes.post} dir="auto">
        {title(person.post)}
      </span>
      <span className={classes.post}>{t('whoMet.held', { count: person.met })}</span>
    </th>
  )
}

const Cell = memo(function Cell(props: {
  meetings: Meetings | null
  most: number
  row: number
  column: number
  tabbable: boolean
}) {
  const { meetings, most, row, column } = props
  const texts = useTexts()
  const { t } = texts
  const at = { 'data-row': row, 'data-column': column, tabIndex: props.tabbable ? 0 : -1 }
  if (!meetings)
    return (
      <td role="gridcell" className={classes.none} aria-label={t('whoMet.none')} {...at}>
        –
      </td>
    )
  const span = spanText(meetings, texts)
  return (
    <td
      role="gridcell"
      className={classes.cell}
      data-shade={Math.ceil((SHADES * meetings.met) / Math.max(1, most))}
      {...at}
    >
      {meetings.met === 0 ? (
        <span className={look.quiet}>{t('whoMet.never')}</span>
      ) : (
        <>
          <span className={classes.count}>{t('whoMet.times', { count: meetings.met })}</span>
          {span !== undefined && <span className={classes.fact}>{span}</span>}
          <span className={classes.fact}>{timeText(meetings, texts)}</span>
        </>
      )}
      {otherTexts(meetings, texts).map((text) => (
        <span key={text} className={classes.other}>
          {text}
        </span>
      ))}
    </td>
  )
})

import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import {
  Fragment,
  useEffect,
  useEffectEvent,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type Ref,
} from 'react'
import type { RecordRef } from '../../../core/model/values/record-ref'
import type { MatrixIssue, MatrixView } from '../../../core/queries/matrix-schemas'
import { roomAtFirst, useNoteRoom, useSpareRows } from '../../lists/list-room'
import { useTexts } from '../../text/text-context'
import { movedTo, type CellPlace } from './matrix-keys'
import { Gap, IssueRow, WaitingRow, type GivenPosition } from './matrix-rows'
import { useChanged } from '../../lists/use-changed'
import classes from './matrix.module.css'
import { useRange, type ActiveCell, type PlacedRow } from './use-matrix'

/** The orders that the screen can give the matrix. */
export interface MatrixHandle {
  /** Focuses the cell that the arrow keys move from. */
  focus: () => void
}

/** An issue's height in pixels, before it is measured. */
const ROW = 150
/** The height of the party headings, before it is measured. */
const HEAD = 34

/**
 * Issues by area against parties, ours first. It renders the issues in view, and asks for others as they come into view. The arrow keys move between all
 * cells; Tab goes through a cell's content, then on; Enter opens.
 */
export function Matrix(props: {
  view: MatrixView
  opened: RecordRef | undefined
  active: ActiveCell | undefined
  /** The row of the active cell, wherever it is. */
  activeRow: PlacedRow | undefined
  /** False while nobody knows where that row is now: the focus, if it is lost, waits for it. */
  isKnown: boolean
  setActive: (active: ActiveCell) => void
  /** Names the filter: when it changes, the matrix scrolls to its start. */
  arrangement: string
  /** Called with the first and the last issue in view, whenever these change. */
  inView: (first: number, last: number) => void
  open: (ref: RecordRef) => void
  add: (given: GivenPosition) => void
  handle: Ref<MatrixHandle>
}) {
  const { t, title } = useTexts()
  const { view, activeRow } = props
  const { parties } = view
  const scroller = useRef<HTMLDivElement>(null)
  const grid = useRef<HTMLTableElement>(null)
  const [head, setHead] = useState(HEAD)
  const issueAt = (index: number): MatrixIssue | undefined =>
    view.issues[index - view.offset] ?? (activeRow?.at === index ? activeRow.issue : undefined)
  const party = parties.findIndex(({ ref }) => ref.id === props.active?.party)
  const stop: CellPlace = activeRow
    ? { row: Math.min(activeRow.at, view.found - 1), column: party + 1 }
    : { row: 0, column: Math.min(1, parties.length) }
  // oxlint-disable-next-line react/incompatible-library -- nothing that it returns is memoized here
  const virtualizer = useVirtualizer({
    count: view.found,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    initialRect: roomAtFirst(),
    overscan: useSpareRows(6, 1),
    paddingStart: head,
    paddingEnd: 24,
    scrollPaddingStart: head,
    scrollPaddingEnd: 8,
    // The focused row stays rendered however far it is.
    rangeExtractor: (range) =>
      [...new Set([...(activeRow ? [stop.row] : []), ...defaultRangeExtractor(range)])].toSorted((a, b) => a - b),
  })
  useNoteRoom(virtualizer)
  useMeasured(grid, view, {
    row: (element) => virtualizer.measureElement(element),
    head: setHead,
  })
  const { goTo, waits } = useFocusOn(grid, view.found, (row) => virtualizer.scrollToIndex(row, { align: 'auto' }))
  const refocus = () => goTo(stop)
  useImperativeHandle(props.handle, () => ({ focus: refocus }))
  useFocusKept(grid, () => {
    if (!props.isKnown || waits()) return false
    refocus()
    return true
  })
  useChanged(props.arrangement, () => virtualizer.scrollToOffset(0))
  useReturn(props.isKnown, () => {
    if (activeRow) virtualizer.scrollToIndex(stop.row, { align: 'center' })
  })
  useRange(virtualizer.range, props.inView)
  const onKeyDown = (event: KeyboardEvent) => {
    const at = waits() ?? placeOf(event.target as Element)
    const to = at && movedTo(event, at, { rows: view.found, columns: parties.length + 1 })
    if (!to) return
    event.preventDefault()
    goTo(to, (event.target as HTMLElement).dataset.stop)
  }
  const onFocus = (event: FocusEvent) => {
    const place = placeOf(event.target)
    const issue = place && issueAt(place.row)
    if (!issue) return
    props.setActive({ issue: issue.ref.id, party: parties[place.column - 1]?.ref.id ?? '', at: place.row })
  }
  const items = virtualizer.getVirtualItems()
  return (
    <div ref={scroller} className={classes.scroller}>
      <table
        ref={grid}
        role="grid"
        className={classes.grid}
        aria-label={t('matrix.label')}
        aria-rowcount={view.found + 1}
        style={{ '--parties': parties.length } as React.CSSProperties}
        onKeyDown={onKeyDown}
        onFocus={onFocus}
      >
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" className={classes.corner}>
              {t('matrix.issue')}
            </th>
            {parties.map((other) => (
              <th key={other.ref.id} scope="col">
                <span dir="auto">{title(other.title)}</span>
                {other.ours && <span className={classes.ours}> {t('matrix.ours')}</span>}
              </th>
            ))}
          </tr>
        </thead>
        {items.map(({ index, start }, position) => {
          const issue = issueAt(index)
          const before = items[position - 1]?.end ?? head
          return (
            <Fragment key={issue?.ref.id ?? index}>
              {start > before && <Gap height={start - before} />}
              <tbody ref={virtualizer.measureElement} data-index={index} data-here={issue && ''} aria-busy={!issue}>
                {issue ? (
                  <IssueRow
                    issue={issue}
                    row={index + 2}
                    parties={parties}
                    stop={stop.row === index ? stop.column : undefined}
                    opened={props.opened}
                    open={props.open}
                    add={props.add}
                  />
                ) : (
                  <WaitingRow columns={parties.length} row={index + 2} height={ROW} />
                )}
              </tbody>
            </Fragment>
          )
        })}
        <Gap height={virtualizer.getTotalSize() - (items.at(-1)?.end ?? head)} />
      </table>
    </div>
  )
}

/** Shows the place that one left by, once it is known. */
function useReturn(isKnown: boolean, show: () => void): void {
  const returned = useRef(false)
  const back = useEffectEvent(show)
  useLayoutEffect(() => {
    if (!isKnown || returned.current) return
    returned.current = true
    back()
  }, [isKnown])
}

/** The place of the cell that an element is in. */
function placeOf(element: Element): CellPlace | undefined {
  const cell = element.closest<HTMLTableCellElement>('[data-cell]')
  const row = cell?.closest<HTMLElement>('[data-index]')?.dataset.index
  return cell && row !== undefined ? { row: Number(row), column: cell.cellIndex } : undefined
}

/** Focuses a cell of so many rows, as soon as its row is there: `waits` gives the cell until then. */
function useFocusOn(grid: { readonly current: HTMLElement | null }, rows: number, scrollTo: (row: number) => void) {
  const wanted = useRef<CellPlace & { stop: string | undefined }>(undefined)
  const kept = useRef<HTMLElement>(undefined)
  const focusWanted = () => {
    if (!wanted.current) return
    if (wanted.current.row >= rows) {
      wanted.current.row = rows - 1
      scrollTo(rows - 1)
    }
    const { row, column, stop } = wanted.current
    const line = grid.current?.querySelector(`[data-index="${row}"][data-here] > tr:last-child`)
    const cell = line?.querySelectorAll('[data-cell]')[column]
    const stops = [...(cell?.querySelectorAll<HTMLElement>('[data-stop]') ?? [])]
    const target = stops.find((candidate) => candidate.dataset.stop === stop) ?? stops[0]
    if (!target) return
    wanted.current = undefined
    target.focus()
    kept.current = target
  }
  useLayoutEffect(focusWanted)
  // Rows above are measured only now, and move the cell: it stays in view until the person scrolls.
  useLayoutEffect(() => {
    if (kept.current && kept.current === document.activeElement) kept.current.scrollIntoView({ block: 'nearest' })
  })
  useEffect(() => {
    const element = grid.current
    const release = () => (kept.current = undefined)
    for (const scrolls of ['wheel', 'pointerdown', 'touchmove'] as const)
      element?.parentElement?.addEventListener(scrolls, release, { passive: true })
    return () => {
      for (const scrolls of ['wheel', 'pointerdown', 'touchmove'] as const)
        element?.parentElement?.removeEventListener(scrolls, release)
    }
  }, [grid])
  const goTo = ({ row, column }: CellPlace, stop?: string) => {
    wanted.current = { row, column, stop }
    kept.current = undefined
    focusWanted()
    if (wanted.current) scrollTo(row)
  }
  return { goTo, waits: (): CellPlace | undefined => wanted.current }
}

/** Measures the rows again when the view changes, since an edit may have moved them, and the headings, which stay at the top. */
function useMeasured(
  grid: { readonly current: HTMLTableElement | null },
  view: MatrixView,
  tell: { row: (element: Element) => void; head: (height: number) => void },
): void {
  const measure = useEffectEvent((rows: number) => {
    if (rows > 0) for (const row of grid.current?.querySelectorAll('[data-index]') ?? []) tell.row(row)
    tell.head(grid.current?.tHead?.offsetHeight ?? HEAD)
  })
  useLayoutEffect(() => measure(view.issues.length), [view])
}

/** If a refresh removes or changes the focused element, its cell takes the focus; `refocus` says false if it cannot yet. */
function useFocusKept(grid: { readonly current: HTMLElement | null }, refocus: () => boolean): void {
  const inside = useRef(false)
  useLayoutEffect(() => {
    const { activeElement } = document
    if (inside.current && (activeElement === document.body || activeElement === null) && !refocus()) return
    inside.current = grid.current?.contains(document.activeElement) === true
  })
  useLayoutEffect(() => {
    const table = grid.current
    const enter = () => {
      inside.current = true
    }
    const leave = (event: globalThis.FocusEvent) => {
      if (event.relatedTarget) inside.current = table?.contains(event.relatedTarget as Node) === true
    }
    table?.addEventListener('focusin', enter)
    table?.addEventListener('focusout', leave)
    return () => {
      table?.removeEventListener('focusin', enter)
      table?.removeEventListener('focusout', leave)
    }
  }, [grid])
}

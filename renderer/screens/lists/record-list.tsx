import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual'
import { memo, useEffect, useEffectEvent, useImperativeHandle, useLayoutEffect, useMemo, useRef, type Ref } from 'react'
import type { RecordRef } from '../../../core/model/sources'
import type { ListRow } from '../../../core/queries/view-schemas'
import { foldText } from '../../../core/text/fold'
import { useTexts } from '../../text/text-context'
import { Value } from '../record/value'
import { keyOf, type Item } from './list-table'
import classes from './lists.module.css'
import { useListKeys } from './list-keys'

/** What the screen can have a list do. */
export interface ListHandle {
  /** Puts the focus on the row that the arrow keys stand on. */
  focus: () => void
}

const HEADING = 33
/** About how high a row is, before it is measured. */
const guess = (item: Item | undefined) =>
  !item || 'heading' in item ? HEADING : 33 + (item.row.text ? 40 : 0) + (item.row.facts.length > 0 ? 18 : 0)

/**
 * A list of records, of which only what is seen is on the page. Up and Down move, Page Up, Page Down, Home and End jump, letters find,
 * Enter opens.
 */
export function RecordList(props: {
  items: readonly Item[]
  grouped: boolean
  /** How the list is narrowed and ordered: when that changes, it is shown from its beginning. */
  arrangement: string
  selected: RecordRef | undefined
  active: string | undefined
  setActive: (key: string) => void
  open: (ref: RecordRef) => void
  handle: Ref<ListHandle>
}) {
  const { items, setActive } = props
  const { title } = useTexts()
  const scroller = useRef<HTMLDivElement>(null)
  const indexes = useMemo(() => new Map(items.map((item, index) => [item.key, index])), [items])
  const headings = useMemo(() => items.flatMap((item, index) => ('heading' in item ? [index] : [])), [items])
  const names = useMemo(
    () => items.map((item) => ('row' in item ? foldText(title(item.row.title).trim()) : undefined)),
    [items, title],
  )
  const selected = props.selected && keyOf({ ref: props.selected })
  const stop = [props.active, selected].find((key) => key !== undefined && indexes.has(key)) ?? firstRow(items)
  const stopIndex = stop === undefined ? undefined : indexes.get(stop)
  const stuck = (start: number) => headings.findLast((index) => index <= start)
  // oxlint-disable-next-line react/incompatible-library -- nothing that it returns is memoized here
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => guess(items[index]),
    getItemKey: (index) => items[index]?.key ?? index,
    overscan: 8,
    scrollPaddingStart: props.grouped ? HEADING : 0,
    paddingEnd: 24,
    // The heading of what is on top stays, and so does the row that has the focus: it may be far off.
    rangeExtractor: (range: Range) =>
      [...new Set([stuck(range.startIndex), stopIndex, ...defaultRangeExtractor(range)])]
        .filter((index) => index !== undefined)
        .toSorted((a, b) => a - b),
  })
  const wanted = useRef<string>(undefined)
  const focusWanted = () => {
    const row = scroller.current?.querySelector<HTMLElement>(`button[data-key="${wanted.current ?? ''}"]`)
    if (!row) return
    wanted.current = undefined
    row.focus({ preventScroll: true })
  }
  const goTo = (index: number) => {
    const item = items[index]
    if (!item) return
    wanted.current = item.key
    setActive(item.key)
    virtualizer.scrollToIndex(index, { align: 'auto' })
    focusWanted()
  }
  useLayoutEffect(focusWanted)
  const activeIndex = props.active === undefined ? undefined : indexes.get(props.active)
  useImperativeHandle(props.handle, () => ({
    focus: () => goTo(activeIndex ?? items.findIndex((item) => 'row' in item)),
  }))
  const onKeyDown = useListKeys({ items, names, stopIndex, virtualizer, goTo })

  const inside = useRef(false)
  useReveal(selected, props.active, (key) => {
    const index = indexes.get(key)
    if (index === undefined) return
    virtualizer.scrollToIndex(index, { align: 'auto' })
    if (!inside.current) setActive(key)
  })
  useChanged(props.arrangement, () => virtualizer.scrollToOffset(0))
  useFocusKept(items, stopIndex, inside, goTo)

  const top = stuck(virtualizer.range?.startIndex ?? 0)
  return (
    <div
      ref={scroller}
      className={classes.scroller}
      onKeyDown={onKeyDown}
      onFocus={() => {
        inside.current = true
      }}
      onBlur={(event) => {
        if (event.relatedTarget) inside.current = scroller.current?.contains(event.relatedTarget) === true
      }}
    >
      <div role="list" className={classes.items} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const item = items[index]
          if (!item) return null
          const place = {
            'data-index': index,
            ref: virtualizer.measureElement,
            role: 'listitem',
            'aria-setsize': items.length,
            'aria-posinset': index + 1,
          }
          if ('heading' in item && index === top) {
            return (
              <div key={item.key} {...place} className={classes.stuck}>
                <Heading text={item.heading} />
              </div>
            )
          }
          return (
            <div key={item.key} {...place} className={classes.item} style={{ transform: `translateY(${start}px)` }}>
              {'heading' in item ? (
                <Heading text={item.heading} />
              ) : (
                <Row
                  row={item.row}
                  name={item.key}
                  depth={props.grouped ? item.row.depth : 0}
                  selected={item.key === selected}
                  stop={item.key === stop}
                  setActive={setActive}
                  open={props.open}
                />
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}

const firstRow = (items: readonly Item[]) => items.find((item) => 'row' in item)?.key

/** Shows the row of the open record when that changes, and where the person was when they come back to the list. */
function useReveal(selected: string | undefined, active: string | undefined, reveal: (key: string) => void): void {
  const show = useEffectEvent((opened: string | undefined) => {
    const key = opened ?? active
    if (key !== undefined) reveal(key)
  })
  useEffect(() => show(selected), [selected])
}

/** Does something when a value changes, and not at first. */
function useChanged(value: string, act: () => void): void {
  const before = useRef(value)
  const changed = useEffectEvent(act)
  useEffect(() => {
    if (before.current !== value) changed()
    before.current = value
  }, [value])
}

/** When the row that has the focus goes from the list, the one that takes its place has it. */
function useFocusKept(
  items: readonly Item[],
  stopIndex: number | undefined,
  inside: { readonly current: boolean },
  goTo: (index: number) => void,
): void {
  const before = useRef<{ items: readonly Item[]; index: number }>(undefined)
  useLayoutEffect(() => {
    const last = before.current
    const lost = inside.current && (document.activeElement === document.body || document.activeElement === null)
    if (last && last.items !== items && lost) {
      const near = Math.min(last.index, items.length - 1)
      goTo('row' in (items[near] ?? { heading: '' }) ? near : near + 1)
    }
    before.current = { items, index: stopIndex ?? 0 }
  })
}

function Heading({ text }: { text: string }) {
  return <h2 className={classes.heading}>{text}</h2>
}

const Row = memo(function Row(props: {
  row: ListRow
  name: string
  depth: number
  selected: boolean
  stop: boolean
  setActive: (key: string) => void
  open: (ref: RecordRef) => void
}) {
  const { title, family } = useTexts()
  const { row } = props
  return (
    <button
      type="button"
      data-row
      data-key={props.name}
      data-depth={props.depth}
      className={classes.row}
      aria-current={props.selected ? 'true' : undefined}
      tabIndex={props.stop ? 0 : -1}
      onFocus={() => props.setActive(props.name)}
      onClick={() => props.open(row.ref)}
    >
      <span className={classes.rowTitle} dir="auto">
        {title(row.title)}
      </span>
      <span className={classes.rowKind}>{family(`collection.${row.ref.collection}`)}</span>
      {row.text !== undefined && (
        <span className={classes.rowText} dir="auto">
          {row.text}
        </span>
      )}
      {row.facts.length > 0 && (
        <span className={classes.rowFacts}>
          {row.facts.map((fact, index) => (
            <span key={index}>
              <Value value={fact} />
            </span>
          ))}
        </span>
      )}
    </button>
  )
})

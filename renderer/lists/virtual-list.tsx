import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual'
import {
  useEffect,
  useEffectEvent,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  type ReactNode,
  type Ref,
} from 'react'
import { foldText } from '../../core/base/fold-text'
import type { ListItem } from './list-item'
import { useListKeys } from './list-keys'
import classes from './virtual-list.module.css'

/** The orders that a screen can give its list. */
export interface ListHandle {
  /** Focuses the row that the arrow keys move from. */
  focus: () => void
}

const HEADING = 33

/** The state of a row on the page. */
export interface RowPlace {
  key: string
  selected: boolean
  /** True if Tab comes to this row. */
  stop: boolean
}

/**
 * A list that renders only its visible rows. Up and Down move, Page Up, Page Down, Home and End jump, letters find, Enter opens. A
 * row is a button with its `data-key`.
 */
export function VirtualList<R>(props: {
  items: readonly ListItem<R>[]
  grouped: boolean
  /** The text that typed letters look for. */
  nameOf: (row: R) => string
  /** A row's estimated height in pixels, before it is measured. */
  estimateHeight: (row: R) => number
  renderRow: (row: R, place: RowPlace) => ReactNode
  /** Names the filters and the order: when it changes, the list scrolls to its start. */
  arrangement: string
  /** The key of the open row. */
  selected: string | undefined
  active: string | undefined
  setActive: (key: string) => void
  handle: Ref<ListHandle>
  /** Called when the end of the list comes into view. */
  atEnd?: () => void
  /** Called with the first and the last item in view, whenever these change. */
  inView?: (first: number, last: number) => void
}) {
  const { items, setActive, nameOf, selected } = props
  const scroller = useRef<HTMLDivElement>(null)
  const indexes = useMemo(() => new Map(items.map((item, index) => [item.key, index])), [items])
  const headings = useMemo(() => items.flatMap((item, index) => ('heading' in item ? [index] : [])), [items])
  const names = useMemo(
    () => items.map((item) => ('row' in item ? foldText(nameOf(item.row).trim()) : undefined)),
    [items, nameOf],
  )
  const stop = [props.active, selected].find((key) => key !== undefined && indexes.has(key)) ?? firstRow(items)
  const stopIndex = stop === undefined ? undefined : indexes.get(stop)
  const stuck = (start: number) => headings.findLast((index) => index <= start)
  // oxlint-disable-next-line react/incompatible-library -- nothing that it returns is memoized here
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => {
      const item = items[index]
      return item && 'row' in item ? props.estimateHeight(item.row) : HEADING
    },
    getItemKey: (index) => items[index]?.key ?? index,
    overscan: 8,
    scrollPaddingStart: props.grouped ? HEADING : 0,
    paddingEnd: 24,
    // The top heading sticks, and the focused row stays rendered however far it is.
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
  useRevealSelected(selected, props.active, (key) => {
    const index = indexes.get(key)
    if (index === undefined) return
    virtualizer.scrollToIndex(index, { align: 'auto' })
    if (!inside.current) setActive(key)
  })
  useChanged(props.arrangement, () => virtualizer.scrollToOffset(0))
  useKeepFocus(items, stopIndex, inside, goTo)

  const lastSeen = virtualizer.range?.endIndex ?? 0
  const { atEnd } = props
  const tellEnd = useEffectEvent(() => atEnd?.())
  useEffect(() => {
    if (lastSeen >= items.length - 1) tellEnd()
  }, [lastSeen, items.length])
  const firstSeen = virtualizer.range?.startIndex ?? 0
  const { inView } = props
  const tellView = useEffectEvent((first: number, last: number) => inView?.(first, last))
  useEffect(() => tellView(firstSeen, lastSeen), [firstSeen, lastSeen])

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
                props.renderRow(item.row, { key: item.key, selected: item.key === selected, stop: item.key === stop })
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}

const firstRow = (items: readonly ListItem<unknown>[]) => items.find((item) => 'row' in item)?.key

/** Scrolls to the open row when it changes, and to the last active row on return. */
function useRevealSelected(
  selected: string | undefined,
  active: string | undefined,
  reveal: (key: string) => void,
): void {
  const show = useEffectEvent((opened: string | undefined) => {
    const key = opened ?? active
    if (key !== undefined) reveal(key)
  })
  useEffect(() => show(selected), [selected])
}

/** Acts when a value changes, but not at first. */
function useChanged(value: string, act: () => void): void {
  const before = useRef(value)
  const changed = useEffectEvent(act)
  useEffect(() => {
    if (before.current !== value) changed()
    before.current = value
  }, [value])
}

/** If the focused row disappears, the row in its place takes the focus. */
function useKeepFocus(
  items: readonly ListItem<unknown>[],
  stopIndex: number | undefined,
  inside: { readonly current: boolean },
  goTo: (index: number) => void,
): void {
  const before = useRef<{ items: readonly ListItem<unknown>[]; index: number }>(undefined)
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

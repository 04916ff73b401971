import {
  defaultRangeExtractor,
  measureElement,
  useVirtualizer,
  type Range,
  type Virtualizer,
} from '@tanstack/react-virtual'
import {
  useEffect,
  useEffectEvent,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  type ReactNode,
  type Ref,
} from 'react'
import type { ListItems } from './list-items'
import { rowFrom, useListKeys } from './list-keys'
import { roomAtFirst, useNoteRoom, useSpareRows } from './list-room'
import { useChanged } from './use-changed'
import type { Selection } from './use-selection'
import classes from './virtual-list.module.css'

/** The orders that a screen can give its list. */
export interface ListHandle {
  /** Focuses the row that the arrow keys move from. */
  focus: () => void
}

const HEADING = 33
/** The height of a row that is on its way, in pixels. */
const ON_ITS_WAY = 72

/** A row's height. While the list is hidden, as behind a record in a narrow window, a row keeps the one that it had. */
function measureShown(
  element: Element,
  entry: ResizeObserverEntry | undefined,
  list: Virtualizer<HTMLDivElement, Element>,
): number {
  const height = measureElement(element, entry, list)
  return height > 0 ? height : (list.measurementsCache[list.indexFromElement(element)]?.size ?? height)
}

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
  items: ListItems<R>
  grouped: boolean
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
  /** If several rows can be selected. */
  selection?: Selection
  /** Called when Delete is pressed while rows are selected. */
  removeSelected?: () => void
  /** Called when the end of the list comes into view. */
  atEnd?: () => void
  /** Called with the first and the last item in view, whenever these change. */
  inView?: (first: number, last: number) => void
}) {
  const { items, setActive, selected } = props
  const scroller = useRef<HTMLDivElement>(null)
  const stop =
    [props.active, selected].find((key) => key !== undefined && items.indexOf(key) !== undefined) ?? firstRow(items)
  const stopIndex = stop === undefined ? undefined : items.indexOf(stop)
  // oxlint-disable-next-line react/incompatible-library -- nothing that it returns is memoized here
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => {
      const item = items.at(index)
      if (!item) return ON_ITS_WAY
      return 'row' in item ? props.estimateHeight(item.row) : HEADING
    },
    initialRect: roomAtFirst(),
    overscan: useSpareRows(8, 4),
    measureElement: measureShown,
    scrollPaddingStart: props.grouped ? HEADING : 0,
    paddingEnd: 24,
    // The top heading sticks, and the focused row stays rendered however far it is.
    rangeExtractor: (range: Range) =>
      [...new Set([items.headingAbove(range.startIndex), stopIndex, ...defaultRangeExtractor(range)])]
        .filter((index) => index !== undefined)
        .toSorted((a, b) => a - b),
  })
  useNoteRoom(virtualizer)
  // Heights are kept by place. A row that an added or deleted one has moved keeps its element, which nothing measures again by itself. A part of the list that
  // has just arrived moves none: to measure it again would move the list under the person who scrolls.
  const measureAgain = useEffectEvent(() => {
    for (const element of scroller.current?.querySelectorAll('[data-index]') ?? []) {
      const index = virtualizer.indexFromElement(element)
      const height = element.getBoundingClientRect().height
      if (height > 0) virtualizer.resizeItem(index, height)
    }
  })
  useLayoutEffect(() => measureAgain(), [items.length])
  // A row to focus once it is here.
  const wanted = useRef<{ index: number; by: 1 | -1 }>(undefined)
  const focusWanted = () => {
    const { index, by } = wanted.current ?? { index: -1, by: 1 }
    if (index >= items.length) wanted.current = undefined
    const item = items.at(index)
    if (!item) return
    if ('heading' in item) {
      const next = rowFrom(items, index, by)
      wanted.current = undefined
      if (next !== undefined) goTo(next, by)
      return
    }
    // Once: while the list is hidden, the row is not there to be focused.
    if (props.active !== item.key) setActive(item.key)
    const row = scroller.current?.querySelector<HTMLElement>(`button[data-key="${CSS.escape(item.key)}"]`)
    if (!row) return
    wanted.current = undefined
    row.focus({ preventScroll: true })
    // A row that was on its way has its height only now.
    virtualizer.scrollToIndex(index, { align: 'auto' })
  }
  const goTo = (index: number, by: 1 | -1) => {
    if (index < 0 || index >= items.length) return
    wanted.current = { index, by }
    virtualizer.scrollToIndex(index, { align: 'auto' })
    focusWanted()
  }
  useLayoutEffect(focusWanted)
  const activeIndex = props.active === undefined ? undefined : items.indexOf(props.active)
  useImperativeHandle(props.handle, () => ({
    focus: () => {
      // A key has led to another row meanwhile, which is on its way.
      if (wanted.current === undefined) goTo(activeIndex ?? rowFrom(items, 0, 1) ?? 0, 1)
    },
  }))
  const reached = useRef<number>(undefined)
  const onKeyDown = useListKeys({
    items,
    from: () => wanted.current?.index ?? stopIndex,
    virtualizer,
    goTo: (index, by) => {
      reached.current = index
      goTo(index, by)
    },
    selecting: props.selection && {
      selection: props.selection,
      reached: () => reached.current,
      remove: () => props.removeSelected?.(),
    },
  })

  const inside = useRef(false)
  const reveal = useRevealSelected(selected, props.active, items, (key, index) => {
    virtualizer.scrollToIndex(index, { align: 'auto' })
    if (!inside.current) setActive(key)
  })
  useChanged(props.arrangement, () => {
    wanted.current = undefined
    reveal.drop()
    virtualizer.scrollToOffset(0)
  })
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

  const top = items.headingAbove(virtualizer.range?.startIndex ?? 0)
  return (
    <div
      ref={scroller}
      className={classes.scroller}
      onKeyDown={onKeyDown}
      onFocus={() => {
        inside.current = true
      }}
      onBlur={(event) => {
        if (!event.relatedTarget) return
        inside.current = scroller.current?.contains(event.relatedTarget) === true
        // A row that is on its way must not take the focus from what took it from the list.
        if (!inside.current) wanted.current = undefined
      }}
    >
      <div role="list" className={classes.items} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const item = items.at(index)
          const place = {
            'data-index': index,
            ref: virtualizer.measureElement,
            role: 'listitem',
            'aria-setsize': items.length,
            'aria-posinset': index + 1,
          }
          if (!item) return <div key={`place-${index}`} {...place} className={classes.item} style={onItsWay(start)} />
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

const onItsWay = (start: number) => ({ transform: `translateY(${start}px)`, height: ON_ITS_WAY })

function firstRow(items: ListItems<unknown>): string | undefined {
  const index = rowFrom(items, 0, 1)
  const item = index === undefined ? undefined : items.at(index)
  return item && 'row' in item ? item.key : undefined
}

/**
 * Scrolls to the open row when it changes, and to the last active row on return: as soon as its place is known, unless a person has scrolled. `drop` takes back a
 * scroll that is about to happen.
 */
function useRevealSelected(
  selected: string | undefined,
  active: string | undefined,
  items: ListItems<unknown>,
  reveal: (key: string, index: number) => void,
): { drop: () => void } {
  const wanted = useRef<string>(undefined)
  const frame = useRef<number>(undefined)
  const show = useEffectEvent(() => {
    const index = wanted.current === undefined ? undefined : items.indexOf(wanted.current)
    frame.current = undefined
    if (wanted.current === undefined || index === undefined) return
    reveal(wanted.current, index)
    wanted.current = undefined
  })
  const isKnown = useEffectEvent(() => wanted.current !== undefined && items.indexOf(wanted.current) !== undefined)
  const want = useEffectEvent((opened: string | undefined) => {
    wanted.current = opened ?? active
  })
  useEffect(() => want(selected), [selected])
  useEffect(() => {
    if (!isKnown()) return undefined
    // In a frame of its own: after a large deletion, the new list alone takes long enough.
    const next = requestAnimationFrame(() => show())
    frame.current = next
    return () => cancelAnimationFrame(next)
  })
  return {
    drop: () => {
      if (frame.current === undefined) return
      cancelAnimationFrame(frame.current)
      wanted.current = undefined
    },
  }
}

/** If the focused row disappears, the row in its place takes the focus. */
function useKeepFocus(
  items: ListItems<unknown>,
  stopIndex: number | undefined,
  inside: { readonly current: boolean },
  goTo: (index: number, by: 1 | -1) => void,
): void {
  const before = useRef<{ items: ListItems<unknown>; index: number }>(undefined)
  useLayoutEffect(() => {
    const last = before.current
    const lost = inside.current && (document.activeElement === document.body || document.activeElement === null)
    if (last && last.items !== items && lost) goTo(Math.min(last.index, items.length - 1), 1)
    before.current = { items, index: stopIndex ?? last?.index ?? 0 }
  })
}

function Heading({ text }: { text: string }) {
  return <h2 className={classes.heading}>{text}</h2>
}

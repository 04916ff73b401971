import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { flushSync } from 'react-dom'
import { same } from '../../core/base/same-value'
import { pageAt, sameHeight, type Stretch } from './page-geometry'

/** The width inside an element, in whole CSS pixels: half a pixel more would make it scroll sideways. None before it is laid out. */
export function useRoom(element: RefObject<HTMLElement | null>): number {
  const [room, setRoom] = useState(0)
  useLayoutEffect(() => {
    const { current } = element
    if (!current) return
    let isFirst = true
    const observer = new ResizeObserver(([entry]) => {
      if (!entry) return
      const width = Math.floor(entry.contentRect.width)
      // Before the first paint, or the pages would be seen very small for a moment.
      if (isFirst) flushSync(() => setRoom(width))
      else setRoom(width)
      isFirst = false
    })
    observer.observe(current)
    return () => observer.disconnect()
  }, [element])
  return room
}

/** The pages to draw, those of them that are seen, and the page in the middle of the view. */
export interface InSight {
  first: number
  last: number
  seenFrom: number
  seenTo: number
  current: number
}

/** Finds the pages in view or less than a screen away. */
export function useInSight(scroller: RefObject<HTMLElement | null>, stretches: readonly Stretch[]): InSight {
  const [inSight, setInSight] = useState<InSight>({ first: 0, last: 1, seenFrom: 0, seenTo: 0, current: 0 })
  useLayoutEffect(() => {
    const { current: element } = scroller
    if (!element) return
    const look = () => {
      const { scrollTop, clientHeight } = element
      const next: InSight = {
        first: pageAt(stretches, scrollTop - clientHeight),
        last: pageAt(stretches, scrollTop + 2 * clientHeight),
        seenFrom: pageAt(stretches, scrollTop),
        seenTo: pageAt(stretches, scrollTop + clientHeight),
        current: pageAt(stretches, scrollTop + clientHeight / 2),
      }
      setInSight((before) => (same(before, next) ? before : next))
    }
    look()
    element.addEventListener('scroll', look, { passive: true })
    const observer = new ResizeObserver(look)
    observer.observe(element)
    return () => {
      element.removeEventListener('scroll', look)
      observer.disconnect()
    }
  }, [scroller, stretches])
  return inSight
}

/**
 * Keeps the view on its place when the pages grow or shrink. Returns a setter of the fixed point for the next change, such as the pointer's for a wheel;
 * without it, the point is the middle of the view.
 */
export function useSteadyScroll(
  scroller: RefObject<HTMLElement | null>,
  stretches: readonly Stretch[],
  scale: number,
): (point: { x: number; y: number }) => void {
  const before = useRef({ stretches, scale })
  const point = useRef<{ x: number; y: number }>(undefined)
  useLayoutEffect(() => {
    const { current: element } = scroller
    const old = before.current
    before.current = { stretches, scale }
    if (!element || old.scale === scale || old.stretches.length === 0) return
    const { x, y } = point.current ?? { x: element.clientWidth / 2, y: element.clientHeight / 2 }
    point.current = undefined
    // At the very top, the view stays there.
    const moves = element.scrollTop > 0 || y < element.clientHeight / 2
    element.scrollTo({
      top: moves ? sameHeight(old.stretches, stretches, element.scrollTop + y) - y : 0,
      left: ((element.scrollLeft + x) * scale) / old.scale - x,
    })
  }, [scroller, stretches, scale])
  return useCallback((at) => {
    point.current = at
  }, [])
}

/** Handles the wheel with Ctrl (or a pinch, which looks the same) before the browser does. */
export function useWheel(
  scroller: RefObject<HTMLElement | null>,
  turn: (delta: number, point: { x: number; y: number }) => void,
): void {
  useEffect(() => {
    const { current: element } = scroller
    if (!element) return
    const hear = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      const box = element.getBoundingClientRect()
      turn(event.deltaY, { x: event.clientX - box.left, y: event.clientY - box.top })
    }
    element.addEventListener('wheel', hear, { passive: false })
    return () => element.removeEventListener('wheel', hear)
  }, [scroller, turn])
}

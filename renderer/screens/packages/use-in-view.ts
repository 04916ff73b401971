import { useCallback, useEffect, useRef, useState, type RefObject } from 'react'

/** The view moves in steps of this, so that a short way renders nothing, and this much beyond it is rendered, in pixels. */
const STEP = 200

/** Which part of a scrolled picture is in view, so that only that is rendered. */
export function useInView(): {
  scroller: RefObject<HTMLDivElement | null>
  isInView: (y: number, height: number) => boolean
} {
  const scroller = useRef<HTMLDivElement>(null)
  const [top, setTop] = useState(0)
  const [room, setRoom] = useState(600)
  useEffect(() => {
    const element = scroller.current
    if (!element) return undefined
    const onScroll = () => setTop(Math.floor(element.scrollTop / STEP) * STEP)
    const observer = new ResizeObserver(() => setRoom(Math.ceil(element.clientHeight / STEP) * STEP))
    observer.observe(element)
    element.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', onScroll)
    }
  })
  const isInView = useCallback(
    (y: number, height: number) => y + height > top - STEP && y < top + room + 2 * STEP,
    [top, room],
  )
  return { scroller, isInView }
}

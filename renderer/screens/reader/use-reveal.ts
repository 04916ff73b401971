import { useEffect, useRef, type RefObject } from 'react'
import type { Stretch } from '../../../core/base/text-pieces'
import { linesIn, rangesOf } from './places'

/** A place to scroll to; `card` is the mark whose card then takes the focus. */
interface Wanted {
  stretch: Stretch
  card: string | undefined
  frames: number
  still: number
}

/** A place is reached when it has stayed in view for so many frames; after so many frames nothing more is tried. */
const STILL = 4
const PATIENCE = 300
/** How near to the edges of the view a place may be, in pixels. */
const EDGE = 12

/**
 * Scrolls to places of a text that are not on the page yet: `jump` brings their piece there, whose height is known only then. A person who scrolls meanwhile
 * has the last word.
 */
export function useReveal(scroller: RefObject<HTMLElement | null>, jump: (place: number) => void) {
  const wanted = useRef<Wanted>(undefined)
  const frame = useRef(0)
  const latest = useRef(jump)
  useEffect(() => {
    latest.current = jump
  })
  useEffect(() => {
    const root = scroller.current
    const stop = () => {
      wanted.current = undefined
    }
    root?.addEventListener('wheel', stop, { passive: true })
    root?.addEventListener('pointerdown', stop)
    return () => {
      stop()
      cancelAnimationFrame(frame.current)
      root?.removeEventListener('wheel', stop)
      root?.removeEventListener('pointerdown', stop)
    }
  }, [scroller])

  const look = () => {
    const [now, root] = [wanted.current, scroller.current]
    if (!now || !root) return
    now.frames += 1
    if (step(now, root, latest.current) || now.frames > PATIENCE) wanted.current = undefined
    else frame.current = requestAnimationFrame(look)
  }
  return (stretch: Stretch, card?: string) => {
    cancelAnimationFrame(frame.current)
    wanted.current = { stretch, card, frames: 0, still: 0 }
    frame.current = requestAnimationFrame(look)
  }
}

/** One frame's work. True if the place is reached. */
function step(now: Wanted, root: HTMLElement, jump: (place: number) => void): boolean {
  const { start } = now.stretch
  const [range] = rangesOf(linesIn(root), { start, end: start + 1 })
  if (!range) {
    now.still = 0
    jump(start)
    return false
  }
  const [inner, outer] = [range.getBoundingClientRect(), root.getBoundingClientRect()]
  const isSeen = inner.top >= outer.top + EDGE && inner.bottom <= outer.bottom - EDGE
  if (!isSeen) root.scrollTop += inner.top - outer.top - outer.height / 3
  now.still = isSeen ? now.still + 1 : 0
  if (now.still < STILL) return false
  if (now.card === undefined) return true
  const card = root.querySelector<HTMLElement>(`[data-card="${CSS.escape(now.card)}"]`)
  card?.focus({ preventScroll: true })
  card?.scrollIntoView({ block: 'nearest' })
  return card !== null
}

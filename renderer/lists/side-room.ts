import { createContext, useEffect, useState } from 'react'

/** The width in pixels from which on a list and a record stand side by side, as in `list-and-detail.module.css`. */
const SIDE_BY_SIDE = 752

/** True if a side of the window has room for a list and a record; undefined until its width is known. */
export const SideRoomContext = createContext<boolean | undefined>(undefined)

/** Measures whether an element is as wide as that. Only the answer renders anything again, not each pixel. */
export function useSideRoom(element: { readonly current: Element | null }): boolean | undefined {
  const [isWide, setWide] = useState<boolean>()
  useEffect(() => {
    if (!element.current) return undefined
    const observer = new ResizeObserver(([entry]) => {
      // A side that does not show has no width, and keeps what it has.
      if (entry && entry.contentRect.width > 0) setWide(entry.contentRect.width >= SIDE_BY_SIDE)
    })
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element])
  return isWide
}

import { useEffect, useRef, type RefObject } from 'react'

/** Focuses the place of all threads, not the top of the window, when the focused thread is gone. */
export function useFocusHome<E extends HTMLElement>(threads: number): RefObject<E | null> {
  const home = useRef<E>(null)
  const before = useRef(threads)
  useEffect(() => {
    if (threads < before.current && document.activeElement === document.body)
      home.current?.focus({ preventScroll: true })
    before.current = threads
  }, [threads])
  return home
}

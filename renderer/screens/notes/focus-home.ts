import { useEffect, useRef, type RefObject } from 'react'

/** Where the focus goes when a thread that had it is gone: to the place of all threads, not to the top of the window. */
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

import { useCallback, useState } from 'react'

/**
 * For an element in which words can be found (`data-find-text`), or one within it: its ref, and true while somebody finds words in it. It then has all its words on
 * the page, also those that it else leaves out or folds away.
 */
export function useFinding<E extends HTMLElement>(): [
  ref: (element: E | null) => (() => void) | undefined,
  finding: boolean,
] {
  const [finding, setFinding] = useState(false)
  const ref = useCallback((element: E | null) => {
    if (!element) return undefined
    const [begin, end] = [() => setFinding(true), () => setFinding(false)]
    const text = element.closest('[data-find-text]') ?? element
    text.addEventListener('findtext', begin)
    text.addEventListener('findtextend', end)
    return () => {
      text.removeEventListener('findtext', begin)
      text.removeEventListener('findtextend', end)
    }
  }, [])
  return [ref, finding]
}

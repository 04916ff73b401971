import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react'
import { OVERVIEW_PAGE } from '../../../core/queries/view-schemas'
import { NextButton } from '../../parts/next-button'

/**
 * The rows of a list after the first ones: a page for each time that somebody asked for more, and after the list the button to ask with. `page` draws the rows
 * from a place on; its first row takes the focus, so that reading goes on there.
 */
export function useMoreRows(
  first: number,
  total: number,
  page: (from: number) => ReactNode,
): { pages: ReactNode[]; button: ReactNode } {
  const [count, setCount] = useState(0)
  const left = total - first - count * OVERVIEW_PAGE
  return {
    pages: Array.from({ length: count }, (_, index) => page(first + index * OVERVIEW_PAGE)),
    button: <NextButton left={left} page={OVERVIEW_PAGE} more={() => setCount(count + 1)} />,
  }
}

/** For the first row of a page: moves the focus to its link once the rows are here. */
export function useFocusOnArrival(isHere: boolean): RefObject<HTMLLIElement | null> {
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isHere) row.current?.querySelector('a')?.focus()
  }, [isHere])
  return row
}

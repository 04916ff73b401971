import { Button } from '@mantine/core'
import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react'
import { useTexts } from '../../text/text-context'

/** How many rows each further answer has. */
const PAGE = 50

/**
 * The rows of a list after the first ones: a page for each time that somebody asked for more, and after the list the button to ask with. `page` draws the rows
 * from a place on; its first row takes the focus, so that reading goes on there.
 */
export function useMoreRows(
  first: number,
  total: number,
  page: (from: number) => ReactNode,
): { pages: ReactNode[]; button: ReactNode } {
  const { t } = useTexts()
  const [count, setCount] = useState(0)
  const left = total - first - count * PAGE
  return {
    pages: Array.from({ length: count }, (_, index) => page(first + index * PAGE)),
    button: left > 0 && (
      <Button size="compact-xs" variant="subtle" onClick={() => setCount(count + 1)}>
        {left > PAGE ? t('record.moreLinks', { count: PAGE, left }) : t('record.lastLinks', { left })}
      </Button>
    ),
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

import { useEffect, useRef, useState, type ReactNode } from 'react'
import classes from './table.module.css'

/** How many rows are drawn or left out together. */
export const BLOCK = 20

/** How far from the view, in pixels, a block is still near: it is drawn before it comes into view. */
const MARGIN = 400
/** About the height of a row that was never drawn. */
const ROW_HEIGHT = 29

/** Watches a block, and tells whether it is in view or near. Returns how to stop. */
type BlockWatch = (block: Element, tell: (isNear: boolean) => void) => () => void

/** One watch for all the blocks of a table. */
export function useBlockWatch(): BlockWatch {
  const [watch] = useState(makeWatch)
  return watch
}

function makeWatch(): BlockWatch {
  const told = new WeakMap<Element, (isNear: boolean) => void>()
  let observer: IntersectionObserver | undefined
  return (block, tell) => {
    observer ??= new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) told.get(target)?.(isIntersecting)
      },
      // The second is for the panes that scroll around the table, which the first does not widen.
      { rootMargin: `${MARGIN}px 0px`, scrollMargin: `${MARGIN}px 0px` },
    )
    told.set(block, tell)
    observer.observe(block)
    return () => {
      told.delete(block)
      observer?.unobserve(block)
    }
  }
}

/** Some rows of a table. Of a long one, only those near the view are drawn: thousands of fields would make every key slow. */
export function RowBlock(props: {
  watch: BlockWatch
  /** The table is long enough to leave rows out. */
  isWatched: boolean
  /** It is drawn wherever it is: it has the focus, or is about to get it. */
  isKept: boolean
  isFirst: boolean
  count: number
  columns: number
  draw: () => ReactNode
}) {
  const { watch, isWatched, isKept, isFirst, count, columns, draw } = props
  const block = useRef<HTMLTableSectionElement>(null)
  const [isNear, setNear] = useState(isFirst)
  const [height, setHeight] = useState<number>()
  useEffect(() => {
    const { current } = block
    if (!isWatched || !current) return undefined
    return watch(current, (near) => {
      // The room that it leaves is as high as it was.
      if (!near) setHeight(current.offsetHeight)
      setNear(near)
    })
  }, [isWatched, watch])
  const isDrawn = !isWatched || isNear || isKept
  return (
    <tbody ref={block}>
      {isDrawn ? (
        draw()
      ) : (
        <tr className={classes.room}>
          <td colSpan={columns} style={{ height: height ?? count * ROW_HEIGHT }} />
        </tr>
      )}
    </tbody>
  )
}

import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react'
import type { Stretch } from './page-geometry'
import classes from './pages.module.css'
import type { Passage } from './passages'

/** The space between a passage and the card below it, in CSS pixels. */
const BELOW = 6

/** Something below a passage, which stays with it while the pages change under it. Once it is gone, the passage has the focus again. */
export function PageCard(props: {
  passages: readonly Passage[]
  stretches: readonly Stretch[]
  scale: number
  card: { passage: number; content: ReactNode }
  scroller: RefObject<HTMLElement | null>
}) {
  const { passages, stretches, scale, card, scroller } = props
  const [begun] = useState(() => passages[card.passage]?.from)
  const passage = begun && nearest(passages, begun, card.passage)
  const [last, setLast] = useState(0)
  const box = passage?.boxes.at(-1)
  const stretch = passage && stretches[passage.page]
  // Words that were all deleted are on no page: the card stays where it was.
  const top = box && stretch ? stretch.top + (box.y + box.height) * scale + BELOW : last
  if (top !== last) setLast(top)
  const back = useRef(card.passage)
  useEffect(() => {
    back.current = passage?.index ?? card.passage
  })
  useEffect(() => {
    const { current: element } = scroller
    return () => {
      const button = element?.querySelector<HTMLElement>(`[data-passage="${back.current}"]`)
      ;(button ?? element)?.focus({ preventScroll: true })
    }
  }, [scroller])
  return (
    <div className={classes.card} style={{ top }}>
      {card.content}
    </div>
  )
}

/** The passage of the same field that is nearest to where the card began. */
function nearest(passages: readonly Passage[], { collection, id, field }: Passage['from'], index: number) {
  return passages
    .filter(({ from }) => from.collection === collection && from.id === id && from.field === field)
    .toSorted((a, b) => Math.abs(a.index - index) - Math.abs(b.index - index))[0]
}

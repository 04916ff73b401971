import type { CSSProperties } from 'react'
import type { PassageBox } from '../../core/memo/pressed'
import type { PageContext } from './page-context'
import classes from './pages.module.css'
import type { Passage } from './passages'

/** A page's passages, as transparent buttons over its picture. They are one stop of the Tab key; the arrow keys move between them. */
export function PassageButtons({
  context,
  passages,
  hovered,
}: {
  context: PageContext
  passages: readonly Passage[]
  hovered: number | undefined
}) {
  const styleOf = (box: PassageBox): CSSProperties => ({
    left: box.x * context.scale,
    top: box.y * context.scale,
    width: box.width * context.scale,
    height: box.height * context.scale,
  })
  return (
    <div className={classes.places}>
      {passages.map((passage) => {
        const [first, ...others] = passage.boxes
        if (!first) return null
        const look = {
          'data-hovered': passage.index === hovered ? '' : undefined,
          'data-marked': context.marked.has(passage.index) ? '' : undefined,
        }
        return (
          <span key={passage.index} className={classes.passage}>
            <button
              type="button"
              className={classes.place}
              style={styleOf(first)}
              data-passage={passage.index}
              {...look}
              tabIndex={passage.index === context.stop ? 0 : -1}
              aria-label={context.describe(passage)}
              onClick={() => context.openPassage(passage)}
              onFocus={() => context.reached(passage)}
            />
            {others.map((box, index) => (
              <span key={index} className={classes.place} style={styleOf(box)} {...look} />
            ))}
          </span>
        )
      })}
    </div>
  )
}

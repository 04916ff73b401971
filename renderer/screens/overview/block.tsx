import type { ReactNode, RefObject } from 'react'
import look from '../../look/look.module.css'
import classes from './overview.module.css'

/** A part of the overview under its heading. `empty` stands in place of rows where there are none. */
export function Block({
  headingRef,
  ...props
}: {
  heading: string
  empty: string | false
  /** For a heading that takes the focus. */
  headingRef?: RefObject<HTMLHeadingElement | null>
  children: ReactNode
}) {
  return (
    <section className={classes.block}>
      <h2 ref={headingRef} tabIndex={-1}>
        {props.heading}
      </h2>
      {props.empty === false ? props.children : <p className={look.quiet}>{props.empty}</p>}
    </section>
  )
}

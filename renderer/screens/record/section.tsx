import type { ReactNode } from 'react'
import classes from './record.module.css'

/** A part of a record's page under its heading. */
export function Section({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <section className={classes.section}>
      <h2>{heading}</h2>
      {children}
    </section>
  )
}

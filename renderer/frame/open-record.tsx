import { createContext, useContext, type ReactNode } from 'react'
import type { RecordRef } from '../../core/model/sources'
import classes from './frame.module.css'

const OpenContext = createContext<(ref: RecordRef) => void>(() => undefined)

/** Gives all inside it the way to open a record. */
export const OpenRecordProvider = OpenContext

/** A link to a record. */
export function RecordLink({ target, children }: { target: RecordRef; children: ReactNode }) {
  const open = useContext(OpenContext)
  return (
    <button type="button" className={classes.link} onClick={() => open(target)}>
      {children}
    </button>
  )
}

import { createContext, useContext, type ReactNode } from 'react'
import type { RecordRef } from '../../core/model/values/record-ref'
import look from '../look/look.module.css'

const OpenContext = createContext<(ref: RecordRef) => void>(() => undefined)

/** Lets everything inside it open a record. */
export const OpenRecordProvider = OpenContext

/** Opens a record. */
export function useOpenRecord(): (ref: RecordRef) => void {
  return useContext(OpenContext)
}

/** A link to a record. It is a real link, so it wraps with the text around it. */
export function RecordLink({ target, children }: { target: RecordRef; children: ReactNode }) {
  const open = useOpenRecord()
  return (
    <a
      className={look.link}
      href={`#${target.collection}/${target.id}`}
      onClick={(event) => {
        event.preventDefault()
        open(target)
      }}
    >
      {children}
    </a>
  )
}

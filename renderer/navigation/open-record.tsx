import { createContext, useContext, type ReactNode } from 'react'
import { refKey } from '../../core/desk/ops'
import type { RecordRef } from '../../core/model/values/record-ref'
import look from '../look/look.module.css'
import type { Navigation } from './navigation-state'
import type { RecordPlace } from './routes'

const OpenContext = createContext<Navigation['open']>(() => undefined)

/** Lets everything inside it open a record. */
export const OpenRecordProvider = OpenContext

/** Opens a record. */
export function useOpenRecord(): Navigation['open'] {
  return useContext(OpenContext)
}

const ReadContext = createContext<Navigation['read']>(() => undefined)

/** Lets everything inside it open the text of a source. */
export const ReadSourceProvider = ReadContext

/** Opens the text of a source. */
export function useReadSource(): Navigation['read'] {
  return useContext(ReadContext)
}

/** A link to a record, or to a place in it. It is a real link, so it wraps with the text around it. */
export function RecordLink(props: { target: RecordRef; place?: RecordPlace; children: ReactNode }) {
  const { target, place, children } = props
  const open = useOpenRecord()
  return (
    <a
      className={look.link}
      href={`#${target.collection}/${target.id}`}
      data-record={refKey(target)}
      onClick={(event) => {
        event.preventDefault()
        open(target, undefined, place)
      }}
    >
      {children}
    </a>
  )
}

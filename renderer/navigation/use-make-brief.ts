import { useState } from 'react'
import type { RecordRef } from '../../core/model/values/record-ref'
import { useStaff } from '../client/environment'
import { newId } from '../client/new-id'
import { applyCommand } from '../client/saving'

/** Makes a brief of a session and opens it. */
export function useMakeBrief(open: (ref: RecordRef) => void): {
  make: (session: string) => Promise<void>
  failure: unknown
} {
  const staff = useStaff()
  const [failure, setFailure] = useState<unknown>()
  const make = async (session: string) => {
    setFailure(undefined)
    const id = newId()
    try {
      await applyCommand({ kind: 'makeMemo', session, id }, staff)
      open({ collection: 'memo', id })
    } catch (cause) {
      setFailure(cause)
    }
  }
  return { make, failure }
}

import { useState } from 'react'
import type { MadeMemoType } from '../../core/model/values/made-memos'
import type { RecordRef } from '../../core/model/values/record-ref'
import { useStaff } from '../client/environment'
import { newId } from '../client/new-id'
import { applyCommand } from '../client/saving'

/** Makes a memo of a kind, about the record of that id, and opens it. */
export function useMakeMemo(open: (ref: RecordRef) => void): {
  make: (type: MadeMemoType, about: string) => Promise<void>
  failure: unknown
} {
  const staff = useStaff()
  const [failure, setFailure] = useState<unknown>()
  const make = async (type: MadeMemoType, about: string) => {
    setFailure(undefined)
    const id = newId()
    try {
      await applyCommand({ kind: 'makeMemo', type, about, id }, staff)
      open({ collection: 'memo', id })
    } catch (cause) {
      setFailure(cause)
    }
  }
  return { make, failure }
}

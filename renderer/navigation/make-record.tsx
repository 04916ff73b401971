import { createContext, useContext } from 'react'
import type { CollectionName } from '../../core/model/values/collection-names'
import { newId } from '../client/new-id'
import type { NewRecord } from './routes'

const MakeContext = createContext<(record: NewRecord) => void>(() => undefined)

/** Lets everything inside it open the form of a new record. */
export const MakeRecordProvider = MakeContext

/** Opens the form of a new record of a kind, with some fields given. */
export function useMakeRecord(): (of: CollectionName, given?: Readonly<Record<string, unknown>>) => void {
  const make = useContext(MakeContext)
  return (of, given = {}) => make({ of, given, id: newId() })
}

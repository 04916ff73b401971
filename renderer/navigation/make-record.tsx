import { createContext, useContext } from 'react'
import type { CollectionName } from '../../core/model/values/collection-names'
import { newId } from '../client/new-id'
import type { NewRecord } from './navigation-state'

const MakeContext = createContext<(record: NewRecord) => void>(() => undefined)

/** Gives all inside it the way to the form of a new record. */
export const MakeRecordProvider = MakeContext

/** Opens the form of a new record of a kind, with what is given of it. */
export function useMakeRecord(): (of: CollectionName, given?: Readonly<Record<string, unknown>>) => void {
  const make = useContext(MakeContext)
  return (of, given = {}) => make({ of, given, id: newId() })
}

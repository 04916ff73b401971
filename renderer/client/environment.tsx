import { createContext, useContext } from 'react'
import type { Environment } from '../../core/contract/app-schemas'
import type { StaffMember } from '../../core/model/values/staff-member'

const EnvironmentContext = createContext<Environment | undefined>(undefined)

/** Gives all inside it what the app runs on, and who works here. */
export const EnvironmentProvider = EnvironmentContext

/** What the app runs on, in what language, and who works here. */
export function useEnvironment(): Environment {
  const environment = useContext(EnvironmentContext)
  if (!environment) throw new Error('useEnvironment outside of its provider')
  return environment
}

/** Who works here. There is somebody wherever a desk is shown: they are asked before. */
export function useStaff(): StaffMember {
  const { staff } = useEnvironment()
  if (!staff) throw new Error('a desk is shown to nobody')
  return staff
}

const StoreIdContext = createContext<string | undefined>(undefined)

/** Gives all inside it the name of the desk that is shown, which it keeps wherever its folder is. */
export const StoreIdProvider = StoreIdContext

/** The name of the desk that is shown: what kept texts are kept for. */
export function useStoreId(): string {
  const storeId = useContext(StoreIdContext)
  if (storeId === undefined) throw new Error('useStoreId outside of a desk')
  return storeId
}

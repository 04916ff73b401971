import { createContext, useContext } from 'react'
import type { Environment } from '../../core/contract/app-schemas'
import type { StaffMember } from '../../core/model/values/staff-member'

const EnvironmentContext = createContext<Environment | undefined>(undefined)

/** Gives everything inside it the environment. */
export const EnvironmentProvider = EnvironmentContext

/** The app's version and platform, the language, the open desk, and who works here. */
export function useEnvironment(): Environment {
  const environment = useContext(EnvironmentContext)
  if (!environment) throw new Error('useEnvironment outside of its provider')
  return environment
}

/** The staff member who works here. The window asks before it shows a desk, so there always is somebody. */
export function useStaff(): StaffMember {
  const { staff } = useEnvironment()
  if (!staff) throw new Error('a desk is shown to nobody')
  return staff
}

const StoreIdContext = createContext<string | undefined>(undefined)

/** Gives everything inside it the id of the open desk, which does not depend on its folder. */
export const StoreIdProvider = StoreIdContext

/** The id of the open desk. Unsaved text is kept under it. */
export function useStoreId(): string {
  const storeId = useContext(StoreIdContext)
  if (storeId === undefined) throw new Error('useStoreId outside of a desk')
  return storeId
}

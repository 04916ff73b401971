import type { Handlers } from '../../core/contract/answer-by'
import { visitsOf, withOpened, withPin } from '../../core/contract/visits'
import type { SettingsKeeper } from './app-settings'

/** Answers about the records that were opened lately on this machine, and the pinned ones. */
export function visitRequests(settings: SettingsKeeper): Handlers<'app:visits' | 'app:visited' | 'app:pin'> {
  const visits = (storeId: string) => visitsOf(settings.value.visits, storeId)
  return {
    'app:visits': ({ storeId }) => visits(storeId),
    'app:visited': ({ storeId, ref }) => {
      settings.set({ visits: withOpened(settings.value.visits, storeId, ref) })
      return visits(storeId)
    },
    'app:pin': ({ storeId, ref, pin }) => {
      settings.set({ visits: withPin(settings.value.visits, storeId, ref, pin) })
      return visits(storeId)
    },
  }
}

import type { Handlers } from '../../core/contract/answer-by'
import { asideOf, withAside } from '../../core/contract/reminder-settings'
import type { SettingsKeeper } from './app-settings'

/** Answers about the reminders that the person who works here put aside. */
export function reminderRequests(settings: SettingsKeeper): Handlers<'app:reminders' | 'app:put-aside'> {
  const who = (storeId: string) => ({ storeId, staff: settings.value.staff?.id ?? '' })
  const answer = (storeId: string) => ({ aside: asideOf(settings.value.reminded, who(storeId)) })
  return {
    'app:reminders': ({ storeId }) => answer(storeId),
    'app:put-aside': ({ storeId, key, until }) => {
      settings.set({ reminded: withAside(settings.value.reminded, who(storeId), key, until) })
      return answer(storeId)
    },
  }
}

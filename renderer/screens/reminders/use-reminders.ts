import { useQuery, useQueryClient } from '@tanstack/react-query'
import { isAside, longestLead, type Aside } from '../../../core/contract/reminder-settings'
import { dayAfter } from '../../../core/dates/relative-days'
import type { Reminder, RemindersView } from '../../../core/queries/reminders'
import { ask } from '../../client/bridge'
import { useEnvironment, useStaff, useStoreId } from '../../client/environment'
import { useDesk } from '../../client/use-desk'

/** The day of a desk ends while its window is open, also while the computer sleeps. */
const EACH_MINUTE = { again: () => 60_000 }
const NONE: Aside = {}

/** The reminders of the desk for the person who works here. */
export interface Reminders {
  /** How many days ahead they look; undefined if the person wants none. */
  within: number | undefined
  view: RemindersView | undefined
  shown: readonly Reminder[]
  /** Those put aside, and until which day or `always`. */
  aside: readonly { row: Reminder; until: string }[]
  dismiss: (key: string) => void
  toTomorrow: (key: string) => void
  showAgain: (key: string) => void
}

/** Asks for the reminders, and keeps what the person puts aside. */
export function useReminders(): Reminders {
  const storeId = useStoreId()
  const { id } = useStaff()
  const within = longestLead(useEnvironment().reminders)
  const client = useQueryClient()
  const view = useDesk('desk:reminders', { within: within ?? 0 }, within !== undefined, EACH_MINUTE).data
  const queryKey = ['app:reminders', storeId, id]
  // Another window may have put one aside.
  const { data } = useQuery({
    queryKey,
    queryFn: () => ask('app:reminders', { storeId }),
    refetchOnMount: 'always',
    refetchInterval: EACH_MINUTE.again(),
  })
  const aside = data?.aside ?? NONE
  const put = (key: string, until?: string) =>
    void ask('app:put-aside', { storeId, key, ...(until === undefined ? {} : { until }) }).then((after) =>
      client.setQueryData(queryKey, after),
    )
  // Nothing flashes that is put aside.
  const rows = within === undefined || !view || !data ? [] : view.rows
  const today = view?.today ?? ''
  return {
    within,
    view,
    shown: rows.filter(({ key }) => !isAside(aside, key, today)),
    aside: rows.flatMap((row) => (isAside(aside, row.key, today) ? [{ row, until: aside[row.key] ?? '' }] : [])),
    dismiss: (key) => put(key, 'always'),
    toTomorrow: (key) => put(key, dayAfter(today, 1)),
    showAgain: (key) => put(key),
  }
}

import { dateRange } from '../dates/date-range'
import type { DeskRead } from '../desk/desk-read'
import type { RecordOf } from '../model/records/records'
import type { Warning } from '../model/values/finding'

/** A milestone that is met before its first possible day, at the instant that the desk pins, or now, or else at its last edit. A date without a beginning is never too early. */
export function metEarlyRule(desk: DeskRead, milestone: RecordOf<'milestone'>, now?: string): Warning[] {
  const at = desk.all('deskSettings')[0]?.pinnedAsOf ?? now ?? milestone.changedAt
  if (milestone.status !== 'met' || dateRange(milestone.when).min <= Date.parse(at)) return []
  const about = { collection: 'milestone', id: milestone.id } as const
  return [{ severity: 'warning', code: 'milestone-met-early', about, field: 'status', params: {} }]
}

import { dateRange } from '../dates/date-range'
import type { Line } from '../model/records/records'

/** A cleared line past its date is expired, whatever its status says. */
export function lineStanding(line: Line, at: number): Line['status'] {
  return line.expires && dateRange(line.expires).max < at ? 'expired' : line.status
}

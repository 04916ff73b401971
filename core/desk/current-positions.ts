import { dateRange } from '../dates/edtf'
import type { Position } from '../model/records'
import type { DeskRead } from './desk-read'

/**
 * Did a position hold at an instant (epoch milliseconds): begun, not closed before it, and not superseded by one that had begun?
 */
export function isCurrentAt(desk: DeskRead, position: Position, at: number): boolean {
  if (dateRange(position.validFrom).min > at) return false
  if (position.validTo && dateRange(position.validTo).max < at) return false
  return !desk.all('position').some((other) => other.supersedes === position.id && dateRange(other.validFrom).min <= at)
}

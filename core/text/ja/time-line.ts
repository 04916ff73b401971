import type { timeLineEn } from '../en/time-line'

/** 年表の図（画面と文書）の文言。 */
export const timeLineJa: Record<keyof typeof timeLineEn, string> = {
  'timeLine.lane.meetings': '会談',
  'timeLine.lane.dates': '期日',
  'timeLine.lane.law': '法令',
}

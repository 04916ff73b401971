/** Time lines, in the window and in memos, in English. */
export const timeLineEn = {
  'timeLine.lane.meetings': 'Meetings',
  'timeLine.lane.dates': 'Dates',
  'timeLine.lane.law': 'Law',
} as const

import type { timeLineEn } from '../en/time-line'

/** 年表の図（画面と文書）の文言。 */
export const timeLineJa: Record<keyof typeof timeLineEn, string> = {
  'timeLine.lane.meetings': '会談',
  'timeLine.lane.dates': '期日',
  'timeLine.lane.law': '法令',
  'timeLine.zoom': '表示する期間',
  'timeLine.zoom.years': '数年',
  'timeLine.zoom.year': '1年',
  'timeLine.zoom.quarter': '4か月',
  'timeLine.zoom.month': '6週間',
  'timeLine.earlier': '前へ',
  'timeLine.later': '次へ',
  'timeLine.now': '基準日',
  'timeLine.shown': '{from}～{until}',
  'timeLine.nothing': 'この期間に日付のある記録はありません。',
  'timeLine.left': '表示しきれない項目：{count}件。期間を短くすると表示されます。',
  'timeLine.picture': '会談、期日、法令',
  'timeLine.table': '表で見る',
  'timeLine.table.when': '日付',
  'timeLine.table.what': '内容',
  'timeLine.table.kind': '種類',
  'timeLine.keys':
    '矢印キーで項目を移動し、＋と－で期間を変え、Page UpとPage Downで前後に移り、Homeで基準日に戻ります。',
  'timeLine.role.held': '開催済みの会談',
  'timeLine.role.toCome': '今後の会談',
  'timeLine.role.package': '提案の提出',
  'timeLine.role.deadline': '期日',
  'timeLine.role.law': '措置の変更',
  'timeLine.role.suspension': '停止',
  'timeLine.role.ruling': '判決',
}

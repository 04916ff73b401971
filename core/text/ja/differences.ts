import type { differencesEn } from '../en/differences'

/** The differences between two states of a desk, in Japanese. */
export const differencesJa: Record<keyof typeof differencesEn, string> = {
  'differences.added': '追加',
  'differences.removed': '削除',
  'differences.changed': '変更',
  'differences.count.added': '追加：{count}件',
  'differences.count.removed': '削除：{count}件',
  'differences.count.changed': '変更：{count}件',
  'differences.which': '記録を表示',
  'differences.more': 'ほか{count}件',
}

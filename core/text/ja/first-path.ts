import type { firstPathEn } from '../en/first-path'

/** 最初のブリーフまでの手順の文言。 */
export const firstPathJa: Record<keyof typeof firstPathEn, string> = {
  'overview.beginHeading': 'はじめに',
  'path.add': '＋ {kind}',
  'path.begin':
    '最初のブリーフまでの手順です。各手順では、分かっている項目が入力済みのフォームが開きます。ブリーフを作成すると、この一覧は消えます。',
  'path.source': '記事や文書を貼り付け、またはドロップ',
  'path.talk': '担当する交渉を追加',
  'path.issue': '論点を追加',
  'path.position': '当事者の立場を記録',
  'path.membership': '人物とその職を追加',
  'path.round': '交渉の協議を追加',
  'path.session': '出席者と論点を付けて会談を追加',
  'path.memo': 'ブリーフを作成',
  'path.done': '完了',
  'path.needs.issue': '交渉の追加後',
  'path.needs.position': '論点の追加後',
  'path.needs.round': '交渉の追加後',
  'path.needs.session': '協議の追加後',
  'path.needs.memo': '会談の追加後',
  'path.toMeetings': '交渉と会談の画面へ',
}

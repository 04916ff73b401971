import type { memoChronologyEn } from '../en/memo-chronology'

/** 年表の文言。 */
export const memoChronologyJa: Record<keyof typeof memoChronologyEn, string> = {
  'memo.type.chronology': '年表',
  'vocab.memoSection.course': '経緯',
  'vocab.memoSection.whatIsNext': '今後の動き',
  'vocab.memoSection.changesSince': '前回発出文書からの変更',
  'memo.course.entry': '{date}　{text}',
  'memo.course.picture':
    '{from}から{until}までの日程の図。破線で囲んだ淡い印は、日付が確定していないもの（帯の間のいずれかの日、その日頃、その日まで、または未確定）。',
  'memo.course.pictureOf':
    '{from}から{until}までの日程の図（{count}件中{shown}件）。破線で囲んだ淡い印は、日付が確定していないもの（帯の間のいずれかの日、その日頃、その日まで、または未確定）。',
  'memo.course.noDate': '日付不明',
  'memo.course.round': '{round}（{status}）。',
  'memo.course.undatedReadout': '（発表日の記録なし。会談の日に掲載。）',
  'memo.course.position': '{party}（{issue}）：{stance}：{text}',
  'memo.course.tabled': '{party}が{title}を提出。',
  'memo.course.milestone': '{title}（{status}）。',
  'memo.course.event': '{measure}：{status}。',
  'memo.course.signed': '署名：{order}。',
  'memo.course.published': '公布：{order}。',
  'memo.course.ruling': '{court}、{case}：{summary}',
  'memo.changes.since': '比較の対象：{kind} {memo}、第{version}版、{asOf}現在、{issued}発出。',
  'memo.changes.moved': '情勢の変化。',
  'memo.changes.corrected': '当課による記録の訂正。',
  'memo.changes.none.moved': '同文書の記載に関わる情勢の変化なし。',
  'memo.changes.none.corrected': '同文書の記載に関わる記録の訂正なし。',
  'memo.changes.none.newer': 'この交渉の新しい記録なし。',
  'memo.changes.newer': '新しい記録：{records}。',
  'memo.changes.countdowns': '日数の経過だけの違いとして省いた箇所：{count}件。',
  'memo.changes.nothing': 'なし',
  'memo.changes.table.place': '箇所',
  'memo.changes.table.then': '当時',
  'memo.changes.table.now': '現在',
  'memo.empty.course': '日付のある記録なし。',
  'memo.empty.earlier': 'この交渉について発出済みの文書がないため、比較なし。',
}

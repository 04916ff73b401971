import type { citeEn } from '../en/cite'

/** What the citing of a source says in Japanese. */
export const citeJa: Record<keyof typeof citeEn, string> = {
  'cite.action': '資料を引用…',
  'cite.title': '資料の引用',
  'cite.which': '資料',
  'cite.new': '新しい資料を入力',
  'cite.known': 'このデスクの資料から選択',
  'cite.newSays':
    '標題、発行者、アドレスのいずれかが必要です。不明な項目は空欄のままとし、メモにもその旨が示されます。',
  'cite.authorHelp': '複数の場合はセミコロンで区切ります。',
  'cite.passage': '裏付けとなる箇所',
  'cite.passageHelp': '資料に書かれているとおりの文です。',
  'cite.becomesText': 'この資料の本文はまだデスクにありません。この文が本文となり、以後変わりません。',
  'cite.mustStand': 'この資料の本文はデスクにあります。その中にある文を入力してください。',
  'cite.field': '対象の項目',
  'cite.role': '役割',
  'cite.chooseSource': '資料を選んでください。',
  'cite.submit': '引用する',
  'cite.cancel': '取り消す',
  'cite.kept': 'まだ保存されていません。入力した内容は残っています。',
  'error.passage-not-found': 'この文は資料の本文にありません。本文から写すか、新しい資料として入力してください。',
  'error.cited-already': 'この箇所は既に引用されています。',
}

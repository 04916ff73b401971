import type { citeEn } from '../en/cite'

/** 情報源の引用の文言。 */
export const citeJa: Record<keyof typeof citeEn, string> = {
  'evidence.part': '{part}「{words}」',
  'evidence.partGone': '{part}（記録にもうありません）',
  'cite.action': '情報源を引用…',
  'cite.title': '情報源の引用',
  'cite.which': '情報源',
  'cite.new': '新しい情報源',
  'cite.known': 'このデスクにある情報源',
  'cite.newSays':
    '題名、発行者、アドレスのいずれかを入力してください。不明な項目は空欄にしてください。ブリーフにもその旨が示されます。',
  'cite.authorHelp': '複数の場合はセミコロンで区切ります。',
  'cite.passage': '引用箇所',
  'cite.passageHelp': '情報源の文をそのまま入力してください。',
  'cite.becomesText':
    'この情報源の本文はまだデスクにありません。この引用箇所を本文として保存します。後で全文に差し替えられます。',
  'cite.mustStand': '保存されている情報源の本文と一字一句同じにしてください。',
  'cite.whichPlace': '該当する箇所を選んでください',
  'cite.morePlaces': '最初の{count}か所だけを表示しています。前後の語句を加えると絞り込めます。',
  'cite.near': '情報源の本文で最も近い文言です。下線は本文だけにある語句、取り消し線は入力した引用だけにある語句です。',
  'cite.noNear': '情報源の本文に似た文言はありません。',
  'cite.takeWords': '本文の文言を引用する',
  'cite.field': '対象の項目',
  'cite.role': '引用箇所の役割',
  'cite.chooseSource': '情報源を選んでください。',
  'cite.submit': '引用を追加',
  'cite.cancel': 'キャンセル',
  'cite.kept': 'まだ保存されていません。入力した内容は残っています。',
  'error.passage-not-found':
    'この引用箇所は情報源の本文にありません。本文から写すか、新しい情報源として追加してください。',
  'error.passage-several':
    'この引用箇所は情報源の本文に{count}か所あります。該当する箇所を選ぶか、前後の語句も含めてください。',
  'error.place-unfit': 'ここを引用箇所の始まりや終わりにすることはできません。情報源の本文で選び直してください。',
  'error.source-without-text': '情報源「{source}」にはまだ本文がありません。先に本文を登録してください。',
  'error.cited-already': 'この引用箇所はすでに引用されています。',
}

import type { orphansEn } from '../en/orphans'

/** 以前の本文からの引用に関する文言。 */
export const orphansJa: Record<keyof typeof orphansEn, string> = {
  'orphans.count': '{count}件の引用は、この情報源の以前の本文からのものです。',
  'orphans.countOne': '1件の引用は、この情報源の以前の本文からのものです。',
  'orphans.show': '引用の位置を指定…',
  'orphans.showOne': '位置を指定…',
  'orphans.hide': '引用を隠す',
  'orphans.label': '位置を指定する引用',
  'orphans.quote': '引用「{words}」',
  'orphans.isCut': '長い文言は途中まで表示しています。位置は引用全体に対して指定されます。',
  'orphans.noPlace': '現在の本文に似た文言はありません。',
  'orphans.sameWords': '文言は同じ',
  'orphans.alike': '{percent}%一致',
  'orphans.place': 'ここに指定',
  'orphans.see': '本文で見る',
  'orphans.self': '語句を自分で選択',
  'orphans.selecting': '本文で、この引用に当たる語句を選択してください：「{words}」',
  'orphans.placeSelected': '選択した語句に指定',
  'orphans.cancel': 'キャンセル',
  'orphans.placed': '引用の位置を指定しました。残り{count}件。',
  'orphans.placedLast': '引用の位置を指定しました。残りはありません。',
  'orphans.more': '引用をさらに表示',
  'orphans.legend': '下線は現在の本文だけにある語句、取り消し線は引用だけにある語句です。',
}

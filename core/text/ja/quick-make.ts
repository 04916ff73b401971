import type { quickMakeEn } from '../en/quick-make'

/** ほかのフォームから人物や職を追加するときの文言。 */
export const quickMakeJa: Record<keyof typeof quickMakeEn, string> = {
  'quickMake.offer.person': '新しい人物：{name}…',
  'quickMake.offer.post': '新しい職：{name}…',
  'quickMake.offer.membership': '新しい役職者：{name}…',
  'quickMake.title.person': '新しい人物',
  'quickMake.title.post': '新しい職',
  'quickMake.title.membership': '新しい役職者',
  'quickMake.name': '氏名',
  'quickMake.party': '国・地域',
  'quickMake.post': '職名',
  'quickMake.from': '就任時期',
  'quickMake.fromHelp': '例：2026年3月。不明な場合は空欄にしてください。',
  'quickMake.fromWrong': 'この日付を読み取れません。「2026年3月」のように入力してください。',
  'quickMake.fillIn': '氏名、国・地域、職名を入力してください。',
  'quickMake.sameName': '{name} はすでにデスクに登録されています。その人物に職を追加します。',
  'quickMake.another': '同姓同名の別人です',
  'quickMake.make': '追加',
  'quickMake.cancel': 'キャンセル',
  'quickMake.made': '追加済み：{what}。もう一度実行すると、残りを追加します。',
}

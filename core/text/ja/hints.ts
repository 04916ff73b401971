import type { hintsEn } from '../en/hints'

/** コマンドラインでできることの文。ウインドウには出さない。 */
export const hintsJa: Record<keyof typeof hintsEn, string> = {
  'hint.import-encoding-open': '--encoding にそのいずれかを指定してください。',
  'hint.import-kind-needed': '--kind で指定してください。',
  'hint.import-undecided': '--take file または --take desk で指定してください。',
  'hint.memo-unsound': '確認：npm run parley -- check',
  'hint.no-round': '協議は --round で指定できます。',
  'hint.no-session': '会談は --session で指定できます。',
  'hint.no-talk': '交渉は --talk で指定できます。',
  'hint.option-unknown': '使い方：npm run parley -- --help',
  'hint.out-in-desk': '--out で別のフォルダーを指定してください。',
  'hint.record-missing': '内容の一覧：npm run parley -- list',
  'hint.staff-needed': '--staff でIDを指定してください。',
  'hint.staff-unknown': '一覧：npm run parley -- list staff',
  'hint.words-needed': '例：npm run parley -- search 赤沢',
}

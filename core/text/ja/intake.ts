import type { intakeEn } from '../en/intake'

/** 本文つきの情報源を追加する画面の文言。 */
export const intakeJa: Record<keyof typeof intakeEn, string> = {
  'intake.title': '情報源の追加',
  'intake.paste': '記事や文書をここに貼り付けるか、ファイルをウィンドウにドロップしてください',
  'intake.pasteHelp':
    'テキスト、ウェブページ、Word、PDF、メール、ページの画像に対応します。読み取りはすべてこのコンピューターで行います。',
  'intake.useText': 'この文章を使う',
  'intake.choose': 'ファイルを選ぶ…',
  'intake.reading': '読み取り中…',
  'intake.onlyTitle': '本文から見つけた内容を入力しました。確認してください。必須なのは標題だけです。',
  'intake.text': '保存する本文',
  'intake.length': '{count}字。引用が正しく保たれるよう、保存した本文は後から変更できません。',
  'intake.waiting': '待機中のファイル：{count}',
  'intake.add': '情報源を追加',
}

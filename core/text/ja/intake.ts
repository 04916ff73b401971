import type { intakeEn } from '../en/intake'

/** 本文つきの情報源を追加する画面の文言。 */
export const intakeJa: Record<keyof typeof intakeEn, string> = {
  'intake.title': '情報源の追加',
  'intake.paste': '記事や文書をここに貼り付けるか、ファイルをウィンドウにドロップしてください',
  'intake.pasteHelp':
    'テキスト、ウェブページ、Word、PDF、メール、ページの画像に対応します。読み取りは全てこのコンピューターで行います。',
  'intake.useText': 'この文章を使う',
  'intake.choose': 'ファイルを選ぶ…',
  'intake.reading': '読み取り中…',
  'intake.onlyTitle': '本文から見つけた内容を入力しました。確認してください。必須なのは題名だけです。',
  'intake.text': '保存する本文',
  'intake.length': '{count}字。引用が正しく保たれるよう、保存した本文は変更されません。新しい版は後から登録できます。',
  'intake.keepFile': '元のファイルも保存',
  'intake.keepSays': '{name}（{size}）をそのままデスクに保存します。コピーはいつでも取り出せます。',
  'intake.keepLarge': '{name}の大きさは{size}です。{limit}を超えるファイルは、指定したときだけ保存します。',
  'intake.onlyFile':
    'この情報源にはファイル{name}（{size}）だけがあり、本文はありません。ファイルのコピーはいつでも取り出せ、本文は後から登録できます。',
  'intake.keepUnread': '本文なしでファイルを保存',
  'original.kept': '元のファイル：{name}（{size}）。',
  'original.notKept': '{name}（{size}）から読み取りました。ファイルはデスクに保存していません。',
  'original.missing':
    '元のファイル{name}（{size}）がデスクのフォルダーにありません。デスクのバックアップから復元してください。インポートした情報源なら、元のデスクを丸ごとコピーしてください。',
  'original.altered':
    '元のファイル{name}（{size}）が、デスクのフォルダーで書き換えられています。デスクのバックアップから復元してください。',
  'original.isPicture': '本文を読み取ったページの画像です。本文と照らし合わせてください。',
  'original.isAlone': '本文は読み取っていません。',
  'original.isSchedule': 'これは関税率表です。行はファイルから調べ、情報源の本文には引用した行だけが入ります。',
  'original.save': 'コピーを保存…',
  'original.saved': '{name}（{size}）を、元とまったく同じ内容で保存しました。',
  'intake.waiting': '待機中のファイル：{count}',
  'intake.add': '情報源を追加',
  'source.wholeText': '全文を登録…',
  'source.newText': '新しい版の本文…',
  'intake.newTextOf': '「{title}」の新しい本文',
  'intake.giveText': '本文として保存',
  'intake.sameText': 'この情報源の本文とまったく同じです。',
  'intake.noQuotes': 'この情報源からの引用はまだありません。',
  'intake.placed': '{count}件の引用は、この本文での位置が確実なため、そのまま引き継がれます。',
  'intake.placedOne': '1件の引用は、この本文での位置が確実なため、そのまま引き継がれます。',
  'intake.orphaned':
    '{count}件の引用は、この本文での位置が確実ではありません。文言と根拠はそのまま残ります。保存後に一覧が表示されるので、一つずつ位置を指定してください。',
  'intake.orphanedOne':
    '1件の引用は、この本文での位置が確実ではありません。文言と根拠はそのまま残ります。保存後に表示されるので、位置を指定してください。',
  'schedule.revision': '改訂版',
  'schedule.revisionHelp':
    '引用するときの呼び名です（例：2025 HTS Revision 12）。ファイル名から入力したため、確認してください。',
  'schedule.revisionMissing': '関税率表の改訂版を入力してください。',
  'schedule.onlyFile': '{name}（{size}）は関税率表です。デスクはファイルをそのまま保存し、必要なときに行を調べます。',
  'schedule.broken': '壊れた行：{count}件',
  'schedule.unread': '読み取れない税率：{count}件',
  'schedule.more': '…このほかにもあります。scheduleコマンドで全て表示できます。',
  'schedule.copy': '一覧をコピー',
  'schedule.takeBroken': '壊れた行（{count}件）があっても保存する',
  'schedule.takeBrokenSays': '壊れた行は除かれ、その下の行は、自らの税率がなければ税率が不明になります。',
  'schedule.seeBroken':
    'この関税率表には壊れた行があります。内容を確認し、それでも保存するか、ファイルを入手し直してください。',
}

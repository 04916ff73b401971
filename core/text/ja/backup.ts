import type { backupEn } from '../en/backup'

/** バックアップとその復元。 */
export const backupJa: Record<keyof typeof backupEn, string> = {
  'action.backups': 'バックアップ…',
  'backup.title': 'バックアップ',
  'backup.close': 'バックアップを閉じる',
  'backup.lead':
    '前回から1時間後に、変更があればデスクをバックアップし、読み返して確認します。1時間ごとのものは1日、1日ごとのものは1か月、1か月ごとのものは1年保存します。手動で作成したものは新しい20件を保存します。',
  'backup.places': '保存先',
  'backup.own': 'このコンピューター',
  'backup.other': '選択したフォルダー',
  'backup.last': '最新のバックアップ：{date}。',
  'backup.hasAll': '最新の状態です。',
  'backup.never': 'バックアップはまだありません。',
  'backup.sizeOne': '1件、{size}',
  'backup.size': '{count}件、{size}',
  'backup.badTextsOne':
    '情報源またはブリーフ1件の本文が見つからないか破損しており、どのバックアップにもありません。該当する記録の画面で確認できます。',
  'backup.badTexts':
    '情報源またはブリーフ{count}件の本文が見つからないか破損しており、どのバックアップにもありません。該当する記録の画面で確認できます。',
  'backup.sameDrive': 'デスクと同じドライブにあります。ドライブが故障すると両方とも失われます。',
  'backup.synced':
    'このフォルダーは{service}がほかのコンピューターにコピーします。二つ目の保存先として使えますが、フォルダーを読める人はデスクの内容も読めます。',
  'backup.network': 'このフォルダーはネットワーク上にあります。接続できない間はバックアップできません。',
  'backup.addHelp': 'USBメモリーなど別のドライブに保存すれば、このコンピューターを失ってもバックアップが残ります。',
  'backup.add': 'フォルダーを選択…',
  'backup.change': '別のフォルダーを選択…',
  'backup.remove': 'ここへのバックアップを停止',
  'backup.removeHelp': '既存のバックアップはそのまま残ります。',
  'backup.now': '今すぐバックアップ',
  'backup.cancel': 'キャンセル',
  'backup.canceled': 'バックアップをキャンセルしました。以前のバックアップはそのままです。',
  'backup.done': 'バックアップし、内容を確認しました。',
  'backup.doneNot': 'バックアップが完了していません。上の説明を確認してください。',
  'backup.next': '次回のバックアップ：{date}',
  'backup.soon': '次回のバックアップ：1分以内',
  'backup.nothingNew': '前回のバックアップ以降、変更はありません。',
  'backup.notOpen': 'デスクを開いていないため、新しいバックアップは作成できません。以前のバックアップは復元できます。',
  'backup.readOnly': 'このデスクは読み取り専用です。バックアップは編集中のParleyが作成します。',
  'backup.phase.reading': 'デスクを読み取り中',
  'backup.phase.state': '記録の書き込みと確認中',
  'backup.phase.texts': '情報源とブリーフの本文をコピー中',
  'backup.phase.journal': '編集記録をコピー中',
  'backup.phase.checking': '以前のコピーを確認中',
  'backup.trouble': 'バックアップに失敗しています。理由を表示',
  'backup.points': '復元できるバックアップ',
  'backup.pointsHelp': '各バックアップにはデスク全体が入っています。プレビューしても何も変わりません。',
  'backup.noPoints': '復元できるバックアップはまだありません。',
  'backup.recordsOne': '記録1件',
  'backup.records': '記録{count}件',
  'backup.recordsUnknown': '編集{revision}',
  'backup.madeIn': 'デスクが {folder} にあったときのバックアップ',
  'backup.checked': '{date}の確認で異常なし',
  'backup.unchecked': '未確認',
  'backup.damaged': 'ディスク上で破損',
  'backup.asItWas': '{date}のバックアップ',
  'backup.back': 'バックアップの一覧',
  'backup.missingTextsOne': 'このバックアップには、情報源またはブリーフの本文かファイルが1件ありません。',
  'backup.missingTexts': 'このバックアップには、情報源やブリーフの本文またはファイルが{count}件ありません。',
  'backup.same': 'このバックアップ以降、記録に変更はありません。',
  'backup.different': 'このバックアップ以降の変更',
  'backup.unknownNow': '現在のデスクを読み取れないため、比較できません。',
  'backup.make': '新しいデスクとして復元',
  'backup.makeHelp':
    '新しいフォルダーに別のデスクを作成します。このバックアップの記録、本文、ごみ箱、元に戻せる操作が入ります。開いているデスクとバックアップは変わりません。',
  'backup.folder': 'フォルダー',
  'backup.folderName': '{title}（{day}時点）',
  'backup.makeIt': '復元して開く',
  'error.backup-damaged':
    'このバックアップは破損しています。{file} がディスク上で変わっています。別のバックアップを選んでください。',
  'error.backup-failed': '{dir} にバックアップできませんでした（{reason}）。デスクは変わっていません。',
  'error.backup-full':
    '{dir} に空きがないため、バックアップできませんでした。デスクは変わっていません。空きを作るか、別のフォルダーを選んでください。',
  'error.backup-gone':
    'バックアップのフォルダー {dir} が見つかりません。ドライブ上にある場合は接続してください。接続後1分以内にバックアップします。',
  'error.backup-inside':
    '{dir} はデスクのフォルダーの中にあるため、失われるときは両方とも失われます。別の場所のフォルダーを選んでください。',
  'error.backup-of-another':
    '{dir} には別のデスクのバックアップがあります。何も書き込んでいません。別のフォルダーを選んでください。',
  'error.backup-read-only':
    '{dir} に書き込めないため、バックアップできませんでした。デスクは変わっていません。権限を変更するか、別のフォルダーを選んでください。',
}

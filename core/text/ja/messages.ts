import type { messagesEn } from '../en/messages'

/** 障害と点検結果の文。何が、どこで、どうすればよいかを述べる。 */
export const messagesJa: Record<keyof typeof messagesEn, string> = {
  'error.bad-request':
    '要求 {channel} は拒否されました。{field} が正しくありません。プログラムの不具合です。Parleyを再起動してください。',
  'error.bad-response':
    '{channel} への応答を読み取れませんでした（{field}）。プログラムの不具合です。Parleyを再起動してください。',
  'error.canceled': '中止しました。何も書き込まれていません。',
  'error.cannot-write':
    '{file} に書き込めません（{reason}）。変更はありません。別の場所を指定するか、権限を直してください。',
  'error.desk-changed-outside':
    '{file} はParleyで開いた後に別のプログラムで変更されたため、上書きしませんでした。Parleyを閉じ、ファイルを確認してから開き直してください。',
  'error.desk-corrupt': '{file} が壊れています（{why}）。Parleyは手を付けていません。控えから復元してください。',
  'error.desk-forked':
    '二台のコンピューターが、このデスクの同じ状態から別々に編集を続けました：{file} と {other}。どちらの内容も失われていません。どちらから続けるかを選んでください。',
  'error.desk-gone': '{dir} にデスクがありません。パスを確認してください。空のデスクを代わりに作ることはしません。',
  'error.desk-lost':
    'デスクを保持するプロセスが停止しました。保存済みの内容はディスクにあります。デスクを開き直しています。',
  'error.desk-not-a-desk':
    '{dir} はデスクではありません（{file} がありません）。format.json と snapshots のあるフォルダーを指定してください。',
  'error.desk-not-empty':
    '{dir} は空ではないため、デスクを作りませんでした。新しいフォルダーか空のフォルダーを指定してください。',
  'error.desk-newer':
    '{file} は新しい版のParleyで書かれています（形式 {found}、この版は {known} まで）。新しい版を使ってください。変更はありません。',
  'error.desk-read-only':
    '{dir} は読み取り専用のため、編集は保存されませんでした（{reason}）。書き込めるようにするか、デスクを別の場所に複製してください。',
  'error.desk-locked':
    'デスク {dir} は別のParleyで書き込み用に開かれています（{holder}）。先にそちらを閉じてください。コマンドラインからは閲覧できます。',
  'error.desk-unreadable': '{file} を読み取れません（{reason}）。権限とドライブを確認してください。変更はありません。',
  'error.desk-moved':
    '{dir} が見つかりません。移動や名前の変更、ドライブの取り外しが考えられます。入力は保持しています。フォルダーを元に戻して再試行するか、現在の場所からデスクを開いてください。',
  'error.disk-full':
    'ディスクがいっぱいのため {file} は書き込まれず、以前の内容はそのままです。空きを作ってからやり直してください。',
  'error.field-invalid': '{collection} {id} の項目 {field}：{why}。その項目を直してください。',
  'error.draft-incomplete': 'この{collection}は未完成です（{field}が未入力）。それまで下書きとして残ります。',
  'error.not-in-trash': '{collection} {id} はごみ箱にありません。すでに復元された可能性があります。',
  'error.nothing-to-redo': 'やり直す操作はありません。',
  'error.nothing-to-undo': '元に戻す操作はありません。',
  'error.record-trashed':
    'この記録は先ほど削除されました。入力は保持しています。ごみ箱から記録を復元すると保存できます。',
  'error.undo-stale': 'この編集は元に戻せません。{collection} {id} はその後変更されています。何も変更していません。',
  'error.glyph-missing':
    '{place}：文字 {character}（{code}）は同梱の書体にありません。その文字を置き換えてください。文字化けした資料は作成しません。',
  'error.internal':
    'Parleyの内部で問題が発生しました（{reason}）。書きかけのものはありません。Parleyを再起動してください。',
  'error.layout-lost-text':
    '「{text}」付近の文を欠かずに組版できませんでした。ファイルは作成していません。その項目を短くしてください。',
  'error.kind-unknown': '記録の種類 {kind} はありません。種類：{kinds}',
  'error.memo-unsound': '資料に載る {about} が規則に反します（{sentence}）。資料は作成していません。',
  'error.out-in-desk':
    '{file} はデスクのフォルダー内にあります。記録の入ったフォルダーには書き込みません。別の場所を指定してください。',
  'error.out-not-pdf': '{file} は既にあり、PDFではないため、置き換えませんでした。別の名前を選んでください。',
  'error.marking-unknown': '表示区分の体系 {scheme} に {level} はありません。体系の中から選んでください。',
  'error.markings-mixed':
    '表示区分の体系 {first} と {second} が混在します。共通の順序がないため、一つの体系にそろえてください。',
  'error.memo-not-made': 'この種類のメモはまだ作成できません。',
  'error.edits-unsaved':
    '入力の一部がまだ保存されていません（理由は各項目にあります）。実行していません。先に解決してください。',
  'error.memo-stale': 'この資料が記録から文を取り込んだ後に、記録が変わっています。更新してから発出してください。',
  'error.memo-text-corrupt': '資料の保存文（{sha256}）が保存時の文と異なります。デスクの控えから復元してください。',
  'error.memo-text-missing': '資料の保存文（{sha256}）がありません。デスクの控えから復元してください。',
  'error.memo-unfinished': 'この資料はまだ発出できません（{why}）。',
  'error.field-reserved': '資料の項目 {field} は、更新、発出または新しい版の作成によって設定されます。',
  'error.place-unknown': '保存先が分からなくなりました。もう一度選んでください。',
  'error.memo-issued': '資料 {id} は発出済みで変更できません。新しい版を作ってください。',
  'error.no-session': 'デスクに会談がありません。先に会談を追加してください。',
  'error.note-of-another': 'ノート {id} は他の担当者のものです。返信してください。',
  'error.option-unknown': 'コマンドを解釈できません（{option}）。',
  'error.record-changed':
    '{collection} {id} はその間に変更されました。入力した文は残っています。新しい内容を確認してから保存し直してください。',
  'error.record-exists': '{collection} {id} は既にあります。別のIDを使ってください。',
  'error.record-in-use': '{collection} {id} は {by} から参照されています。先にそちらを変更または削除してください。',
  'error.record-missing': 'このデスクに {collection} {id} はありません。',
  'error.revision-unknown': '編集{revision}の後のデスクの状態は、記録に残っていません。',
  'error.rule-broken': 'その編集は規則に反します：{sentence}',
  'error.sender-refused': '要求 {channel} はParley以外のページから来たため、拒否しました。',
  'error.settings-needed': 'デスクに設定がなく、「我が方」が分かりません。deskSettings の記録を復元してください。',
  'error.source-text-corrupt': '{file} は保存時の文と異なります（SHA-256が一致しません）。控えから復元してください。',
  'error.source-text-missing': '資料の本文 {file} がありません。デスクの控えから復元してください。',
  'corrupt.checksum': 'チェックサムが一致せず、途中で切れたか書き換えられています',
  'corrupt.disagrees': '編集の記録と一致しません',
  'corrupt.empty': '空です',
  'corrupt.format': 'デスクの種類が書かれていません',
  'corrupt.header': '1行目がデスクのものではありません',
  'corrupt.journal': '編集の記録が{byte}バイト目でディスク上で書き換わっています',
  'corrupt.journal-form': '編集の記録が{byte}バイト目で正しい形をしていません',
  'corrupt.json': 'JSONとして完結しておらず、途中で切れたか書き換えられています',
  'corrupt.no-collections': '記録がありません',
  'corrupt.no-snapshot': '元になるスナップショットがありません',
  'corrupt.not-table': '{collection} の記録が表になっていません',
  'corrupt.not-utf8': 'UTF-8の文ではありません',
  'corrupt.other-desk': '識別番号が、隣にあるスナップショットのものと異なります',
  'corrupt.past': 'ごみ箱または編集履歴を読み取れません',
  'corrupt.segment-missing': '編集の記録の第{number}部がありません',
  'corrupt.unsafe': '正確に保持できないキーまたは数値があります（{field}）',
  'corrupt.wrong-id': '{collection} の記録 {id} が {other} と名乗っています',
  'invalid.blank': '空白です',
  'invalid.control-character': '制御文字または不完全な文字を含んでいます',
  'invalid.edtf':
    '日付として読み取れません。年を付けて、2025年6月6日、2025年6月中旬、2025年6月5日～6日、2025-06-1X のように入力してください',
  'invalid.hs-code': 'HSコードは2～10桁の数字の文字列です',
  'invalid.id': 'IDは英字で始まる64文字以内の英数字・ハイフン・下線です',
  'invalid.line-break': '1行でなければなりません',
  'invalid.marking': 'その体系にそのような区分はありません',
  'invalid.mast-chapter': 'MASTの章はAからPまでの1文字です',
  'invalid.missing': 'ありません',
  'invalid.no-name': '英語または日本語の名称が必要です',
  'invalid.not-allowed': '認められた値ではありません',
  'invalid.party-code': '国・地域コードは大文字または数字の2～8文字です',
  'invalid.section-twice': '同じ節が二つあります',
  'invalid.sha256': 'SHA-256は小文字の16進数64桁です',
  'invalid.time-zone': '時間帯ではありません（例：Asia/Tokyo）',
  'invalid.too-long': '長すぎます（{length}、上限{limit}）',
  'invalid.too-short': '短すぎるか小さすぎます（下限{limit}）',
  'invalid.url': 'アドレスは http:// または https:// で始まり、空白を含みません',
  'invalid.wrong-type': '型が違います',
  'finding.component-missing': '重複適用規則が、措置にない層 {part} を参照しています',
  'finding.evidence-about-evidence': '証拠が別の証拠を対象としています',
  'finding.layer-outlives-measure': '措置は終了（{status}）していますが、層 {part} に終わりがありません',
  'finding.settings-missing': 'デスクに設定がありません',
  'finding.snapshot-fixed': '資料の本文は差し替えられません。新しい資料を追加してください',
  'finding.source-cycle': '資料の要約元が循環しています',
  'finding.memo-text-corrupt': '資料の保存文 {sha256} が保存時の文と異なります',
  'finding.memo-text-missing': '資料の保存文 {sha256} がありません',
  'finding.note-cycle': 'ノートが自分自身についてのもの、または自分への返信になっています',
  'finding.line-cleared-by-nobody': '決裁済みとされていますが、決裁者がありません',
  'finding.marking-mixed': '表示区分の体系 {found} がデスクの {expected} と異なります',
  'finding.position-before-superseded':
    '置き換える立場（{other}）より前の日付からになっています。後の立場が前の立場を置き換えます',
  'finding.position-cycle': '立場の差替えが循環しています',
  'finding.position-supersedes-other': '論点・当事者・区分の異なる立場 {other} を差し替えています',
  'finding.position-two-current': '同じ論点・当事者・区分で {other} も現行です。どちらかを閉じてください',
  'finding.position-unsourced': '証拠がなく、課の評価でもありません',
  'finding.post-not-held': '{person} はその日に職 {post} にありませんでした',
  'finding.post-undated': '{person} が職 {post} に就いた時期が不明です',
  'finding.quote-mismatch': '引用が資料 {source} の所定の位置にありません（迷子の引用）',
  'finding.reference-missing': '存在しない {collection} {id} を参照しています',
  'finding.settings-several': '設定の記録が複数あります',
  'finding.sub-record-twice': '{part} が重複しています',
  'finding.text-corrupt': '資料の本文 {sha256} は保存時の文と異なります',
  'finding.text-missing': '資料の本文 {sha256} がありません',
}

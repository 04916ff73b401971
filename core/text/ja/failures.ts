import type { failuresEn } from '../en/failures'

/** 障害と点検結果の文。何が、どこで、どうすればよいかを述べる。 */
export const failuresJa: Record<keyof typeof failuresEn, string> = {
  'error.bad-request':
    '要求 {channel} を拒否しました。{field} が正しくありません。Parleyの不具合です。Parleyを再起動してください。',
  'error.request-too-large': '一度に扱える上限（{limit}百万文字）を超えています。短くするか、分けてください。',
  'error.attachment-gone': 'このファイルは、もうコメントに添付されていません。',
  'error.attachment-no-room':
    '{file}は添付していません。まだ保存していないコメントの添付ファイルは、このコンピューターで合わせて{limit} MBまでです。書きかけのコメントを保存するか破棄してください。',
  'error.attachment-not-held':
    'このコメントの添付ファイルが手元に残っていないため、保存できません。ファイルを外してから、もう一度添付してください。',
  'error.attachment-not-shown': 'このファイルは表示しません。コピーを保存して、対応するプログラムで開いてください。',
  'error.attachment-too-large':
    '{file}は添付していません。大きさが{size} MBあり、コメントに添付できる上限の{limit} MBを超えています。小さくするか、情報源として追加してください。',
  'error.attachment-twice': '{file}は、すでにこのコメントに添付されています。',
  'error.unsaved-full':
    '未保存の文章として控えられるのは、合わせて{limit}百万文字までです。保存するか、破棄するか、短くしてください。',
  'error.bad-response':
    '{channel} への応答を読み取れませんでした（{field}）。Parleyの不具合です。Parleyを再起動してください。',
  'error.canceled': '中止しました。何も書き込んでいません。',
  'error.cannot-write':
    '{file} に書き込めません（{reason}）。何も変更していません。別の場所を選ぶか、権限を変更してください。',
  'error.desk-changed-outside':
    'デスクを開いている間に別のプログラムが {file} を変更したため、上書きしませんでした。Parleyを閉じ、ファイルを確認してから、デスクを開き直してください。',
  'error.desk-corrupt':
    '{file} が破損しています（{why}）。Parleyは何も変更していません。バックアップから復元してください。',
  'error.desk-forked':
    '2台のコンピューターが、このデスクの同じ版から別々に編集を続けました：{file} と {other}。どちらの編集も失われていません。どちらから続けるかを選んでください。',
  'error.desk-gone':
    '{dir} にデスクがありません。パスを確認してください。代わりに空のデスクを作成することはありません。',
  'error.desk-lost':
    'デスクのプロセスが停止しました。「保存済み」と表示された内容は全てディスクにあります。デスクを開き直しています。',
  'error.desk-not-a-desk':
    '{dir} はデスクではありません（{file} がありません）。format.json と snapshots のあるフォルダーを選んでください。',
  'error.desk-not-empty':
    '{dir} は空ではないため、デスクを作成しませんでした。新しいフォルダーか空のフォルダーを選んでください。',
  'error.desk-newer':
    '{file} は新しいParleyで書かれています（形式{found}。このParleyが読めるのは{known}まで）。何も変更していません。新しいParleyをインストールしてください。',
  'error.desk-read-only':
    '{dir} は読み取り専用のため、編集を保存できませんでした（{reason}）。書き込めるようにするか、デスクを別の場所にコピーしてください。',
  'error.desk-locked':
    'デスク {dir} は別のParleyが編集用に開いています（{holder}）。先にそちらを閉じてください。コマンドラインからは閲覧できます。',
  'error.node-cannot-lock':
    'このバージョンのNode.js（{version}）ではデスクをロックできないため、閲覧のみできます。22.17、24.2、またはそれ以降をインストールしてください。',
  'error.desk-unreadable':
    '{file} を読み取れません（{reason}）。何も変更していません。権限とドライブを確認してください。',
  'error.desk-moved':
    '{dir} が見つかりません。移動または名前の変更をしたか、ドライブが取り外されています。未保存の入力は失われていません。フォルダーを元に戻してもう一度試すか、現在の場所からデスクを開いてください。',
  'error.disk-full':
    'ディスクがいっぱいのため、{file} を書き込めませんでした。以前の内容はそのままです。空きを作って、もう一度お試しください。',
  'error.field-invalid': '{record}の項目「{field}」：{why}。項目を直してください。',
  'error.draft-incomplete': 'この{collection}は未完成です（「{field}」が未入力）。入力するまで下書きのままです。',
  'error.not-in-trash': '{record}はごみ箱にありません。すでに復元された可能性があります。',
  'error.file-not-held':
    '{file}はメモリーに残っていないため、保存できません。何も保存していません。ファイルを選び直すか、元のファイルなしで情報源を追加してください。',
  'error.file-too-large':
    '{file} は {size} MB で、読み取れる上限の {limit} MB を超えています。何も変更していません。より小さいファイルを使うか、デスクの場合は大きくなる前のバックアップを開いてください。',
  'error.number-spent':
    'このデスクまたは記録の編集番号が、数えられる上限（{number}）に達しているため、この編集は保存していません。それ以前のバックアップを開くか、新しいデスクを作成して記録を取り込んでください。',
  'error.nothing-to-redo': 'やり直す操作はありません。',
  'error.nothing-to-undo': '元に戻す操作はありません。',
  'error.record-trashed':
    'この記録は先ほど削除されました。未保存の入力は失われていません。保存するには、ごみ箱から記録を復元してください。',
  'error.undo-stale': '{record}がその後変更されたため、この編集は元に戻せません。何も変更していません。',
  'error.glyph-missing':
    '{place}：文字 {character}（{code}）は付属のフォントにありません。ブリーフは作成していません。その文字を置き換えてください。',
  'error.internal':
    'Parleyで問題が発生しました（{reason}）。書きかけのファイルはありません。Parleyを再起動してください。',
  'error.press-ended':
    'ブリーフの組版中に処理が途中で終了しました。ファイルは作成していません。もう一度お試しください。処理は新しく開始されます。',
  'error.press-memory':
    'ブリーフが大きすぎて、組版に使えるメモリーが足りません。ファイルは作成していません。項目を減らすか、複数のブリーフに分けてください。',
  'error.layout-lost-text':
    '「{text}」付近の文を失わずにブリーフを組版できません。ファイルは作成していません。その項目を短くしてください。',
  'error.words-needed': '検索する語を入力してください。',
  'error.kind-unknown': '記録の種類 {kind} はありません。次のいずれかを選んでください：{kinds}',
  'error.audience-above':
    '「{about}」の秘密区分が提供先の上限を超えていますが、このブリーフに必要です。「その他の項目」で上限を上げるか、別の提供先を選んでください。',
  'error.memo-unsound': 'ブリーフに載る「{about}」が規則に反します（{sentence}）。ブリーフは作成していません。',
  'error.out-in-desk': '{file} はデスクのフォルダーの中にあります。そこには書き込めません。別の場所を選んでください。',
  'error.original-corrupt':
    'デスクが情報源またはコメントのために保存しているファイル（{file}）が書き換えられています（SHA-256が一致しません）。コピーも表示もしていません。デスクのバックアップから復元してください。',
  'error.original-missing':
    'デスクが情報源またはコメントのために保存しているはずのファイル（{file}）が、デスクのフォルダーにありません。デスクのバックアップから復元してください。インポートした記録の場合は、元のデスク全体をコピーしてください。',
  'error.original-not-kept': '{record}の元のファイルは、このデスクに保存されていません。',
  'error.out-exists': '{file} という別のファイルが既にあるため、置き換えていません。別の名前にしてください。',
  'error.out-held':
    '{file} は別のプログラムで開かれている可能性があるため、置き換えていません（{reason}）。そのプログラムで閉じるか、別の名前にしてください。',
  'error.out-not-pdf': '{file} は既にあり、PDFではないため、置き換えていません。別の名前にしてください。',
  'error.out-not-word': '{file} は既にあり、Word文書ではないため、置き換えていません。別の名前にしてください。',
  'error.out-not-markdown':
    '{file} は既にあり、Markdownのブリーフではないため、置き換えていません。別の名前にしてください。',
  'error.memo-no-draft':
    'この種類の文書の下書きがデスクにないため、確認できません。アプリで作成するか、文書のidを指定してください。',
  'error.memo-no-earlier': '{record}は発出済みのブリーフを引き継いでいないため、変更箇所を示す前の版がありません。',
  'error.memo-format': 'ブリーフを{format}で書き出すことはできません。pdf、docx、mdのいずれかを使ってください。',
  'error.memo-format-name':
    'ファイル名{file}の拡張子が形式{format}と合いません。どちらかを変えるか、形式の指定を省いてください。',
  'error.memo-changes-format':
    '変更箇所を示せるのはWord文書だけです。docxで書き出すか、変更箇所なしで書き出してください。',
  'error.marking-unknown': '秘密区分の体系 {scheme} に {level} はありません。体系の中から選んでください。',
  'error.markings-mixed':
    '共通の順序がない秘密区分の体系 {first} と {second} が、ブリーフの中で混在します。一つの体系にそろえてください。',
  'error.marking-other-scheme':
    '{record}の秘密区分の体系は{found}ですが、デスクの体系は{expected}です。秘密区分を直してから、もう一度お試しください。',
  'error.memo-not-issued': '振り返れる数字があるのは発出済みの文書だけです。先に発出してください。',
  'error.edits-unsaved':
    'まだ保存されていない編集があるため、実行していません。問題のある項目を直して、もう一度お試しください。',
  'error.memo-not-kept': 'このブリーフの本文は記録とともに変わります。先に本文を保存してください。',
  'error.downgrade-nameless': '秘密区分の引き下げを決めた者を入力してください。',
  'error.downgrade-reasonless': '秘密区分を引き下げる理由を入力してください。',
  'error.downgrade-other-scheme':
    'この文書の秘密区分の体系は{expected}のため、{found}の区分は付けられません。{expected}の区分を選んでください。',
  'error.downgrade-not-lower':
    '{marking}は、記録とこのブリーフの「秘密区分」の欄から定まる{computed}より低くありません。より低い区分を選んでください。高い区分は「その他の項目」で付けられます。',
  'error.downgrade-portions':
    'この文書には{portion}の部分があります。この体系では、文書の区分を各部分より低くすることも、部分に付いた制限を外すこともできません。その部分を非表示にするか、記録の秘密区分を変えてください。',
  'error.recall-not-issued': '{record}は発出されていないため、撤回できません。',
  'error.clearance-twice': '同じidの合議先が二つあるため、記録しませんでした。合議先ごとに一度だけ依頼してください。',
  'error.withdraw-reasonless': '異議のある合議先です。取り下げる理由を入力してください。',
  'error.clearance-wordless': '求められた修正を入力してください。修正がなければ、「異議なし」と記録してください。',
  'error.clearance-missing': 'その合議はブリーフにありません。ブリーフを確認してください。',
  'error.memo-stale': 'ブリーフの最後の更新後に、記録が変わっています。ブリーフを更新してから発出してください。',
  'error.memo-text-corrupt':
    'ブリーフの保存した本文（{sha256}）が書き換えられています。デスクのバックアップから復元してください。',
  'error.memo-text-missing':
    'ブリーフの保存した本文（{sha256}）が見つかりません。デスクのバックアップから復元してください。',
  'error.memo-unfinished': 'このブリーフはまだ発出できません（{why}）。',
  'error.field-not-shared': '{collection}は、その記録のページでのみ変更できます。',
  'error.field-reserved':
    'ブリーフの項目「{field}」は直接編集できません。ブリーフの更新、発出、または新しい版の作成で設定されます。',
  'error.place-unknown': '保存先が分からなくなりました。もう一度選んでください。',
  'error.memo-issued': '{record}は発出済みのため、変更できません。新しい版を作成してください。',
  'error.no-round': '報告の対象となる協議がありません。文書で協議を選ぶか、先に追加してください。',
  'error.no-session': 'デスクに会談がありません。先に会談を追加してください。',
  'error.no-talk': '対象となる交渉がありません。文書で交渉を選ぶか、先に追加してください。',
  'error.note-of-another': '{record}は別の担当者のものです。返信してください。',
  'error.path-refused': 'Windowsでは「{name}」という名前を使えません。別の名前にしてください。',
  'error.option-unknown': 'コマンドラインを解釈できません（{option}）。',
  'error.record-changed':
    '{record}はその間に変更されました。未保存の入力は失われていません。新しい内容を確認して、もう一度保存してください。',
  'error.record-exists': 'このIDの記録（{collection}{named}）は既にあります。別のIDを使ってください。',
  'error.record-in-use': '{record}は「{by}」から参照されています。先にそちらを変更または削除してください。',
  'error.what-if-rate':
    '「{value}」は税率として読めません。「2.5%」「13.5¢/kg + 6.3%」「free」のように書いてください。',
  'error.rate-border': 'どの国境についての質問か決まりません。措置がある国・地域を指定してください：{borders}。',
  'error.rate-origin':
    '「{origin}」はデスクにある国・地域でも、JPのようなコードでもありません。国別の内訳を見落とすことになります。',
  'error.rate-time':
    '「{time}」は日付または時刻ではありません。2025-06-06または2025-06-06T12:00-04:00のように書いてください。',
  'error.record-missing': '{record}はこのデスクにありません。削除されたか、作成が元に戻された可能性があります。',
  'error.revision-unknown': '編集{revision}の後のデスクの状態は、編集記録に残っていません。別の編集を選んでください。',
  'error.rule-broken': 'この編集は規則に反します：{sentence}',
  'error.running-text-too-long':
    '{running}が長すぎて、各ページの上下の余白に収まりません（「{text}…」）。ファイルは作成していません。短くしてください。',
  'error.sender-refused': 'Parley以外のページから来た要求 {channel} を拒否しました。',
  'error.settings-needed': 'デスクに設定がなく、「我が方」が分かりません。deskSettings の記録を復元してください。',
  'error.source-text-corrupt':
    '情報源の本文 {file} が書き換えられています（SHA-256が一致しません）。デスクのバックアップから復元してください。',
  'error.source-text-missing': '情報源の本文 {file} が見つかりません。デスクのバックアップから復元してください。',
  'running.reference': '文書番号',
  'running.version': '版の表記',
  'running.asOf': '基準時点（都市名を含む）',
  'running.marking': '秘密区分',
  'failure.anyRecord': '記録',
  'failure.named': '「{name}」',
  'failure.record': '{collection}「{name}」',
  'failure.thisRecord': 'この{collection}',
  'corrupt.checksum': 'チェックサムが一致せず、途中で切れたか書き換えられています',
  'corrupt.disagrees': '編集記録と一致しません',
  'corrupt.empty': '空です',
  'corrupt.format': 'デスクの種類が書かれていません',
  'corrupt.header': '1行目がデスクのものではありません',
  'corrupt.journal': '編集記録が{byte}バイト目でディスク上で書き換わっています',
  'corrupt.journal-behind':
    '編集記録は編集{found}で終わっていますが、編集{number}まで保存されていました。残りは別のコンピューターからまだ届いていない可能性があります',
  'corrupt.journal-form': '編集記録が{byte}バイト目で正しい形をしていません',
  'corrupt.json': 'JSONとして完結しておらず、途中で切れたか書き換えられています',
  'corrupt.no-collections': '記録がありません',
  'corrupt.no-snapshot': '元になるスナップショットがありません',
  'corrupt.not-table': '{collection} の記録が表になっていません',
  'corrupt.not-utf8': 'UTF-8のテキストではありません',
  'corrupt.other-desk': '隣にあるスナップショットとは別のデスクのものです',
  'corrupt.past': 'ごみ箱または編集履歴を読み取れません',
  'corrupt.reached-missing':
    'ないか読み取れないため、編集記録の末尾が失われている可能性があります。別のコンピューターからまだ届いていないこともあります',
  'corrupt.segment-empty': '編集記録の第{number}部の先頭が失われているか、別のコンピューターからまだ届いていません',
  'corrupt.segment-missing': '編集記録の第{number}部がありません',
  'corrupt.unsafe': '正確に保存できないキーまたは数値があります（{field}）',
  'corrupt.wrong-id': '{collection} の記録 {id} の中のIDが {other} になっています',
  'invalid.backwards': '終わりが始まりより前です',
  'invalid.basis-points': '税率はベーシスポイントの数値で、パーセント記号なしで入力してください（27.5%は2750）',
  'invalid.blank': '空白です',
  'invalid.control-character': '制御文字または不完全な文字を含んでいます',
  'invalid.edtf':
    '日付として読み取れません。2025年6月6日、2025年6月中旬、2025年6月5日～6日、2025年4月3日 00:01（米国東部夏時間）以降のように入力してください',
  'invalid.no-clock':
    '時刻を読み取れません。2025年4月3日 00:01（米国東部夏時間）のように、その日に使われている時計で入力してください。正午は12:00、真夜中は00:00です',
  'invalid.no-day': '時刻だけで日がありません。2025年4月3日 00:01（米国東部夏時間）のように日も入力してください',
  'invalid.two-days': '{what}のどちらにも読めます。2025年6月7日のように年月日で入力してください',
  'invalid.no-time':
    '日・月・年のいずれもありません。分かる範囲の日付の後に、2025年6月15日～17日（G7サミットの際）のように、その語句を括弧に入れて入力してください',
  'invalid.no-year':
    '何年か分かりません。2025年6月6日、2025年6月中旬、2025年6月16日の週のように、年を付けて入力してください',
  'invalid.not-known':
    '日付が分からないという意味です。空欄にするか、「2025年」「2025年7月末まで」のように分かる範囲で入力してください',
  'invalid.noted-day':
    '1日だけの日付には括弧の語句を付けられません。2025年6月6日のように日付だけにするか、語句が指す期間または月を入力してください',
  'invalid.several':
    'ひと続きの期間になっていません。そのうちの1日か、2025年6月5日～12日のように全体を含む期間を入力してください',
  'invalid.short-year': '年が2桁です。2025年6月6日のように4桁で入力してください',
  'invalid.unread':
    'どの日を指すか分かりません。日・月・年の後に、2025年6月15日～17日（G7サミットの際）のように、その語句を括弧に入れて入力してください',
  'invalid.wrong-weekday': '曜日が日付と合いません（その日は{what}です）',
  'invalid.hs-code': 'HSコードは2～10桁の数字の文字列です',
  'invalid.id': 'IDは英字で始まる64文字以内の英数字・ハイフン・下線です',
  'invalid.line-break': '1行にしてください',
  'invalid.marking': '秘密区分の体系にその区分はありません',
  'invalid.mast-chapter': 'MASTの章はAからPまでの1文字です',
  'invalid.missing': 'ありません',
  'invalid.no-name': '英語または日本語の名称が必要です',
  'invalid.no-such-day': '{what}は存在しません',
  'invalid.no-such-hour': 'その日に{what}という時刻はありません',
  'invalid.no-such-record': '「{text}」という名前の記録がないか、複数あります',
  'invalid.not-allowed': '使用できる値ではありません',
  'invalid.party-code': '国・地域コードは大文字または数字の2～8文字です',
  'invalid.rate-text': '税率として読めません。2.5%、13.5¢/kg + 6.3%、無税のように書いてください',
  'invalid.amount': '金額は4、30.50のように数字で書いてください',
  'invalid.rate-places': '税率の小数は、パーセントで6桁、ベーシスポイントで4桁までです',
  'invalid.section-twice': '同じ節が2つあります',
  'invalid.sha256': 'SHA-256は小文字の16進数64桁です',
  'invalid.time-zone': 'タイムゾーンではありません（例：Asia/Tokyo）',
  'invalid.too-long': '長すぎます（{length}、上限{limit}）',
  'invalid.too-short': '短すぎるか小さすぎます（下限{limit}）',
  'invalid.url': 'アドレスは http:// または https:// で始まり、空白を含みません',
  'invalid.wrong-type': '型が違います',
  'finding.announced-differs':
    '発表された税率が法令の税率と異なります。「{layer}」の発表は{said}、「{other}」は{law}です',
  'finding.figure-differs': '「{good}」の税率を{figure}としていますが、適用税率は{total}です',
  'finding.character-unprinted':
    '文字「{character}」（{code}）はブリーフに印刷できません。別の文字に置き換えてください',
  'finding.claim-contradicted': '根拠と矛盾しています。「異論あり」とするか、記録を直してください',
  'finding.claim-single-source': '情報源が1つしかありません（「{source}」）',
  'finding.claim-stale': '最も新しい根拠でも{days}日前のもので、「{source}」のほうが新しい情報源です',
  'finding.commitment-other-round': '会談が別の協議のものです。会談の属する協議を選んでください',
  'finding.milestone-met-early': '期日がまだ来ていないのに達成済みです。状況か期日を改めてください',
  'finding.commitment-overdue': '期限を過ぎていますが未実施のままです。状況か期限を改めてください',
  'finding.component-missing': '重複適用規則が参照する税率の内訳が措置にありません',
  'finding.date-unreadable': '「{edtf}」は日付ではありません。入力し直してください',
  'finding.date-words-differ': '日付は{edtf}ですが、表記「{words}」は{meant}を指します',
  'finding.denial-not-of-claim': '否定できるのは、ほかの立場、提案、日程、会談後の発表だけです',
  'finding.element-cycle': '要素どうしが循環して互いの前提になっています：{ring}。条件を1つ外してください',
  'finding.element-missing': '要素「{element}」の前提となる要素が、この提案にもうありません',
  'finding.evidence-about-evidence': '根拠が別の根拠を対象としています',
  'finding.evidence-part-missing':
    '根拠の対象となる項目が記録にもうありません。別の項目を選ぶか、根拠を削除してください',
  'finding.layer-outlives-measure': '措置は終了（{status}）していますが、税率の内訳「{layer}」に終了日がありません',
  'finding.settings-missing': 'デスクに設定がありません',
  'finding.snapshot-fixed': '情報源の本文は編集できません。新しい本文として登録してください',
  'finding.source-cycle': '情報源の要約元が循環しています',
  'finding.measure-unsourced': '法令も根拠も示されていない税率があります',
  'finding.memo-clearance-unsaid':
    '合議済み又は合議中とされていますが、合議先又は回答の記録がありません。合議に付すか、回答を記録してください',
  'finding.memo-section-required': '「{memoSection}」は非表示にできません。{memoType}に必ず入れる節です',
  'finding.memo-text-corrupt': 'ブリーフの保存した本文が書き換えられています',
  'finding.memo-text-missing': 'ブリーフの保存した本文が見つかりません',
  'finding.note-cycle': 'コメントが自分自身についてのものか、返信が循環しています',
  'finding.issued-figure-corrected':
    '「{printed}」（{figure}）と印刷されていますが、その後訂正され、当日についてのデスクの記録は「{now}」です。撤回するか、新しい版を発出してください',
  'finding.issued-record-deleted':
    '「{printed}」と印刷されていますが、元の記録はその後削除されました。撤回するか、新しい版を発出してください',
  'finding.layer-known-unsaid':
    '「{layer}」は適用開始前ですが、発表日も法令の署名日も記録されていません。適用が始まるまで、「税率」では未判明として扱います',
  'finding.layer-start-unknown': '「{layer}」が適用中か分かりません。開始日がなく、適用中とする状況の記録もありません',
  'finding.layer-status-differs':
    '「{layer}」は日付では適用中ですが、最後の状況は「{status}」です。適用の有無は不明として扱います',
  'finding.layers-overlap':
    '「{layer}」ともう一つの適用中の税率が、同じ税率に代わるとされています。どちらも不明として扱います',
  'finding.line-cleared-by-nobody': '決裁済みの発言要領に決裁者がありません',
  'finding.measure-clock-missing':
    'デスクの設定に{imposer}の首都がないため、日付を協定世界時（UTC）で数えます。適用の開始・終了が数時間ずれることがあります',
  'finding.measure-origins-unsaid':
    '対象国がなく、全ての国を対象とするとも示されていません。税率では対象の原産地を不明として扱います',
  'finding.measure-scope-unsaid':
    'HSコードがなく、全ての物品か一覧が不明かの記載もありません。税率では不明として扱います',
  'finding.rule-content-missing': '価額の一部に適用する規則ですが、何の割合かが記載されていません',
  'finding.rule-figure-missing': '合計または上限の規則ですが、数値がありません。適用先の税率は不明として扱います',
  'finding.marking-mixed': '秘密区分の体系は{found}ですが、デスクの体系は{expected}です',
  'finding.movement-of-nothing':
    '立場の変化がありますが、更新前の立場がありません。更新前を入力するか、変化を消してください',
  'finding.phrase-unread': '「{phrase}」は候補に使われません。かっこと { } の中を確かめてください',
  'finding.position-before-superseded': '更新前の立場「{other}」より前に始まっています。開始を後にしてください',
  'finding.position-cycle': '立場の更新が循環しています',
  'finding.position-supersedes-other':
    '更新前の立場「{other}」は、論点、国・地域、公表・見立ての別のいずれかが異なります',
  'finding.position-two-current':
    '論点、国・地域、公表・見立ての別が同じ別の立場「{other}」も現行です。一方を他方の更新とするか、どちらかを終了してください',
  'finding.position-unsourced': '根拠がなく、当課の見立てでもありません',
  'finding.post-not-held': '{person}はその日に「{post}」の職にありませんでした',
  'finding.post-undated': '{person}が「{post}」の職に就いた日の記録がありません',
  'finding.quote-mismatch': '引用箇所が情報源「{source}」の所定の位置にありません',
  'finding.quote-orphaned':
    '引用箇所は情報源「{source}」の以前の本文からのものです。現在の本文での位置を指定してください',
  'finding.quotes-marked-low': '引用と根拠のうち{count}件の秘密指定が、この情報源より低くなっています',
  'finding.quote-reworded':
    '情報源「{source}」の引用箇所の語句が、以前の引用と異なります。内容に変わりがないことを確かめてから「以前の語句」を空にしてください',
  'finding.rate-not-read':
    '「{layer}」の税率は「{rate}」で、それだけでは数値として読めません。税率が入力されるまで不明として扱います',
  'finding.reference-missing': '参照先（{collection}{named}）がデスクにありません',
  'finding.ruling-affects-none': '税率への効果がありますが、対象法令がありません。入力するまで、どの税率も変わりません',
  'finding.ruling-answer-unsaid':
    '対象となりうる判断が{count}件ありますが、どれへの応答か記載されていません。復活しうる関税の適用は不明として扱います',
  'finding.shares-over-whole':
    '内容は一つの価額の部分ですが、割合の合計が{sum}です：{shares}。割合を訂正するか、不明としてください',
  'finding.settings-several': '設定の記録が複数あります',
  'finding.sub-record-twice': '同じIDの項目が2つあります',
  'finding.text-corrupt': '情報源の本文が保存後に書き換えられています',
  'finding.text-missing': '情報源の本文が見つかりません',
}

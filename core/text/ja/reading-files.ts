import type { readingFilesEn } from '../en/reading-files'

/** ファイルを情報源として読むときの文言。 */
export const readingFilesJa: Record<keyof typeof readingFilesEn, string> = {
  'error.reading-attachments':
    '{file}には添付ファイルが{count}個あります。Parleyが読めるメールの添付は{limit}個までです。添付を外して保存するか、本文をコピーしてください。',
  'error.reading-bomb':
    '{file}は、展開すると文書とは考えられない大きさになるため、開きませんでした。信頼できるファイルなら、元のソフトで開いて保存し直すか、文章をコピーしてください。',
  'error.reading-damaged':
    '{file}は壊れているか途中で切れていて、読めません。ファイルを入手し直すか、元のソフトで開いて文章をコピーしてください。',
  'error.reading-empty': '{file}は空です。別のファイルを選んでください。',
  'error.reading-encoding':
    '{file}の文字は、Parleyが扱えるどの文字コードにも当てはまりません。複数の文字コードが混ざっているか、ファイルが途中で切れています。UTF-8で保存し直すか、文章をコピーしてください。',
  'error.reading-encoding-open':
    '{file}の文字コードを判別できません。考えられるのは{could}です。選んで文字を確かめるか、UTF-8で保存し直してください。',
  'error.reading-kind':
    '{file}は、Parleyが読めない種類のファイルです。読めるのは、テキスト、ウェブページ（.html）、Word（.docx）、PDF、メール（.eml、.msg）、画像（.png、.jpg）です。そのいずれかで保存し直すか、文章をコピーしてください。',
  'error.reading-memory':
    '{file}を読むには、1つのファイルに使えるメモリーでは足りません。何も保存していません。ファイルを分けるか、必要な部分をコピーしてください。',
  'error.reading-name':
    '{file}の中身は名前と合っていません。中身は{found}ファイルです。それで正しければ、拡張子を直してから開き直してください。',
  'error.reading-no-text': '{file}に文字が見つかりません。別のファイルを選ぶか、文章を入力してください。',
  'error.reading-not-text':
    '{file}はテキストではありません。文章にはない文字が多く含まれています。別のファイルを選んでください。',
  'error.reading-password':
    '{file}はパスワードで保護されています。元のソフトで開き、パスワードなしで保存し直してください。',
  'error.reading-schedule': '{file}は関税率表のように始まります。{why}',
  'error.reading-schedule-broken':
    '{file}には壊れた行が{count}件あり、その下の行には税率がないことがあります。何も保存していません。scheduleコマンドで確認してください。それでも保存する方法はヘルプにあります。',
  'error.reading-time':
    '{file}の読み取りが{seconds}秒間進まなかったため、中止しました。何も保存していません。ファイルを分けるか、必要な部分をコピーしてください。',
  'error.reading-too-long': '{file}は{limit}百万字を超えています。それより長い文章は保存できません。分けてください。',
  'error.reading-unopened':
    '{file}を開けません。フォルダーの場合は、中のファイルをドロップしてください。それ以外の場合は、ファイルがまだあるか、読み取る権限があるかを確認してください。',
  'reading.tooLargeToKeep': 'ファイルの大きさは{size}あるため、指定しない限りデスクには保存しません。',
  'reading.choose': '読み取るファイルを選ぶ',
  'reading.files': '文書、メール、画像',
  'reading.attachments': '添付ファイル{count}個は読み取っていません。',
  'reading.emptyPages': '次のページには文字が見つかりませんでした：{pages}',
  'reading.leftOut': '文章に残せない文字を{count}個取り除きました。',
  'reading.byMachine': '画像から機械が読み取った文章です。原文と照らし合わせてください。',
}

import type { externalLinksEn } from '../en/external-links'

/** Parleyの外でアドレスを開くときの文言。 */
export const externalLinksJa: Record<keyof typeof externalLinksEn, string> = {
  'outside.askBrowser': 'このアドレスをブラウザーで開きますか',
  'outside.askMail': 'メールソフトでこのアドレス宛てに書きますか',
  'outside.written': '本文でのホストの表記：{host}',
  'outside.browserOpens': 'ブラウザーでアドレスを開きます。Parley自体は何も送信しません。',
  'outside.mailOpens': 'メールソフトで新しいメッセージを開きます。Parley自体は何も送信しません。',
  'outside.open': 'ブラウザーで開く',
  'outside.write': 'メールソフトを開く',
  'outside.copy': 'アドレスをコピー',
  'outside.cancel': 'キャンセル',
  'outside.copied': 'コピーしました',
  'outside.onlyCopied': '暗号化されないアドレス（http）のため、Parleyからは開きません。コピーして使ってください。',
  'outside.notOpened': 'このアドレスを開けるプログラムがありません。コピーして使ってください。',
}

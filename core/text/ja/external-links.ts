import type { externalLinksEn } from '../en/external-links'

/** Parleyの外のアドレスについての文。 */
export const externalLinksJa: Record<keyof typeof externalLinksEn, string> = {
  'outside.askBrowser': 'このアドレスをブラウザーで開きますか',
  'outside.askMail': 'このアドレスにメールソフトで書きますか',
  'outside.written': '本文でのホストの表記：{host}',
  'outside.browserOpens': 'Parleyの外でブラウザーが開きます。Parley自体は何も送信しません。',
  'outside.mailOpens': 'メールソフトが開きます。この時点では何も送信されません。Parley自体は何も送信しません。',
  'outside.open': 'ブラウザーで開く',
  'outside.write': 'メールソフトを開く',
  'outside.copy': 'アドレスをコピー',
  'outside.cancel': 'キャンセル',
  'outside.copied': 'コピー済み',
  'outside.onlyCopied': '暗号化されないアドレス（http）のため、Parleyからは開きません。',
  'outside.notOpened': 'このアドレスを開けるプログラムがありません。コピーしてお使いください。',
}

import type { pagesEn } from '../en/pages'

/** ブリーフのページの表示と印刷の文言。 */
export const pagesJa: Record<keyof typeof pagesEn, string> = {
  'pages.page': '{page} / {pages} ページ',
  'pages.loading': 'ページを開いています…',
  'pages.failed': 'ページを表示できません。ブリーフの内容は変わっていません。',
  'pages.again': '再試行',
  'pages.zoom': '表示倍率',
  'pages.percent': '{percent}%',
  'pages.zoomIn': '拡大',
  'pages.zoomOut': '縮小',
  'pages.fitWidth': '幅に合わせる',
  'pages.open': '記録を開く',
  'error.print-failed':
    'ブリーフを印刷できませんでした：{reason}。デスクの内容は変わっていません。プリンターを確認して、もう一度お試しください。',
}

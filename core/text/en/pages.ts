/** The pages of a memo, shown and printed, in English. */
export const pagesEn = {
  'pages.page': 'Page {page} of {pages}',
  'pages.loading': 'Opening the pages …',
  'pages.failed': 'The pages cannot be shown. The memo itself is as it was.',
  'pages.again': 'Try again',
  'pages.zoom': 'Size of the pages',
  'pages.percent': '{percent}%',
  'pages.zoomIn': 'Larger',
  'pages.zoomOut': 'Smaller',
  'pages.fitWidth': 'Fit width',
  'pages.open': 'Open the record',
  'error.print-failed':
    'The memo could not be printed: {reason}. Nothing on the desk was changed; check the printer and try again.',
} as const

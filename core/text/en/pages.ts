/** Pages of a memo on screen and in print, in English. */
export const pagesEn = {
  'pages.page': 'Page {page} of {pages}',
  'pages.loading': 'Opening pages…',
  'pages.failed': 'Couldn’t show the pages. The memo itself hasn’t changed.',
  'pages.again': 'Try again',
  'pages.zoom': 'Zoom',
  'pages.percent': '{percent}%',
  'pages.zoomIn': 'Zoom in',
  'pages.zoomOut': 'Zoom out',
  'pages.fitWidth': 'Fit width',
  'pages.open': 'Open record',
  'error.print-failed':
    'Couldn’t print the memo: {reason}. Nothing on the desk changed. Check the printer and try again.',
} as const

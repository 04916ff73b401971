import type { TextKey } from '../../text/catalogue'

/**
 * The texts by which a memo says that the desk has nothing, and those that an extract says instead. What an extract lacks may be on the desk and left out, so it only
 * speaks of itself.
 */
const INSTEAD: { [K in TextKey]?: TextKey } = {
  'memo.nobody': 'memo.extract.nobody',
  'memo.notKnown': 'memo.extract.none',
  'memo.placeNotKnown': 'memo.extract.noPlace',
  'memo.position.unsourced': 'memo.extract.unsourced',
  'memo.markMeans.unsourced': 'memo.extract.unsourcedMeans',
  'memo.report.noReadout': 'memo.extract.noReadout',
  'memo.report.none': 'memo.extract.none',
  'memo.report.nothing': 'memo.extract.none',
  'memo.report.unsorted': 'memo.extract.none',
  'memo.report.nothingElse': 'memo.extract.none',
  'memo.report.noDue': 'memo.extract.noDue',
  'memo.matrix.none': 'memo.extract.none',
  'memo.matrix.noIssue': 'memo.extract.none',
  'memo.sheet.noRefund': 'memo.extract.noRefund',
  'memo.sheet.unasked': 'memo.extract.unasked',
}

/** The text that an extract prints for another. */
export const extractKey = (key: TextKey): TextKey =>
  INSTEAD[key] ?? (key.startsWith('memo.empty.') ? 'memo.extract.empty' : key)

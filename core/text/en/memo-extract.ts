/** The printed words of extracts of memos for other readers, in English. */
export const memoExtractEn = {
  'memo.fact.copy': 'Copy',
  'memo.extract.says': 'Extract {reader}. It does not have all that the desk holds.',
  'memo.extract.legalLine': '{court}, {case}, {when}.',
  'memo.extract.courseRuling': '{court}, {case}.',
  'memo.extract.empty': 'Nothing in this extract.',
  'memo.extract.none': 'nothing in this extract',
  'memo.extract.nobody': 'participants not in this extract',
  'memo.extract.noPlace': 'place not in this extract',
  'memo.extract.noDue': 'no due date in this extract',
  'memo.extract.unsourced': '(No source in this extract.)',
  'memo.extract.unsourcedMeans': '* Without a source in this extract.',
  'memo.extract.noReadout': '{meeting}. No readout in this extract.',
  'memo.extract.noRefund': ' No refund order is in this extract.',
  'memo.extract.unasked': 'This extract has no line in that schedule for: {goods}.',
} as const

import type { RecordRef } from './record-ref'

/** Everything that a check can find. Each code has a sentence in the text catalogue: `finding.<code>`. */
export const FINDING_CODES = [
  'announced-differs',
  'character-unprinted',
  'claim-contradicted',
  'claim-single-source',
  'claim-stale',
  'commitment-other-round',
  'commitment-overdue',
  'milestone-met-early',
  'component-missing',
  'date-unreadable',
  'date-words-differ',
  'denial-not-of-claim',
  'element-cycle',
  'element-missing',
  'evidence-about-evidence',
  'evidence-part-missing',
  'figure-differs',
  'issued-figure-corrected',
  'issued-record-deleted',
  'layer-known-unsaid',
  'layer-outlives-measure',
  'layer-start-unknown',
  'layer-status-differs',
  'layers-overlap',
  'line-cleared-by-nobody',
  'measure-clock-missing',
  'measure-origins-unsaid',
  'measure-scope-unsaid',
  'measure-unsourced',
  'memo-clearance-unsaid',
  'memo-section-required',
  'memo-text-corrupt',
  'memo-text-missing',
  'movement-of-nothing',
  'note-cycle',
  'marking-mixed',
  'post-not-held',
  'post-undated',
  'phrase-unread',
  'position-before-superseded',
  'position-cycle',
  'position-supersedes-other',
  'position-two-current',
  'position-unsourced',
  'quote-mismatch',
  'quote-orphaned',
  'quote-reworded',
  'quotes-marked-low',
  'rate-not-read',
  'reference-missing',
  'rule-content-missing',
  'rule-figure-missing',
  'ruling-affects-none',
  'ruling-answer-unsaid',
  'settings-missing',
  'settings-several',
  'shares-over-whole',
  'snapshot-fixed',
  'source-cycle',
  'text-missing',
  'text-corrupt',
  'sub-record-twice',
] as const
export type FindingCode = (typeof FINDING_CODES)[number]

/** Is a value from elsewhere a finding's code? */
export const isFindingCode = (code: unknown): code is FindingCode =>
  (FINDING_CODES as readonly unknown[]).includes(code)

/** A fault in a record, or something to watch. An error breaks a rule of the model; a warning does not. */
export interface Finding {
  severity: 'error' | 'warning'
  code: FindingCode
  about: RecordRef
  field: string
  params: Readonly<Record<string, string | number>>
}

/** Something to watch. No edit is ever refused for it. */
export type Warning = Finding & { severity: 'warning' }

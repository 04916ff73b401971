/**
 * Every way in which a request can fail, as a stable code. Each has a sentence in the text catalogue (`error.<code>`) that
 * names what is wrong and what to do; the check fails on a code without one.
 */
export const ERROR_CODES = [
  'bad-request',
  'bad-response',
  'canceled',
  'cannot-write',
  'desk-changed-outside',
  'desk-corrupt',
  'desk-gone',
  'desk-locked',
  'desk-lost',
  'desk-newer',
  'desk-not-a-desk',
  'desk-not-empty',
  'desk-read-only',
  'desk-unreadable',
  'desk-moved',
  'disk-full',
  'draft-incomplete',
  'field-invalid',
  'glyph-missing',
  'internal',
  'kind-unknown',
  'layout-lost-text',
  'marking-unknown',
  'markings-mixed',
  'memo-issued',
  'memo-unsound',
  'no-session',
  'not-in-trash',
  'note-of-another',
  'nothing-to-redo',
  'nothing-to-undo',
  'option-unknown',
  'out-in-desk',
  'out-not-pdf',
  'record-changed',
  'record-exists',
  'record-in-use',
  'record-missing',
  'record-trashed',
  'rule-broken',
  'sender-refused',
  'settings-needed',
  'source-text-corrupt',
  'source-text-missing',
  'undo-stale',
] as const
export type ErrorCode = (typeof ERROR_CODES)[number]

/** Values for the placeholders of an error's sentence. */
export type ErrorParams = Readonly<Record<string, string | number>>

/** A failure that a person is told about in one sentence. `code` and `params` cross processes; the sentence is made where it is shown. */
export class ParleyError extends Error {
  readonly code: ErrorCode
  readonly params: ErrorParams

  constructor(code: ErrorCode, params: ErrorParams = {}, options?: { cause?: unknown }) {
    super(`${code} ${JSON.stringify(params)}`, options)
    this.name = 'ParleyError'
    this.code = code
    this.params = params
  }
}

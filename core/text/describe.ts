import type { ErrorCode, ErrorParams } from '../base/errors'
import type { Language } from '../base/text'
import { offeredDates } from '../dates/offered-dates'
import { whyNoDate } from '../dates/why-no-date'
import { FILE_FAULTS } from '../rates/schedule/schedule'
import { parseRate } from '../rates/terms/parse-rate'
import type { Finding } from '../model/values/finding'
import { schemeName } from '../model/values/marking'
import { familyText, isTextKey, translator } from './catalogue'
import { describeFileProblem, describeReadRate } from './describe-rates'
import { fieldPathWords } from './field-path'
import { inSentence } from './in-sentence'

/** The system's own code for a failure, in Node's spelling: `ENOENT`. */
const SYSTEM_CODE = /^E[A-Z][A-Z0-9]+$/

/** The system codes that Parley has words for; `ENOTFILE` is its own, for a pipe, a socket or a device. */
export const SYSTEM_CODES = [
  'EACCES',
  'EBUSY',
  'EDQUOT',
  'EEXIST',
  'EFBIG',
  'EIO',
  'EISDIR',
  'ELOOP',
  'EMFILE',
  'ENAMETOOLONG',
  'ENODEV',
  'ENOENT',
  'ENOSPC',
  'ENOTCONN',
  'ENOTDIR',
  'ENOTFILE',
  'EPERM',
  'EROFS',
  'ESTALE',
  'ETIMEDOUT',
] as const

/** The failures with a hint for the command line. */
export const HINTED_CODES = [
  'import-encoding-open',
  'import-kind-needed',
  'import-undecided',
  'memo-unsound',
  'no-round',
  'no-session',
  'no-talk',
  'option-unknown',
  'out-in-desk',
  'record-missing',
  'staff-needed',
  'staff-unknown',
  'words-needed',
] as const satisfies readonly ErrorCode[]

/** A failure's reason: in words if it is a system code, unchanged if not. */
export function reasonWords(reason: string, language: Language): string {
  if (reason !== '' && !SYSTEM_CODE.test(reason)) return reason
  const isNamed = (SYSTEM_CODES as readonly string[]).includes(reason)
  return familyText(language, `system.${isNamed ? reason : 'other'}`)
}

/** The system's code in a failure, for the command line, which has no technical details. */
export function systemCode({ reason }: ErrorParams): string | undefined {
  return typeof reason === 'string' && SYSTEM_CODE.test(reason) ? reason : undefined
}

/** The remedy for a failure at the command line, beside its sentence. */
export function commandHint(code: ErrorCode, language: Language): string | undefined {
  const isHinted = (HINTED_CODES as readonly string[]).includes(code)
  return isHinted ? familyText(language, `hint.${code}`) : undefined
}

/** The sentence for a failure: the fault, the place, and what to do. */
export function describeError(code: ErrorCode, params: ErrorParams, language: Language): string {
  const filled = inWords(params, language)
  if (typeof params.reason === 'string') filled.reason = reasonWords(shorten(params.reason), language)
  const corrupt = `corrupt.${params.reason}`
  const why =
    code === 'desk-corrupt' && isTextKey(corrupt)
      ? familyText(language, corrupt, filled)
      : invalidText({ ...filled, reason: params.reason }, language)
  if (why !== undefined) filled.why = why
  const problem = FILE_FAULTS.find((known) => known === params.scheduleProblem)
  if (problem)
    filled.why = describeFileProblem(
      { code: problem, row: Number(params.row), columns: [String(params.columns)] },
      language,
    )
  if (typeof params.finding === 'string') filled.sentence = familyText(language, `finding.${params.finding}`, filled)
  if (typeof params.runningField === 'string') filled.running = familyText(language, `running.${params.runningField}`)
  return asSentence(familyText(language, `error.${code}`, filled))
}

/**
 * Why a value is refused, from the parameters of its failure; undefined where they give no known reason. Of the text of a date it
 * says what is wrong with it, on the clock of `timeZone`.
 */
export function invalidText(params: InvalidParams, language: Language): string | undefined {
  const { reason, text, timeZone } = params
  const zone = typeof timeZone === 'string' ? timeZone : 'UTC'
  if (reason === 'edtf' && typeof text === 'string') {
    const days = offeredDates(text, zone)
    if (days.length > 0) return familyText(language, 'invalid.edtf-offered', { days: days.join(', ') })
    const why = whyNoDate(text, zone)
    if (why) return familyText(language, `invalid.${why.reason}`, 'what' in why ? { what: why.what[language] } : {})
  }
  if (reason === 'rate-text' && typeof text === 'string') {
    const read = parseRate(text)
    if (read.kind !== 'rate') return describeReadRate(read, language).replace(/[.。]$/, '')
  }
  const key = `invalid.${reason}`
  const known = Object.fromEntries(
    Object.entries(params).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
  return isTextKey(key) ? familyText(language, key, known) : undefined
}

type InvalidParams = Readonly<Record<string, string | number | undefined>>

/** A sentence may begin with a record: "the position “…” has changed". */
const asSentence = (text: string) => (/^(?:the|this) /.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text)

/** An id that a program made says nothing to a reader; one that a person wrote into a file may. */
const MADE_ID = /^[a-z](?:[a-z]*-)?[0-9a-f]{12,40}$/

/**
 * The values of a sentence in words: records by the names that `withNames` put beside their ids, kinds, fields and statuses by their
 * labels. `record` is the record that the failure is about, and `named` its name in quotation marks; without a name, the id that somebody wrote.
 */
function inWords(params: ErrorParams, language: Language): Record<string, string | number> {
  const t = translator(language)
  const text = (name: string): string | undefined => {
    const value = params[name]
    if (typeof value !== 'string') return undefined
    return MADE_ID.test(value) ? t('failure.anyRecord') : shorten(value)
  }
  const words: Record<string, string | number> = {}
  for (const name of Object.keys(params)) words[name] = text(`${name}.${language}`) ?? text(name) ?? params[name] ?? ''
  for (const name of ['scheme', 'first', 'second', 'found', 'expected']) {
    const scheme = params[name]
    if (typeof scheme === 'string') words[name] = schemeName(shorten(scheme), language)
  }
  const { collection, field, status } = params
  const kind = `collection.${collection}`
  if (isTextKey(kind)) words.collection = inSentence(familyText(language, kind))
  if (isTextKey(kind) && typeof field === 'string') words.field = fieldPathWords(String(collection), field, language)
  if (isTextKey(`vocab.measureStatus.${status}`))
    words.status = vocabularyText(language, 'measureStatus', String(status))
  for (const vocabulary of ['memoSection', 'memoType'] as const) {
    const key = `vocab.${vocabulary}.${params[vocabulary]}`
    if (isTextKey(key)) words[vocabulary] = familyText(language, key)
  }
  const name = text(`id.${language}`) ?? (MADE_ID.test(String(params.id)) ? undefined : text('id'))
  words.named = name === undefined ? '' : t('failure.named', { name })
  const of = words.collection ?? t('failure.anyRecord')
  words.record =
    name === undefined ? t('failure.thisRecord', { collection: of }) : t('failure.record', { collection: of, name })
  if (isTextKey(kind) && typeof field === 'string' && params.place !== undefined)
    words.place = `${words.record}${t('memo.comma')}${words.field}`
  return words
}

/** Keeps a sentence readable, whatever was typed: cuts values that are longer than any usual path. */
function shorten(value: string): string {
  const line = value.replaceAll(/\s+/g, ' ')
  return line.length > 400 ? `${line.slice(0, 80)}…` : line
}

/** The sentence for a finding, without the name of its record. */
export function describeFinding(finding: Pick<Finding, 'code' | 'params'>, language: Language): string {
  return familyText(language, `finding.${finding.code}`, inWords(finding.params, language))
}

/** The kind of a finding, as a heading above the records that have it. */
export function describeFindingKind(code: Finding['code'], language: Language): string {
  return familyText(language, `findings.${code}`)
}

/** The value that tells two findings of one kind in one record apart. */
const DETAILS: Partial<Record<Finding['code'], string>> = {
  'date-unreadable': 'edtf',
  'date-words-differ': 'words',
  'announced-differs': 'layer',
  'figure-differs': 'good',
  'issued-figure-corrected': 'figure',
  'issued-record-deleted': 'printed',
  'layer-known-unsaid': 'layer',
  'layer-outlives-measure': 'layer',
  'layer-start-unknown': 'layer',
  'layer-status-differs': 'layer',
  'layers-overlap': 'layer',
  'measure-clock-missing': 'imposer',
  'position-before-superseded': 'other',
  'position-supersedes-other': 'other',
  'position-two-current': 'other',
  'post-not-held': 'person',
  'quote-mismatch': 'source',
  'quote-orphaned': 'source',
  'quote-reworded': 'source',
  'quotes-marked-low': 'count',
  'rate-not-read': 'layer',
  'reference-missing': 'named',
}

/** The detail of a finding beyond its kind and its record: the name of the layer, the words of the date. */
export function findingDetail({ code, params }: Pick<Finding, 'code' | 'params'>, language: Language): string {
  const name = DETAILS[code]
  return name === undefined ? '' : String(inWords(params, language)[name] ?? '')
}

/** The label of a value of a vocabulary. */
export function vocabularyText(language: Language, vocabulary: string, value: string): string {
  return familyText(language, `vocab.${vocabulary}.${value}`)
}

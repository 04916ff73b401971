import { ParleyError } from '../base/errors'
import { getRef, type DeskRead } from '../desk/desk-read'
import { withNames } from '../desk/record-names'
import type { AnyRecord, RecordOf } from '../model/records/records'
import { CITABLE_COLLECTIONS } from '../model/schema/citable-fields'
import { evidencePlace, valueAtPlace } from '../model/schema/evidence-path'
import { referencesOf } from '../model/schema/references'
import { COLLECTION_NAMES, type CollectionName } from '../model/values/collection-names'
import type { Finding, Warning } from '../model/values/finding'
import { isHideable } from '../model/values/made-memos'
import type { RecordRef } from '../model/values/record-ref'
import { isReadable } from '../suggest/desk-patterns'
import { contradictedRules, denialRule, singleSourceRule, staleRule } from './claim-rules'
import { commitmentRules, dueRules } from './commitment-rules'
import { dateRules } from './date-rules'
import { elementRules } from './element-rules'
import { goodRules } from './good-rules'
import { layerRules, measureRules, stackingRules } from './measure-rules'
import { metEarlyRule } from './milestone-rules'
import { positionRules } from './position-rules'
import { membershipRules, participantRules } from './post-rules'
import { announcedRules, lineFigures, measureFigures, memoFigures, positionFigures, rateRules } from './rate-rules'
import { rulingRules } from './ruling-rules'
import { annotationRules, quoteMarkingRules, sourceRules } from './source-rules'
import { repeatedIds } from './sub-record-rules'
import { unprintedRules } from './unprinted-rules'

/** A rule reads one record, on its desk, and reports what is wrong with it. */
export type Rule<C extends CollectionName> = (desk: DeskRead, record: RecordOf<C>) => Finding[]
/** A rule that judges a record by an instant; `now` is that instant, if its caller has a clock. It only warns: an edit that was right would else be refused later. */
type TimedRule<C extends CollectionName> = (desk: DeskRead, record: RecordOf<C>, now?: string) => Warning[]

const RULES: { [C in CollectionName]?: readonly Rule<C>[] } = {
  commitment: [commitmentRules],
  deskSettings: [oneSettings, phraseRules],
  line: [clearedBySomebody],
  position: [positionRules, denialRule('position'), singleSourceRule('position')],
  readout: [denialRule('readout'), distinctPoints],
  good: [goodRules],
  legalEvent: [rulingRules],
  membership: [membershipRules],
  session: [participantRules],
  measure: [measureRules, announcedRules, rateRules],
  stackingRule: [stackingRules],
  source: [sourceRules, quoteMarkingRules],
  annotation: [annotationRules],
  evidence: [evidenceRules],
  proposal: [elementRules, singleSourceRule('proposal')],
  milestone: [singleSourceRule('milestone')],
  memo: [keptTextIsThere, requiredSections, clearedBySomebodyAsked],
  note: [noCircle],
}
const TIMED_RULES: { [C in CollectionName]?: readonly TimedRule<C>[] } = {
  commitment: [dueRules],
  line: [lineFigures],
  measure: [layerRules, measureFigures],
  memo: [memoFigures],
  position: [staleRule('position'), positionFigures],
  proposal: [staleRule('proposal')],
  milestone: [staleRule('milestone'), metEarlyRule],
}

/** Are the findings about a record of this kind more than its own fields and references make? */
export const hasRules = (collection: CollectionName): boolean =>
  RULES[collection] !== undefined || isCitableKind(collection)
const isCitableKind = (collection: CollectionName) => CITABLE_COLLECTIONS.includes(collection)
/** The kinds of record that are judged by an instant. */
export const TIMED_KINDS = COLLECTION_NAMES.filter((collection) => TIMED_RULES[collection] !== undefined)

/**
 * The findings about one record: first its references, then the rules of its collection. Each has the names of the records in it. `now` is
 * the instant by which a rate is judged on a desk that pins none; without it, a measure is judged by its last edit.
 */
export function findingsOf(desk: DeskRead, about: RecordRef, now?: string): Finding[] {
  return unnamedFindings(desk, about, now).map((finding) => named(desk, finding))
}

const named = (desk: DeskRead, finding: Finding): Finding => ({ ...finding, params: withNames(desk, finding.params) })

function unnamedFindings(desk: DeskRead, about: RecordRef, now?: string): Finding[] {
  const untimed = untimedFindings(desk, about)
  return untimed.isWhole ? [...untimed.findings, ...timedFindings(desk, about, now)] : untimed.findings
}

/** The findings that no instant decides; not whole for a record with a dangling reference. */
function untimedFindings(desk: DeskRead, about: RecordRef): { findings: Finding[]; isWhole: boolean } {
  const record = getRef(desk, about)
  if (!record) return { findings: [], isWhole: false }
  const missing = missingReferences(desk, about, record)
  // Rules may follow references freely, so they do not run on a record with a dangling one.
  if (missing.length > 0) return { findings: missing, isWhole: false }
  return {
    findings: [...fieldFindings(about, record, markingScheme(desk)), ...ruleFindings(desk, about)],
    isWhole: true,
  }
}

/** A finding for each reference of a record that leads to no record. With one of these it has no other findings. */
export function missingReferences(desk: DeskRead, about: RecordRef, record: AnyRecord): Finding[] {
  return referencesOf(about.collection, record)
    .filter((found) => !getRef(desk, found.target))
    .map((found): Finding => ({
      severity: 'error',
      code: 'reference-missing',
      about,
      field: found.path,
      params: { collection: found.target.collection, id: found.target.id },
    }))
}

/** The findings that a record's own fields make, on a desk with this marking scheme. */
export function fieldFindings(about: RecordRef, record: AnyRecord, scheme: string | undefined): Finding[] {
  const found = record.marking.scheme
  const mixed: Finding[] =
    scheme === undefined || found === scheme
      ? []
      : [{ severity: 'error', code: 'marking-mixed', about, field: 'marking', params: { found, expected: scheme } }]
  return [...mixed, ...unprintedRules(about, record), ...dateRules(about, record)]
}

/** The findings of the rules for a kind of record, which may read others. */
export function ruleFindings(desk: DeskRead, about: RecordRef): Finding[] {
  const record = getRef(desk, about)
  const rules = (RULES[about.collection] ?? []) as readonly Rule<CollectionName>[]
  if (!record) return []
  const against = isCitableKind(about.collection) ? contradictedRules(desk, about) : []
  return [...rules.flatMap((rule) => rule(desk, record)), ...against]
}

/** The findings of the rules that judge a record by an instant. */
export function timedFindings(desk: DeskRead, about: RecordRef, now?: string): Finding[] {
  const record = getRef(desk, about)
  const rules = (TIMED_RULES[about.collection] ?? []) as readonly TimedRule<CollectionName>[]
  return record ? rules.flatMap((rule) => rule(desk, record, now)) : []
}

/** One record's errors, without the warnings: an edit may not leave any behind. */
export function brokenRules(desk: DeskRead, about: RecordRef): Finding[] {
  // Every edit asks for these, so only what it may not leave behind is named.
  return untimedFindings(desk, about)
    .findings.filter((finding) => finding.severity === 'error')
    .map((finding) => named(desk, finding))
}

/** The findings about a desk, record by record, as of `now` or its pinned instant. */
export function checkDesk(desk: DeskRead, now?: string): Finding[] {
  return unnamedDeskFindings(desk, now).map((finding) => named(desk, finding))
}

/** The findings about a desk, without the names of the records in them. `now` as for `checkDesk`. */
export function unnamedDeskFindings(desk: DeskRead, now?: string): Finding[] {
  return [
    ...settingsFindings(desk),
    ...COLLECTION_NAMES.flatMap((collection) =>
      desk.all(collection).flatMap((record) => unnamedFindings(desk, { collection, id: record.id }, now)),
    ),
  ]
}

/** The record that the finding about missing settings points to. */
export const SETTINGS: RecordRef = { collection: 'deskSettings', id: 'settings' }

/** The finding about a desk without settings. */
export function settingsFindings(desk: DeskRead): Finding[] {
  if (desk.count('deskSettings') > 0) return []
  return [{ severity: 'error', code: 'settings-missing', about: SETTINGS, field: 'id', params: {} }]
}

/** The marking scheme that the desk has chosen. Two schemes have no common order, so a memo that mixes them could not be marked. */
export function markingScheme(desk: DeskRead): string | undefined {
  return desk.all('deskSettings')[0]?.defaultMarking.scheme
}

function evidenceRules(desk: DeskRead, evidence: RecordOf<'evidence'>): Finding[] {
  const about: RecordRef = { collection: 'evidence', id: evidence.id }
  if (evidence.about.collection === 'evidence')
    return [{ severity: 'error', code: 'evidence-about-evidence', about, field: 'about', params: {} }]
  const place = evidencePlace(evidence.field)
  const record = getRef(desk, evidence.about)
  if (!record || place?.part === undefined) return []
  const { field, part } = place
  if (valueAtPlace(evidence.about.collection, record, { field, part }) !== undefined) return []
  return [{ severity: 'warning', code: 'evidence-part-missing', about, field: 'field', params: {} }]
}

function oneSettings(desk: DeskRead, settings: RecordOf<'deskSettings'>): Finding[] {
  const about: RecordRef = { collection: 'deskSettings', id: settings.id }
  if (desk.all('deskSettings').length === 1) return []
  return [{ severity: 'error', code: 'settings-several', about, field: 'id', params: {} }]
}

/** Words that suggestions cannot look for. */
function phraseRules(_desk: DeskRead, { id, namePatterns = [] }: RecordOf<'deskSettings'>): Finding[] {
  const about: RecordRef = { collection: 'deskSettings', id }
  return namePatterns.flatMap(({ phrase }): Finding[] =>
    isReadable(phrase)
      ? []
      : [{ severity: 'warning', code: 'phrase-unread', about, field: 'namePatterns', params: { phrase } }],
  )
}

function clearedBySomebody(_desk: DeskRead, line: RecordOf<'line'>): Finding[] {
  if (line.status !== 'cleared' || line.clearedBy !== undefined) return []
  const about: RecordRef = { collection: 'line', id: line.id }
  return [{ severity: 'error', code: 'line-cleared-by-nobody', about, field: 'clearedBy', params: {} }]
}

function distinctPoints(_desk: DeskRead, readout: RecordOf<'readout'>): Finding[] {
  return repeatedIds({ collection: 'readout', id: readout.id }, 'points', readout.points ?? [])
}

/** The text that a memo keeps of the records can be read, and has not changed. */
function keptTextIsThere(desk: DeskRead, memo: RecordOf<'memo'>): Finding[] {
  const { id, snapshot } = memo
  if (snapshot === undefined) return []
  try {
    desk.memoText(snapshot)
    return []
  } catch (error) {
    if (!(error instanceof ParleyError)) throw error
    const code = error.code === 'memo-text-corrupt' ? 'memo-text-corrupt' : 'memo-text-missing'
    const about: RecordRef = { collection: 'memo', id }
    return [{ severity: 'error', code, about, field: 'snapshot', params: { sha256: snapshot } }]
  }
}

/** A memo hides no section that its kind must have. */
function requiredSections(_desk: DeskRead, { id, type, sections = [] }: RecordOf<'memo'>): Finding[] {
  return sections
    .filter(({ section, hidden }) => hidden === true && !isHideable(type, section))
    .map(({ section }) => ({
      severity: 'error',
      code: 'memo-section-required',
      about: { collection: 'memo', id },
      field: 'sections',
      params: { memoSection: section, memoType: type },
    }))
}

/** A draft says that it is cleared, or in clearance, only if people were asked; a file from elsewhere may say so without. */
function clearedBySomebodyAsked(_desk: DeskRead, { id, status, clearances = [] }: RecordOf<'memo'>): Finding[] {
  const isOpen = clearances.some(({ answer }) => answer === undefined || answer === 'refused')
  const isUntrue =
    status === 'cleared' ? clearances.length === 0 || isOpen : status === 'inClearance' && clearances.length === 0
  if (!isUntrue) return []
  const about: RecordRef = { collection: 'memo', id }
  return [{ severity: 'warning', code: 'memo-clearance-unsaid', about, field: 'clearances', params: {} }]
}

/** A note may not be about itself, and its chain of replies must begin somewhere. */
function noCircle(desk: DeskRead, note: RecordOf<'note'>): Finding[] {
  const about: RecordRef = { collection: 'note', id: note.id }
  const seen = new Set<string>([note.id])
  let next = note.replyTo
  while (next !== undefined && !seen.has(next)) {
    seen.add(next)
    next = desk.get('note', next)?.replyTo
  }
  const aboutItself = note.about?.collection === 'note' && note.about.id === note.id
  if (next === undefined && !aboutItself) return []
  return [{ severity: 'error', code: 'note-cycle', about, field: aboutItself ? 'about' : 'replyTo', params: {} }]
}

import { DENIABLE, isContested } from '../desk/claims'
import { isCurrentAt } from '../desk/current-positions'
import { dateRange, isUnreadable } from '../dates/date-range'
import type { FuzzyDate } from '../dates/fuzzy-date'
import { getRef, type DeskRead } from '../desk/desk-read'
import { AFTER_ALL, boundsAt, citableFrom, type KnownBounds } from '../desk/known-by'
import { refKey } from '../desk/ops'
import { evidenceFor, firstTeller, supportOfWords, tellersOf } from '../desk/evidence-for'
import { issueOf } from '../desk/index-keys'
import type { Position, RecordOf } from '../model/records/records'
import type { Finding, Warning } from '../model/values/finding'
import type { RecordRef } from '../model/values/record-ref'
import { isCurrent } from './position-rules'

type Evidence = RecordOf<'evidence'>

/** A statement can deny only records of a kind that is a claim, and never itself. */
export const denialRule =
  <C extends 'position' | 'readout'>(collection: C) =>
  (_desk: DeskRead, { id, denies }: RecordOf<C>): Finding[] => {
    const about: RecordRef = { collection, id }
    const isWrong = (claim: RecordRef) => !DENIABLE.includes(claim.collection) || refKey(claim) === refKey(about)
    if (!denies?.some(isWrong)) return []
    return [{ severity: 'error', code: 'denial-not-of-claim', about, field: 'denies', params: {} }]
  }

/** Evidence that contradicts a record, a finding for each field: until the record says that it is contested, where it can, or a statement denies it. */
export function contradictedRules(desk: DeskRead, about: RecordRef): Finding[] {
  const record = getRef(desk, about)
  const claim = record && 'contested' in record ? { contested: record.contested === true } : {}
  // Evidence counts here whenever it was published, and so does a denial.
  if (isContested(desk, about, claim, AFTER_ALL)) return []
  const against = evidenceFor(desk, about).filter(({ role }) => role === 'contradicts')
  const fields = new Set(against.map(({ field }) => field))
  return [...fields].map((field) => ({
    severity: 'warning',
    code: 'claim-contradicted',
    about,
    field: field.replace(/\[.*$/s, ''),
    params: {},
  }))
}

/** A claim that memos may print, and the evidence that supports it. */
interface Standing {
  about: RecordRef
  field: string
  support: Evidence[]
}

/** A claim that only one source supports, counting a source and its retellings as one. An official source needs no second one: it is the claim’s own author. */
function singleSource(desk: DeskRead, { about, field, support }: Standing): Finding[] {
  const [only, ...others] = tellersOf(desk, support)
  if (only === undefined || others.length > 0 || desk.get('source', only)?.reliability === 'official') return []
  return [{ severity: 'warning', code: 'claim-single-source', about, field, params: { source: only } }]
}

/** Evidence that is older than this, in days, may be out of date, if the record has newer sources. */
const OLD_AFTER = 90
const DAY = 86_400_000

/**
 * A claim whose newest supporting source is more than 90 days older than the as-of instant, while the same record, or for a position another one that holds on
 * its issue, has a newer source. A source without a date makes it unknown how old the evidence is: no finding then.
 */
function stale(desk: DeskRead, { about, field, support: all }: Standing, instant: number): Warning[] {
  const bounds = boundsAt(desk, instant)
  const support = all.filter((evidence) => citableFrom(desk, evidence, bounds.timeZone) <= instant)
  if (support.length === 0) return []
  const dates = support.map((evidence) => dateOf(desk, evidence))
  if (dates.some((date) => date === undefined)) return []
  const newest = Math.max(...dates.map((date) => (date ? dateRange(date).max : Infinity)))
  if (newest > instant - OLD_AFTER * DAY) return []
  const newer = besides(desk, about, bounds).find((evidence) => {
    const date = dateOf(desk, evidence)
    return date !== undefined && dateRange(date).min > newest && dateRange(date).min <= instant
  })
  const source = newer && desk.get('annotation', newer.annotation)?.source
  if (source === undefined) return []
  const days = Math.floor((instant - newest) / DAY)
  return [{ severity: 'warning', code: 'claim-stale', about, field, params: { days, source } }]
}

/** The evidence for the same record, and for a position that for the others that hold on its issue. */
function besides(desk: DeskRead, about: RecordRef, bounds: KnownBounds): Evidence[] {
  const position = about.collection === 'position' ? desk.get('position', about.id) : undefined
  const others = position
    ? desk
        .index('position', issueOf)
        .get(position.issue)
        .filter((other) => other.id !== position.id && isCurrentAt(desk, other, bounds))
    : []
  const refs = [about, ...others.map(({ id }): RecordRef => ({ collection: 'position', id }))]
  return refs.flatMap((ref) => evidenceFor(desk, ref))
}

/** When a passage was published, by the source at the start of its retellings; undefined if neither that nor the retelling has a date. */
function dateOf(desk: DeskRead, { annotation: id }: Evidence): FuzzyDate | undefined {
  const source = desk.get('annotation', id)?.source
  if (source === undefined) return undefined
  const dates = [firstTeller(desk, source), source].map((one) => {
    const record = desk.get('source', one)
    return record?.citation.issued ?? record?.retrieved
  })
  return dates.find((date) => date !== undefined && !isUnreadable(date))
}

const supporting = (desk: DeskRead, about: RecordRef) =>
  evidenceFor(desk, about).filter(({ role }) => role === 'supports')

/** A position that holds, and is not the desk's own assessment. */
function ofPosition(desk: DeskRead, position: Position): Standing[] {
  if (position.attribution === 'assessed' || !isCurrent(desk, position)) return []
  const about: RecordRef = { collection: 'position', id: position.id }
  return [{ about, field: 'text', support: supportOfWords(desk, position) }]
}

/** A package that is on the table. */
function ofProposal(desk: DeskRead, { id, status, attribution }: RecordOf<'proposal'>): Standing[] {
  if (attribution === 'assessed' || status === 'withdrawn' || status === 'agreed') return []
  const about: RecordRef = { collection: 'proposal', id }
  return [{ about, field: 'elements', support: supporting(desk, about) }]
}

/** A date ahead that somebody reported; a fixed or statutory one is no claim. */
function ofMilestone(desk: DeskRead, { id, status, basis, attribution }: RecordOf<'milestone'>): Standing[] {
  const isClaim = basis === 'reported' || attribution === 'reported' || attribution === 'background'
  if (!isClaim || status !== 'open') return []
  const about: RecordRef = { collection: 'milestone', id }
  return [{ about, field: 'when', support: supporting(desk, about) }]
}

type Claims = 'position' | 'proposal' | 'milestone'
const STANDING: { [C in Claims]: (desk: DeskRead, record: RecordOf<C>) => Standing[] } = {
  position: ofPosition,
  proposal: ofProposal,
  milestone: ofMilestone,
}

/** The rule for claims of one kind that only one source supports. */
export const singleSourceRule =
  <C extends Claims>(collection: C) =>
  (desk: DeskRead, record: RecordOf<C>): Finding[] =>
    STANDING[collection](desk, record).flatMap((claim) => singleSource(desk, claim))

/** The rule for claims of one kind whose evidence is old. It judges by an instant: without one, it finds nothing. */
export const staleRule =
  <C extends Claims>(collection: C) =>
  (desk: DeskRead, record: RecordOf<C>, now?: string): Warning[] => {
    const at = desk.all('deskSettings')[0]?.pinnedAsOf ?? now
    if (at === undefined) return []
    return STANDING[collection](desk, record).flatMap((claim) => stale(desk, claim, Date.parse(at)))
  }

/** The doubts about a claim at an instant (epoch milliseconds), such as that of a memo: one source alone supports it, or its evidence is old. */
export function doubtsAt<C extends Claims>(
  desk: DeskRead,
  collection: C,
  record: RecordOf<C>,
  at: number,
): ('single' | 'stale')[] {
  const claims = STANDING[collection](desk, record)
  const single = claims.flatMap((claim) => singleSource(desk, claim))
  const old = claims.flatMap((claim) => stale(desk, claim, at))
  return [...(single.length > 0 ? (['single'] as const) : []), ...(old.length > 0 ? (['stale'] as const) : [])]
}

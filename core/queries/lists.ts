import { commitmentStanding } from '../desk/commitments'
import { type Derive, getRef, type DeskRead } from '../desk/desk-read'
import { light } from '../desk/light-values'
import { refOfKey } from '../desk/ops'
import { evidencePlaceTitle } from '../desk/evidence-words'
import { formatInstantDay } from '../dates/format-date'
import type { Title } from '../desk/titles'
import { openClearances } from '../memo/clearance'
import type { AnyRecord, RecordOf } from '../model/records/records'
import { fieldsOf } from '../model/schema/fields'
import type { CollectionName } from '../model/values/collection-names'
import { statusAt } from '../rates/measure-status'
import { hsCode } from '../rates/schedule/hts-number'
import { familyText } from '../text/catalogue'
import {
  claimFacts,
  claimRowAt,
  isUnsettled,
  beginLine,
  beginRow,
  nameFact,
  wholeRow,
  beginPosition,
  word,
} from './list-rows'
import type { ListRow } from './view-schemas'

/** The first words of a draft. */
export function draftText(draft: RecordOf<'draft'>): string | undefined {
  const values = fieldsOf(draft.of).flatMap(({ name, type }): string[] => {
    const value = draft.fields[name]
    if (value === undefined) return []
    if (type.type === 'names') return Object.values(value as Record<string, string>).slice(0, 1)
    return typeof value === 'string' && (type.type === 'prose' || type.type === 'name') ? [value] : []
  })
  return values[0]
}

type RowMaker<C extends CollectionName> = (desk: DeskRead, record: RecordOf<C>) => ListRow

/** How the row of each kind is made, except what depends on the instant. Kinds that only have a title are left out. */
const ROWS: { readonly [C in CollectionName]?: RowMaker<C> } = {
  talk: (desk, talk) => beginRow(desk, 'talk', talk, [word('talkStatus', talk.status)]),
  round: (desk, round) =>
    beginRow(desk, 'round', round, [{ type: 'date', date: round.when }, word('meetingStatus', round.status)]),
  session: (desk, session) =>
    beginRow(desk, 'session', session, [{ type: 'date', date: session.start }, word('meetingStatus', session.status)]),
  commitment: (desk, commitment) =>
    beginRow(desk, 'commitment', commitment, [
      ...(commitment.due ? [{ type: 'date', date: commitment.due } as const] : []),
      word('commitmentStatus', commitment.status),
      ...(commitment.agreement ? [word('agreement', commitment.agreement)] : []),
    ]),
  readout: (desk, readout) =>
    beginRow(desk, 'readout', readout, [
      ...(readout.issued ? [{ type: 'date', date: readout.issued } as const] : []),
      ...claimFacts(desk, { collection: 'readout', id: readout.id }, readout),
    ]),
  proposal: (desk, proposal) =>
    beginRow(desk, 'proposal', proposal, [
      word('proposalStatus', proposal.status),
      ...claimFacts(desk, { collection: 'proposal', id: proposal.id }, proposal),
    ]),
  milestone: (desk, milestone) =>
    beginRow(desk, 'milestone', milestone, [
      { type: 'date', date: milestone.when },
      word('milestoneBasis', milestone.basis),
      ...claimFacts(desk, { collection: 'milestone', id: milestone.id }, milestone),
    ]),
  measure: (desk, measure) =>
    beginRow(desk, 'measure', measure, [
      nameFact(desk, { collection: 'party', id: measure.imposer }),
      word('measureKind', measure.kind),
    ]),
  good: (desk, good) =>
    beginRow(desk, 'good', good, [
      ...(good.codes.length > 0 ? [{ type: 'names', names: good.codes.map(({ hs }) => hsCode(hs)) } as const] : []),
      ...(good.ordinaryDuty === undefined ? [] : [{ type: 'text', text: good.ordinaryDuty } as const]),
    ]),
  stackingRule: (desk, rule) => beginRow(desk, 'stackingRule', rule, [word('stackingKind', rule.kind)]),
  legalInstrument: (desk, instrument) =>
    beginRow(
      desk,
      'legalInstrument',
      instrument,
      [
        word('instrumentKind', instrument.kind),
        ...(instrument.signed ? [{ type: 'date', date: instrument.signed } as const] : []),
      ],
      instrument.title === undefined ? {} : { text: instrument.title },
    ),
  legalEvent: (desk, event) =>
    beginRow(desk, 'legalEvent', event, [word('legalEventKind', event.kind), { type: 'date', date: event.on }]),
  issue: (desk, issue) =>
    beginRow(desk, 'issue', issue, [
      { type: 'names', names: Object.values(issue.area).filter((name) => typeof name === 'string') },
      ...(issue.ourInterest ? [word('interest', issue.ourInterest)] : []),
      ...(issue.gap ? [word('gap', issue.gap)] : []),
    ]),
  position: beginPosition,
  line: beginLine,
  source: (desk, source) =>
    beginRow(desk, 'source', source, [word('sourceKind', source.kind), word('reliability', source.reliability)]),
  annotation: annotationRow,
  evidence: evidenceRow,
  party: (desk, party) =>
    beginRow(desk, 'party', party, [{ type: 'text', text: party.code }, word('partyKind', party.kind)]),
  post: (desk, post) => beginRow(desk, 'post', post, [nameFact(desk, { collection: 'party', id: post.party })]),
  staff: (desk, staff) => beginRow(desk, 'staff', staff, [{ type: 'text', text: staff.initials }]),
  memo: (desk, memo) =>
    beginRow(desk, 'memo', memo, [
      word('memoType', memo.type),
      word('memoStatus', memo.status),
      { type: 'local', title: versionTitle(memo.version) },
      ...(memo.memoAudience === undefined ? [] : [word('memoAudience', memo.memoAudience)]),
      ...waitingFor(memo),
      ...(memo.reference === undefined ? [] : [{ type: 'text', text: memo.reference } as const]),
    ]),
  draft: (desk, draft) => {
    const text = draftText(draft)
    return beginRow(desk, 'draft', draft, [], text === undefined ? {} : { text })
  },
}

const onlyTitled = (collection: CollectionName) => (desk: DeskRead, record: AnyRecord) =>
  beginRow(desk, collection, record)

/** A record's row in a list, except what depends on the instant, at depth 0; undefined if it is gone. By `refKey`. */
export const timelessRow: Derive<ListRow | undefined> = light((desk, key) => {
  const row = rowBegun(desk, key)
  return row && wholeRow(row)
})

/** The same, with a title that is still to be read. */
export function rowBegun(desk: DeskRead, key: string): ListRow | undefined {
  const { collection, id } = refOfKey(key)
  const record = getRef(desk, { collection, id })
  if (!record) return undefined
  const make = (ROWS[collection] ?? onlyTitled(collection)) as RowMaker<CollectionName>
  return make(desk, record)
}

/** The kinds of record whose rows always depend on the instant. */
export const TIMED_ROWS: ReadonlySet<CollectionName> = new Set(['measure', 'commitment'])

/** Does the row of a record depend on the instant `at`, in epoch milliseconds? By `refKey`. */
export const isTimedRow = (desk: DeskRead, collection: CollectionName, key: string, at: number): boolean =>
  TIMED_ROWS.has(collection) || isUnsettled(desk, key, at)

/**
 * The row with what depends on the instant `at`, in epoch milliseconds: the status of a measure, that a commitment is overdue, or the caveats of a claim as far
 * as denials and sources are known then.
 */
export function rowAt(desk: DeskRead, row: ListRow, at: number): ListRow {
  const commitment = row.ref.collection === 'commitment' ? desk.get('commitment', row.ref.id) : undefined
  if (commitment && commitmentStanding(commitment, at) === 'overdue')
    return { ...row, facts: [...row.facts, { type: 'caveat', caveat: 'overdue' }] }
  const measure = row.ref.collection === 'measure' ? desk.get('measure', row.ref.id) : undefined
  const latest = measure && statusAt(measure, at)
  return latest ? { ...row, facts: [...row.facts, word('measureStatus', latest.status)] } : claimRowAt(desk, row, at)
}

/** "Version 2", in both languages of the window. */
const versionTitle = (version: number): Title => ({
  en: familyText('en', 'room.version', { version }),
  ja: familyText('ja', 'room.version', { version }),
})

/** With whom a memo in clearance has been, and since when; or why it was recalled. */
function waitingFor(memo: RecordOf<'memo'>): ListRow['facts'] {
  if (memo.recallReason !== undefined) return [{ type: 'text', text: memo.recallReason }]
  if (memo.status !== 'inClearance') return []
  return openClearances(memo).map(({ who, askedAt }) => {
    const words = (language: 'en' | 'ja') =>
      familyText(language, 'room.with', { who, day: formatInstantDay(askedAt, memo.timeZone, language) })
    return { type: 'local', title: { en: words('en'), ja: words('ja') } } as const
  })
}

/** A passage marked in a source: where it is, and the comment on it. */
function annotationRow(desk: DeskRead, annotation: RecordOf<'annotation'>): ListRow {
  return beginRow(
    desk,
    'annotation',
    annotation,
    [
      // Highlighting is what every quote is for; only another reason says something.
      ...(annotation.motivation === 'highlighting' ? [] : [word('motivation', annotation.motivation)]),
      nameFact(desk, { collection: 'source', id: annotation.source }),
    ],
    annotation.body === undefined ? {} : { text: annotation.body },
  )
}

/** Evidence: its title names what it is about; then its role, its place in the record, its source, and the quoted words. */
function evidenceRow(desk: DeskRead, evidence: RecordOf<'evidence'>): ListRow {
  const annotation = desk.get('annotation', evidence.annotation)
  return beginRow(
    desk,
    'evidence',
    evidence,
    [
      word('evidenceRole', evidence.role),
      {
        type: 'local',
        get title() {
          return evidencePlaceTitle(desk, evidence.about, evidence.field)
        },
      },
      ...(annotation ? [nameFact(desk, { collection: 'source', id: annotation.source })] : []),
    ],
    annotation ? { text: annotation.exact } : {},
  )
}

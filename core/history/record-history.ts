import { type DeskRead } from '../desk/desk-read'
import { namesOn } from '../desk/names-on'
import { opId, refKey, type Op } from '../desk/ops'
import { titleOf } from '../desk/titles'
import type { JournalHistory } from '../journal/journal-history'
import { labelOfEdit, type Transaction } from '../journal/transaction'
import { finalContentOf, type Content } from '../model/records/content'
import type { AnyRecord, RecordOf } from '../model/records/records'
import type { CollectionName } from '../model/values/collection-names'
import type { RecordRef } from '../model/values/record-ref'
import { citingsOf, citingVersion, type Citing } from './citations'
import { goesOn } from './continued-edits'
import { fieldChanges } from './field-changes'
import type { FieldChange, RecordHistoryView, Version, What } from './history-schemas'
import { personOf } from './people'
import { formOf, whatHappened, type Stand } from './what-happened'

/** A record and the draft that it may have been: a draft keeps its id when it is completed. */
export interface Slots {
  of: CollectionName
  record: RecordRef
  draft: RecordRef
}

/** The two places in which a record, or a draft's future record, may be. `earlier` gives the kind of a draft that no longer exists. */
export function slotsOf(desk: DeskRead, ref: RecordRef): Slots {
  const draft: RecordRef = { collection: 'draft', id: ref.id }
  if (ref.collection !== 'draft') return { of: ref.collection, record: { ...ref }, draft }
  const here = desk.get('draft', ref.id) ?? (desk.trash[refKey(draft)]?.record as RecordOf<'draft'> | undefined)
  const of = here?.of ?? 'draft'
  return { of, record: { collection: of, id: ref.id }, draft }
}

/** A desk's holding of a record. */
export function standOn(desk: DeskRead, { record, draft, of }: Slots): Stand {
  const drafted = desk.get('draft', draft.id)
  return {
    ...(record.collection === 'draft' ? {} : { record: desk.get(record.collection, record.id) }),
    // A draft of one kind and a record of another may have the same id, and have nothing to do with each other.
    ...(drafted && (drafted.of === of || of === 'draft') ? { draft: drafted } : {}),
  }
}

/** The present place of a record. */
export function whereNow(desk: DeskRead, slots: Slots): RecordHistoryView['now'] {
  const form = formOf(standOn(desk, slots))
  if (form !== 'none') return form === 'record' ? 'desk' : 'draft'
  return (desk.trash[refKey(slots.record)] ?? desk.trash[refKey(slots.draft)]) ? 'trash' : 'gone'
}

/** A record's content in this state; none if it does not exist in it. */
export function contentAt({ record, draft }: Stand, of: CollectionName): Content | undefined {
  if (record) return finalContentOf(of, record)
  return draft && finalContentOf('draft', draft)
}

/**
 * The versions of a record before edit `before`, newest first, with those of the draft that became it. An edit that continues the typing of the one before is
 * merged with it. `now` gives the current desk, which may change while the journal is read.
 * @throws ParleyError `desk-corrupt` if the journal is damaged
 */
export async function recordHistoryView(
  past: JournalHistory,
  now: () => DeskRead,
  ref: RecordRef,
  { before, limit }: { before?: number | undefined; limit: number },
): Promise<RecordHistoryView> {
  const slots = slotsOf(now(), ref)
  const page = await pageOf(past, now(), slots, before, limit)
  const first = await past.first()
  const base = await baseOf(past, now, slots, page, first)
  // Read the desk last: the history shows its present state.
  const desk = now()
  const names = namesOn(desk)
  const versions = merged(standsAfter(page.shown, base, slots)).map((step) => versionOf(names, slots.of, step))
  const cited = page.citings.map((citing) => citingVersion(names, desk, citing))
  const told = [...versions.toReversed(), ...cited].toSorted((a, b) => b.n - a.n)
  const known = page.next !== undefined ? undefined : knownVersion(names, slots.of, base, first)
  if (known) told.push(known)
  const newest = told.find((version) => version.cited === undefined)
  if (newest && before === undefined) newest.current = newest.form !== 'none'
  return {
    ref,
    of: slots.of,
    title: titleOf(names, formOf(standOn(names, slots)) === 'draft' ? slots.draft : slots.record),
    now: whereNow(desk, slots),
    versions: told,
    ...(page.next === undefined ? {} : { next: page.next }),
  }
}

/** A page of a record's history as the journal has it. */
interface Page {
  before: number | undefined
  /** The edits of the record itself, and some of those before. */
  shown: readonly Transaction[]
  older: readonly Transaction[]
  citings: readonly Citing[]
  /** The edit before which the next page begins, if there is one. */
  next: number | undefined
}

async function pageOf(
  past: JournalHistory,
  desk: DeskRead,
  slots: Slots,
  before: number | undefined,
  limit: number,
): Promise<Page> {
  // One more of each than is shown, since a version is described by its difference from the one before.
  const query = { before, limit: limit + 1 }
  const [ofRecord, ofDraft, withEvidence] = await Promise.all([
    past.transactions({ record: slots.record, ...query }),
    past.transactions({ record: slots.draft, ...query }),
    past.transactions({ record: slots.record, evidence: true, ...query }),
  ])
  const isOwn = (one: Transaction) => touches(one, slots)
  // An edit of the record itself also speaks for the evidence that it brought or took, unless it combines several edits.
  const citings = (await citingsOf(past, desk, slots.record, withEvidence, query)).filter(
    ({ transaction }) => !isOwn(transaction) || mayCiteToo(transaction),
  )
  const found = [...[...ofRecord, ...ofDraft].filter(isOwn), ...citings.map(({ transaction }) => transaction)]
  const all = [...new Map(found.map((one) => [one.n, one])).values()].toSorted((a, b) => b.n - a.n)
  const onPage = all.slice(0, limit)
  const numbers = new Set(onPage.map(({ n }) => n))
  return {
    before,
    shown: onPage.filter(isOwn),
    older: all.slice(limit).filter(isOwn),
    citings: citings.filter(({ transaction }) => numbers.has(transaction.n)),
    next: all.length > limit ? onPage.at(-1)?.n : undefined,
  }
}

/** May an edit that touches a record also cite something for it? An import may, and so may a batch that adds records. */
function mayCiteToo({ edit }: Transaction): boolean {
  const label = labelOfEdit(edit)
  return label?.kind === 'import' || label?.kind === 'batch' || (label?.kind === 'create' && label.more > 0)
}

/** The record's state before the oldest edit of a page that touched it; today's if none did. */
async function baseOf(
  past: JournalHistory,
  now: () => DeskRead,
  slots: Slots,
  { shown, older, before, next }: Page,
  first: number,
): Promise<Stand> {
  if (shown.length > 0) return standBefore(past, slots, shown, older)
  if (before === undefined) return standOn(now(), slots)
  // A page of citations alone: unless an older page says more, the record is as it was when its history begins.
  return next === undefined ? standOn(await past.deskAt(first), slots) : {}
}

interface Step {
  transaction: Transaction
  before: Stand
  after: Stand
}

const isAbout = (op: Op, { collection, id }: RecordRef) => op.collection === collection && opId(op) === id

function isDraftOf(op: Op, of: CollectionName): boolean {
  return op.op === 'delete' || of === 'draft' || (op.record as RecordOf<'draft'>).of === of
}

function touches({ ops }: Transaction, { record, draft, of }: Slots): boolean {
  return ops.some((op) => isAbout(op, record) || (isAbout(op, draft) && isDraftOf(op, of)))
}

/** A record's state after ops, given its state before them. */
export function standAfter(before: Stand, ops: readonly Op[], { record, draft, of }: Slots): Stand {
  const next = { ...before }
  for (const op of ops) {
    if (isAbout(op, draft) && isDraftOf(op, of)) next.draft = op.op === 'put' ? op.record : undefined
    else if (isAbout(op, record)) next.record = op.op === 'put' ? op.record : undefined
  }
  return next
}

/** The record's state before the oldest of the shown transactions; `older` are some of those before. */
async function standBefore(
  past: JournalHistory,
  slots: Slots,
  shown: readonly Transaction[],
  older: readonly Transaction[],
): Promise<Stand> {
  const place = async (ref: RecordRef, read: (stand: Stand) => AnyRecord | undefined) => {
    const last = older.map(({ ops }) => ops.findLast((one) => isAbout(one, ref))).find(Boolean)
    if (last) return last.op === 'put' ? last.record : undefined
    const oldest = shown.findLast(({ ops }) => ops.some((one) => isAbout(one, ref)))
    const first = oldest?.ops.find((one) => isAbout(one, ref))
    // If this place was not touched, the other one held the record. Before a first revision, which an edit made, it did not exist; a migration is no edit.
    if (!first || (first.op === 'put' && first.record.rev === 1 && oldest?.edit.kind !== 'migrate')) return undefined
    return read(standOn(await past.deskAt(await past.first()), slots))
  }
  const [record, draft] = await Promise.all([
    slots.record.collection === 'draft' ? undefined : place(slots.record, (stand) => stand.record),
    place(slots.draft, (stand) => stand.draft),
  ])
  return { record, draft }
}

/** The transactions, oldest first, with the record's state before and after each. */
function standsAfter(shown: readonly Transaction[], base: Stand, slots: Slots): Step[] {
  let before = base
  return shown.toReversed().map((transaction) => {
    const step = { transaction, before, after: standAfter(before, transaction.ops, slots) }
    before = step.after
    return step
  })
}

function versionOf(names: DeskRead, of: CollectionName, { transaction, before, after }: Step): Version {
  const { n, at, by, edit } = transaction
  const label = edit.kind === 'undo' || edit.kind === 'redo' ? labelOfEdit(edit) : undefined
  const gone = formOf(after) === 'none'
  const what = whatHappened(transaction, before, after)
  return {
    n,
    at,
    by: personOf(names, by),
    what,
    ...(label ? { label } : {}),
    form: formOf(after),
    current: false,
    // A deleted record's content is in the version before.
    changes: gone ? [] : shownOf(what, fieldChanges(names, of, contentAt(before, of), contentAt(after, of))),
  }
}

/** The changes to show for an edit: a memo's refresh is reported already, and the hash of its saved text means nothing to anybody. */
export function shownOf(what: What, changes: FieldChange[]): FieldChange[] {
  return what === 'refreshed' ? changes.filter(({ name }) => name !== 'snapshot') : changes
}

/** The record's state when its desk's history begins, if it existed. */
function knownVersion(names: DeskRead, of: CollectionName, base: Stand, first: number): Version | undefined {
  const record = base.record ?? base.draft
  if (!record) return undefined
  const by = personOf(names, record.changedBy)
  return {
    n: first,
    at: record.changedAt,
    by,
    what: 'known',
    form: formOf(base),
    current: false,
    changes: fieldChanges(names, of, undefined, contentAt(base, of)),
  }
}

/** The steps, oldest first, with continued typing merged. */
function merged(steps: readonly Step[]): Step[] {
  const told: Step[] = []
  for (const step of steps) {
    const last = told.at(-1)
    if (last && goesOn(last.transaction, step.transaction)) {
      told.pop()
      told.push({ ...step, before: last.before })
    } else told.push(step)
  }
  return told
}

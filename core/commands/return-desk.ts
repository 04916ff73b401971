import { sameContent } from '../base/same-value'
import type { DeskRead } from '../desk/desk-read'
import { differences, type Difference } from '../desk/differences'
import { refKey, type Op } from '../desk/ops'
import { overlay } from '../desk/staged-desk'
import type { StepLabel } from '../journal/step'
import { refuseIfStuck } from '../model/migrations/stuck-record'
import { isFrozenMemo } from '../model/records/memos'
import type { AnyRecord, RecordOf } from '../model/records/records'
import { referencesOf } from '../model/schema/references'
import type { RecordRef } from '../model/values/record-ref'
import { refuseOtherScheme, type Applied } from './apply'
import { checkOps } from './check-ops'
import type { Actor } from './command'
import { nextRev } from './next-rev'
import { touched } from './touched'

type Note = RecordOf<'note'>

/** A record that does not return to its earlier state: an issued memo, a record that such a memo names, or somebody else's note. */
export interface Kept {
  ref: RecordRef
  why: 'issued' | 'named' | 'note'
}

/** The effects of returning a desk to an earlier state: the ops, and the records that do not change. */
export interface DeskReturn {
  ops: readonly Op[]
  kept: readonly Kept[]
}

/** The differences, by what happens to each; by `refKey`, so that one can be taken out again. */
interface Sorted {
  changed: Map<string, Difference>
  coming: Map<string, Difference>
  going: Map<string, Difference>
  kept: Map<string, Kept>
}

/**
 * Works out how to return all records to their state on an earlier desk, `then`, without doing it: records deleted since are restored, records made since go
 * into the trash, changed records get their old content. Some do not change:
 * - issued memos, which are frozen, and whatever they name that was made since;
 * - staff members: the desk still knows them, and they choose their own names;
 * - the notes of others, which only their writers change, and notes that others have answered. They go into the trash with their subject and are restored with
 * it, as with any delete; one that its writer deleted by itself stays there.
 * @throws ParleyError `schema-stuck`: a record to restore cannot be migrated to this schema
 */
export function planReturn(desk: DeskRead, then: DeskRead, actor: Actor): DeskReturn {
  const sorted = sortOut(desk, then, actor)
  keepNamed(desk, sorted)
  keepNotes(desk, sorted, actor)
  leaveNotes(desk, sorted, actor)
  const { changed, coming, going, kept } = sorted
  const puts = [...changed.values(), ...coming.values()].flatMap(({ ref, before: was, after: now }): Op[] => {
    if (!was) return []
    refuseIfStuck(ref.collection, was)
    // Another writer's note is restored as they last wrote it.
    const theirs = ref.collection === 'note' && (was as Note).staff !== actor.staff
    const wanted = theirs ? (desk.trash[refKey(ref)]?.record ?? was) : was
    const rev = nextRev(desk, then, ref, now ?? was)
    return [{ op: 'put', collection: ref.collection, record: touched(wanted, actor, rev) }]
  })
  const deletes = [...going.values()].map(({ ref: { collection, id }, after: now }): Op => {
    // A draft that is a complete record again leaves nothing behind.
    const whole = collection === 'draft' && coming.has(refKey({ collection: (now as RecordOf<'draft'>).of, id }))
    return { op: 'delete', collection, id, ...(whole ? {} : { trash: { by: actor.staff, at: actor.at } }) }
  })
  return { ops: [...puts, ...deletes], kept: [...kept.values()] }
}

/**
 * Returns the desk to an earlier state, as `planReturn` says: one edit, which Undo takes back as a whole.
 * @throws ParleyError `schema-stuck`, as `planReturn`; `rule-broken` if the unchanged records and the restored ones do not fit together
 */
export function returnDesk(desk: DeskRead, then: DeskRead, actor: Actor): Applied {
  const ops = [...planReturn(desk, then, actor).ops]
  const [settings] = desk.all('deskSettings')
  const label: StepLabel = {
    kind: 'returnDesk',
    collection: 'deskSettings',
    id: settings?.id ?? 'settings',
    fields: [],
    more: ops.length,
  }
  const after = overlay(desk, ops)
  const [put] = after.all('deskSettings')
  if (put && put !== settings) refuseOtherScheme(after, put)
  checkOps(desk, ops)
  return { ops, label }
}

/** One revision has one content, so most records compare without looking inside. */
const isSame = (was: AnyRecord, now: AnyRecord) =>
  (now.rev === was.rev && now.changedAt === was.changedAt) || sameContent(now, was)

function sortOut(desk: DeskRead, then: DeskRead, actor: Actor): Sorted {
  const sorted: Sorted = { changed: new Map(), coming: new Map(), going: new Map(), kept: new Map() }
  for (const one of differences(then, desk, isSame)) {
    const { ref, before: was, after: now } = one
    const key = refKey(ref)
    const { collection } = ref
    if (collection === 'memo' && now && isFrozenMemo(now as RecordOf<'memo'>))
      sorted.kept.set(key, { ref, why: 'issued' })
    else if (!now) sorted.coming.set(key, one)
    else if (collection === 'staff') continue
    else if (!was) {
      if (collection !== 'deskSettings') sorted.going.set(key, one)
    } else if (collection === 'note' && (now as Note).staff !== actor.staff) sorted.kept.set(key, { ref, why: 'note' })
    else sorted.changed.set(key, one)
  }
  return sorted
}

/** Keeps every record that an issued memo names, and the records that those name: no reference on a desk may dangle. */
function keepNamed(desk: DeskRead, { going, coming, kept }: Sorted): void {
  const standing: RecordRef[] = desk
    .all('memo')
    .filter(isFrozenMemo)
    .map(({ id }) => ({ collection: 'memo', id }))
  for (let ref = standing.pop(); ref; ref = standing.pop()) {
    const record = desk.get(ref.collection, ref.id)
    for (const { target } of referencesOf(ref.collection, record)) {
      const key = refKey(target)
      if (!going.delete(key)) continue
      kept.set(key, { ref: target, why: 'named' })
      // It was a draft then, and is a complete record now: it must not be both.
      coming.delete(refKey({ collection: 'draft', id: target.id }))
      standing.push(target)
    }
  }
}

/** Keeps notes that the actor may not delete, unless their subject is deleted. */
function keepNotes(desk: DeskRead, { going, kept }: Sorted, actor: Actor): void {
  const notes = desk.all('note')
  const answered = new Set<string>(
    notes.filter(({ staff }) => staff !== actor.staff).flatMap(({ replyTo }) => replyTo ?? []),
  )
  for (const note of notes) {
    const ref: RecordRef = { collection: 'note', id: note.id }
    const theirs = note.staff !== actor.staff || answered.has(note.id)
    if (theirs && going.delete(refKey(ref))) kept.set(refKey(ref), { ref, why: 'note' })
  }
  for (let before = -1; before !== going.size;) {
    before = going.size
    for (const note of notes) {
      const ref: RecordRef = { collection: 'note', id: note.id }
      const key = refKey(ref)
      if (going.has(key) || !subjectsOf(note).some((subject) => going.has(refKey(subject)))) continue
      kept.delete(key)
      going.set(key, { ref, how: 'added', before: undefined, after: note })
    }
  }
}

/** Leaves notes in the trash that are not to be restored, with the notes about them. */
function leaveNotes(desk: DeskRead, { coming, going, kept }: Sorted, actor: Actor): void {
  const leave = (ref: RecordRef) => {
    coming.delete(refKey(ref))
    kept.set(refKey(ref), { ref, why: 'note' })
  }
  const back = [...coming.values()].filter(({ ref }) => ref.collection === 'note')
  for (const { ref, before: was } of back) {
    const { staff, about } = was as Note
    const thrown = desk.trash[refKey(ref)]
    const along = about && desk.trash[refKey(about)]
    const byItself = thrown?.by === staff && !(along?.at === thrown.at && along.by === thrown.by)
    if (staff !== actor.staff && (!thrown || byItself)) leave(ref)
  }
  const isThere = (subject: RecordRef) =>
    coming.has(refKey(subject)) ||
    (desk.get(subject.collection, subject.id) !== undefined && !going.has(refKey(subject)))
  for (let before = -1; before !== coming.size;) {
    before = coming.size
    for (const { ref, before: was } of back)
      if (coming.has(refKey(ref)) && !subjectsOf(was as Note).every(isThere)) leave(ref)
  }
}

const subjectsOf = ({ about, replyTo }: Note): RecordRef[] => [
  ...(about ? [about] : []),
  ...(replyTo === undefined ? [] : [{ collection: 'note', id: replyTo } as const]),
]

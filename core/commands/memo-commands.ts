import { same } from '../base/same-value'
import { ParleyError } from '../base/errors'
import { NAME_MAX, type Language } from '../base/text'
import { getOrThrow, settingsOf, type DeskRead } from '../desk/desk-read'
import { lastOps, type Op } from '../desk/ops'
import { overlay } from '../desk/staged-desk'
import { titleOf } from '../desk/titles'
import { withText } from '../desk/with-text'
import type { StepLabel } from '../journal/step'
import { reopened } from '../memo/clearance'
import { undowngraded } from '../memo/downgrade'
import { kindOf } from '../memo/kinds/kinds'
import { layOutMemo, setWithSections } from '../memo/lay-out-memo'
import { gatherFor, keptContentOf } from '../memo/saved/gather-for'
import { keptMemoText, startOfMemo } from '../memo/saved/kept-memo'
import { MEMO_SET_BY_DESK } from '../model/records/memos'
import type { RecordOf } from '../model/records/records'
import { parseRecord } from '../model/schema/parse-record'
import { MADE_MEMOS, type MadeMemoType } from '../model/values/made-memos'
import type { RecordRef } from '../model/values/record-ref'
import type { AppliedWithTexts, Hash } from './applied-with-texts'
import type { Applied } from './apply'
import { checkOps } from './check-ops'
import { issueBlockers, isLatest } from './issue-blockers'
import { openMemo } from './open-memo'
import type { Actor } from './command'
import { touched } from './touched'

/** A memo command's effect as an edit, and the texts that must be on the disk before it. */
export type MemoApplied = AppliedWithTexts

/** The memo to make: its kind, the id of its subject, and its own id. */
export interface NewMemo {
  type: MadeMemoType
  about: string
  id: string
}

/**
 * Makes a memo of a kind, as of now or of the desk's pinned instant, and keeps what it takes from the records. If one of that kind about the same subject was
 * issued, and nothing is to replace it yet, the new one is its next version.
 */
export function makeMemo(desk: DeskRead, { type, about, id }: NewMemo, actor: Actor, hash: Hash): MemoApplied {
  refuseIfTaken(desk, id)
  const subject = MADE_MEMOS[type].about
  const issued = desk
    .all('memo')
    // A copy for another reader has versions of its own.
    .find((memo) => memo[subject] === about && memo.type === type && isLatest(memo) && !memo.memoAudience)
  if (issued && !successorOf(desk, issued.id)) return newVersionOfMemo(desk, { id: issued.id, newId: id }, actor, hash)
  const fields = {
    type,
    [subject]: about,
    version: 1,
    status: 'draft',
    ...startOfMemo(desk, actor.at),
    draftedBy: actor.staff,
    copies: [],
  }
  return newMemo(desk, { ...header(desk, id, actor), ...fields }, hash)
}

/** The memo that is to replace an issued one, if there is one. */
export const successorOf = (desk: DeskRead, id: string) => desk.all('memo').find((memo) => memo.supersedes === id)

/** Takes a draft's content from the records again. Does nothing if it has not changed. */
export function refreshMemo(desk: DeskRead, id: string, rev: number, actor: Actor, hash: Hash): MemoApplied {
  const memo = openMemo(desk, id, rev)
  const text = keptMemoText({ content: gatherFor(desk, memo) })
  const snapshot = hash(text)
  const label = labelOf('change', id, ['snapshot'])
  // Writes a saved text again if it is missing or altered.
  if (snapshot === memo.snapshot) return { ops: [], label, texts: isReadable(desk, snapshot) ? [] : [text] }
  const after = withText(desk, 'memo', snapshot, text)
  // The clearance or approval was for another text.
  const changed = { ...reopened(memo, actor.at), snapshot }
  const ops: Op[] = [{ op: 'put', collection: 'memo', record: touched(changed, actor) }]
  checkOps(after, ops)
  return { ops, label, texts: [text] }
}

const CHOICES = ['goods', 'language', 'pageSize', 'memoAudience', 'ceiling'] as const

/**
 * A change of a record, and, where it chooses other goods, another language, paper or reader for a draft, the text with them: a choice shows at once, and is undone
 * in one step. Any other change of a draft waits for a refresh.
 */
export function withChoices(
  desk: DeskRead,
  { collection, id }: RecordRef,
  applied: Applied,
  actor: Actor,
  hash: Hash,
): MemoApplied {
  const plain: MemoApplied = { ...applied, texts: [] }
  const before = collection === 'memo' ? desk.get('memo', id) : undefined
  if (before?.snapshot === undefined || applied.ops.length === 0) return plain
  const changed = overlay(desk, applied.ops)
  const after = changed.get('memo', id)
  if (!after || CHOICES.every((field) => same(before[field], after[field]))) return plain
  const { ops, texts } = refreshMemo(changed, id, after.rev, actor, hash)
  // One edit makes one revision.
  const written = ops.map((op): Op => (op.op === 'put' ? { ...op, record: { ...op.record, rev: after.rev } } : op))
  return { ...applied, ops: lastOps([...applied.ops, ...written]), texts }
}

/**
 * Issues a memo: from now on it stays as it prints now, whatever happens to the records, and supersedes the version before. This cannot be undone; a change
 * makes a new version.
 * @throws ParleyError `memo-stale`, `memo-unfinished`, `memo-issued`, and those of `gatherFor`
 */
export function issueMemo(desk: DeskRead, id: string, rev: number, actor: Actor, hash: Hash): MemoApplied {
  const memo = openMemo(desk, id, rev)
  const now = gatherFor(desk, memo)
  const [blocker] = issueBlockers(desk, memo, now, actor.at)
  if (blocker?.why === 'stale') throw new ParleyError('memo-stale', { id })
  if (blocker) throw new ParleyError('memo-unfinished', { id, why: blocker.why })
  const kind = kindOf(memo)
  // The text that people have read: it prints the same as the records now, from the revisions that a downgrade was given for.
  const content = keptContentOf(desk, memo) ?? now
  const { model: draft, downgraded } = setWithSections(desk, kind, content, memo)
  const { downgrade, ...rest } = memo
  const issued = parseRecord('memo', {
    ...touched(rest, actor),
    ...(downgraded?.holds ? { downgrade } : {}),
    title: memo.title ?? namesOf(titleOf(desk, { collection: 'memo', id })),
    // The record is marked as the pages are.
    marking: draft.marking,
    status: 'issued',
    issuedBy: actor.staff,
    issuedAt: actor.at,
  })
  // The name that its record takes is for lists: the pages keep the title that the draft had.
  const { title: _, ...untitled } = issued
  // Its downgrade is for the marking that the memo had of its own.
  const asRead = { ...(memo.title === undefined ? untitled : issued), marking: memo.marking }
  const pages = layOutMemo(desk, kind, content, asRead)
  // Who signed is said as people have read it, also by a status that somebody typed.
  const text = keptMemoText({ content, issued: { ...pages, signOff: draft.signOff } })
  const snapshot = hash(text)
  const earlier = memo.supersedes === undefined ? undefined : desk.get('memo', memo.supersedes)
  const ops: Op[] = [
    { op: 'put', collection: 'memo', record: { ...issued, snapshot } },
    ...(earlier?.status === 'issued' ? [superseded(earlier, actor)] : []),
  ]
  checkOps(withText(desk, 'memo', snapshot, text), ops)
  return { ops, label: labelOf('change', id, ['status']), texts: [text], isFixed: true }
}

/** Makes a draft that replaces an issued memo once it is issued itself. @throws ParleyError `record-exists` if there is one already */
export function newVersionOfMemo(
  desk: DeskRead,
  { id, newId }: { id: string; newId: string },
  actor: Actor,
  hash: Hash,
): MemoApplied {
  refuseIfTaken(desk, newId)
  const memo = getOrThrow(desk, 'memo', id)
  const next = successorOf(desk, id)
  if (!isLatest(memo) || next) throw new ParleyError('record-exists', { collection: 'memo', id: next?.id ?? id })
  // Its as-of instant is a new one, and so is what it may know.
  const kept = Object.fromEntries(Object.entries(memo).filter(([field]) => !OF_ONE_VERSION.has(field)))
  const fields = {
    ...header(desk, newId, actor),
    marking: undowngraded(memo),
    version: memo.version + 1,
    status: 'draft',
    supersedes: id,
    draftedBy: actor.staff,
    ...startOfMemo(desk, actor.at),
  }
  return newMemo(desk, { ...kept, ...fields }, hash)
}

/** The fields that a new version does not take over: what was done with the one before. */
const OF_ONE_VERSION: ReadonlySet<string> = new Set([
  ...MEMO_SET_BY_DESK,
  'approvedBy',
  'approvedAt',
  'knowledgeCutoff',
])

/** Makes a draft of these fields, and keeps what it takes from the records. */
export function newMemo(desk: DeskRead, fields: Record<string, unknown>, hash: Hash): MemoApplied {
  const draft = parseRecord('memo', fields)
  const text = keptMemoText({ content: gatherFor(desk, draft) })
  const snapshot = hash(text)
  const record = { ...draft, snapshot }
  const ops: Op[] = [{ op: 'put', collection: 'memo', record }]
  checkOps(withText(desk, 'memo', snapshot, text), ops)
  return { ops, label: labelOf('create', record.id, []), texts: [text] }
}

/** @throws ParleyError `record-exists` */
export function refuseIfTaken(desk: DeskRead, id: string): void {
  if (desk.get('memo', id) || desk.trash[`memo/${id}`])
    throw new ParleyError('record-exists', { collection: 'memo', id })
}

const superseded = (memo: RecordOf<'memo'>, actor: Actor): Op => ({
  op: 'put',
  collection: 'memo',
  record: { ...touched(memo, actor), status: 'superseded' },
})

/** The header of a new memo. */
export const header = (desk: DeskRead, id: string, { staff, at }: Actor) => ({
  id,
  rev: 1,
  createdBy: staff,
  createdAt: at,
  changedBy: staff,
  changedAt: at,
  marking: settingsOf(desk).defaultMarking,
})

const labelOf = (kind: StepLabel['kind'], id: string, fields: string[]): StepLabel => ({
  kind,
  collection: 'memo',
  id,
  fields,
  more: 0,
})

/** A title as names: if both languages have the same text, it is stored in one of them only, and not passed off as the other. */
function namesOf(title: Record<Language, string>): Record<string, string> {
  const cut = (text: string) => text.slice(0, NAME_MAX).replace(/\p{Surrogate}$/u, '')
  return title.en === title.ja ? { en: cut(title.en) } : { en: cut(title.en), ja: cut(title.ja) }
}

function isReadable(desk: DeskRead, sha256: string): boolean {
  try {
    desk.memoText(sha256)
    return true
  } catch (error) {
    if (error instanceof ParleyError) return false
    throw error
  }
}

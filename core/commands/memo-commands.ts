import { ParleyError } from '../base/errors'
import { NAME_MAX, type Language } from '../base/text'
import { getOrThrow, settingsOf, type DeskRead } from '../desk/desk-read'
import { isSourced } from '../desk/evidence-for'
import type { Op } from '../desk/ops'
import { titleOf } from '../desk/titles'
import { withText } from '../desk/with-text'
import type { StepLabel } from '../journal/step'
import { kindOf } from '../memo/kinds/kinds'
import { boundsOf } from '../desk/known-by'
import { KnownDesk } from '../memo/known-desk'
import { layOutMemo } from '../memo/lay-out-memo'
import type { MemoContent } from '../memo/memo-content'
import { gatherFor, keptMemoText, keptOf, printsTheSame, startOfMemo } from '../memo/saved/kept-memo'
import { isFrozenMemo } from '../model/records/memos'
import type { Memo, RecordOf } from '../model/records/records'
import { parseRecord } from '../model/schema/parse-record'
import { MADE_MEMOS, type MadeMemoType } from '../model/values/made-memos'
import type { RecordRef } from '../model/values/record-ref'
import type { AppliedWithTexts, Hash } from './applied-with-texts'
import { checkOps } from './check-ops'
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
    .find((memo) => memo[subject] === about && memo.type === type && memo.status === 'issued')
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

const successorOf = (desk: DeskRead, id: string) => desk.all('memo').find((memo) => memo.supersedes === id)

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
  const { approvedBy: _approved, ...rest } = memo
  const ops: Op[] = [{ op: 'put', collection: 'memo', record: touched({ ...rest, status: 'draft', snapshot }, actor) }]
  checkOps(after, ops)
  return { ops, label, texts: [text] }
}

/** Why a memo cannot be issued. */
export type IssueBlocker =
  | { why: 'no-reference' }
  /** Its text is not kept yet, so nobody can have read what would be issued. */
  | { why: 'not-kept' }
  /** Its as-of instant is in the future. */
  | { why: 'future' }
  /** The memo that it was to replace is no longer the issued version. */
  | { why: 'superseded' }
  /** The records have changed since it took its text from them. */
  | { why: 'stale' }
  /** It prints a position that has no source and is not marked as the desk's own assessment. */
  | { why: 'unsourced'; ref: RecordRef }

/** The reasons not to issue a draft at an instant, given what it would take from the records now. */
export function issueBlockers(desk: DeskRead, memo: Memo, now: MemoContent, at: string): IssueBlocker[] {
  const kept = keptOf(desk, memo)
  const content = kept?.content ?? now
  const earlier = memo.supersedes === undefined ? undefined : desk.get('memo', memo.supersedes)
  const isStale = kept !== undefined && !printsTheSame(kept.content, now)
  // A source that the memo must not cite does not support what it prints.
  const known = new KnownDesk(desk, boundsOf(memo))
  // A refresh may drop the positions that a stale text still prints.
  const unsourced = (isStale ? [] : content.used)
    .filter(({ collection }) => collection === 'position')
    .map(({ id }) => desk.get('position', id))
    .filter((position) => position !== undefined)
    .filter((position) => position.attribution !== 'assessed' && !isSourced(known, position))
  return [
    ...(memo.reference === undefined ? [{ why: 'no-reference' } as const] : []),
    ...(kept ? [] : [{ why: 'not-kept' } as const]),
    ...(Date.parse(memo.asOf) > Date.parse(at) ? [{ why: 'future' } as const] : []),
    ...(earlier && earlier.status !== 'issued' ? [{ why: 'superseded' } as const] : []),
    ...(isStale ? [{ why: 'stale' } as const] : []),
    ...unsourced.map(({ id }) => ({ why: 'unsourced', ref: { collection: 'position', id } }) as const),
  ]
}

/**
 * Issues a memo: from now on it stays as it prints now, whatever happens to the records, and supersedes the version before. This cannot be undone; a change
 * makes a new version.
 * @throws ParleyError `memo-stale`, `memo-unfinished`, `memo-issued`, and those of `gatherFor`
 */
export function issueMemo(desk: DeskRead, id: string, rev: number, actor: Actor, hash: Hash): MemoApplied {
  const memo = openMemo(desk, id, rev)
  const content = gatherFor(desk, memo)
  const [blocker] = issueBlockers(desk, memo, content, actor.at)
  if (blocker?.why === 'stale') throw new ParleyError('memo-stale', { id })
  if (blocker) throw new ParleyError('memo-unfinished', { id, why: blocker.why })
  const kind = kindOf(memo)
  const draft = layOutMemo(desk, kind, content, memo)
  const issued = parseRecord('memo', {
    ...touched(memo, actor),
    title: memo.title ?? namesOf(titleOf(desk, { collection: 'memo', id })),
    // The record is marked as the pages are.
    marking: draft.marking,
    status: 'issued',
    issuedBy: actor.staff,
    issuedAt: actor.at,
  })
  const text = keptMemoText({ content, issued: layOutMemo(desk, kind, content, issued) })
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
  if (memo.status !== 'issued' || next)
    throw new ParleyError('record-exists', { collection: 'memo', id: next?.id ?? id })
  // Its as-of instant is a new one, and so is what it may know.
  const { snapshot: _s, issuedBy: _b, issuedAt: _a, approvedBy: _c, knowledgeCutoff: _k, ...kept } = memo
  const fields = {
    ...header(desk, newId, actor),
    marking: memo.marking,
    version: memo.version + 1,
    status: 'draft',
    supersedes: id,
    draftedBy: actor.staff,
    ...startOfMemo(desk, actor.at),
  }
  return newMemo(desk, { ...kept, ...fields }, hash)
}

function newMemo(desk: DeskRead, fields: Record<string, unknown>, hash: Hash): MemoApplied {
  const draft = parseRecord('memo', fields)
  const text = keptMemoText({ content: gatherFor(desk, draft) })
  const snapshot = hash(text)
  const record = { ...draft, snapshot }
  const ops: Op[] = [{ op: 'put', collection: 'memo', record }]
  checkOps(withText(desk, 'memo', snapshot, text), ops)
  return { ops, label: labelOf('create', record.id, []), texts: [text] }
}

function openMemo(desk: DeskRead, id: string, rev: number): Memo {
  const memo = getOrThrow(desk, 'memo', id)
  if (isFrozenMemo(memo)) throw new ParleyError('memo-issued', { id })
  if (memo.rev !== rev) throw new ParleyError('record-changed', { collection: 'memo', id })
  return memo
}

function refuseIfTaken(desk: DeskRead, id: string): void {
  if (desk.get('memo', id) || desk.trash[`memo/${id}`])
    throw new ParleyError('record-exists', { collection: 'memo', id })
}

const superseded = (memo: RecordOf<'memo'>, actor: Actor): Op => ({
  op: 'put',
  collection: 'memo',
  record: { ...touched(memo, actor), status: 'superseded' },
})

const header = (desk: DeskRead, id: string, { staff, at }: Actor) => ({
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

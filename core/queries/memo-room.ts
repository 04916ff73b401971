import { ParleyError } from '../base/errors'
import { issueBlockers } from '../commands/memo-commands'
import { getOrThrow, settingsOf, type DeskRead } from '../desk/desk-read'
import { titleOf } from '../desk/titles'
import { kindOf } from '../memo/kinds/kinds'
import { orderOf, setWithSections } from '../memo/lay-out-memo'
import { memoChanges } from '../memo/memo-changes'
import type { MemoContent } from '../memo/memo-content'
import { gatherFor, isComposable, keptOf, memoAsPrinted } from '../memo/saved/kept-memo'
import { laterThanMemo } from '../memo/saved/later-than-memo'
import { isFrozenMemo } from '../model/records/memos'
import type { Memo } from '../model/records/records'
import type { RecordRef } from '../model/values/record-ref'
import type { MemoRoomView } from './memo-schemas'

const refOf = (memo: Memo): RecordRef => ({ collection: 'memo', id: memo.id })

/** A saved memo for working on it: its content, what the records say now, and what prevents issuing it. @throws ParleyError `record-missing` */
export function memoRoomView(desk: DeskRead, id: string, at: string): MemoRoomView {
  const memo = getOrThrow(desk, 'memo', id)
  const frozen = isFrozenMemo(memo)
  const head = {
    ref: refOf(memo),
    rev: memo.rev,
    title: titleOf(desk, refOf(memo)),
    type: memo.type,
    status: memo.status,
    version: memo.version,
    frozen,
    kept: memo.snapshot !== undefined,
    order: [...orderOf(memo.type, memo)],
    versions: versionsOf(desk, memo),
    ...(memo.issuedBy === undefined ? {} : { issuedBy: titleOf(desk, { collection: 'staff', id: memo.issuedBy }) }),
    ...(memo.issuedAt === undefined ? {} : { issuedAt: memo.issuedAt }),
    timeZone: memo.timeZone,
    setup: setupOf(desk),
  }
  if (!isComposable(memo)) return { ...head, later: [], blockers: [] }
  // An issued memo never changes; sections are sent only for a draft, to work on.
  if (frozen) return { ...head, ...orFailure(() => ({ model: memoAsPrinted(desk, memo) })), later: [], blockers: [] }
  const now = orFailure(() => ({ content: gatherFor(desk, memo) }))
  const made = orFailure(() => {
    const kept = keptOf(desk, memo)
    const content = kept?.content ?? ('content' in now ? now.content : undefined)
    return content ? setWithSections(desk, kindOf(memo), content, memo) : now
  })
  if ('failure' in made) return { ...head, failure: made.failure, later: [], blockers: [] }
  if ('failure' in now) return { ...head, ...made, trouble: now.failure, later: [], blockers: [] }
  return { ...head, ...made, ...draftPart(desk, memo, now.content, at) }
}

function setupOf(desk: DeskRead): MemoRoomView['setup'] {
  const { id, rev, language, pageSize, capitals } = settingsOf(desk)
  const cities = capitals.map(({ timeZone, city }) => ({ timeZone, city }))
  return { ref: { collection: 'deskSettings', id }, rev, language, pageSize, cities }
}

function draftPart(
  desk: DeskRead,
  memo: Memo,
  now: MemoContent,
  at: string,
): Pick<MemoRoomView, 'blockers' | 'later' | 'changes'> {
  const blockers = issueBlockers(desk, memo, now, at).map((blocker) =>
    'ref' in blocker ? { ...blocker, title: titleOf(desk, blocker.ref) } : blocker,
  )
  const later = laterThanMemo(desk, memo, now).map((entry) => ({ ...entry, title: titleOf(desk, entry.ref) }))
  const kept = keptOf(desk, memo)
  return kept && blockers.some(({ why }) => why === 'stale')
    ? { later, blockers, changes: memoChanges(kept.content, now) }
    : { later, blockers }
}

function orFailure<T>(work: () => T): T | { failure: NonNullable<MemoRoomView['failure']> } {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof ParleyError)) throw error
    return { failure: { code: error.code, params: { ...error.params } } }
  }
}

const superseded = ({ supersedes }: Memo) => supersedes

/** All versions of a memo, newest first. */
function versionsOf(desk: DeskRead, memo: Memo): MemoRoomView['versions'] {
  const chain = new Map<string, Memo>()
  for (let back: Memo | undefined = memo; back && !chain.has(back.id);) {
    chain.set(back.id, back)
    back = back.supersedes === undefined ? undefined : desk.get('memo', back.supersedes)
  }
  for (let next: Memo | undefined = memo; next;) {
    chain.set(next.id, next)
    const id: string = next.id
    next = desk
      .index('memo', superseded)
      .get(id)
      .find((other) => !chain.has(other.id))
  }
  return [...chain.values()]
    .toSorted((a, b) => b.version - a.version)
    .map((other) => ({ ref: refOf(other), version: other.version, status: other.status }))
}

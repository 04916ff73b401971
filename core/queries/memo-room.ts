import { ParleyError } from '../base/errors'
import { issueBlockers } from '../commands/issue-blockers'
import { DAY_MS } from '../dates/edtf'
import { getOrThrow, getRef, settingsOf, type DeskRead } from '../desk/desk-read'
import { refOfKey } from '../desk/ops'
import { titleOf } from '../desk/titles'
import { clearanceState } from '../memo/clearance'
import type { DowngradeState } from '../memo/downgrade'
import { kindOf } from '../memo/kinds/kinds'
import { setWithSections } from '../memo/lay-out-memo'
import { memoChanges } from '../memo/memo-changes'
import type { MemoContent } from '../memo/memo-content'
import { orderOf } from '../memo/memo-order'
import { issuedBefore } from '../memo/saved/compared-memo'
import { gatherFor, isComposable, keptContentOf, memoAsPrinted } from '../memo/saved/gather-for'
import { keptOf } from '../memo/saved/kept-memo'
import { figuresOfMemo } from '../memo/saved/memo-figures'
import { laterThanMemo } from '../memo/saved/later-than-memo'
import { isFrozenMemo } from '../model/records/memos'
import type { Memo } from '../model/records/records'
import { markingLine, type Marking } from '../model/values/marking'
import type { RecordRef } from '../model/values/record-ref'
import { memoChecks, passedOf } from './memo-checks'
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
    ...changesSinceOf(desk, memo),
    ...(memo.issuedBy === undefined ? {} : { issuedBy: titleOf(desk, { collection: 'staff', id: memo.issuedBy }) }),
    ...(memo.issuedAt === undefined ? {} : { issuedAt: memo.issuedAt }),
    ...standingOf(desk, memo, at),
    timeZone: memo.timeZone,
    setup: setupOf(desk, memo),
  }
  if (!isComposable(memo)) return { ...head, later: [], blockers: [] }
  // An issued memo never changes; sections are sent only for a draft, to work on.
  if (frozen) {
    const printed = orFailure(() => ({ model: memoAsPrinted(desk, memo) }))
    // The pages show whatever becomes of the look back.
    const looked = 'failure' in printed ? printed : orFailure(() => ({ figures: figuresOfMemo(desk, memo, at) }))
    const figures = 'figures' in looked ? looked : {}
    // A downgrade that had lapsed was not issued.
    return {
      ...head,
      ...printed,
      ...figures,
      ...downgradePart(desk, memo, { holds: true, news: [] }),
      later: [],
      blockers: [],
    }
  }
  const now = orFailure(() => ({ content: gatherFor(desk, memo) }))
  const made = orFailure(() => {
    const content = keptContentOf(desk, memo) ?? ('content' in now ? now.content : undefined)
    if (!content) return now
    const { downgraded, model, sections, computed, computedFrom } = setWithSections(desk, kindOf(memo), content, memo)
    return { model, sections, computed, computedFrom, ...downgradePart(desk, memo, downgraded) }
  })
  if ('failure' in made)
    return { ...head, failure: made.failure, ...mixedPart(desk, made.failure), later: [], blockers: [] }
  if ('failure' in now)
    return { ...head, ...made, trouble: now.failure, ...mixedPart(desk, now.failure), later: [], blockers: [] }
  return { ...head, ...made, ...draftPart(desk, memo, now.content, at) }
}

function changesSinceOf(desk: DeskRead, memo: Memo): Pick<MemoRoomView, 'changesSince'> {
  const before = orFailure(() => ({ issued: issuedBefore(desk, memo) }))
  return 'issued' in before && before.issued ? { changesSince: before.issued.memo.version } : {}
}

/** The clearances of a memo, and its recall. */
function standingOf(
  desk: DeskRead,
  memo: Memo,
  now: string,
): Pick<MemoRoomView, 'clearances' | 'reopenedAt' | 'recalled'> {
  const { clearances, reopenedAt, recalledBy, recalledAt, recallReason } = memo
  const isRecalled = recalledBy !== undefined && recalledAt !== undefined && recallReason !== undefined
  return {
    ...(clearances
      ? {
          clearances: clearances.map((one) => {
            const { id, who, office, askedAt, said, answeredAt } = one
            return {
              id,
              who,
              askedAt,
              state: clearanceState(memo, one),
              days: Math.max(0, Math.floor((Date.parse(now) - Date.parse(askedAt)) / DAY_MS)),
              ...(office === undefined ? {} : { office }),
              ...(said === undefined ? {} : { said }),
              ...(one.answer === 'refused' ? { refused: true as const } : {}),
              ...(answeredAt === undefined ? {} : { answeredAt }),
            }
          }),
        }
      : {}),
    ...(reopenedAt === undefined ? {} : { reopenedAt }),
    ...(isRecalled
      ? {
          recalled: {
            by: titleOf(desk, { collection: 'staff', id: recalledBy }),
            at: recalledAt,
            reason: recallReason,
          },
        }
      : {}),
  }
}

function setupOf(desk: DeskRead, memo: Memo): MemoRoomView['setup'] {
  const ofDesk = settingsOf(desk)
  const { language = ofDesk.language, pageSize = ofDesk.pageSize } = memo
  const { memoAudience, supersedes, withWords = false } = memo
  const reader = memoAudience === undefined ? {} : { memoAudience }
  const choice = { ...reader, choosesReader: supersedes === undefined, withWords }
  return { language, pageSize, ...choice, cities: ofDesk.capitals.map(({ timeZone, city }) => ({ timeZone, city })) }
}

function draftPart(
  desk: DeskRead,
  memo: Memo,
  now: MemoContent,
  at: string,
): Pick<MemoRoomView, 'blockers' | 'later' | 'changes' | 'checks' | 'passed'> {
  const blockers = issueBlockers(desk, memo, now, at).map((blocker) => {
    if ('ref' in blocker) return { ...blocker, title: titleOf(desk, blocker.ref) }
    if (!('clearance' in blocker)) return blocker
    const who = memo.clearances?.find(({ id }) => id === blocker.clearance)?.who ?? ''
    return { ...blocker, title: { en: who, ja: who } }
  })
  const later = laterThanMemo(desk, memo, now).map((entry) => ({ ...entry, title: titleOf(desk, entry.ref) }))
  const kept = keptOf(desk, memo)
  const checked = { checks: memoChecks(desk, memo, kept?.content ?? now, at), passed: passedOf(desk, memo) }
  return kept && blockers.some(({ why }) => why === 'stale')
    ? { later, blockers, ...checked, changes: memoChanges(kept.content, now) }
    : { later, blockers, ...checked }
}

/** A memo's lower marking, and how it stands. */
function downgradePart(
  desk: DeskRead,
  { downgrade }: Memo,
  state: DowngradeState | undefined,
): Pick<MemoRoomView, 'downgrade'> {
  if (!downgrade || !state) return {}
  const { marking, computed, decidedBy, why, recordedBy, recordedAt } = downgrade
  return {
    downgrade: {
      holds: state.holds,
      from: lineOf(computed),
      to: lineOf(marking),
      decidedBy,
      why,
      by: titleOf(desk, { collection: 'staff', id: recordedBy }),
      at: recordedAt,
      news: state.news.filter((ref) => getRef(desk, ref)).map((ref) => ({ ref, title: titleOf(desk, ref) })),
    },
  }
}

const lineOf = (marking: Marking) => ({ en: markingLine(marking, 'en'), ja: markingLine(marking, 'ja') })

/** The records that a memo of two schemes of marking names as the odd ones, with how each is marked. */
function mixedPart(
  desk: DeskRead,
  { code, params }: NonNullable<MemoRoomView['failure']>,
): Pick<MemoRoomView, 'mixed'> {
  if (code !== 'markings-mixed') return {}
  const mixed = String(params.records)
    .split(' ')
    .filter((key) => key !== '')
    .map(refOfKey)
    .flatMap((ref) => {
      const record = getRef(desk, ref)
      if (!record) return []
      const { marking } = record
      return [{ ref, title: titleOf(desk, ref), line: lineOf(marking) }]
    })
  return { mixed }
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

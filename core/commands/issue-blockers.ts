import { settingsOf, type DeskRead } from '../desk/desk-read'
import { isSourced } from '../desk/evidence-for'
import { boundsOf } from '../desk/known-by'
import { refKey } from '../desk/ops'
import { rulesFor } from '../memo/audience/audiences'
import { markingTest } from '../memo/audience/ceiling'
import { clearanceState, clears } from '../memo/clearance'
import { KnownDesk } from '../memo/known-desk'
import { partRuns, type MemoContent } from '../memo/memo-content'
import { isHidden } from '../memo/memo-order'
import { keptOf, printsTheSame } from '../memo/saved/kept-memo'
import type { Memo } from '../model/records/records'
import type { RecordRef } from '../model/values/record-ref'

/** Was the memo issued, and not replaced? Then a new version of it may follow, even if it was recalled. */
export const isLatest = ({ status }: Memo) => status === 'issued' || status === 'recalled'

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
  /** It is marked above what its reader may see. */
  | { why: 'above-reader' }
  /** It prints a position that has no source and is not marked as the desk's own assessment. */
  | { why: 'unsourced'; ref: RecordRef }
  /** Somebody who is asked to clear it has not answered, or refuses; `clearance` is the id of the request. */
  | { why: 'unanswered' | 'refused'; clearance: string }

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
    .filter(({ id }) => !isOnlyHidden(content, memo, { collection: 'position', id }))
    .map(({ id }) => desk.get('position', id))
    .filter((position) => position !== undefined)
    .filter((position) => position.attribution !== 'assessed' && !isSourced(known, position))
  return [
    ...(memo.reference === undefined ? [{ why: 'no-reference' } as const] : []),
    ...(kept ? [] : [{ why: 'not-kept' } as const]),
    ...(Date.parse(memo.asOf) > Date.parse(at) ? [{ why: 'future' } as const] : []),
    ...(earlier && !isLatest(earlier) ? [{ why: 'superseded' } as const] : []),
    ...(isStale ? [{ why: 'stale' } as const] : []),
    ...(isAboveReader(desk, memo) ? [{ why: 'above-reader' } as const] : []),
    ...unsourced.map(({ id }) => ({ why: 'unsourced', ref: { collection: 'position', id } }) as const),
    ...(memo.clearances ?? []).flatMap((one): IssueBlocker[] => {
      const state = clearanceState(memo, one)
      if (clears(state)) return []
      return [{ why: state === 'refused' ? 'refused' : 'unanswered', clearance: one.id }]
    }),
  ].filter((blocker) => !isPassed(memo, blocker))
}

const isAboveReader = (desk: DeskRead, { memoAudience, ceiling, marking }: Memo): boolean =>
  !markingTest(rulesFor(memoAudience), ceiling, settingsOf(desk))(marking)

/** Has somebody let this pass? A text that is out of date or a missing reference cannot be let pass. */
function isPassed({ overrides = [] }: Memo, blocker: IssueBlocker): boolean {
  const about = detailOf(blocker)
  return about !== undefined && overrides.some(({ finding, detail }) => finding === blocker.why && detail === about)
}

/** The record or the request that an obstacle is about, as a finding that is let pass names it. */
const detailOf = (blocker: IssueBlocker): string | undefined => {
  if ('ref' in blocker) return refKey(blocker.ref)
  return 'clearance' in blocker ? blocker.clearance : undefined
}

/** Is a record's text only in sections that the memo hides? */
export function isOnlyHidden({ sections }: MemoContent, memo: Memo, ref: RecordRef): boolean {
  const having = sections.filter(({ parts }) =>
    parts.some((part) => partRuns(part).some((runs) => runs.some(({ from }) => from && refKey(from) === refKey(ref)))),
  )
  return having.length > 0 && having.every(({ section }) => isHidden(memo, section))
}

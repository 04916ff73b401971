import { ParleyError } from '../../base/errors'
import { dateRange } from '../../dates/date-range'
import type { DeskRead } from '../../desk/desk-read'
import { isFrozenMemo } from '../../model/records/memos'
import type { Memo } from '../../model/records/records'
import { gatherFor, keptOf, memoAsPrinted, printsTheSame, startOfMemo } from '../kept-memo'
import { layOutMemo } from '../lay-out-memo'
import type { MemoModel } from '../memo-model'
import { gatherMeetingBrief } from './gather-meeting-brief'

/** What a brief is for, and what is not on the desk itself. */
export interface BriefRequest {
  /** The session to brief for; by default that of the newest draft of a meeting brief, else the next session that has not been held. */
  session?: string
  /** The as-of instant where no memo record and no pinned date gives one: the caller's clock. */
  now: string
  /** With the records as they are, whatever a draft keeps of them. */
  fresh?: boolean
}

/**
 * The meeting brief of a session as it is printed: the newest saved one, else one that is composed now.
 * @throws ParleyError `no-session`, and those of `memoAsPrinted` and `gatherMeetingBrief`
 */
export function composeMeetingBrief(desk: DeskRead, request: BriefRequest): MemoModel {
  const { session, memo } = subject(desk, request)
  if (memo && request.fresh && !isFrozenMemo(memo)) return layOutMemo(desk, gatherFor(desk, memo), memo)
  if (memo) return memoAsPrinted(desk, memo)
  return layOutMemo(desk, gatherMeetingBrief(desk, { session, ...startOfMemo(desk, request.now) }), undefined)
}

/** Have the records changed since the brief of that request took its text from them? Never of one that was issued. */
export function isBehind(desk: DeskRead, request: BriefRequest): boolean {
  const { memo } = subject(desk, request)
  const kept = memo && !isFrozenMemo(memo) ? keptOf(desk, memo) : undefined
  return memo !== undefined && kept !== undefined && !printsTheSame(kept.content, gatherFor(desk, memo))
}

/** The session, and the memo record that goes with it if there is one. */
function subject(desk: DeskRead, request: BriefRequest): { session: string; memo: Memo | undefined } {
  const briefs = desk
    .all('memo')
    .filter((memo) => memo.type === 'meetingBrief' && memo.session !== undefined)
    .toSorted((a, b) => a.version - b.version)
  if (request.session !== undefined) {
    const { session } = request
    return { session, memo: briefs.findLast((memo) => memo.session === session) }
  }
  const memo = briefs.findLast((brief) => brief.status === 'draft') ?? briefs.at(-1)
  if (memo?.session !== undefined) return { session: memo.session, memo }
  const sessions = desk.all('session').toSorted((a, b) => dateRange(a.start).min - dateRange(b.start).min)
  const session = sessions.find((next) => next.status !== 'held' && next.status !== 'cancelled') ?? sessions.at(-1)
  if (!session) throw new ParleyError('no-session')
  return { session: session.id, memo: undefined }
}

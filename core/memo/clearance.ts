import type { Memo } from '../model/records/records'

/** Somebody who is asked to clear a memo. */
export type Clearance = NonNullable<Memo['clearances']>[number]

/** The state of one clearance: not answered yet, answered for an earlier text, or its answer. */
export type ClearanceState = 'asked' | 'outdated' | NonNullable<Clearance['answer']>

/** The state of a clearance. An answer counts only for the text that it was given for: a later change of the memo asks again. */
export function clearanceState(
  { reopenedAt }: Pick<Memo, 'reopenedAt'>,
  { answer, answeredAt }: Clearance,
): ClearanceState {
  if (answer === undefined) return 'asked'
  const isOutdated =
    reopenedAt !== undefined && (answeredAt === undefined || Date.parse(answeredAt) < Date.parse(reopenedAt))
  return isOutdated ? 'outdated' : answer
}

/** Does this state clear the memo? */
export const clears = (state: ClearanceState): boolean => state === 'cleared' || state === 'clearedWithChanges'

/** The clearances that a memo still waits for: without an answer that counts. */
export const openClearances = (memo: Memo): Clearance[] =>
  (memo.clearances ?? []).filter((one) => ['asked', 'outdated'].includes(clearanceState(memo, one)))

/** The status that follows from the clearances of a draft; of one that nobody is asked to clear, a draft. */
export function clearedStatus(memo: Pick<Memo, 'clearances' | 'reopenedAt'>): 'draft' | 'inClearance' | 'cleared' {
  const { clearances = [] } = memo
  if (clearances.length === 0) return 'draft'
  return clearances.every((one) => clears(clearanceState(memo, one))) ? 'cleared' : 'inClearance'
}

/**
 * A draft after a change of its text at an instant (ISO 8601): those who have answered are asked again, and the approval was for another text. Without
 * clearances, a status that somebody typed falls back to draft.
 */
export function reopened(memo: Memo, at: string): Memo {
  const { approvedBy: _by, approvedAt: _at, ...rest } = memo
  if (!memo.clearances?.length) return { ...rest, status: 'draft' }
  const answers = memo.clearances.flatMap(({ answeredAt = [] }) => answeredAt)
  const isAnswered = memo.clearances.some(({ answer }) => answer !== undefined)
  // After every answer, even one that a computer gave whose clock is ahead.
  const reopenedAt = answers.reduce((latest, answer) => {
    const next = Date.parse(answer) + 1
    return next > Date.parse(latest) ? new Date(next).toISOString() : latest
  }, at)
  const after: Memo = isAnswered ? { ...rest, reopenedAt } : rest
  return { ...after, status: clearedStatus(after) }
}

import { commitmentStanding } from '../desk/commitments'
import type { DeskRead } from '../desk/desk-read'
import type { Commitment } from '../model/records/records'
import type { Finding, Warning } from '../model/values/finding'
import { repeatedIds } from './sub-record-rules'

/** A commitment's meeting is one of its round, and its accounts have distinct ids. */
export function commitmentRules(desk: DeskRead, commitment: Commitment): Finding[] {
  const about = { collection: 'commitment', id: commitment.id } as const
  const session = commitment.session === undefined ? undefined : desk.get('session', commitment.session)
  const elsewhere: Finding[] =
    session && session.round !== commitment.round
      ? [{ severity: 'warning', code: 'commitment-other-round', about, field: 'round', params: {} }]
      : []
  return [...elsewhere, ...repeatedIds(about, 'accounts', commitment.accounts)]
}

/** A commitment that is due and not done, at the instant that the desk pins, or now, or else at its last edit. */
export function dueRules(desk: DeskRead, commitment: Commitment, now?: string): Warning[] {
  const at = desk.all('deskSettings')[0]?.pinnedAsOf ?? now ?? commitment.changedAt
  if (commitmentStanding(commitment, Date.parse(at)) !== 'overdue') return []
  const about = { collection: 'commitment', id: commitment.id } as const
  return [{ severity: 'warning', code: 'commitment-overdue', about, field: 'status', params: {} }]
}

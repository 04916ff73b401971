import { dateRange } from '../dates/date-range'
import { getOrThrow, type DeskRead } from '../desk/desk-read'
import type { Membership, Session } from '../model/records/records'
import type { Finding } from '../model/values/finding'

/** Was a dated post held throughout the time of an event? `undated` if its dates are not known. */
export function heldPost(membership: Membership, at: Session['start']): 'held' | 'not-held' | 'undated' {
  const when = dateRange(at)
  const from = membership.from && dateRange(membership.from)
  const to = membership.to && dateRange(membership.to)
  if ((from && when.max < from.min) || (to && when.min > to.max)) return 'not-held'
  return from && when.min >= from.max ? 'held' : 'undated'
}

/** A participant must have held the stated post on that date. */
export function participantRules(desk: DeskRead, session: Session): Finding[] {
  return session.participants.flatMap((id, index): Finding[] => {
    const membership = getOrThrow(desk, 'membership', id)
    const held = heldPost(membership, session.start)
    if (held === 'held') return []
    return [
      {
        severity: held === 'not-held' ? 'error' : 'warning',
        code: held === 'not-held' ? 'post-not-held' : 'post-undated',
        about: { collection: 'session', id: session.id },
        field: `participants[${index}]`,
        params: holderOf(membership),
      },
    ]
  })
}

const holderOf = ({ id, person, post }: Membership) => ({ membership: id, person, post })
const participantsOf = (session: Session) => session.participants

/** A change of a post's dates may not leave a session with a participant who did not hold the post. */
export function membershipRules(desk: DeskRead, membership: Membership): Finding[] {
  return desk
    .index('session', participantsOf)
    .get(membership.id)
    .filter((session) => heldPost(membership, session.start) === 'not-held')
    .map((session) => ({
      severity: 'error',
      code: 'post-not-held',
      about: { collection: 'session', id: session.id },
      field: 'participants',
      params: holderOf(membership),
    }))
}

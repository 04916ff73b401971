import { LANGUAGES, localName, type LocalText } from '../base/text'
import { isCurrentAt } from '../desk/current-positions'
import { settingsOf, type DeskRead } from '../desk/desk-read'
import { issueOf } from '../desk/index-keys'
import type { KnownBounds } from '../desk/known-by'
import { lineStanding } from '../desk/line-standing'
import { placeOfMeeting } from '../desk/meeting-place'
import { titleOf, type Title } from '../desk/titles'
import type { Session } from '../model/records/records'
import type { RecordRef } from '../model/values/record-ref'
import { FIRST_LINKS } from './links-schemas'
import { positionRow } from './list-rows'
import { readoutsView } from './readouts-view'
import type { SessionPart } from './view-schemas'

const named = (desk: DeskRead, ref: RecordRef) => ({ ref, title: titleOf(desk, ref) })

/** A session as one page: who took part, what was on the table, the parties' positions, and what each said afterwards, as far as the desk knows. */
export function sessionPart(desk: DeskRead, session: Session, bounds: KnownBounds): SessionPart {
  const round = desk.get('round', session.round)
  const place = placeOfMeeting(session, round)
  const delegations = delegationsOf(desk, session)
  return {
    ...(round ? { round: named(desk, { collection: 'round', id: round.id }) } : {}),
    ...(round ? { talk: named(desk, { collection: 'talk', id: round.talk }) } : {}),
    start: session.start,
    ...(place ? { place: titleOfNames(place.names) } : {}),
    ...(session.minutes === undefined ? {} : { minutes: session.minutes }),
    ...(session.format === undefined ? {} : { format: session.format }),
    status: session.status,
    delegations,
    issues: session.issues.slice(0, FIRST_LINKS).map((issue) => issuePart(desk, issue, bounds)),
    moreIssues: Math.max(0, session.issues.length - FIRST_LINKS),
    readouts: readoutsView(
      desk,
      session,
      delegations.map(({ party }) => party.ref.id),
      bounds,
    ),
  }
}

function titleOfNames(names: LocalText): Title {
  const [en, ja] = LANGUAGES.map((language) => localName(names, language)) as [string, string]
  return { en, ja }
}

function delegationsOf(desk: DeskRead, session: Session): SessionPart['delegations'] {
  const { ourParty } = settingsOf(desk)
  const delegations = new Map<string, SessionPart['delegations'][number]>()
  for (const id of session.participants) {
    const membership = desk.get('membership', id)
    const post = membership && desk.get('post', membership.post)
    if (!post) continue
    const ours = post.party === ourParty
    const party = named(desk, { collection: 'party', id: post.party })
    const delegation = delegations.get(post.party) ?? { party, ours, people: [] }
    delegations.set(post.party, delegation)
    delegation.people.push({
      ref: { collection: 'membership', id },
      person: named(desk, { collection: 'person', id: membership.person }),
      post: titleOf(desk, { collection: 'post', id: post.id }),
    })
  }
  return [...delegations.values()].toSorted((a, b) => Number(b.ours) - Number(a.ours))
}

function issuePart(desk: DeskRead, issue: string, bounds: KnownBounds): SessionPart['issues'][number] {
  const { ourParty } = settingsOf(desk)
  const positions = desk
    .index('position', issueOf)
    .get(issue)
    .filter((position) => isCurrentAt(desk, position, bounds))
  const standings = desk
    .index('line', issueOf)
    .get(issue)
    .map((line) => lineStanding(line, bounds.at))
  const count = (standing: (typeof standings)[number]) => standings.filter((other) => other === standing).length
  return {
    ...named(desk, { collection: 'issue', id: issue }),
    positions: positions
      .toSorted((a, b) => Number(b.party === ourParty) - Number(a.party === ourParty))
      .slice(0, FIRST_LINKS)
      .map((position) => positionRow(desk, position, bounds)),
    more: Math.max(0, positions.length - FIRST_LINKS),
    lines: { cleared: count('cleared'), draft: count('draft'), expired: count('expired') },
  }
}

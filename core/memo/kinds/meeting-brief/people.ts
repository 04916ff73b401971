import { bothNames } from '../../../base/text'
import { getOrThrow } from '../../../desk/desk-read'
import { endOn } from '../../../desk/known-by'
import type { Membership } from '../../../model/records/records'
import { evidencePath } from '../../../model/schema/evidence-path'
import { chiefsOf, membershipsOf, type SessionContext } from '../../about-session/session-context'
import type { ContentRun } from '../../memo-content'
import type { WrittenSection } from '../../memo-kind'

const space: ContentRun = { text: ' ', style: 'plain' }

/** Each person whom the brief mentions, by side: in both scripts, with the post held. */
export function peopleSection(context: SessionContext): WrittenSection {
  const { desk, writer, settings } = context
  const sides = new Map<string, Membership[]>()
  for (const membership of membershipsOf(context)) {
    const { party } = getOrThrow(desk, 'post', membership.post)
    sides.set(party, [...(sides.get(party) ?? []), membership])
  }
  if (sides.size === 0) return { parts: [], gaps: [[writer.say('memo.gap.people')]] }
  const columns = [...sides]
    .toSorted(([a], [b]) => Number(b === settings.ourParty) - Number(a === settings.ourParty))
    .map(([id, memberships]) => {
      const party = getOrThrow(desk, 'party', id)
      return {
        heading: [writer.name('party', party, 'names', party.names)],
        items: memberships.map((membership) => memberRuns(context, membership)),
      }
    })
  const [first, ...others] = columns
  const named = first ? [{ ...first, heading: writer.frame('memo.people', { party: first.heading }) }, ...others] : []
  const pairs = Array.from({ length: Math.ceil(columns.length / 2) }, (_, at) => named.slice(2 * at, 2 * at + 2))
  return { headless: true, parts: pairs.map((pair) => ({ kind: 'pair', small: true, columns: pair })) }
}

/** "Ryosei Akazawa (赤澤亮正), Minister for Economic Revitalization, chief negotiator.", and what the desk says of the person. */
function memberRuns(context: SessionContext, membership: Membership): ContentRun[] {
  const { desk, writer, talk, at, timeZone } = context
  const person = getOrThrow(desk, 'person', membership.person)
  const post = getOrThrow(desk, 'post', membership.post)
  writer.use('membership', membership)
  const name = writer.run('person', person, 'names', bothNames(person.names, writer.language), 'strong')
  const held = writer.fact(
    writer.frame('memo.person.line', { person: name, post: writer.name('post', post, 'title', post.title) }),
    { collection: 'membership', id: membership.id },
  )
  const isChief =
    chiefsOf(context).some(({ id }) => id === membership.id) && (!membership.to || endOn(membership.to, timeZone) >= at)
  const chief = isChief
    ? writer.cited(
        [writer.say('memo.person.chief')],
        { collection: 'talk', id: talk.id },
        { only: [evidencePath({ field: 'chiefs', part: membership.id })], whole: ['chiefs'] },
      )
    : []
  if (person.about === undefined) return [...held, ...chief]
  const about = writer.run('person', person, 'about', person.about)
  return [
    ...held,
    ...chief,
    writer.say('memo.person.stop'),
    space,
    ...writer.fact([about], { collection: 'person', id: person.id }, { only: ['about'] }),
  ]
}

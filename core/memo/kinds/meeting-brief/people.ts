import { bothNames } from '../../../base/text'
import { getOrThrow } from '../../../desk/desk-read'
import { membershipsOf, type SessionContext } from '../../about-session/session-context'
import type { SectionPart } from '../../memo-content'

/** The annex: each person whom the brief mentions, in both scripts, with the post held and its party. */
export function peopleSection(context: SessionContext): SectionPart[] {
  const { desk, writer } = context
  const memberships = membershipsOf(context)
  if (memberships.length === 0) return [{ kind: 'paragraph', runs: [writer.say('memo.empty.people')], empty: true }]
  return [
    {
      kind: 'table',
      weights: [5.4, 4.4, 2.2],
      header: [
        [writer.say('memo.person.name', {}, 'label')],
        [writer.say('memo.person.post', {}, 'label')],
        [writer.say('memo.person.party', {}, 'label')],
      ],
      rows: memberships.map((membership) => {
        const person = getOrThrow(desk, 'person', membership.person)
        const post = getOrThrow(desk, 'post', membership.post)
        const party = getOrThrow(desk, 'party', post.party)
        writer.use('membership', membership)
        return [
          [writer.run('person', person, 'names', bothNames(person.names, writer.language))],
          writer.fact([writer.name('post', post, 'title', post.title)], {
            collection: 'membership',
            id: membership.id,
          }),
          [writer.name('party', party, 'names', party.names)],
        ]
      }),
    },
  ]
}

import { bothNames, type LocalText } from '../../../base/text'
import { formatDate } from '../../../dates/format-date'
import { getOrThrow } from '../../../desk/desk-read'
import type { Round } from '../../../model/records/records'
import type { TextKey } from '../../../text/catalogue'
import { vocabularyText } from '../../../text/describe'
import { isMeetingKnown, sessionContext, sessionTitle, type SessionContext } from '../../about-session/session-context'
import type { ContentRun, MemoContent } from '../../memo-content'
import { memoKind } from '../../memo-kind'
import { backgroundSection } from './background'
import { doNotRaiseSection, issuesSection, pressSection } from './issues'
import { purposeSection, theirsSection } from './objectives'
import { peopleSection } from './people'
import { sceneSection } from './scene'

/** Memo A, the meeting brief of a session. */
export const meetingBrief = memoKind('meetingBrief', {
  context: sessionContext,
  title: sessionTitle,
  facts: briefFacts,
  sections: {
    purpose: purposeSection,
    scene: sceneSection,
    theirs: theirsSection,
    issues: issuesSection,
    doNotRaise: doNotRaiseSection,
    press: pressSection,
    background: backgroundSection,
    people: peopleSection,
  },
})

function placeRuns({ writer }: SessionContext, round: Round, place: LocalText): ContentRun[] {
  return writer.fact(
    [writer.name('round', round, 'place', place)],
    { collection: 'round', id: round.id },
    { only: ['place'] },
  )
}

function briefFacts(context: SessionContext): MemoContent['facts'] {
  const { desk, writer, round, session } = context
  const unknown = [writer.say('memo.notKnown')]
  const fact = (label: TextKey, runs: ContentRun[] | undefined) => ({
    label: writer.text(label),
    runs: runs ?? unknown,
  })
  const people = session.participants.map((id) => {
    const membership = getOrThrow(desk, 'membership', id)
    const person = getOrThrow(desk, 'person', membership.person)
    const post = getOrThrow(desk, 'post', membership.post)
    const party = getOrThrow(desk, 'party', post.party)
    writer.use('membership', membership)
    return writer.frame('memo.participant', {
      person: writer.run('person', person, 'names', bothNames(person.names, writer.language)),
      // The annex has the note.
      post: [writer.name('post', post, 'title', post.title), ...writer.unsourced({ collection: 'membership', id })],
      party: writer.name('party', party, 'names', party.names),
    })
  })
  const status = vocabularyText(writer.language, 'meetingStatus', session.status)
  // As of an instant before the meeting, nobody knew that it would be held.
  const title = sessionTitle(context)
  return [
    fact('memo.fact.session', isMeetingKnown(context) ? writer.frame('memo.meetingLine', { title, status }) : title),
    fact(
      'memo.fact.when',
      writer.fact(
        [writer.run('session', session, 'start', formatDate(session.start, writer.language))],
        { collection: 'session', id: session.id },
        { only: ['start'] },
      ),
    ),
    fact('memo.fact.where', round.place ? placeRuns(context, round, round.place) : undefined),
    fact(
      'memo.fact.participants',
      people.length > 0
        ? writer.cited(
            writer.join(people, 'memo.semicolon'),
            { collection: 'session', id: session.id },
            { only: ['participants'] },
          )
        : undefined,
    ),
  ]
}

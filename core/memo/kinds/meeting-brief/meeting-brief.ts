import { bothNames, type LocalText } from '../../../base/text'
import { formatDate } from '../../../dates/format-date'
import { getOrThrow } from '../../../desk/desk-read'
import { evidencePath } from '../../../model/schema/evidence-path'
import type { Round } from '../../../model/records/records'
import type { TextKey } from '../../../text/catalogue'
import { vocabularyText } from '../../../text/describe'
import { isMeetingKnown, sessionContext, sessionTitle, type SessionContext } from '../../about-session/session-context'
import { markedValues } from '../../marked-values'
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
  const { writer, round, session } = context
  const unknown = [writer.say('memo.notKnown')]
  const fact = (label: TextKey, runs: ContentRun[] | undefined) => ({
    label: writer.text(label),
    runs: runs ?? unknown,
  })
  const about = { collection: 'session', id: session.id } as const
  const people = markedValues(
    writer,
    session.participants.map((id) => ({ runs: participantRuns(context, id), about, places: participant(id) })),
  )
  const status = vocabularyText(writer.language, 'meetingStatus', session.status)
  // As of an instant before the meeting, nobody knew that it would be held.
  const title = sessionTitle(context)
  const known = isMeetingKnown(context)
    ? writer.fact(writer.frame('memo.meetingLine', { title, status }), about, { only: ['status', 'start'] })
    : title
  const start = writer.run('session', session, 'start', formatDate(session.start, writer.language))
  return [
    fact('memo.fact.session', known),
    fact('memo.fact.when', writer.fact([start], about, { only: ['start'] })),
    fact('memo.fact.where', round.place ? placeRuns(context, round, round.place) : undefined),
    fact(
      'memo.fact.participants',
      people.values.length > 0
        ? [
            ...writer.cited(writer.join(people.values, 'memo.semicolon'), about, { whole: ['participants'] }),
            ...people.end,
          ]
        : undefined,
    ),
  ]
}

const participant = (id: string) => ({ only: [evidencePath({ field: 'participants', part: id })] })

/** "Ana Rojas, Trade minister, Chile", with the notes that this person takes part. */
function participantRuns({ desk, writer, session }: SessionContext, id: string): ContentRun[] {
  const membership = getOrThrow(desk, 'membership', id)
  const person = getOrThrow(desk, 'person', membership.person)
  const post = getOrThrow(desk, 'post', membership.post)
  const party = getOrThrow(desk, 'party', post.party)
  writer.use('membership', membership)
  const runs = writer.frame('memo.participant', {
    person: writer.run('person', person, 'names', bothNames(person.names, writer.language)),
    // The annex has the note.
    post: [writer.name('post', post, 'title', post.title), ...writer.unsourced({ collection: 'membership', id })],
    party: writer.name('party', party, 'names', party.names),
  })
  return writer.cited(runs, { collection: 'session', id: session.id }, participant(id))
}

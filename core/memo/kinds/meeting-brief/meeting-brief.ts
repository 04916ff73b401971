import { formatDate } from '../../../dates/format-date'
import { getOrThrow } from '../../../desk/desk-read'
import { evidencePath } from '../../../model/schema/evidence-path'
import { vocabularyText } from '../../../text/describe'
import { inSentence } from '../../../text/in-sentence'
import { isMeetingKnown, sessionContext, sessionTitle, type SessionContext } from '../../about-session/session-context'
import { placeRuns } from '../../about-talk/meeting-place'
import { markedValues } from '../../marked-values'
import type { ContentRun, MemoContent } from '../../memo-content'
import { memoKind } from '../../memo-kind'
import { backgroundSection } from './background'
import { doNotRaiseSection, issuesSection, pressSection } from './issues'
import { purposeSection } from './purpose'
import { wantsSection } from './wants'
import { aheadSection } from './dates'
import { figuresSection } from './figures'
import { peopleSection } from './people'
import { sceneSection } from './scene'

/** Memo A, the meeting brief of a session: a page to speak from, and a page behind it. */
export const meetingBrief = memoKind('meetingBrief', {
  sheets: { behind: ['scene', 'background', 'ahead', 'people'], mostPages: 2 },
  context: sessionContext,
  title: sessionTitle,
  facts: briefFacts,
  sections: {
    purpose: purposeSection,
    theirs: wantsSection,
    figures: figuresSection,
    issues: issuesSection,
    doNotRaise: doNotRaiseSection,
    press: pressSection,
    scene: sceneSection,
    background: backgroundSection,
    ahead: aheadSection,
    people: peopleSection,
  },
})

function briefFacts(context: SessionContext): MemoContent['facts'] {
  const { writer, session } = context
  const about = { collection: 'session', id: session.id } as const
  const people = markedValues(
    writer,
    session.participants.map((id) => ({ runs: participantRuns(context, id), about, places: participant(id) })),
  )
  const who =
    people.values.length > 0
      ? [
          ...writer.cited(writer.join(people.values, 'memo.semicolon'), about, { whole: ['participants'] }),
          ...people.end,
        ]
      : [writer.say('memo.notKnown')]
  return [
    { label: writer.text('memo.fact.whenWhere'), runs: whenRuns(context) },
    { label: writer.text('memo.fact.who'), runs: who },
  ]
}

/** "15 June 2025, Ottawa – possible". As of an instant before the meeting, nobody knew that it would be held. */
function whenRuns(context: SessionContext): ContentRun[] {
  const { writer, session, round } = context
  const about = { collection: 'session', id: session.id } as const
  const start = writer.run('session', session, 'start', formatDate(session.start, writer.language))
  const named = placeRuns(writer, session, round)
  const place = named ? writer.fact(named.runs, named.about, { only: ['place'] }) : [writer.say('memo.placeNotKnown')]
  const status = vocabularyText(writer.language, 'meetingStatus', session.status)
  return [
    ...writer.fact([start], about, { only: ['start', 'status'] }),
    ...writer.frame('memo.whenPlace', { place }),
    ...(isMeetingKnown(context) ? [writer.say('memo.whenStatus', { status: inSentence(status) }, 'strong')] : []),
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
    person: writer.name('person', person, 'names', person.names),
    // The list of people has the note.
    post: [writer.name('post', post, 'title', post.title), ...writer.unsourced({ collection: 'membership', id })],
    party: writer.name('party', party, 'names', party.names),
  })
  return writer.cited(runs, { collection: 'session', id: session.id }, participant(id))
}

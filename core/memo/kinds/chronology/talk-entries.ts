import { getOrThrow } from '../../../desk/desk-read'
import { issueOf, roundOf, talkOf } from '../../../desk/index-keys'
import type { Position, Proposal, RecordOf, Round, Session } from '../../../model/records/records'
import { vocabularyText } from '../../../text/describe'
import { placeRuns } from '../../about-talk/meeting-place'
import { contestedPositionRuns } from '../../about-talk/position-texts'
import { roundName } from '../../about-talk/round-texts'
import { listed, readoutsOf, readoutText } from '../../about-talk/session-texts'
import { issueName, partyName, type TalkContext } from '../../about-talk/talk-context'
import { contestedRuns, saidHowRuns } from '../../claim-runs'
import type { ContentRun } from '../../memo-content'
import type { Entry } from './entry'

const space: ContentRun = { text: ' ', style: 'plain' }

/** The course of the talk itself: rounds and meetings, readouts, positions taken, packages tabled, milestones that have passed. */
export function talkEntries(context: TalkContext): Entry[] {
  const { desk, talk } = context
  const rounds = desk.index('round', talkOf).get(talk.id)
  const issues = desk.index('issue', talkOf).get(talk.id)
  return [
    ...rounds.flatMap((round) => roundEntries(context, round)),
    ...issues.flatMap(({ id }) =>
      desk
        .index('position', issueOf)
        .get(id)
        .map((position) => positionEntry(context, position)),
    ),
    ...desk
      .index('proposal', talkOf)
      .get(talk.id)
      .flatMap((proposal) => proposalEntry(context, proposal)),
    ...desk
      .index('milestone', talkOf)
      .get(talk.id)
      .map((milestone) => milestoneEntry(context, milestone)),
  ]
}

const fieldOf =
  (collection: 'round' | 'session' | 'readout' | 'position' | 'proposal' | 'milestone', id: string) =>
  (field: string): Entry['field'] => ({ collection, id, field })

/** A round, if it says more than its meetings do; its meetings; and their readouts. */
function roundEntries(context: TalkContext, round: Round): Entry[] {
  const { desk } = context
  const sessions = desk.index('session', roundOf).get(round.id)
  const own: Entry = {
    when: round.when,
    field: fieldOf('round', round.id)('when'),
    write: () => roundRuns(context, round),
  }
  return [
    ...(sessions.length === 0 || round.summary !== undefined ? [own] : []),
    ...sessions.map((session) => ({
      when: session.start,
      field: fieldOf('session', session.id)('start'),
      write: () => meetingRuns(context, round, session),
    })),
    ...sessions.flatMap((session) =>
      readoutsOf(context, session).map((readout): Entry => {
        const { issued } = readout
        return issued
          ? {
              when: issued,
              field: fieldOf('readout', readout.id)('issued'),
              write: () => readoutText(context, readout),
            }
          : {
              when: session.start,
              field: fieldOf('session', session.id)('start'),
              write: () => [
                ...readoutText(context, readout),
                space,
                context.writer.say('memo.course.undatedReadout', {}, 'caveat'),
              ],
            }
      }),
    ),
  ]
}

function roundRuns(context: TalkContext, round: Round): ContentRun[] {
  const { writer } = context
  const about = { collection: 'round', id: round.id } as const
  const said = writer.fact(
    writer.frame('memo.course.round', {
      round: roundName(context, round),
      status: vocabularyText(writer.language, 'meetingStatus', round.status),
    }),
    about,
    { but: ['summary'] },
  )
  if (round.summary === undefined) return said
  const summary = writer.run('round', round, 'summary', round.summary)
  return [...said, space, ...writer.fact([summary], about, { only: ['summary'] })]
}

/** "Round 5 at ministerial level, Washington: Ryosei Akazawa and Howard Lutnick, 110 minutes.", and its summary. */
function meetingRuns(context: TalkContext, round: Round, session: Session): ContentRun[] {
  const { desk, writer } = context
  const about = { collection: 'session', id: session.id } as const
  const people = session.participants.map((id) => {
    const membership = getOrThrow(desk, 'membership', id)
    const person = getOrThrow(desk, 'person', membership.person)
    writer.use('membership', membership)
    return [writer.name('person', person, 'names', person.names)]
  })
  const place = placeRuns(writer, session, round)?.runs
  const minutes =
    session.minutes === undefined ? undefined : writer.run('session', session, 'minutes', String(session.minutes))
  const said = writer.frame('memo.sessionLine', {
    when: session.title ? [writer.name('session', session, 'title', session.title)] : roundName(context, round),
    place: place ? writer.frame('memo.sessionPlace', { place }) : '',
    people: people.length > 0 ? listed(writer, people) : writer.text('memo.nobody'),
    minutes: minutes ? writer.frame('memo.sessionMinutes', { minutes }) : '',
  })
  const status =
    session.status === 'held'
      ? []
      : [
          space,
          writer.say(
            'memo.report.notHeld',
            { status: vocabularyText(writer.language, 'meetingStatus', session.status) },
            'caveat',
          ),
        ]
  const summary =
    session.summary === undefined
      ? []
      : [
          space,
          ...writer.fact([writer.run('session', session, 'summary', session.summary)], about, { only: ['summary'] }),
        ]
  return [...writer.fact(said, about, { but: ['purpose', 'doNotRaise', 'summary'] }), ...status, ...summary]
}

/** A position as a party took it: the party, the issue, the stance and the words. */
function positionEntry(context: TalkContext, position: Position): Entry {
  const { writer } = context
  return {
    when: position.validFrom,
    field: fieldOf('position', position.id)('validFrom'),
    write: () => [
      ...(position.track === 'assessed' ? [writer.say('memo.package.assessed', {}, 'label'), space] : []),
      ...writer.frame('memo.course.position', {
        party: partyName(context, position.party),
        issue: issueName(context, position.issue),
        stance: writer.run(
          'position',
          position,
          'stance',
          vocabularyText(writer.language, 'stance', position.stance),
          'strong',
        ),
        text: contestedPositionRuns(context, position),
      }),
    ],
  }
}

/** A package that was tabled on a day that is recorded. */
function proposalEntry(context: TalkContext, proposal: Proposal): Entry[] {
  const { desk, writer } = context
  const { tabled } = proposal
  if (!tabled) return []
  const about = { collection: 'proposal', id: proposal.id } as const
  return [
    {
      when: tabled,
      field: fieldOf('proposal', proposal.id)('tabled'),
      write: () => {
        const said = writer.frame('memo.course.tabled', {
          party: partyName(context, proposal.by),
          title: writer.name('proposal', proposal, 'title', proposal.title),
        })
        const runs = [...said, ...saidHowRuns(writer, desk, proposal)]
        const places = { but: ['elements'] }
        const cited =
          proposal.attribution === 'assessed' ? writer.cited(runs, about, places) : writer.fact(runs, about, places)
        return [...cited, ...contestedRuns(context, about, proposal)]
      },
    },
  ]
}

function milestoneEntry(context: TalkContext, milestone: RecordOf<'milestone'>): Entry {
  const { desk, writer } = context
  const about = { collection: 'milestone', id: milestone.id } as const
  return {
    when: milestone.when,
    field: fieldOf('milestone', milestone.id)('when'),
    write: () => {
      const said = writer.frame('memo.course.milestone', {
        title: writer.name('milestone', milestone, 'title', milestone.title),
        status: vocabularyText(writer.language, 'milestoneStatus', milestone.status),
      })
      const runs = [...said, ...saidHowRuns(writer, desk, milestone)]
      const note =
        milestone.note === undefined
          ? []
          : [
              space,
              ...writer.fact([writer.run('milestone', milestone, 'note', milestone.note)], about, { only: ['note'] }),
            ]
      const cited =
        milestone.attribution === 'assessed'
          ? writer.cited(runs, about, { but: ['note'] })
          : writer.fact(runs, about, { but: ['note'] })
      return [...cited, ...note, ...contestedRuns(context, about, milestone)]
    },
  }
}

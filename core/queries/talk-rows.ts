import { compareDates } from '../dates/date-range'
import type { DeskRead } from '../desk/desk-read'
import type { RecordOf, Talk } from '../model/records/records'
import { listRow, word } from './list-rows'
import type { ListRow } from './view-schemas'

const talkOf = (record: { talk: string }) => record.talk
const roundOf = (session: RecordOf<'session'>) => session.round
const sessionOf = (readout: RecordOf<'readout'>) => readout.session

/** A talk, its rounds with their sessions and readouts, what is on the table, and its milestones. */
export function talkRows(desk: DeskRead, talk: Talk): ListRow[] {
  const rounds = desk.index('round', talkOf).get(talk.id)
  const proposals = desk.index('proposal', talkOf).get(talk.id)
  const milestones = desk.index('milestone', talkOf).get(talk.id)
  return [
    listRow(desk, 'talk', talk, [word('talkStatus', talk.status)]),
    ...rounds
      .toSorted((a, b) => compareDates(b.when, a.when))
      .flatMap((round) => [
        listRow(desk, 'round', round, [{ type: 'date', date: round.when }, word('meetingStatus', round.status)], {
          depth: 1,
        }),
        ...sessionRows(desk, round.id),
      ]),
    ...proposals.map((proposal) =>
      listRow(desk, 'proposal', proposal, [word('proposalStatus', proposal.status)], { depth: 1 }),
    ),
    ...milestones
      .toSorted((a, b) => compareDates(a.when, b.when))
      .map((milestone) =>
        listRow(
          desk,
          'milestone',
          milestone,
          [{ type: 'date', date: milestone.when }, word('milestoneBasis', milestone.basis)],
          { depth: 1 },
        ),
      ),
  ]
}

function sessionRows(desk: DeskRead, round: string): ListRow[] {
  const sessions = desk.index('session', roundOf).get(round)
  const readouts = desk.index('readout', sessionOf)
  return sessions
    .toSorted((a, b) => compareDates(a.start, b.start))
    .flatMap((session) => [
      listRow(
        desk,
        'session',
        session,
        [{ type: 'date', date: session.start }, word('meetingStatus', session.status)],
        { depth: 2 },
      ),
      ...readouts.get(session.id).map((readout) => listRow(desk, 'readout', readout, [], { depth: 3 })),
    ])
}

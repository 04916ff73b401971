import { placeOfMeeting } from '../../desk/meeting-place'
import type { Round, Session } from '../../model/records/records'
import type { RecordRef } from '../../model/values/record-ref'
import type { ContentRun } from '../memo-content'
import type { MemoWriter } from '../memo-writer'

/** The place of a meeting as it is printed, and the record whose sources say so; undefined if nobody recorded one. */
export function placeRuns(
  writer: MemoWriter,
  session: Session,
  round: Round,
): { runs: ContentRun[]; about: RecordRef } | undefined {
  const place = placeOfMeeting(session, round)
  if (!place) return undefined
  return place.of === 'session'
    ? {
        runs: [writer.name('session', session, 'place', place.names)],
        about: { collection: 'session', id: session.id },
      }
    : { runs: [writer.name('round', round, 'place', place.names)], about: { collection: 'round', id: round.id } }
}

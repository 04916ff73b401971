import type { Measure } from '../../model/records/records'
import { evidencePath } from '../../model/schema/evidence-path'
import type { StatusEvent } from '../../rates/measure-status'
import type { ContentRun } from '../memo-content'
import type { MemoWriter } from '../memo-writer'

const space: ContentRun = { text: ' ', style: 'plain' }

/** The text `said` of an event of a measure, with the order, the ruling or the evidence that it rests on, and the desk's note. */
export function eventRuns(
  writer: MemoWriter,
  measure: Measure,
  { id, instrument, legalEvent, note }: StatusEvent,
  said: readonly ContentRun[],
): ContentRun[] {
  const about = { collection: 'measure', id: measure.id } as const
  const status = writer.citedInstrument(said, instrument)
  const whole =
    note === undefined ? status : [...status, space, writer.run('measure', measure, `events.${id}.note`, note)]
  const ofEvent = { only: [evidencePath({ field: 'events', part: id })], whole: ['events'] }
  if (instrument !== undefined) return writer.cited(whole, about, ofEvent)
  if (legalEvent === undefined) return writer.fact(whole, about, ofEvent)
  // A ruling is its own source, as far as the desk has one for it.
  const cited = writer.cited(whole, about, ofEvent)
  const isSourced = writer.isSourced(about, ofEvent)
  const ruling = { collection: 'legalEvent', id: legalEvent } as const
  return isSourced ? writer.cited(cited, ruling) : writer.fact(cited, ruling)
}

import { onClock } from '../../../dates/on-clock'
import { byId } from '../../../desk/desk-index'
import type { DeskRead } from '../../../desk/desk-read'
import { talkOf } from '../../../desk/index-keys'
import type { LegalEvent, Measure, RecordOf } from '../../../model/records/records'
import { borderZone, borderZoneOf } from '../../../rates/border-clock'
import { measuresOn } from '../../../rates/measures-on'
import type { StatusEvent } from '../../../rates/measure-status'
import { rulingsAbout } from '../../../rates/rulings-on-layer'
import { vocabularyText } from '../../../text/describe'
import { inARow } from '../../../text/joined'
import { eventRuns } from '../../about-talk/event-texts'
import type { TalkContext } from '../../about-talk/talk-context'
import type { Entry } from './entry'

/** The course of the measures on the talk's issues, on the clock of their border: their events, the orders behind them, and the rulings. */
export function lawEntries(context: TalkContext): Entry[] {
  const { desk, talk } = context
  const issues = desk.index('issue', talkOf).get(talk.id)
  const measures = measuresOn(
    desk,
    issues.map(({ id }) => id),
  )
  const ids = measures
    .flatMap(({ components, events }) => [...components, ...events])
    .flatMap(({ instrument }) => instrument ?? [])
  return [
    ...desk
      .index('legalInstrument', byId)
      .getAny(ids)
      .flatMap((order) => orderEntries(context, order)),
    ...rulingsAbout(desk, ids).map((ruling) => rulingEntry(context, ruling)),
    ...measures.flatMap((measure) => measureEntries(context, measure)),
  ]
}

function measureEntries({ desk, writer }: TalkContext, measure: Measure): Entry[] {
  const zone = borderZone(desk, measure)
  return measure.events
    .filter((event) => !isOrder(desk, event))
    .map((event) => ({
      when: onClock(event.on, zone),
      field: { collection: 'measure', id: measure.id, field: `events.${event.id}.on` },
      write: () =>
        eventRuns(
          writer,
          measure,
          event,
          writer.frame('memo.course.event', {
            measure: writer.name('measure', measure, 'title', measure.title),
            status: writer.run(
              'measure',
              measure,
              `events.${event.id}.status`,
              vocabularyText(writer.language, 'measureStatus', event.status),
              'strong',
            ),
          }),
        ),
    }))
}

/** Does an event say no more than that its order was signed, on the order's own day? */
const isOrder = (desk: DeskRead, { status, instrument, on, note }: StatusEvent): boolean =>
  status === 'signed' &&
  note === undefined &&
  instrument !== undefined &&
  desk.get('legalInstrument', instrument)?.signed?.edtf === on.edtf

/** An order on the day it was signed, and on that of its publication if that is another. */
function orderEntries({ desk, writer }: TalkContext, order: RecordOf<'legalInstrument'>): Entry[] {
  const zone = borderZoneOf(desk, 'legalInstrument', order)
  const about = { collection: 'legalInstrument', id: order.id } as const
  const of = (field: string, text: string) => writer.run('legalInstrument', order, field, text)
  const entry = (field: 'signed' | 'published'): Entry[] => {
    const when = order[field]
    if (!when) return []
    return [
      {
        when: onClock(when, zone),
        field: { ...about, field },
        write: () =>
          writer.cited(
            writer.frame(`memo.course.${field}`, {
              order: [
                of('number', order.number),
                ...(order.title === undefined ? [] : [writer.say('memo.comma'), of('title', order.title)]),
                ...(order.citation === undefined ? [] : [writer.say('memo.comma'), of('citation', order.citation)]),
              ],
            }),
            about,
            { only: [field] },
          ),
      },
    ]
  }
  return [...entry('signed'), ...(order.published?.edtf === order.signed?.edtf ? [] : entry('published'))]
}

function rulingEntry({ desk, writer }: TalkContext, ruling: LegalEvent): Entry {
  const of = (field: string, text: string) => writer.run('legalEvent', ruling, field, text)
  const details = [ruling.docket, ruling.citation].filter((detail) => detail !== undefined)
  return {
    when: onClock(ruling.on, borderZoneOf(desk, 'legalEvent', ruling)),
    field: { collection: 'legalEvent', id: ruling.id, field: 'on' },
    write: () =>
      writer.fact(
        writer.frame(ruling.summary === '' ? 'memo.extract.courseRuling' : 'memo.course.ruling', {
          court: of('court', ruling.court),
          case: of('caseName', inARow([ruling.caseName, ...details], writer.language)),
          summary: of('summary', ruling.summary),
        }),
        { collection: 'legalEvent', id: ruling.id },
      ),
  }
}

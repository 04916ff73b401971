import { knownBy } from '../../../dates/date-range'
import { formatAsDay, formatInstantDay } from '../../../dates/format-date'
import type { Measure } from '../../../model/records/records'
import { statusAt, type StatusEvent } from '../../../rates/measure-status'
import { vocabularyText } from '../../../text/describe'
import { layerRow } from '../../about-session/layer-texts'
import { rulingRuns } from '../../about-session/ruling-texts'
import { measuresOf, type SessionContext } from '../../about-session/session-context'
import { eventRuns } from '../../about-talk/event-texts'
import type { ContentRun, SectionPart } from '../../memo-content'
import type { WrittenSection } from '../../memo-kind'
import type { MemoWriter } from '../../memo-writer'
import { rulingsAbout } from '../../../rates/rulings-on-layer'

const space: ContentRun = { text: ' ', style: 'plain' }

/** The measures, announced and in force apart, and what the courts decided about them. */
export function backgroundSection(context: SessionContext): WrittenSection {
  const { writer } = context
  const measures = measuresOf(context)
  if (measures.length === 0) return { parts: [], gaps: [[writer.say('memo.gap.measures')]] }
  return { parts: [...measureParts(context, measures), ...courtsPart(context)] }
}

function measureParts(context: SessionContext, measures: readonly Measure[]): SectionPart[] {
  const { writer, at, timeZone } = context
  const day = formatInstantDay(new Date(at).toISOString(), timeZone, writer.language)
  const asOf = writer.text('memo.asOf', { date: day })
  const table: SectionPart = {
    kind: 'table',
    weights: [3.9, 2.3, 4.2, 2.4],
    header: [
      [writer.say('memo.table.measure', {}, 'label')],
      [writer.say('memo.table.announced', {}, 'label')],
      [writer.say('memo.table.inForce', { asOf }, 'label')],
      [writer.say('memo.table.basis', {}, 'label')],
    ],
    rows: measures.flatMap((measure) => measure.components.map((component) => layerRow(context, measure, component))),
  }
  const said = measures.flatMap((measure, index) => [...(index === 0 ? [] : [space]), ...measureRuns(context, measure)])
  const described: SectionPart = { kind: 'paragraph', runs: said, small: true }
  return table.rows.length > 0 ? [table, described] : [described]
}

/** A measure's name, and its latest status at the as-of instant with the event behind it. */
function measureRuns({ writer, at }: SessionContext, measure: Measure): ContentRun[] {
  const latest = statusAt(measure, at)
  // The table says what is in force since when, and the courts come after it.
  const isTold = latest?.note === undefined && ['announced', 'inForce', 'suspended'].includes(latest?.status ?? '')
  const event = latest && !isTold && latest.legalEvent === undefined && !knownBy(latest.on) ? latest : undefined
  // In Japanese, a colon leads to what follows.
  const isAlone = measure.summary === undefined && !event
  const title = writer.frame(
    isAlone ? 'memo.label.measureAlone' : 'memo.label.measure',
    { title: writer.name('measure', measure, 'title', measure.title) },
    'label',
  )
  const about = { collection: 'measure', id: measure.id } as const
  const status = event ? [space, ...statusRuns(writer, measure, event)] : []
  // Evidence for what is not printed here supports the measure as a whole.
  const elsewhere = ['components', ...(event ? ['events'] : [])]
  const summary =
    measure.summary === undefined
      ? writer.cited(title, about, { but: elsewhere })
      : [
          ...title,
          space,
          ...writer.fact([writer.run('measure', measure, 'summary', measure.summary)], about, { but: elsewhere }),
        ]
  return [...summary, ...status]
}

/** The latest status, since when, and what it rests on. */
function statusRuns(writer: MemoWriter, measure: Measure, event: StatusEvent): ContentRun[] {
  const said = writer.frame('memo.status', {
    status: vocabularyText(writer.language, 'measureStatus', event.status),
    date: writer.run('measure', measure, `events.${event.id}.on`, formatAsDay(event.on, writer.language)),
  })
  return eventRuns(writer, measure, event, said)
}

/** The courts' decisions about the instruments of these measures by the as-of instant, in one paragraph. */
function courtsPart(context: SessionContext): SectionPart[] {
  const { desk, writer } = context
  const instruments = measuresOf(context)
    .flatMap(({ components, events }) => [...components, ...events])
    .flatMap(({ instrument }) => instrument ?? [])
  const rulings = rulingsAbout(desk, instruments)
  if (rulings.length === 0) return []
  const label = writer.say('memo.label.courts', {}, 'label')
  const runs = [label, ...rulings.flatMap((event) => [space, ...rulingRuns(writer, event, { short: true })])]
  return [{ kind: 'paragraph', runs, small: true }]
}

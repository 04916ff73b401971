import { fingerprint } from '../../../base/fingerprint'
import { knownBy } from '../../../dates/date-range'
import { formatAsDay, formatDate, formatInstantDay } from '../../../dates/format-date'
import { getOrThrow } from '../../../desk/desk-read'
import type { Measure, Session } from '../../../model/records/records'
import { evidencePath } from '../../../model/schema/evidence-path'
import { statusAt, type StatusEvent } from '../../../rates/measure-status'
import { vocabularyText } from '../../../text/describe'
import { inARow } from '../../../text/joined'
import { layerRow } from '../../about-session/layer-texts'
import { isMeetingKnown, lastMeeting, measuresOf, type SessionContext } from '../../about-session/session-context'
import { contestedRuns, saidHowRuns } from '../../claim-runs'
import { markedValues, type PrintedValue } from '../../marked-values'
import type { ContentRun, SectionPart } from '../../memo-content'
import type { MemoWriter } from '../../memo-writer'
import { sessionOf } from '../../../desk/index-keys'
import { affectedBy } from '../../of-talk'
import { roundName } from './scene'

const space: ContentRun = { text: ' ', style: 'plain' }

/** Section 7: this meeting as far as it is on record, the last one session by session, the measures, announced and in force apart, and the courts. */
export function backgroundSection(context: SessionContext): SectionPart[] {
  return [...thisMeetingParts(context), ...lastMeetingParts(context), ...measureParts(context), ...legalParts(context)]
}

/** The memo's own meeting as recorded: that it was held, its length, its summary, its readouts. */
function thisMeetingParts(context: SessionContext): SectionPart[] {
  const { writer, session } = context
  const { status, minutes, summary } = session
  // A brief as of a day before the meeting knows nothing of how it went.
  if (!isMeetingKnown(context)) return []
  const isOnRecord = status === 'held' || minutes !== undefined || summary !== undefined
  if (!isOnRecord && readoutsOf(context, session).length === 0) return []
  const label = writer.say('memo.label.thisMeeting', {}, 'label')
  return [{ kind: 'paragraph', runs: [label], points: [sessionRuns(context, session)] }]
}

function lastMeetingParts(context: SessionContext): SectionPart[] {
  const { writer } = context
  const last = lastMeeting(context)
  if (!last) return [{ kind: 'paragraph', runs: [writer.say('memo.empty.lastMeeting')], empty: true }]
  const heading: SectionPart = {
    kind: 'paragraph',
    runs: roundName(context, last.round).map((run) => ({ ...run, style: 'label' })),
    points: last.sessions.map((session) => sessionRuns(context, session)),
  }
  return [heading]
}

/** "5 June 2025, Washington: Akazawa and Lutnick, 110 minutes." and what was said about it. */
function sessionRuns(context: SessionContext, session: Session): ContentRun[] {
  const { desk, writer } = context
  const round = getOrThrow(desk, 'round', session.round)
  const people = session.participants.map((id) => {
    const membership = getOrThrow(desk, 'membership', id)
    const person = getOrThrow(desk, 'person', membership.person)
    writer.use('membership', membership)
    return [writer.name('person', person, 'names', person.names)]
  })
  const about = { collection: 'session', id: session.id } as const
  const ofSession = (runs: ContentRun[], field: string): PrintedValue => ({ runs, about, places: { only: [field] } })
  const when = ofSession([writer.run('session', session, 'start', formatDate(session.start, writer.language))], 'start')
  const place: PrintedValue | undefined = round.place && {
    runs: writer.frame('memo.sessionPlace', { place: writer.name('round', round, 'place', round.place) }),
    about: { collection: 'round', id: round.id },
    places: { only: ['place'] },
  }
  const who = people.length > 0 ? ofSession(listed(writer, people), 'participants') : undefined
  const length =
    session.minutes === undefined ? undefined : writer.run('session', session, 'minutes', String(session.minutes))
  const minutes = length && ofSession(writer.frame('memo.sessionMinutes', { minutes: length }), 'minutes')
  const facts = [when, place, who, minutes].filter((fact) => fact !== undefined)
  const marked = markedValues(writer, facts)
  const of = (fact: PrintedValue | undefined) => (fact ? (marked.values[facts.indexOf(fact)] ?? []) : [])
  const line = writer.frame('memo.sessionLine', {
    when: of(when),
    place: of(place),
    people: who ? of(who) : writer.text('memo.nobody'),
    minutes: of(minutes),
  })
  const placed = place ? writer.cited(line, place.about, place.places) : line
  const elsewhere = ['purpose', 'doNotRaise', ...(session.summary ? ['summary'] : [])]
  const cited = [...writer.cited(placed, about, { but: elsewhere }), ...marked.end]
  const summary =
    session.summary === undefined
      ? []
      : [
          space,
          ...writer.fact([writer.run('session', session, 'summary', session.summary)], about, { only: ['summary'] }),
        ]
  return [...cited, ...summary, ...readoutRuns(context, session)]
}

/** "A, B and C". */
function listed(writer: SessionContext['writer'], people: readonly ContentRun[][]): ContentRun[] {
  const first = people.slice(0, -1)
  return writer.join([...(first.length > 0 ? [writer.join(first, 'memo.comma')] : []), ...people.slice(-1)], 'memo.and')
}

/** The readouts of a session that were out. */
const readoutsOf = ({ desk }: SessionContext, session: Session) => desk.index('readout', sessionOf).get(session.id)

function readoutRuns(context: SessionContext, session: Session): ContentRun[] {
  const { desk, writer } = context
  return readoutsOf(context, session).flatMap((readout) => {
    // A readout that is only silent is printed too.
    writer.use('readout', readout)
    const party = getOrThrow(desk, 'party', readout.issuedBy)
    const label = writer.frame(
      'memo.label.readout',
      { party: writer.name('party', party, 'names', party.names) },
      'label',
    )
    const about = { collection: 'readout', id: readout.id } as const
    const texts = [
      ...readout.says.map((text, index) => ({
        text,
        field: `says[${index}]`,
        path: evidencePath({ field: 'says', part: fingerprint(text) }),
      })),
      ...(readout.points ?? []).map(({ id, text }, index) => ({
        text,
        field: `points[${index}].text`,
        path: evidencePath({ field: 'points', part: id }),
      })),
    ]
    const said = texts.map(({ text, field, path }): PrintedValue => {
      const places = { only: [path] }
      return { runs: writer.cited([writer.run('readout', readout, field, text)], about, places), about, places }
    })
    const silent: PrintedValue[] =
      readout.silentOn.length === 0
        ? []
        : [
            {
              runs: writer.frame('memo.label.silent', { issues: issueNames(context, readout.silentOn) }),
              about,
              places: { only: ['silentOn'] },
            },
          ]
    const { values, end } = markedValues(writer, [...said, ...silent])
    const runs = [...label, ...saidHowRuns(writer, desk, readout), ...values.flatMap((value) => [space, ...value])]
    const cited = writer.cited(runs, about, { but: texts.map(({ path }) => path) })
    return [
      space,
      ...cited,
      ...(readout.attribution === 'assessed' ? [] : end),
      ...contestedRuns(context, about, readout),
    ]
  })
}

function issueNames({ desk, writer }: SessionContext, issues: readonly string[]): ContentRun[] {
  const names = issues.map((id) => {
    const issue = getOrThrow(desk, 'issue', id)
    return [writer.name('issue', issue, 'label', issue.label)]
  })
  return writer.join(names, 'memo.comma')
}

function measureParts(context: SessionContext): SectionPart[] {
  const { writer, at, timeZone } = context
  const measures = measuresOf(context)
  if (measures.length === 0) return [{ kind: 'paragraph', runs: [writer.say('memo.empty.measures')], empty: true }]
  const day = formatInstantDay(new Date(at).toISOString(), timeZone, writer.language)
  const asOf = writer.text('memo.asOf', { date: day })
  const table: SectionPart = {
    kind: 'table',
    weights: [3.7, 2.5, 4.2, 2.2],
    header: [
      [writer.say('memo.table.measure', {}, 'label')],
      [writer.say('memo.table.announced', {}, 'label')],
      [writer.say('memo.table.inForce', { asOf }, 'label')],
      [writer.say('memo.table.basis', {}, 'label')],
    ],
    rows: measures.flatMap((measure) => measure.components.map((component) => layerRow(context, measure, component))),
  }
  const described = measures.flatMap((measure) => measurePart(context, measure))
  const caption: SectionPart = { kind: 'paragraph', runs: [writer.say('memo.label.measures', {}, 'label')] }
  return table.rows.length > 0 ? [caption, table, ...described] : described
}

/** A measure's name, and its latest status at the as-of instant with the event behind it. */
function measurePart({ writer, at }: SessionContext, measure: Measure): SectionPart[] {
  const title = writer.frame(
    'memo.label.measure',
    { title: writer.name('measure', measure, 'title', measure.title) },
    'label',
  )
  const latest = statusAt(measure, at)
  // Of what is known only by a day, the table says all there is to say.
  const event = latest && !knownBy(latest.on) ? latest : undefined
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
  return [{ kind: 'paragraph', runs: [...summary, ...status] }]
}

/** The latest status, with the order, the ruling or the evidence that it rests on, and the desk's note. */
function statusRuns(writer: MemoWriter, measure: Measure, event: StatusEvent): ContentRun[] {
  const { instrument, legalEvent, note } = event
  const about = { collection: 'measure', id: measure.id } as const
  const status = writer.citedInstrument(
    writer.frame('memo.status', {
      status: vocabularyText(writer.language, 'measureStatus', event.status),
      date: writer.run('measure', measure, `events.${event.id}.on`, formatAsDay(event.on, writer.language)),
    }),
    instrument,
  )
  const said =
    note === undefined ? status : [...status, space, writer.run('measure', measure, `events.${event.id}.note`, note)]
  const ofEvent = { only: [evidencePath({ field: 'events', part: event.id })], whole: ['events'] }
  if (instrument !== undefined) return writer.cited(said, about, ofEvent)
  if (legalEvent === undefined) return writer.fact(said, about, ofEvent)
  // A ruling is its own source, as far as the desk has one for it.
  const cited = writer.cited(said, about, ofEvent)
  const isSourced = writer.isSourced(about, ofEvent)
  const ruling = { collection: 'legalEvent', id: legalEvent } as const
  return isSourced ? writer.cited(cited, ruling) : writer.fact(cited, ruling)
}

/** The courts' decisions about the instruments of these measures by the as-of instant. */
function legalParts(context: SessionContext): SectionPart[] {
  const { desk, writer } = context
  const instruments = measuresOf(context)
    .flatMap(({ components, events }) => [...components, ...events])
    .flatMap(({ instrument }) => instrument ?? [])
  return desk
    .index('legalEvent', affectedBy)
    .getAny(instruments)
    .map((event) => {
      const of = (field: string, text: string) => writer.run('legalEvent', event, field, text)
      const details = [event.docket, event.citation].filter((detail) => detail !== undefined)
      const runs = writer.frame('memo.legalLine', {
        court: of('court', event.court),
        case: of('caseName', inARow([event.caseName, ...details], writer.language)),
        when: of('on', formatDate(event.on, writer.language)),
        summary: of('summary', event.summary),
      })
      return { kind: 'paragraph', runs: writer.fact(runs, { collection: 'legalEvent', id: event.id }) }
    })
}

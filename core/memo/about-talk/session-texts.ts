import { fingerprint } from '../../base/fingerprint'
import { formatDate } from '../../dates/format-date'
import { getOrThrow } from '../../desk/desk-read'
import { sessionOf } from '../../desk/index-keys'
import { placeRuns } from './meeting-place'
import type { RecordOf, Session } from '../../model/records/records'
import { evidencePath } from '../../model/schema/evidence-path'
import { contestedRuns, saidHowRuns } from '../claim-runs'
import { markedValues, type PrintedValue } from '../marked-values'
import type { ContentRun } from '../memo-content'
import type { MemoContext } from '../memo-kind'

const space: ContentRun = { text: ' ', style: 'plain' }

/** "5 June 2025, Washington: Akazawa and Lutnick, 110 minutes.", its summary, and what was said about it. */
export const sessionRuns = (context: MemoContext, session: Session): ContentRun[] => [
  ...sessionLine(context, session),
  ...readoutRuns(context, session),
]

/** The same without its readouts. */
export function sessionLine({ desk, writer }: MemoContext, session: Session): ContentRun[] {
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
  const named = placeRuns(writer, session, round)
  const place: PrintedValue | undefined = named && {
    runs: writer.frame('memo.sessionPlace', { place: named.runs }),
    about: named.about,
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
  return [...cited, ...summary]
}

/** "A, B and C". */
export function listed(writer: MemoContext['writer'], people: readonly ContentRun[][]): ContentRun[] {
  const first = people.slice(0, -1)
  return writer.join([...(first.length > 0 ? [writer.join(first, 'memo.comma')] : []), ...people.slice(-1)], 'memo.and')
}

/** The readouts of a session that were out. */
export const readoutsOf = ({ desk }: MemoContext, session: Session) => desk.index('readout', sessionOf).get(session.id)

const readoutRuns = (context: MemoContext, session: Session): ContentRun[] =>
  readoutsOf(context, session).flatMap((readout) => [space, ...readoutText(context, readout)])

/** A readout: its issuer, its words, the points on which it is silent, and its denials. */
export function readoutText(context: MemoContext, readout: RecordOf<'readout'>): ContentRun[] {
  const { desk, writer } = context
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
  return [...cited, ...(readout.attribution === 'assessed' ? [] : end), ...contestedRuns(context, about, readout)]
}

/** The names of some issues. */
export function issueNames({ desk, writer }: MemoContext, issues: readonly string[]): ContentRun[] {
  const names = issues.map((id) => {
    const issue = getOrThrow(desk, 'issue', id)
    return [writer.name('issue', issue, 'label', issue.label)]
  })
  return writer.join(names, 'memo.comma')
}

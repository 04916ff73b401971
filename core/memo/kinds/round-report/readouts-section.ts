import { fingerprint } from '../../../base/fingerprint'
import { formatDate } from '../../../dates/format-date'
import { getOrThrow } from '../../../desk/desk-read'
import type { RecordOf, Session } from '../../../model/records/records'
import { evidencePath } from '../../../model/schema/evidence-path'
import { issueNames, readoutsOf } from '../../about-talk/session-texts'
import { emptyPart, evenParts, issueName, oursFirst, partyName } from '../../about-talk/talk-context'
import { contestedRuns, saidHowRuns } from '../../claim-runs'
import type { ContentRun, SectionPart } from '../../memo-content'
import type { RoundContext } from './round-context'

type Readout = RecordOf<'readout'>
/** A side of a meeting and its readouts, none of a side that took part and has issued none. */
interface Side {
  party: string
  readouts: readonly Readout[]
}
type Statement = { readout: Readout; issue: string | undefined; text: string; field: string; path: string }

/** The most sides beside each other in one table. */
const SIDES_MOST = 4
const space: ContentRun = { text: ' ', style: 'plain' }

/** Section 3: for each meeting what each side says, where it is silent, what it denies, and who has issued nothing. */
export function readoutsSection(context: RoundContext): SectionPart[] {
  const { writer, sessions } = context
  const parts = sessions
    .filter((session) => session.status === 'held' || readoutsOf(context, session).length > 0)
    .flatMap((session) => meetingParts(context, session))
  return parts.length > 0 ? parts : [emptyPart([writer.say('memo.empty.readouts')])]
}

function meetingParts(context: RoundContext, session: Session): SectionPart[] {
  const { writer } = context
  const meeting = writer.titled('session', session)
  const sides = sidesOf(context, session)
  if (sides.every(({ readouts }) => readouts.length === 0))
    return [emptyPart(writer.frame('memo.report.noReadout', { meeting }))]
  const statements = sides.flatMap(({ readouts }) => readouts.flatMap(statementsOf))
  const silent = sides.flatMap(({ readouts }) => readouts.flatMap(({ silentOn }) => silentOn))
  const named = [...session.issues, ...statements.flatMap(({ issue }) => issue ?? []), ...silent]
  const told = new Set<string | undefined>([...silent, ...statements.map(({ issue }) => issue)])
  const isTold = (issue: string) => told.has(issue)
  const issues = [...new Set<string>(named)]
  const untold = issues.filter((issue) => !isTold(issue))
  const tables = evenParts(sides, SIDES_MOST).map((some): SectionPart => {
    const rows = issues
      .filter(isTold)
      .map((issue) => [
        [issueName(context, issue, 'label')],
        ...some.map((side) => issueCell(context, session, side, issue)),
      ])
    return {
      kind: 'table',
      weights: [2.2, ...some.map(() => 8.2 / some.length)],
      header: [
        [writer.say('memo.report.table.issue', {}, 'label')],
        ...some.map(({ party }) => [partyName(context, party, 'label')]),
      ],
      rows: [
        ...rows,
        [
          [writer.say(rows.length === 0 ? 'memo.report.wholeOnly' : 'memo.report.whole', {}, 'label')],
          ...some.map((side) => wholeCell(context, session, side)),
        ],
      ],
    }
  })
  return [
    { kind: 'paragraph', runs: writer.frame('memo.report.meeting', { title: meeting }, 'label') },
    ...tables,
    ...(untold.length === 0 || context.isExtract
      ? []
      : [
          {
            kind: 'paragraph',
            runs: writer.frame('memo.report.untold', { issues: issueNames(context, untold) }),
          } as const,
        ]),
  ]
}

/** The sides of a meeting: those that took part, and any other that issued a readout; if nobody is recorded, the parties of the talk. */
function sidesOf(context: RoundContext, session: Session): Side[] {
  const { desk, talk } = context
  const readouts = readoutsOf(context, session)
  const present = session.participants.map((id) => {
    const membership = getOrThrow(desk, 'membership', id)
    return getOrThrow(desk, 'post', membership.post).party
  })
  const parties = [...(present.length > 0 ? present : talk.parties), ...readouts.map(({ issuedBy }) => issuedBy)]
  return oursFirst(context, parties).map((party) => ({
    party,
    readouts: readouts.filter(({ issuedBy }) => issuedBy === party),
  }))
}

const statementsOf = (readout: Readout): Statement[] => [
  ...readout.says.map((text, index) => ({
    readout,
    issue: undefined,
    text,
    field: `says[${index}]`,
    path: evidencePath({ field: 'says', part: fingerprint(text) }),
  })),
  ...(readout.points ?? []).map(({ id, issue, text }, index) => ({
    readout,
    issue,
    text,
    field: `points[${index}].text`,
    path: evidencePath({ field: 'points', part: id }),
  })),
]

const asPart = (readout: Readout) => ({ collection: 'readout', id: readout.id, record: readout }) as const

/** "No readout": that tells of the meeting, so it is marked as the meeting is. */
const withoutReadout = ({ writer }: RoundContext, session: Session): ContentRun =>
  writer.computed(writer.say('memo.report.none', {}, 'quiet'), [
    { collection: 'session', id: session.id, record: session },
  ])

/** The words of a side on an issue, or a note of its silence. */
function issueCell(context: RoundContext, session: Session, { readouts }: Side, issue: string): ContentRun[] {
  const { writer } = context
  if (readouts.length === 0) return [withoutReadout(context, session)]
  const said = readouts.flatMap(statementsOf).filter((statement) => statement.issue === issue)
  if (said.length > 0) return saidRuns(context, said)
  const silent = readouts.find(({ silentOn }) => silentOn.some((other) => other === issue))
  if (silent)
    return writer.fact(
      [writer.run('readout', silent, 'silentOn', writer.text('memo.report.silent'), 'quiet')],
      { collection: 'readout', id: silent.id },
      { only: ['silentOn'] },
    )
  const isSorted = readouts.every(({ says }) => says.length === 0)
  const nothing = writer.say(isSorted ? 'memo.report.nothing' : 'memo.report.unsorted', {}, 'quiet')
  return [writer.computed(nothing, readouts.map(asPart))]
}

/** The words of a side on no certain issue, with their source, their date of issue and their denials. */
function wholeCell(context: RoundContext, session: Session, { readouts }: Side): ContentRun[] {
  const { writer, desk } = context
  if (readouts.length === 0) return [withoutReadout(context, session)]
  return readouts.flatMap((readout, index) => {
    writer.use('readout', readout)
    const about = { collection: 'readout', id: readout.id } as const
    const statements = statementsOf(readout)
    const said = statements.filter(({ issue }) => issue === undefined)
    const issued = readout.issued
      ? writer.cited(
          writer.frame('memo.report.issued', {
            date: writer.run('readout', readout, 'issued', formatDate(readout.issued, writer.language)),
          }),
          about,
          { only: ['issued'] },
        )
      : []
    const runs = [
      ...(index === 0 ? [] : [space]),
      ...saidRuns(context, said),
      ...saidHowRuns(writer, desk, readout),
      ...(issued.length > 0 ? [space, ...issued] : []),
    ]
    const others = ['issued', 'silentOn', ...statements.map(({ path }) => path)]
    const cited = runs.length > 0 ? writer.cited(runs, about, { but: others }) : []
    const whole = [...cited, ...contestedRuns(context, about, readout)]
    const nothing = writer.say('memo.report.nothingElse', {}, 'quiet')
    return whole.length > 0 ? whole : [writer.computed(nothing, [asPart(readout)])]
  })
}

function saidRuns({ writer }: RoundContext, statements: readonly Statement[]): ContentRun[] {
  return statements.flatMap(({ readout, field, text, path }, index) => {
    const about = { collection: 'readout', id: readout.id } as const
    const runs = [writer.run('readout', readout, field, text)]
    const places = { only: [path] }
    const said =
      readout.attribution === 'assessed' ? writer.cited(runs, about, places) : writer.fact(runs, about, places)
    return index === 0 ? said : [space, ...said]
  })
}

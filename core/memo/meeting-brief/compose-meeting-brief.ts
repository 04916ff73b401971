import { ParleyError } from '../../contract/errors'
import { dateRange } from '../../dates/edtf'
import { formatDate, formatInstant } from '../../dates/format-date'
import { must, settingsOf, type DeskRead } from '../../desk/desk-read'
import { markingColour, markingLine } from '../../model/marking'
import type { DeskSettings, Memo, Session } from '../../model/records'
import { bothNames, localName } from '../../model/text'
import type { TextKey } from '../../text/catalogue'
import { vocabularyText } from '../../text/describe'
import type { Fact, MemoModel, Run } from '../memo-model'
import { asOfOf } from '../../queries/as-of'
import { brokenRules } from '../../rules/rules'
import { titleOf } from '../../queries/titles'
import { MemoWriter } from '../memo-writer'
import { backgroundSection } from './background'
import type { BriefContext, SectionPart } from './brief-context'
import { doNotRaiseSection, issuesSection, pressSection } from './issues'
import { numberSections } from './number-sections'
import { purposeSection, theirsSection } from './objectives'
import { peopleSection } from './people'
import { sceneSection } from './scene'

const SECTIONS: readonly (readonly [TextKey, (context: BriefContext) => SectionPart[]])[] = [
  ['memo.section.purpose', purposeSection],
  ['memo.section.scene', sceneSection],
  ['memo.section.theirs', theirsSection],
  ['memo.section.issues', issuesSection],
  ['memo.section.doNotRaise', doNotRaiseSection],
  ['memo.section.press', pressSection],
  ['memo.section.background', backgroundSection],
  ['memo.section.people', peopleSection],
]

const FROZEN = new Set<Memo['status']>(['issued', 'superseded', 'recalled'])

/** What a brief is for, and what is not on the desk itself. */
export interface BriefRequest {
  /** The session to brief for; by default that of the newest draft of a meeting brief, else the next session that has not been held. */
  session?: string
  /** The as-of instant where no memo record and no pinned date gives one: the caller's clock. */
  now: string
}

/**
 * Memo A, the meeting brief of a session: `domain` order of sections, every section present, an empty one saying so. Reads the
 * desk as of the memo's instant and invents nothing.
 * @throws ParleyError `no-session`, `record-missing`, `settings-needed`, `markings-mixed`, `memo-issued`, `memo-unsound` if a record that it would
 *   print breaks a rule: a quote that is not in its source, a text that was altered, a reference to nothing
 */
export function composeMeetingBrief(desk: DeskRead, request: BriefRequest): MemoModel {
  const settings = settingsOf(desk)
  const { session, memo } = subject(desk, request)
  // Its frozen text is what was issued; composed from today's records it would say something else under the same version.
  if (memo && FROZEN.has(memo.status)) throw new ParleyError('memo-issued', { id: memo.id })
  const asOfInstant = memo?.asOf ?? settings.pinnedAsOf ?? request.now
  const at = Date.parse(asOfInstant)
  const round = must(desk, 'round', session.round)
  const talk = must(desk, 'talk', round.talk)
  const writer = new MemoWriter(desk, settings.language)
  const issues =
    session.issues.length > 0
      ? session.issues.map((id) => must(desk, 'issue', id))
      : desk.all('issue').filter((issue) => issue.talk === talk.id)
  const asOf = writer.text('memo.asOf', { date: asOfText(writer, settings, asOfInstant, memo?.timeZone) })
  const context: BriefContext = { desk, writer, settings, memo, talk, round, session, issues, at, asOf }
  writer.use('deskSettings', settings)
  if (memo) writer.use('memo', memo)
  writer.use('talk', talk)

  const title = titleRuns(context)
  const facts = factsOf(context)
  const blocks = numberSections(
    SECTIONS.map(([heading, compose]) => ({ heading: writer.say(heading), parts: compose(context) })),
  )
  const notes = writer.notes()
  const disclaimer =
    settings.disclaimer === undefined ? [] : [writer.run('deskSettings', settings, 'disclaimer', settings.disclaimer)]
  refuseIfUnsound(desk, writer)
  const marking = writer.marking()
  return {
    language: writer.language,
    pageSize: settings.pageSize,
    kind: writer.text('memo.type.meetingBrief'),
    title,
    marking,
    markingLine: markingLine(marking, writer.language),
    markingColour: markingColour(marking),
    reference: memo?.reference ?? writer.text('memo.noReference'),
    version: versionText(writer, memo),
    asOf,
    asOfInstant: new Date(at).toISOString(),
    facts,
    blocks,
    notesHeading: notes.length > 0 ? writer.text('memo.section.notes') : '',
    notes,
    signOff: signOff(context),
    disclaimer,
    pageTemplate: writer.text('memo.page', { page: '{page}', pages: '{pages}' }),
  }
}

/** A memo vouches for what it prints: it is not made of records that break a rule. */
function refuseIfUnsound(desk: DeskRead, writer: MemoWriter): void {
  for (const ref of writer.used()) {
    const [finding] = brokenRules(desk, ref)
    if (finding) {
      const { collection, id } = finding.about
      throw new ParleyError('memo-unsound', { finding: finding.code, about: `${collection} ${id}`, ...finding.params })
    }
  }
}

/** The session, and the memo record that goes with it if there is one. */
function subject(desk: DeskRead, request: BriefRequest): { session: Session; memo: Memo | undefined } {
  const briefs = desk
    .all('memo')
    .filter((memo) => memo.type === 'meetingBrief' && memo.session !== undefined)
    .toSorted((a, b) => a.version - b.version)
  if (request.session !== undefined) {
    return {
      session: must(desk, 'session', request.session),
      memo: briefs.findLast((memo) => memo.session === request.session),
    }
  }
  const memo = briefs.findLast((brief) => brief.status === 'draft') ?? briefs.at(-1)
  if (memo?.session !== undefined) return { session: must(desk, 'session', memo.session), memo }
  const sessions = desk.all('session').toSorted((a, b) => dateRange(a.start).min - dateRange(b.start).min)
  const session = sessions.find((next) => next.status !== 'held' && next.status !== 'cancelled') ?? sessions.at(-1)
  if (!session) throw new ParleyError('no-session')
  return { session, memo: undefined }
}

function titleRuns(context: BriefContext): Run[] {
  const { writer, memo, session } = context
  if (memo) return [writer.name('memo', memo, 'title', memo.title)]
  return sessionTitle(context, session)
}

function sessionTitle(context: BriefContext, session: Session): Run[] {
  const { desk, writer } = context
  return [
    writer.run('session', session, 'title', titleOf(desk, { collection: 'session', id: session.id })[writer.language]),
  ]
}

function factsOf(context: BriefContext): Fact[] {
  const { desk, writer, memo, round, session } = context
  const unknown = [writer.say('memo.notKnown')]
  const fact = (label: TextKey, runs: Run[] | undefined): Fact => ({ label: writer.text(label), runs: runs ?? unknown })
  const fromMemo = (['to', 'through', 'from'] as const).flatMap((field): Fact[] => {
    const text = memo?.[field]
    return memo && text !== undefined ? [fact(`memo.fact.${field}`, [writer.run('memo', memo, field, text)])] : []
  })
  const people = session.participants.map((id) => {
    const membership = must(desk, 'membership', id)
    const person = must(desk, 'person', membership.person)
    const post = must(desk, 'post', membership.post)
    const party = must(desk, 'party', post.party)
    writer.use('membership', membership)
    return writer.frame('memo.participant', {
      person: writer.run('person', person, 'names', bothNames(person.names, writer.language)),
      post: writer.name('post', post, 'title', post.title),
      party: writer.name('party', party, 'names', party.names),
    })
  })
  const status = vocabularyText(writer.language, 'meetingStatus', session.status)
  const reference = [
    memo ? writer.run('memo', memo, 'reference', memo.reference) : writer.say('memo.noReference'),
    { text: versionText(writer, memo), style: 'plain' as const },
    { text: context.asOf, style: 'plain' as const },
  ].map((run) => [run])
  return [
    fact('memo.fact.reference', writer.join(reference, 'memo.comma')),
    ...fromMemo,
    fact('memo.fact.session', writer.frame('memo.meetingLine', { title: sessionTitle(context, session), status })),
    fact(
      'memo.fact.when',
      writer.cited(
        [writer.run('session', session, 'start', formatDate(session.start, writer.language))],
        { collection: 'session', id: session.id },
        'start',
      ),
    ),
    fact('memo.fact.where', round.place ? [writer.name('round', round, 'place', round.place)] : undefined),
    fact('memo.fact.participants', people.length > 0 ? writer.join(people, 'memo.semicolon') : undefined),
  ]
}

function versionText(writer: MemoWriter, memo: Memo | undefined): string {
  const status = vocabularyText(writer.language, 'memoStatus', memo?.status ?? 'draft')
  return memo?.status === 'issued'
    ? writer.text('memo.version', { version: memo.version })
    : writer.text('memo.versionWithStatus', { version: memo?.version ?? 1, status })
}

/** The as-of instant on the clock of a capital, named by its city where the settings have one in that zone. */
function asOfText(writer: MemoWriter, settings: DeskSettings, instant: string, memoZone: string | undefined): string {
  const zone = memoZone ?? asOfOf(settings, instant).timeZone
  const date = formatInstant(instant, zone, writer.language)
  const capital = settings.capitals.find((candidate) => candidate.timeZone === zone)
  return capital
    ? writer.text('memo.asOfPlace', { date, city: localName(capital.city, writer.language) })
    : writer.text('memo.asOfZone', { date, zone })
}

function signOff({ desk, writer, memo }: BriefContext): Fact[] {
  const nobody: Run[] = [writer.say('memo.signOff.nobody')]
  const staff = memo?.draftedBy === undefined ? undefined : must(desk, 'staff', memo.draftedBy)
  const drafted = staff ? [writer.run('staff', staff, 'name', staff.name)] : nobody
  const approved = memo?.approvedBy === undefined ? nobody : [writer.run('memo', memo, 'approvedBy', memo.approvedBy)]
  const copies = memo && memo.copies.length > 0 ? [writer.run('memo', memo, 'copies', memo.copies.join(', '))] : nobody
  return [
    { label: writer.text('memo.signOff.drafted'), runs: drafted },
    { label: writer.text('memo.signOff.cleared'), runs: nobody },
    { label: writer.text('memo.signOff.approved'), runs: approved },
    { label: writer.text('memo.signOff.copies'), runs: copies },
  ]
}

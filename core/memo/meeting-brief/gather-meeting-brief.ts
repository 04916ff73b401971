import { ParleyError } from '../../base/errors'
import { bothNames, localName } from '../../base/text'
import { formatDate, formatInstant } from '../../dates/format-date'
import { getOrThrow, settingsOf, type DeskRead } from '../../desk/desk-read'
import { titleOf } from '../../desk/titles'
import type { DeskSettings, Session } from '../../model/records/records'
import { brokenRules } from '../../rules/rules'
import type { TextKey } from '../../text/catalogue'
import { vocabularyText } from '../../text/describe'
import { BRIEF_SECTIONS, type BriefSection, type ContentRun, type MemoContent, type SectionPart } from '../memo-content'
import { MemoWriter } from '../memo-writer'
import { backgroundSection } from './background'
import type { BriefContext } from './brief-context'
import { doNotRaiseSection, issuesSection, pressSection } from './issues'
import { purposeSection, theirsSection } from './objectives'
import { peopleSection } from './people'
import { sceneSection } from './scene'

const SECTIONS: Record<BriefSection, (context: BriefContext) => SectionPart[]> = {
  purpose: purposeSection,
  scene: sceneSection,
  theirs: theirsSection,
  issues: issuesSection,
  doNotRaise: doNotRaiseSection,
  press: pressSection,
  background: backgroundSection,
  people: peopleSection,
}

/** Which meeting a brief is for, as of which instant (ISO 8601), and the zone in which that instant is printed. */
export interface BriefSubject {
  session: string
  asOf: string
  timeZone: string
}

/**
 * What memo A, the meeting brief of a session, takes from the records as of an instant: every section present, an empty one saying so,
 * nothing invented.
 * @throws ParleyError `record-missing`, `settings-needed`, `markings-mixed`, `memo-unsound` if a record that it would print breaks a
 *   rule: a quote that is not in its source, a text that was altered, a reference to nothing
 */
export function gatherMeetingBrief(desk: DeskRead, subject: BriefSubject): MemoContent {
  const settings = settingsOf(desk)
  const session = getOrThrow(desk, 'session', subject.session)
  const round = getOrThrow(desk, 'round', session.round)
  const talk = getOrThrow(desk, 'talk', round.talk)
  const writer = new MemoWriter(desk, settings.language)
  const at = Date.parse(subject.asOf)
  const issues =
    session.issues.length > 0
      ? session.issues.map((id) => getOrThrow(desk, 'issue', id))
      : desk.all('issue').filter((issue) => issue.talk === talk.id)
  const { timeZone } = subject
  const context: BriefContext = { desk, writer, settings, talk, round, session, issues, at, timeZone }
  writer.use('deskSettings', settings)
  writer.use('talk', talk)
  const facts = factsOf(context)
  const sections = BRIEF_SECTIONS.map((section) => ({ section, parts: SECTIONS[section](context) }))
  const disclaimer =
    settings.disclaimer === undefined ? [] : [writer.run('deskSettings', settings, 'disclaimer', settings.disclaimer)]
  refuseIfUnsound(desk, writer)
  return {
    language: writer.language,
    pageSize: settings.pageSize,
    session: session.id,
    title: sessionTitle(context, session),
    asOf: writer.text('memo.asOf', { date: asOfText(writer, settings, subject) }),
    asOfInstant: new Date(at).toISOString(),
    timeZone,
    marking: writer.marking(),
    facts,
    sections,
    notes: writer.notes(),
    disclaimer,
    used: writer.used(),
  }
}

/** A memo vouches for what it prints: it is not made of records that break a rule. */
function refuseIfUnsound(desk: DeskRead, writer: MemoWriter): void {
  for (const { collection, id } of writer.used()) {
    const [finding] = brokenRules(desk, { collection, id })
    if (finding) {
      const { about } = finding
      throw new ParleyError('memo-unsound', {
        finding: finding.code,
        about: `${about.collection} ${about.id}`,
        ...finding.params,
      })
    }
  }
}

function sessionTitle({ desk, writer }: BriefContext, session: Session): ContentRun[] {
  const title = titleOf(desk, { collection: 'session', id: session.id })[writer.language]
  return [writer.run('session', session, 'title', title)]
}

function factsOf(context: BriefContext): MemoContent['facts'] {
  const { desk, writer, round, session } = context
  const unknown = [writer.say('memo.notKnown')]
  const fact = (label: TextKey, runs: ContentRun[] | undefined) => ({
    label: writer.text(label),
    runs: runs ?? unknown,
  })
  const people = session.participants.map((id) => {
    const membership = getOrThrow(desk, 'membership', id)
    const person = getOrThrow(desk, 'person', membership.person)
    const post = getOrThrow(desk, 'post', membership.post)
    const party = getOrThrow(desk, 'party', post.party)
    writer.use('membership', membership)
    return writer.frame('memo.participant', {
      person: writer.run('person', person, 'names', bothNames(person.names, writer.language)),
      post: writer.name('post', post, 'title', post.title),
      party: writer.name('party', party, 'names', party.names),
    })
  })
  const status = vocabularyText(writer.language, 'meetingStatus', session.status)
  return [
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

/** The as-of instant on the clock of a capital, named by its city where the settings have one in that zone. */
function asOfText(writer: MemoWriter, settings: DeskSettings, { asOf, timeZone }: BriefSubject): string {
  const date = formatInstant(asOf, timeZone, writer.language)
  const capital = settings.capitals.find((candidate) => candidate.timeZone === timeZone)
  return capital
    ? writer.text('memo.asOfPlace', { date, city: localName(capital.city, writer.language) })
    : writer.text('memo.asOfZone', { date, zone: timeZone })
}

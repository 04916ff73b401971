import { compareDates, dateRange } from '../../../dates/date-range'
import { formatDate } from '../../../dates/format-date'
import { getOrThrow } from '../../../desk/desk-read'
import type { Round } from '../../../model/records/records'
import { evidencePath } from '../../../model/schema/evidence-path'
import { vocabularyText } from '../../../text/describe'
import { contestedRuns, saidHowRuns } from '../../claim-runs'
import { chiefsOf, lastMeeting, type SessionContext } from '../../about-session/session-context'
import type { ContentRun, SectionPart } from '../../memo-content'
import type { Places } from '../../memo-writer'
import { talkOf } from '../../../desk/index-keys'

const space: ContentRun = { text: ' ', style: 'plain' }

/** Section 2: the state of the talks, who leads them, the last round, what comes next. */
export function sceneSection(context: SessionContext): SectionPart[] {
  const parts = [
    ...summaryPart(context),
    ...chiefsPart(context),
    ...lastRoundPart(context),
    ...ownRoundPart(context),
    ...nextRoundsPart(context),
    ...milestonesPart(context),
  ]
  if (parts.length > 0) return parts
  return [{ kind: 'paragraph', runs: [context.writer.say('memo.empty.scene')], empty: true }]
}

function summaryPart({ writer, talk }: SessionContext): SectionPart[] {
  if (talk.summary === undefined) return []
  const run = writer.run('talk', talk, 'summary', talk.summary)
  return [{ kind: 'paragraph', runs: writer.fact([run], { collection: 'talk', id: talk.id }, { only: ['summary'] }) }]
}

function chiefsPart(context: SessionContext): SectionPart[] {
  const { desk, writer, talk, at } = context
  const inPost = chiefsOf(context).filter((membership) => !membership.to || dateRange(membership.to).max >= at)
  return inPost.map((membership) => {
    const person = getOrThrow(desk, 'person', membership.person)
    const post = getOrThrow(desk, 'post', membership.post)
    const party = getOrThrow(desk, 'party', post.party)
    writer.use('membership', membership)
    const runs = writer.frame('memo.chiefLine', {
      person: writer.name('person', person, 'names', person.names),
      post: writer.name('post', post, 'title', post.title),
      party: writer.name('party', party, 'names', party.names),
    })
    const ofTalk = writer.cited(
      runs,
      { collection: 'talk', id: talk.id },
      { only: [evidencePath({ field: 'chiefs', part: membership.id })], whole: ['chiefs'] },
    )
    const ofPost = writer.fact(ofTalk, { collection: 'membership', id: membership.id })
    const ofPerson = { collection: 'person', id: person.id } as const
    const about =
      person.about === undefined
        ? []
        : [space, ...writer.fact([writer.run('person', person, 'about', person.about)], ofPerson, { only: ['about'] })]
    return { kind: 'paragraph', runs: [...ofPost, ...about] }
  })
}

/** A round's own title, or "Round 5, ministerial level" if it has none. */
export function roundName({ writer }: SessionContext, round: Round): ContentRun[] {
  if (round.title) return [writer.name('round', round, 'title', round.title)]
  writer.use('round', round)
  const level = vocabularyText(writer.language, 'level', round.level)
  return round.ordinal === undefined
    ? [writer.say('memo.roundNameNoOrdinal', { level })]
    : [writer.say('memo.roundName', { ordinal: round.ordinal, level })]
}

function roundLine(context: SessionContext, round: Round): ContentRun[] {
  const { writer } = context
  const status = vocabularyText(writer.language, 'meetingStatus', round.status)
  const about = { collection: 'round', id: round.id } as const
  const said = datedRound(context, round, status)
  const line = [
    ...writer.cited(said, about, round.summary === undefined ? {} : { but: ['summary'] }),
    ...writer.unsourced(about, { only: ['when', 'status'] }),
  ]
  if (round.summary === undefined) return line
  const summary = writer.run('round', round, 'summary', round.summary)
  return [...line, space, ...writer.fact([summary], about, { only: ['summary'] })]
}

/** A round with its date; the words of the date that its title has already are not said twice. */
function datedRound(context: SessionContext, round: Round, status: string): ContentRun[] {
  const { writer } = context
  const name = roundName(context, round)
  const date = formatDate(round.when, writer.language)
  const [, words = date, more] = /^(.+?)\s*[(（](.+)[)）]$/.exec(date) ?? []
  const title = name.map(({ text }) => text).join('')
  if (!title.toLowerCase().includes(words.toLowerCase()))
    return writer.frame('memo.roundLine', { round: name, when: writer.run('round', round, 'when', date), status })
  return more === undefined
    ? writer.frame('memo.roundLineDated', { round: name, status })
    : writer.frame('memo.roundLineMore', { round: name, more: writer.run('round', round, 'when', more), status })
}

function lastRoundPart(context: SessionContext): SectionPart[] {
  const last = lastMeeting(context)
  return last ? [{ kind: 'paragraph', runs: roundLine(context, last.round) }] : []
}

/** The round of this meeting, if something is recorded about it that its heading does not say. */
function ownRoundPart(context: SessionContext): SectionPart[] {
  const { round } = context
  if (round.summary === undefined || lastMeeting(context)?.round.id === round.id) return []
  return [{ kind: 'paragraph', runs: roundLine(context, round) }]
}

/** The other rounds that may still come. The brief's heading already names this meeting's own round. */
function nextRoundsPart(context: SessionContext): SectionPart[] {
  const { desk, writer, talk, round, at } = context
  return desk
    .index('round', talkOf)
    .get(talk.id)
    .filter((other) => other.id !== round.id)
    .filter((other) => ['possible', 'proposed', 'scheduled', 'postponed'].includes(other.status))
    .filter((other) => dateRange(other.when).max >= at)
    .toSorted((a, b) => compareDates(a.when, b.when))
    .map((other) => ({
      kind: 'paragraph',
      runs: [writer.say('memo.label.next', {}, 'label'), space, ...roundLine(context, other)],
    }))
}

function milestonesPart(context: SessionContext): SectionPart[] {
  const { desk, writer, talk, at } = context
  const open = desk
    .index('milestone', talkOf)
    .get(talk.id)
    .filter((milestone) => milestone.status === 'open')
    .filter((milestone) => dateRange(milestone.when).max >= at)
    .toSorted((a, b) => compareDates(a.when, b.when))
  if (open.length === 0) return []
  const points = open.map((milestone) => {
    const line = writer.frame('memo.milestoneLine', {
      title: writer.name('milestone', milestone, 'title', milestone.title),
      when: writer.run('milestone', milestone, 'when', formatDate(milestone.when, writer.language)),
      basis: vocabularyText(writer.language, 'milestoneBasis', milestone.basis),
    })
    const about = { collection: 'milestone', id: milestone.id } as const
    const isAssessed = milestone.attribution === 'assessed'
    const cite = (runs: ContentRun[], places: Places) =>
      isAssessed ? writer.cited(runs, about, places) : writer.fact(runs, about, places)
    const note =
      milestone.note === undefined
        ? []
        : [space, ...cite([writer.run('milestone', milestone, 'note', milestone.note)], { only: ['note'] })]
    const when = cite([...line, ...saidHowRuns(writer, desk, milestone)], { but: ['note'] })
    return [...when, ...note, ...contestedRuns(context, about, milestone)]
  })
  return [{ kind: 'paragraph', runs: [writer.say('memo.label.ahead', {}, 'label')], points }]
}

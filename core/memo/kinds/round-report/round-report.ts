import { formatDate } from '../../../dates/format-date'
import { getOrThrow } from '../../../desk/desk-read'
import { oursFirst, partyName } from '../../about-talk/talk-context'
import type { ContentRun, MemoContent } from '../../memo-content'
import { memoKind } from '../../memo-kind'
import { commitmentsSection } from './commitments-section'
import { movementSection } from './movement-section'
import { assessmentSection, nextStepsSection } from './outlook-sections'
import { readoutsSection } from './readouts-section'
import { roundContext, type RoundContext } from './round-context'
import { toNoteSection } from './to-note-section'
import { happenedSection, summarySection } from './what-happened'

/** Memo C, the report on a round: what happened, what each side says of it, what moved and was promised, and what the desk makes of it. */
export const roundReport = memoKind('roundReport', {
  mostPages: 3,
  context: roundContext,
  title: roundTitle,
  facts: roundFacts,
  sections: {
    roundSummary: summarySection,
    happened: happenedSection,
    readouts: readoutsSection,
    movement: movementSection,
    commitments: commitmentsSection,
    assessment: assessmentSection,
    nextSteps: nextStepsSection,
    toNote: toNoteSection,
  },
})

function roundTitle({ writer, round }: RoundContext): ContentRun[] {
  return [writer.titled('round', round)]
}

/** The talk, when and where the round was, and who took part. */
function roundFacts(context: RoundContext): MemoContent['facts'] {
  const { writer, talk, round } = context
  const place = round.place ? writer.name('round', round, 'place', round.place) : writer.say('memo.placeNotKnown')
  const when = [
    writer.run('round', round, 'when', formatDate(round.when, writer.language)),
    ...writer.frame('memo.whenPlace', { place }),
  ]
  const about = { collection: 'round', id: round.id } as const
  return [
    { label: writer.text('memo.fact.talk'), runs: [writer.name('talk', talk, 'title', talk.title)] },
    { label: writer.text('memo.fact.whenWhere'), runs: writer.fact(when, about, { only: ['when', 'place'] }) },
    { label: writer.text('memo.fact.who'), runs: peopleRuns(context) },
  ]
}

/** Everybody who sat in a meeting of the round, by the post held then; our side first. */
function peopleRuns(context: RoundContext): ContentRun[] {
  const { desk, writer, sessions } = context
  const ids = [...new Set(sessions.flatMap(({ participants }) => participants))]
  const people = ids.map((id) => {
    const membership = getOrThrow(desk, 'membership', id)
    return { membership, post: getOrThrow(desk, 'post', membership.post) }
  })
  if (people.length === 0) return [writer.say('memo.nobody')]
  // The meetings say who was there, so they raise the mark too.
  for (const session of sessions) writer.use('session', session)
  const sides = oursFirst(
    context,
    people.map(({ post }) => post.party),
  )
  const lines = sides
    .flatMap((side) => people.filter(({ post }) => post.party === side))
    .map(({ membership, post }) => {
      writer.use('membership', membership)
      const person = getOrThrow(desk, 'person', membership.person)
      return writer.frame('memo.participant', {
        person: writer.name('person', person, 'names', person.names),
        post: writer.name('post', post, 'title', post.title),
        party: partyName(context, post.party),
      })
    })
  return writer.join(lines, 'memo.report.between')
}

import { talkContext, type TalkContext } from '../../about-talk/talk-context'
import type { SectionPart } from '../../memo-content'
import { memoKind } from '../../memo-kind'
import { handlingSection } from './handling-section'
import { proposalsSection } from './proposals-section'
import { risksSection } from './risks-section'
import { timingSection } from './timing-section'

/**
 * Memo D, the decision submission about a talk: what is asked, what the desk recommends, by when and why then, the options, their risks, how it will be handled and
 * who was consulted. What the desk asks and recommends is the memo's own; the rest comes from the records.
 */
export const decisionSubmission = memoKind('decisionSubmission', {
  mostPages: 2,
  signed: true,
  context: talkContext,
  title: ({ writer, talk }) => [writer.name('talk', talk, 'title', talk.title)],
  facts: () => [],
  sections: {
    question: standSection,
    // These two are the memo's own.
    recommendations: () => [],
    timing: timingSection,
    options: proposalsSection,
    risks: risksSection,
    handling: handlingSection,
    consultation: () => [],
  },
})

/** The state of the talk in a sentence or two, if the desk has one. */
function standSection({ writer, talk }: TalkContext): SectionPart[] {
  if (talk.summary === undefined) return []
  const about = { collection: 'talk', id: talk.id } as const
  const summary = writer.run('talk', talk, 'summary', talk.summary)
  return [{ kind: 'paragraph', runs: writer.fact([summary], about, { only: ['summary'] }) }]
}

import { talkOf } from '../../../desk/index-keys'
import { proposalPart } from '../../about-talk/position-texts'
import { emptyPart, oursFirst, type TalkContext } from '../../about-talk/talk-context'
import type { SectionPart } from '../../memo-content'

/** The packages on the table, ours first, under the desk's own options. */
export function proposalsSection(context: TalkContext): SectionPart[] {
  const { desk, writer, talk, settings } = context
  const proposals = desk
    .index('proposal', talkOf)
    .get(talk.id)
    .filter(({ status }) => status !== 'withdrawn')
  if (proposals.length === 0) return [emptyPart([writer.say('memo.empty.onTheTable')])]
  return oursFirst(
    context,
    proposals.map(({ by }) => by),
  ).flatMap((party) =>
    proposals
      .filter(({ by }) => by === party)
      .map((proposal) => proposalPart(context, proposal, party === settings.ourParty)),
  )
}

import { talkOf } from '../../../desk/index-keys'
import type { Proposal } from '../../../model/records/records'
import { evidencePath } from '../../../model/schema/evidence-path'
import { vocabularyText } from '../../../text/describe'
import { conditionRuns } from '../../about-talk/position-texts'
import { emptyPart, issueName, oursFirst, partyName, type TalkContext } from '../../about-talk/talk-context'
import { contestedRuns, saidHowRuns } from '../../claim-runs'
import type { ContentRun, SectionPart } from '../../memo-content'

/** Section 2: the elements of the packages on the table, by package; a bracketed one in brackets. */
export function onTheTableSection(context: TalkContext): SectionPart[] {
  const { desk, writer, talk } = context
  const proposals = desk
    .index('proposal', talkOf)
    .get(talk.id)
    .filter(({ status }) => status !== 'withdrawn')
  const parties = oursFirst(
    context,
    proposals.map(({ by }) => by),
  )
  const rows = parties
    .flatMap((party) => proposals.filter(({ by }) => by === party))
    .flatMap((proposal) => rowsOf(context, proposal))
  if (rows.length === 0) return [emptyPart([writer.say('memo.empty.onTheTable')])]
  const header = (['package', 'element', 'issue', 'status'] as const).map((column) => [
    writer.say(`memo.matrix.table.${column}`, {}, 'label'),
  ])
  return [{ kind: 'table', weights: [2.4, 5.4, 2.4, 1.8], header, rows }]
}

function rowsOf(context: TalkContext, proposal: Proposal): ContentRun[][][] {
  const { desk, writer } = context
  const about = { collection: 'proposal', id: proposal.id } as const
  const standing = proposal.elements.filter(({ status }) => status !== 'withdrawn')
  const paths = standing.map(({ id }) => evidencePath({ field: 'elements', part: id }))
  const title = writer.name('proposal', proposal, 'title', proposal.title)
  return standing.map((element, index) => {
    const of = (field: string, text: string) =>
      writer.run('proposal', proposal, `elements.${element.id}.${field}`, text)
    const text = of('text', element.text)
    const said: ContentRun[] = [
      ...(element.status === 'bracketed' ? writer.frame('memo.matrix.bracketed', { text }) : [text]),
      ...(element.quantity === undefined
        ? []
        : writer.frame('memo.element.quantity', { quantity: of('quantity', element.quantity) })),
      ...(element.kind === 'offer' ? [] : [writer.say(`memo.element.${element.kind}`)]),
      ...conditionRuns(writer, proposal, element),
    ]
    const places = { only: paths.slice(index, index + 1) }
    const name = [
      partyName(context, proposal.by),
      writer.say('memo.comma'),
      title,
      ...saidHowRuns(writer, desk, proposal),
    ]
    return [
      index === 0
        ? [...writer.cited(name, about, { but: paths }), ...contestedRuns(context, about, proposal)]
        : [{ ...title, style: 'quiet' }],
      proposal.attribution === 'assessed' ? writer.cited(said, about, places) : writer.fact(said, about, places),
      element.issue === undefined
        ? [writer.say('memo.matrix.noIssue', {}, 'quiet')]
        : [issueName(context, element.issue)],
      [of('status', vocabularyText(writer.language, 'elementStatus', element.status))],
    ]
  })
}

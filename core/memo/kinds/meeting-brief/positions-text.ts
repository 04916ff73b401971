import type { Claim } from '../../../desk/claims'
import { getOrThrow } from '../../../desk/desk-read'
import { isSourced } from '../../../desk/evidence-for'
import type { Position, Proposal } from '../../../model/records/records'
import { evidencePath } from '../../../model/schema/evidence-path'
import type { SessionContext } from '../../about-session/session-context'
import { contestedRuns } from '../../claim-runs'
import type { ContentRun, SectionPart } from '../../memo-content'
import type { Places } from '../../memo-writer'
import { personRun } from '../../said-by'

const space: ContentRun = { text: ' ', style: 'plain' }

/** A position as it may be said: always with its party, never as a fact; a contested claim and a missing source are marked. */
export function positionRuns(context: SessionContext, position: Position): ContentRun[] {
  const { writer, desk } = context
  const party = getOrThrow(desk, 'party', position.party)
  const about = { collection: 'position', id: position.id } as const
  const runs = writer.frame(`memo.position.${position.attribution}`, {
    party: speakerRuns(context, position, writer.name('party', party, 'names', party.names)),
    text: writer.run('position', position, 'text', position.text),
  })
  const cited = writer.cited(runs, about)
  const unsourced = position.attribution !== 'assessed' && !isSourced(desk, position)
  return [
    ...cited,
    ...(unsourced ? [space, writer.say('memo.position.unsourced', {}, 'caveat')] : []),
    ...contestedRuns(context, about, position),
  ]
}

/** "Japan", or "Japan (Ryosei Akazawa)" if the speaker is recorded. */
function speakerRuns({ writer, desk }: SessionContext, { speaker }: Claim, party: ContentRun): ContentRun[] {
  if (speaker === undefined) return [party]
  return writer.frame('memo.position.speaker', { party, speaker: personRun(writer, desk, speaker) })
}

type Element = Proposal['elements'][number]

/** A package on the table: its title, and its elements as points. */
export function proposalPart(context: SessionContext, proposal: Proposal, ours: boolean): SectionPart {
  const { writer, desk } = context
  const party = getOrThrow(desk, 'party', proposal.by)
  const title = writer.name('proposal', proposal, 'title', proposal.title)
  const label = ours
    ? writer.frame('memo.label.package', { title: speakerRuns(context, proposal, title) }, 'label')
    : writer.frame(
        'memo.label.theirPackage',
        { party: speakerRuns(context, proposal, writer.name('party', party, 'names', party.names)), title },
        'label',
      )
  const standing = proposal.elements.filter((element) => element.status !== 'withdrawn')
  const attributed: ContentRun[] = proposal.attribution
    ? [space, writer.say(`memo.package.${proposal.attribution}`)]
    : []
  const about = { collection: 'proposal', id: proposal.id } as const
  const paths = standing.map(({ id }) => evidencePath({ field: 'elements', part: id }))
  const isAssessed = proposal.attribution === 'assessed'
  const cite = (runs: ContentRun[], places: Places) =>
    isAssessed ? writer.cited(runs, about, places) : writer.fact(runs, about, places)
  const runs = writer.cited([...label, ...attributed], about, { but: paths })
  return {
    kind: 'paragraph',
    runs: [...runs, ...(isAssessed ? [] : writer.unsourced(about)), ...contestedRuns(context, about, proposal)],
    points: standing.map((element, index) =>
      cite(elementRuns(context, proposal, element, index), { only: paths.slice(index, index + 1) }),
    ),
    lettered: true,
  }
}

/** "(a) more imports – 100,000 t (a request) – if: tariffs are removed": an element's text with its nature and condition. */
function elementRuns({ writer }: SessionContext, proposal: Proposal, element: Element, index: number): ContentRun[] {
  const of = (field: string, text: string) => writer.run('proposal', proposal, `elements.${element.id}.${field}`, text)
  const { quantity, conditionalOn, kind } = element
  return [
    { text: `(${letter(index)}) `, style: 'plain' },
    of('text', element.text),
    ...(quantity === undefined ? [] : writer.frame('memo.element.quantity', { quantity: of('quantity', quantity) })),
    ...(kind === 'offer' ? [] : [writer.say(`memo.element.${kind}`)]),
    ...(conditionalOn === undefined
      ? []
      : writer.frame('memo.element.conditional', { condition: of('conditionalOn', conditionalOn) })),
  ]
}

/** a, b … z, aa, ab … */
function letter(index: number): string {
  const rest = Math.floor(index / 26)
  return (rest > 0 ? letter(rest - 1) : '') + String.fromCodePoint(97 + (index % 26))
}

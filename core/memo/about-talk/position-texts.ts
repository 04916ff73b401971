import type { Claim } from '../../desk/claims'
import { getOrThrow } from '../../desk/desk-read'
import { conditionsOf, partWords } from '../../desk/element-conditions'
import { isSourced } from '../../desk/evidence-for'
import type { Position, Proposal } from '../../model/records/records'
import { evidencePath } from '../../model/schema/evidence-path'
import { contestedRuns } from '../claim-runs'
import type { ContentRun, SectionPart } from '../memo-content'
import type { MemoContext } from '../memo-kind'
import type { MemoWriter, Places } from '../memo-writer'
import { kanaOf, letterOf } from '../letters'
import { personRun } from '../said-by'

const space: ContentRun = { text: ' ', style: 'plain' }

/**
 * A position as it may be said: its words, how they were said and by whom unless that is said above; a contested claim and a missing source are marked. The other
 * side of a contested claim is named, with the letter of its source.
 */
export function positionRuns(context: MemoContext, position: Position, isSaidAbove = false): ContentRun[] {
  const about = { collection: 'position', id: position.id } as const
  return [...saidRuns(context, position, isSaidAbove), ...contestedRuns(context, about, position, true)]
}

/** The same with the words of the other side of a contested claim. */
export function contestedPositionRuns(context: MemoContext, position: Position, isSaidAbove = false): ContentRun[] {
  const about = { collection: 'position', id: position.id } as const
  return [...saidRuns(context, position, isSaidAbove), ...contestedRuns(context, about, position)]
}

function saidRuns({ writer, desk }: MemoContext, position: Position, isSaidAbove: boolean): ContentRun[] {
  const { attribution, speaker } = position
  const words = writer.cited([writer.run('position', position, 'text', position.text)], {
    collection: 'position',
    id: position.id,
  })
  const how = [
    [writer.say(`memo.claim.${attribution}`, {}, 'quiet')],
    ...(speaker === undefined ? [] : [[{ ...personRun(writer, desk, speaker), style: 'quiet' } as const]]),
  ]
  const isBare = attribution !== 'assessed' && !isSourced(desk, position)
  return [
    ...words,
    ...(isSaidAbove ? [] : [space, ...writer.frame('memo.want.how', { how: writer.join(how, 'memo.comma') }, 'quiet')]),
    ...(isBare ? [space, writer.say('memo.position.unsourced', {}, 'caveat')] : []),
  ]
}

/** "Japan", or "Japan (Ryosei Akazawa)" if the speaker is recorded. */
function speakerRuns({ writer, desk }: MemoContext, { speaker }: Claim, party: ContentRun): ContentRun[] {
  if (speaker === undefined) return [party]
  return writer.frame('memo.position.speaker', { party, speaker: personRun(writer, desk, speaker) })
}

type Element = Proposal['elements'][number]

/** A package on the table in one paragraph: its title, and its elements (a), (b) …, in Japanese ア、イ …. */
export function proposalPart(context: MemoContext, proposal: Proposal, ours: boolean): SectionPart {
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
  const elements = standing.map((element, index) =>
    cite(elementRuns(context, proposal, element, index), { only: paths.slice(index, index + 1) }),
  )
  return {
    kind: 'paragraph',
    runs: [
      ...runs,
      ...(isAssessed ? [] : writer.unsourced(about)),
      ...(elements.length > 0
        ? [
            space,
            ...writer.join(elements, 'memo.semicolon'),
            ...(endsSentence(standing.at(-1)) ? [] : [writer.say('memo.gap.end')]),
          ]
        : []),
      ...contestedRuns(context, about, proposal),
    ],
  }
}

/** Does the text of an element end with a stop of its own? */
const endsSentence = (element: Element | undefined): boolean =>
  element !== undefined &&
  element.conditionalOn === undefined &&
  conditionsOf(element).length === 0 &&
  element.kind === 'offer' &&
  /[.。!?]$/.test(element.quantity ?? element.text)

/** "(a) more imports – 100,000 t (a request) – if: tariffs are removed": an element's text with its nature and condition. */
function elementRuns({ writer }: MemoContext, proposal: Proposal, element: Element, index: number): ContentRun[] {
  const of = (field: string, text: string) => writer.run('proposal', proposal, `elements.${element.id}.${field}`, text)
  const { quantity, kind } = element
  return [
    { text: writer.language === 'ja' ? `${kanaOf(index)} ` : `(${letterOf(index)}) `, style: 'plain' },
    of('text', element.text),
    ...(quantity === undefined ? [] : writer.frame('memo.element.quantity', { quantity: of('quantity', quantity) })),
    ...(kind === 'offer' ? [] : [writer.say(`memo.element.${kind}`)]),
    ...conditionRuns(writer, proposal, element),
  ]
}

/** " – if: tariffs are removed; a joint effort in shipbuilding": the text and the other elements that an element is conditional on. */
export function conditionRuns(writer: MemoWriter, proposal: Proposal, element: Element): ContentRun[] {
  const { id, conditionalOn } = element
  const conditions = [
    ...(conditionalOn === undefined
      ? []
      : [[writer.run('proposal', proposal, `elements.${id}.conditionalOn`, conditionalOn)]]),
    ...conditionsOf(element).flatMap((other) => {
      const words = partWords(proposal.elements, other)
      return words === undefined
        ? []
        : [[writer.run('proposal', proposal, `elements.${id}.conditionalOnElements`, words)]]
    }),
  ]
  if (conditions.length === 0) return []
  return writer.frame('memo.element.conditional', { condition: writer.join(conditions, 'memo.semicolon') })
}

import { getOrThrow } from '../../../desk/desk-read'
import { positionsOf, type SessionContext } from '../../about-session/session-context'
import type { Position } from '../../../model/records/records'
import { inSentence } from '../../../text/in-sentence'
import type { ContentRun } from '../../memo-content'
import type { WrittenSection } from '../../memo-kind'
import { contestedPositionRuns, positionRuns } from '../../about-talk/position-texts'

const space: ContentRun = { text: ' ', style: 'plain' }

/** The objectives of both sides in two columns. Our own positions need no name; theirs have it if there are several others. */
export function wantsSection(context: SessionContext): WrittenSection {
  const { desk, writer, talk, settings } = context
  const others = talk.parties.filter((party) => party !== settings.ourParty)
  const held = {
    ours: positionsOf(context, settings.ourParty),
    theirs: others.flatMap((id) => positionsOf(context, id)),
  }
  const how = { ours: sharedHow(held.ours), theirs: sharedHow(held.theirs) }
  const ours = held.ours.map(({ position }) => contestedPositionRuns(context, position, how.ours !== undefined))
  const theirs = others.flatMap((id) =>
    positionsOf(context, id).map(({ position }) => {
      const runs = positionRuns(context, position, how.theirs !== undefined)
      if (others.length === 1) return runs
      const party = getOrThrow(desk, 'party', id)
      const name = writer.name('party', party, 'names', party.names)
      return [...writer.frame('memo.want.party', { party: name }, 'label'), space, ...runs]
    }),
  )
  const names = others.map((id) => {
    const party = getOrThrow(desk, 'party', id)
    return [writer.name('party', party, 'names', party.names)]
  })
  const quiet = (parts: ContentRun[][]) =>
    writer.join(parts, 'memo.comma').map((run): ContentRun => ({ ...run, style: 'quiet' }))
  const columns = [
    { heading: [writer.say('memo.want.ours')], aside: quiet(howRuns(context, how.ours)), items: ours },
    {
      heading: [writer.say('memo.want.theirs')],
      aside: quiet([...names, ...howRuns(context, how.theirs)]),
      items: theirs,
    },
  ].map(({ aside, ...column }) => ({ ...column, ...(aside.length > 0 ? { aside } : {}) }))
  const isEmpty = ours.length === 0 && theirs.length === 0
  return {
    headless: true,
    // A column without anything says so, so that the other one keeps its place.
    parts: isEmpty
      ? []
      : [
          {
            kind: 'pair',
            columns: columns.map((column) => ({
              ...column,
              items: column.items.length > 0 ? column.items : [[writer.say('memo.empty.raise', {}, 'quiet')]],
            })),
          },
        ],
    gaps: [
      ...(ours.length === 0 ? [[writer.say('memo.gap.ours')]] : []),
      ...(theirs.length === 0 ? [[writer.say('memo.gap.theirs')]] : []),
    ],
  }
}

/** How all positions were said, if in one way by nobody who is named; the desk's own assessment says so at each. */
function sharedHow(held: readonly { position: Position }[]): Position['attribution'] | undefined {
  const [first, ...rest] = held.map(({ position }) => position)
  const isShared =
    first !== undefined &&
    first.attribution !== 'assessed' &&
    [first, ...rest].every(({ attribution, speaker }) => attribution === first.attribution && speaker === undefined)
  return isShared ? first.attribution : undefined
}

function howRuns({ writer }: SessionContext, how: Position['attribution'] | undefined) {
  return how === undefined ? [] : [[{ text: inSentence(writer.text(`memo.claim.${how}`)), style: 'quiet' } as const]]
}

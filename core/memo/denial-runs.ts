import { claimsDeniedBy, denialsOf } from '../desk/claims'
import { getOrThrow } from '../desk/desk-read'
import type { RecordRef } from '../model/values/record-ref'
import type { ContentRun } from './memo-content'
import type { MemoContext } from './memo-kind'

const space: ContentRun = { text: ' ', style: 'plain' }

/**
 * The other side of a claim or of a denial, with its notes: "Japan denies: …" for each statement that denies the claim, and "(Denies United States: …)" for
 * each claim that the statement denies. The other side of that is not repeated.
 */
export function otherSideRuns(context: MemoContext, about: RecordRef): ContentRun[] {
  const { desk, bounds } = context
  const denials = denialsOf(desk, about, bounds).flatMap((ref) => sideRuns(context, ref, 'memo.claim.denied'))
  const claims = claimsDeniedBy(desk, about).flatMap((ref) => sideRuns(context, ref, 'memo.claim.denies'))
  return [...denials, ...claims]
}

/**
 * The same in short, with its notes, where the whole of it is printed elsewhere: "Denied by Japan." and "(Denies United States.)". A click opens the other
 * statement.
 */
export function otherSideShortRuns(context: MemoContext, about: RecordRef): ContentRun[] {
  const { desk, bounds } = context
  const denials = denialsOf(desk, about, bounds).flatMap((ref) => shortRuns(context, ref, 'memo.claim.deniedBy'))
  const claims = claimsDeniedBy(desk, about).flatMap((ref) => shortRuns(context, ref, 'memo.claim.deniesBy'))
  return [...denials, ...claims]
}

function shortRuns(
  context: MemoContext,
  about: RecordRef,
  key: 'memo.claim.deniedBy' | 'memo.claim.deniesBy',
): ContentRun[] {
  const { writer, desk } = context
  const { by, text } = statementRuns(context, about)
  const party = by === undefined ? undefined : getOrThrow(desk, 'party', by)
  const said = party
    ? writer.frame(key, { party: writer.name('party', party, 'names', party.names) })
    : writer.frame('memo.claim.deniesThat', { text })
  const from = { ...about, field: 'denies' }
  return [
    space,
    ...writer.fact(
      said.map((run): ContentRun => (run.from ? run : { ...run, from })),
      about,
    ),
  ]
}

function sideRuns(
  context: MemoContext,
  about: RecordRef,
  key: 'memo.claim.denied' | 'memo.claim.denies',
): ContentRun[] {
  const { writer, desk } = context
  const { by, text } = statementRuns(context, about)
  const party = by === undefined ? undefined : getOrThrow(desk, 'party', by)
  const said = party
    ? writer.frame(key, { party: writer.name('party', party, 'names', party.names), text })
    : writer.frame('memo.claim.deniesThat', { text })
  return [space, ...writer.fact(said, about)]
}

/** The party and the words of a statement, or the title of a package. A milestone has no party. */
function statementRuns(
  { desk, writer }: MemoContext,
  { collection, id }: RecordRef,
): { by?: string; text: ContentRun[] } {
  if (collection === 'position') {
    const position = getOrThrow(desk, 'position', id)
    return { by: position.party, text: [writer.run('position', position, 'text', position.text)] }
  }
  if (collection === 'readout') {
    const readout = getOrThrow(desk, 'readout', id)
    const says = readout.says.map((text, index) => [writer.run('readout', readout, `says[${index}]`, text)])
    return { by: readout.issuedBy, text: says.flatMap((run, index) => (index === 0 ? run : [space, ...run])) }
  }
  if (collection === 'milestone') {
    const milestone = getOrThrow(desk, 'milestone', id)
    return { text: [writer.name('milestone', milestone, 'title', milestone.title)] }
  }
  const proposal = getOrThrow(desk, 'proposal', id)
  return { by: proposal.by, text: [writer.name('proposal', proposal, 'title', proposal.title)] }
}

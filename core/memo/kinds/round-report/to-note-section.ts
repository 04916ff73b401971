import { isContested, type Claim } from '../../../desk/claims'
import { commitmentStanding } from '../../../desk/commitments'
import { isSourced } from '../../../desk/evidence-for'
import { talkOf } from '../../../desk/index-keys'
import type { RecordOf } from '../../../model/records/records'
import type { CollectionName } from '../../../model/values/collection-names'
import { doubtsAt } from '../../../rules/claim-rules'
import { readoutsOf } from '../../about-talk/session-texts'
import { emptyPart } from '../../about-talk/talk-context'
import type { ContentRun, SectionPart } from '../../memo-content'
import { positionsNow } from './outlook-sections'
import type { RoundContext } from './round-context'

/** Kinds of doubt about a record, in the order in which they print. */
const DOUBTS = ['contested', 'unsourced', 'single', 'stale', 'overdue'] as const
type Doubt = (typeof DOUBTS)[number]

/** A record by its name, written only if it prints, and the doubts about it. */
interface Noted {
  name: () => ContentRun
  doubts: readonly Doubt[]
}

/** Section 8: what to know of the records before relying on them: a paragraph for each kind of doubt, with the records that it concerns. */
export function toNoteSection(context: RoundContext): SectionPart[] {
  const { writer } = context
  const noted = [...claimsNoted(context), ...readoutsNoted(context), ...overdueNoted(context)]
  const parts = DOUBTS.flatMap((doubt): SectionPart[] => {
    const names = noted.filter(({ doubts }) => doubts.includes(doubt)).map(({ name }) => [name()])
    if (names.length === 0) return []
    const records = writer.join(names, 'memo.report.between')
    return [{ kind: 'paragraph', runs: writer.frame(`memo.report.note.${doubt}`, { records }) }]
  })
  return parts.length > 0 ? parts : [emptyPart([writer.say('memo.empty.toNote')])]
}

/** The positions that hold, the packages on the table and the open milestones of the talk. */
function claimsNoted(context: RoundContext): Noted[] {
  const { desk, bounds, talk } = context
  const noted = <C extends 'position' | 'proposal' | 'milestone'>(
    collection: C,
    record: RecordOf<C>,
    isBare: boolean,
  ): Noted => ({
    name: () => nameOf(context, collection, record, collection === 'position' ? 'issue' : 'title'),
    doubts: [
      ...(isContested(desk, { collection, id: record.id }, record, bounds) ? (['contested'] as const) : []),
      ...(isBare ? (['unsourced'] as const) : []),
      ...doubtsAt(desk, collection, record, bounds.at),
    ],
  })
  const proposals = desk.index('proposal', talkOf).get(talk.id)
  const milestones = desk.index('milestone', talkOf).get(talk.id)
  return [
    ...positionsNow(context).map((one) =>
      noted('position', one, one.attribution !== 'assessed' && !isSourced(desk, one)),
    ),
    ...proposals.filter(({ status }) => status !== 'withdrawn').map((one) => noted('proposal', one, false)),
    ...milestones.filter(({ status }) => status === 'open').map((one) => noted('milestone', one, false)),
  ]
}

/** The readouts of the round's meetings. */
function readoutsNoted(context: RoundContext): Noted[] {
  const { desk, bounds, sessions } = context
  return sessions
    .flatMap((session) => readoutsOf(context, session))
    .map((readout) => ({
      name: () => nameOf(context, 'readout', readout, 'issuedBy'),
      doubts: isContested(desk, { collection: 'readout', id: readout.id }, readout satisfies Claim, bounds)
        ? ['contested']
        : [],
    }))
}

/** The commitments of the round whose day has passed. */
const overdueNoted = (context: RoundContext): Noted[] =>
  context.commitments
    .filter((commitment) => commitmentStanding(commitment, context.bounds.at) === 'overdue')
    .map((commitment) => ({ name: () => nameOf(context, 'commitment', commitment, 'due'), doubts: ['overdue'] }))

const nameOf = <C extends CollectionName>(
  { writer }: RoundContext,
  collection: C,
  record: RecordOf<C>,
  field: string,
): ContentRun => {
  const run = writer.titled(collection, record, { field })
  // A commitment is named by its words, which end with a stop of their own.
  return { ...run, text: run.text.replace(/[.。]$/, '') }
}

import { z } from 'zod'
import { DAY_MS } from '../dates/edtf'
import type { DeskRead } from '../desk/desk-read'
import { titleOf, titleSchema } from '../desk/titles'
import { talkOfSubject } from '../memo/of-talk'
import type { AnyRecord, Memo, RecordOf } from '../model/records/records'
import type { CollectionName } from '../model/values/collection-names'
import { recordRefSchema } from '../model/values/record-ref'
import { byDay, dayKey } from './newest'

/** How many changes are shown: more are in History. */
const ROWS = 8

/** The newest issued memo, and what was added or changed of its talk since; nothing while no memo is issued. */
export const sinceMemoSchema = z.object({
  memo: z.object({ ref: recordRefSchema, title: titleSchema, issuedAt: z.string() }).optional(),
  rows: z.array(z.object({ ref: recordRefSchema, title: titleSchema, isNew: z.boolean(), at: z.string() })),
  hasMore: z.boolean(),
})
export type SinceMemo = z.infer<typeof sinceMemoSchema>

const lastChange = ({ changedAt }: AnyRecord) => dayKey(Date.parse(changedAt))
const talkOfRound = (desk: DeskRead, id: string) => desk.get('round', id)?.talk
const talkOfIssue = (desk: DeskRead, id: string) => desk.get('issue', id)?.talk

/** Finds what changed in a kind, the latest first, until there are enough or the day of the memo has passed. */
const kind = <C extends CollectionName>(
  collection: C,
  talksOf: (desk: DeskRead, record: RecordOf<C>) => readonly (string | undefined)[],
) => {
  const by = byDay(collection, lastChange)
  return (desk: DeskRead, talk: string, since: number): { collection: C; record: RecordOf<C> }[] => {
    const found: { collection: C; record: RecordOf<C> }[] = []
    const index = desk.index(collection, by.dayOf)
    for (const day of desk.derived(by.days, collection)) {
      if ((day + 1) * DAY_MS <= since || found.length > ROWS) break
      for (const record of index.get(String(day)))
        if (Date.parse(record.changedAt) > since && talksOf(desk, record).includes(talk))
          found.push({ collection, record })
    }
    return found
  }
}

const KINDS = [
  kind('position', (desk, { issue }) => [talkOfIssue(desk, issue)]),
  kind('line', (desk, { issue }) => [talkOfIssue(desk, issue)]),
  kind('measure', (desk, { issues }) => issues.map((issue) => talkOfIssue(desk, issue))),
  kind('milestone', (_desk, { talk }) => [talk]),
  kind('proposal', (_desk, { talk }) => [talk]),
  kind('round', (_desk, { talk }) => [talk]),
  kind('session', (desk, { round }) => [talkOfRound(desk, round)]),
  kind('commitment', (desk, { round }) => [talkOfRound(desk, round)]),
  kind('readout', (desk, { session }) => [talkOfRound(desk, desk.get('session', session)?.round ?? '')]),
]

/** The instant at which a memo was issued, if it is the issued one still. */
const issuedKey = ({ status, issuedAt }: Memo) => (status === 'issued' ? issuedAt : undefined)

/**
 * The changes since the newest memo that was issued, of what belongs to its talk: the latest first. Costs the days since then and what changed in them, and
 * stops when it has enough.
 */
export function sinceMemoView(desk: DeskRead): SinceMemo {
  const memo = newestIssued(desk)
  const issuedAt = memo?.issuedAt
  const talk = memo && talkOfSubject(desk, memo)
  if (!memo || issuedAt === undefined || talk === undefined) return { rows: [], hasMore: false }
  const since = Date.parse(issuedAt)
  const found = KINDS.flatMap((changedIn): { collection: CollectionName; record: AnyRecord }[] =>
    changedIn(desk, talk, since),
  ).toSorted((a, b) => Date.parse(b.record.changedAt) - Date.parse(a.record.changedAt))
  const memoRef = { collection: 'memo', id: memo.id } as const
  return {
    memo: { ref: memoRef, title: titleOf(desk, memoRef), issuedAt },
    rows: found.slice(0, ROWS).map(({ collection, record }) => {
      const ref = { collection, id: record.id }
      return {
        ref,
        title: titleOf(desk, ref),
        isNew: Date.parse(record.createdAt) > since,
        at: record.changedAt,
      }
    }),
    hasMore: found.length > ROWS,
  }
}

function newestIssued(desk: DeskRead): Memo | undefined {
  const index = desk.index('memo', issuedKey)
  const [last] = [...index.keys()].toSorted((a, b) => Date.parse(b) - Date.parse(a))
  const [memo] = last === undefined ? [] : index.get(last).toReversed()
  return memo
}

import { aheadOrder } from '../desk/ahead-order'
import type { Derive, DeskRead } from '../desk/desk-read'
import { issueOf, meetingOf, roundOf, sessionOf, talkOf } from '../desk/index-keys'
import { refKey } from '../desk/ops'
import { titleOf, type Title } from '../desk/titles'
import { compareDates } from '../dates/date-range'
import type { RecordOf } from '../model/records/records'
import type { CollectionName } from '../model/values/collection-names'
import { LIST_HEADS, screenOf, type ListScreen } from './screens'

/** A row by its record's `refKey`, and its depth under the row above. */
export interface RowPlace {
  key: string
  collection: CollectionName
  id: string
  depth: number
}

/** A group of a list: its heading in the form of the text keys `list.<heading>`, or the record whose title heads it. */
export interface ListGroup {
  key: string
  heading: string
  of?: { collection: CollectionName; id: string }
}

const place = (collection: CollectionName, { id }: { id: string }, depth = 0): RowPlace => ({
  key: refKey({ collection, id }),
  collection,
  id,
  depth,
})

/** The groups that list all records of one kind, by their headings. */
const FLAT: { readonly [S in ListScreen]?: readonly (readonly [heading: string, collection: CollectionName])[] } = {
  measures: [
    ['measures', 'measure'],
    ['goods', 'good'],
    ['stackingRules', 'stackingRule'],
    ['instruments', 'legalInstrument'],
    ['rulings', 'legalEvent'],
  ],
  sources: [
    ['sources', 'source'],
    ['leads', 'lead'],
    ['annotations', 'annotation'],
    ['evidence', 'evidence'],
  ],
  desk: [
    ['settings', 'deskSettings'],
    ['parties', 'party'],
    ['people', 'membership'],
    ['persons', 'person'],
    ['posts', 'post'],
    ['staff', 'staff'],
  ],
  memos: [['memos', 'memo']],
}

/** The groups of a list screen in their order, also those without rows. `screen` is the key of a derived value. */
export const listGroups: Derive<readonly ListGroup[]> = (desk, screen) => {
  const head = LIST_HEADS[screen as ListScreen]
  const headed = head
    ? desk.all(head).map(({ id }): ListGroup => ({ key: id, heading: head, of: { collection: head, id } }))
    : []
  const flat = (FLAT[screen as ListScreen] ?? []).map(([heading]): ListGroup => ({ key: heading, heading }))
  return [...headed, ...flat, { key: DRAFTS, heading: DRAFTS }]
}
const DRAFTS = 'drafts'

/** Reads the rows of all groups of a list screen, so that its indexes are made. The rows themselves are not kept: a list keeps them in columns. */
export function readRows(desk: DeskRead, screen: ListScreen): void {
  for (const { key } of desk.derived(listGroups, screen)) desk.derived(rowCount, groupKey(screen, key))
}

/** The key under which the rows of a group are a derived value. */
export const groupKey = (screen: ListScreen, group: string): string => `${screen} ${group}`

/** The rows of a group in their order, by `groupKey`. */
export const groupRows: Derive<readonly RowPlace[]> = (desk, key) => {
  const [screen, group] = [key.slice(0, key.indexOf(' ')) as ListScreen, key.slice(key.indexOf(' ') + 1)]
  if (group === DRAFTS)
    return desk
      .all('draft')
      .filter((draft) => screenOf(draft.of) === screen)
      .map((draft) => place('draft', draft))
  if (LIST_HEADS[screen] === 'talk') return talkRows(desk, group)
  if (LIST_HEADS[screen] === 'issue') return issueRows(desk, group)
  const collection = FLAT[screen]?.find(([heading]) => heading === group)?.[1]
  if (collection === undefined) return []
  const records = desk.all(collection)
  const inOrder =
    collection === 'stackingRule'
      ? (records as readonly RecordOf<'stackingRule'>[]).toSorted((a, b) => a.order - b.order)
      : records
  return inOrder.map((record) => place(collection, record))
}

/** How many rows a group has, by `groupKey`. */
const rowCount: Derive<number> = (desk, key) => groupRows(desk, key).length

/** An issue, the positions on it, and the lines to take. */
function issueRows(desk: DeskRead, id: string): RowPlace[] {
  return [
    place('issue', { id }),
    ...desk
      .index('position', issueOf)
      .get(id)
      .map((position) => place('position', position, 1)),
    ...desk
      .index('line', issueOf)
      .get(id)
      .map((line) => place('line', line, 1)),
  ]
}

/** A talk, its rounds with what was agreed, their sessions and readouts, what is on the table, and its milestones. */
function talkRows(desk: DeskRead, id: string): RowPlace[] {
  const rounds = desk.index('round', talkOf).get(id)
  const milestones = desk.index('milestone', talkOf).get(id)
  return [
    place('talk', { id }),
    ...rounds
      .toSorted((a, b) => compareDates(b.when, a.when))
      .flatMap((round) => [
        place('round', round, 1),
        ...desk
          .index('commitment', roundOf)
          .get(round.id)
          .filter(({ session }) => session === undefined)
          .map((commitment) => place('commitment', commitment, 2)),
        ...sessionRows(desk, round.id),
      ]),
    ...desk
      .index('proposal', talkOf)
      .get(id)
      .map((proposal) => place('proposal', proposal, 1)),
    ...milestones.toSorted(aheadOrder()).map((milestone) => place('milestone', milestone, 1)),
  ]
}

function sessionRows(desk: DeskRead, round: string): RowPlace[] {
  const readouts = desk.index('readout', sessionOf)
  const commitments = desk.index('commitment', meetingOf)
  return desk
    .index('session', roundOf)
    .get(round)
    .toSorted((a, b) => compareDates(a.start, b.start))
    .flatMap((session) => [
      place('session', session, 2),
      ...readouts.get(session.id).map((readout) => place('readout', readout, 3)),
      ...commitments.get(session.id).map((commitment) => place('commitment', commitment, 3)),
    ])
}

/** The title of a group that a record heads. */
export const groupTitle = (desk: DeskRead, group: ListGroup): Title | undefined => group.of && titleOf(desk, group.of)

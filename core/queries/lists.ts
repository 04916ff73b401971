import { compareDates } from '../dates/edtf'
import { settingsOf, type DeskRead } from '../desk/desk-read'
import { isSourced } from '../desk/evidence-for'
import type { CollectionName } from '../model/collection-names'
import { fieldsOf } from '../model/fields'
import type { Position, RecordOf, Talk } from '../model/records'
import { statusAt } from '../rates/layer-standing'
import { asOfOf } from './as-of'
import { titleOf } from './titles'
import { screenOf, type ListScreen } from './screens'
import type { ListRow, ListView, SimpleValue } from './view-schemas'

type Group = ListView['groups'][number]

/** A row of a list. */
export function listRow<C extends CollectionName>(
  desk: DeskRead,
  collection: C,
  record: RecordOf<C>,
  facts: SimpleValue[] = [],
  extra: { depth?: number; text?: string } = {},
): ListRow {
  const ref = { collection, id: record.id }
  return {
    ref,
    title: titleOf(desk, ref),
    depth: extra.depth ?? 0,
    facts,
    changedAt: record.changedAt,
    ...(extra.text ? { text: extra.text } : {}),
  }
}

const word = (vocabulary: string, value: string): SimpleValue => ({ type: 'word', vocabulary, value })

/** The records that a screen lists, grouped as the desk thinks of them. Headings are text keys `list.<heading>`. */
export function listView(desk: DeskRead, screen: ListScreen, now: string): ListView {
  const at = Date.parse(asOfOf(settingsOf(desk), now).asOf)
  const groups = LISTS[screen](desk, at).concat({ heading: 'drafts', rows: draftRows(desk, screen) })
  return { groups: groups.filter((group) => group.rows.length > 0) }
}

/** What is not complete yet, on the screen where it will be listed. */
function draftRows(desk: DeskRead, screen: ListScreen): ListRow[] {
  return desk
    .all('draft')
    .filter((draft) => screenOf(draft.of) === screen)
    .map((draft) => {
      const text = draftText(draft)
      return listRow(desk, 'draft', draft, [], text === undefined ? {} : { text })
    })
}

/** The first words that were typed into a draft. */
function draftText(draft: RecordOf<'draft'>): string | undefined {
  const values = fieldsOf(draft.of).flatMap(({ name, type }): string[] => {
    const value = draft.fields[name]
    if (value === undefined) return []
    if (type.type === 'names') return Object.values(value as Record<string, string>).slice(0, 1)
    return typeof value === 'string' && (type.type === 'prose' || type.type === 'name') ? [value] : []
  })
  return values[0]
}

const LISTS: Record<ListScreen, (desk: DeskRead, at: number) => Group[]> = {
  talks: (desk) => [
    ...desk.all('talk').map((talk) => ({
      heading: 'talk',
      title: titleOf(desk, { collection: 'talk', id: talk.id }),
      rows: talkRows(desk, talk),
    })),
  ],
  measures: (desk, at) => [
    {
      heading: 'measures',
      rows: desk.all('measure').map((measure) => {
        const latest = statusAt(measure, at)
        return listRow(desk, 'measure', measure, [
          { type: 'local', title: titleOf(desk, { collection: 'party', id: measure.imposer }) },
          word('measureKind', measure.kind),
          ...(latest ? [word('measureStatus', latest.status)] : []),
        ])
      }),
    },
    {
      heading: 'stackingRules',
      rows: desk
        .all('stackingRule')
        .toSorted((a, b) => a.order - b.order)
        .map((rule) => listRow(desk, 'stackingRule', rule, [word('stackingKind', rule.kind)])),
    },
    {
      heading: 'instruments',
      rows: desk
        .all('legalInstrument')
        .map((instrument) =>
          listRow(
            desk,
            'legalInstrument',
            instrument,
            [
              word('instrumentKind', instrument.kind),
              ...(instrument.signed ? [{ type: 'date', date: instrument.signed } as const] : []),
            ],
            instrument.title === undefined ? {} : { text: instrument.title },
          ),
        ),
    },
    {
      heading: 'rulings',
      rows: desk
        .all('legalEvent')
        .map((event) =>
          listRow(desk, 'legalEvent', event, [word('legalEventKind', event.kind), { type: 'date', date: event.on }]),
        ),
    },
  ],
  positions: (desk) =>
    desk.all('issue').map((issue) => ({
      heading: 'issue',
      title: titleOf(desk, { collection: 'issue', id: issue.id }),
      rows: [
        listRow(desk, 'issue', issue, [
          { type: 'names', names: Object.values(issue.area).filter((name) => typeof name === 'string') },
          ...(issue.ourInterest ? [word('interest', issue.ourInterest)] : []),
        ]),
        ...desk
          .all('position')
          .filter((position) => position.issue === issue.id)
          .map((position) => positionRow(desk, position, 1)),
        ...desk
          .all('line')
          .filter((line) => line.issue === issue.id)
          .map((line) =>
            listRow(desk, 'line', line, [word('audience', line.audience), ...lineFacts(desk, line)], {
              depth: 1,
              text: line.text,
            }),
          ),
      ],
    })),
  sources: (desk) => [
    {
      heading: 'sources',
      rows: desk
        .all('source')
        .map((source) =>
          listRow(desk, 'source', source, [word('sourceKind', source.kind), word('reliability', source.reliability)]),
        ),
    },
    {
      heading: 'leads',
      rows: desk.all('lead').map((lead) => listRow(desk, 'lead', lead)),
    },
  ],
  desk: (desk) => [
    { heading: 'settings', rows: desk.all('deskSettings').map((settings) => listRow(desk, 'deskSettings', settings)) },
    {
      heading: 'parties',
      rows: desk
        .all('party')
        .map((party) =>
          listRow(desk, 'party', party, [{ type: 'text', text: party.code }, word('partyKind', party.kind)]),
        ),
    },
    { heading: 'people', rows: desk.all('membership').map((membership) => listRow(desk, 'membership', membership)) },
    { heading: 'persons', rows: desk.all('person').map((person) => listRow(desk, 'person', person)) },
    {
      heading: 'posts',
      rows: desk
        .all('post')
        .map((post) =>
          listRow(desk, 'post', post, [
            { type: 'local', title: titleOf(desk, { collection: 'party', id: post.party }) },
          ]),
        ),
    },
    {
      heading: 'staff',
      rows: desk.all('staff').map((staff) => listRow(desk, 'staff', staff, [{ type: 'text', text: staff.initials }])),
    },
  ],
  memos: (desk) => [
    {
      heading: 'memos',
      rows: desk
        .all('memo')
        .map((memo) =>
          listRow(desk, 'memo', memo, [
            word('memoType', memo.type),
            word('memoStatus', memo.status),
            { type: 'text', text: memo.reference },
          ]),
        ),
    },
  ],
}

/** A position: whose it is, its stance, and the sentence itself. */
export function positionRow(desk: DeskRead, position: Position, depth = 0): ListRow {
  return listRow(
    desk,
    'position',
    position,
    [
      word('stance', position.stance),
      { type: 'local', title: titleOf(desk, { collection: 'party', id: position.party }) },
      word('attribution', position.attribution),
      { type: 'date', date: position.validFrom },
      ...positionCaveats(desk, position),
    ],
    { depth, text: position.text },
  )
}

function positionCaveats(desk: DeskRead, position: Position): SimpleValue[] {
  const unsourced = position.attribution !== 'assessed' && !isSourced(desk, position)
  return [
    ...(position.contested ? [{ type: 'caveat', caveat: 'contested' } as const] : []),
    ...(unsourced ? [{ type: 'caveat', caveat: 'unsourced' } as const] : []),
  ]
}

/** A line's status; one that is not cleared says so, as it would be printed. */
function lineFacts(desk: DeskRead, line: RecordOf<'line'>): SimpleValue[] {
  if (line.status !== 'draft') return [word('lineStatus', line.status)]
  return [{ type: 'caveat', caveat: settingsOf(desk).example ? 'example' : 'notCleared' }]
}

/** A talk, its rounds with their sessions and readouts, what is on the table, and its milestones. */
function talkRows(desk: DeskRead, talk: Talk): ListRow[] {
  const rounds = desk
    .all('round')
    .filter((round) => round.talk === talk.id)
    .toSorted((a, b) => compareDates(b.when, a.when))
  return [
    listRow(desk, 'talk', talk, [word('talkStatus', talk.status)]),
    ...rounds.flatMap((round) => [
      listRow(desk, 'round', round, [{ type: 'date', date: round.when }, word('meetingStatus', round.status)], {
        depth: 1,
      }),
      ...sessionRows(desk, round.id),
    ]),
    ...desk
      .all('proposal')
      .filter((proposal) => proposal.talk === talk.id)
      .map((proposal) => listRow(desk, 'proposal', proposal, [word('proposalStatus', proposal.status)], { depth: 1 })),
    ...desk
      .all('milestone')
      .filter((milestone) => milestone.talk === talk.id)
      .toSorted((a, b) => compareDates(a.when, b.when))
      .map((milestone) =>
        listRow(
          desk,
          'milestone',
          milestone,
          [{ type: 'date', date: milestone.when }, word('milestoneBasis', milestone.basis)],
          { depth: 1 },
        ),
      ),
  ]
}

function sessionRows(desk: DeskRead, round: string): ListRow[] {
  return desk
    .all('session')
    .filter((session) => session.round === round)
    .toSorted((a, b) => compareDates(a.start, b.start))
    .flatMap((session) => [
      listRow(
        desk,
        'session',
        session,
        [{ type: 'date', date: session.start }, word('meetingStatus', session.status)],
        { depth: 2 },
      ),
      ...desk
        .all('readout')
        .filter((readout) => readout.session === session.id)
        .map((readout) => listRow(desk, 'readout', readout, [], { depth: 3 })),
    ])
}

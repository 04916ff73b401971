import { asOfOf, settingsOf, type DeskRead } from '../desk/desk-read'
import { titleOf, type Title } from '../desk/titles'
import type { RecordOf } from '../model/records/records'
import { fieldsOf } from '../model/schema/fields'
import { statusAt } from '../rates/measure-status'
import { familyText } from '../text/catalogue'
import { lineRow, listRow, positionRow, word, type Group } from './list-rows'
import { screenOf, type ListScreen } from './screens'
import { talkRows } from './talk-rows'
import type { ListRow, ListView } from './view-schemas'

const issueOf = (record: { issue: string }) => record.issue

/** The records of a list screen, grouped as the desk thinks of them. Headings are text keys `list.<heading>`. */
export function listView(desk: DeskRead, screen: ListScreen, now: string): ListView {
  const at = Date.parse(asOfOf(settingsOf(desk), now).asOf)
  const groups = LISTS[screen](desk, at).concat({ heading: 'drafts', rows: draftRows(desk, screen) })
  return { groups: groups.filter((group) => group.rows.length > 0) }
}

/** Incomplete records, on the screen that will list them. */
function draftRows(desk: DeskRead, screen: ListScreen): ListRow[] {
  return desk
    .all('draft')
    .filter((draft) => screenOf(draft.of) === screen)
    .map((draft) => {
      const text = draftText(draft)
      return listRow(desk, 'draft', draft, [], text === undefined ? {} : { text })
    })
}

/** The first words of a draft. */
export function draftText(draft: RecordOf<'draft'>): string | undefined {
  const values = fieldsOf(draft.of).flatMap(({ name, type }): string[] => {
    const value = draft.fields[name]
    if (value === undefined) return []
    if (type.type === 'names') return Object.values(value as Record<string, string>).slice(0, 1)
    return typeof value === 'string' && (type.type === 'prose' || type.type === 'name') ? [value] : []
  })
  return values[0]
}

const LISTS: Record<ListScreen, (desk: DeskRead, at: number) => Group[]> = {
  talks: (desk) =>
    desk.all('talk').map((talk) => ({
      heading: 'talk',
      title: titleOf(desk, { collection: 'talk', id: talk.id }),
      rows: talkRows(desk, talk),
    })),
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
          .index('position', issueOf)
          .get(issue.id)
          .map((position) => positionRow(desk, position, 1)),
        ...desk
          .index('line', issueOf)
          .get(issue.id)
          .map((line) => lineRow(desk, line, 1)),
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
    { heading: 'annotations', rows: desk.all('annotation').map((annotation) => annotationRow(desk, annotation)) },
    { heading: 'evidence', rows: desk.all('evidence').map((evidence) => evidenceRow(desk, evidence)) },
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
            { type: 'local', title: versionTitle(memo.version) },
            ...(memo.reference === undefined ? [] : [{ type: 'text', text: memo.reference } as const]),
          ]),
        ),
    },
  ],
}

/** "Version 2", in both languages of the window. */
const versionTitle = (version: number): Title => ({
  en: familyText('en', 'room.version', { version }),
  ja: familyText('ja', 'room.version', { version }),
})

/** A passage marked in a source: where it is, and the comment on it. */
function annotationRow(desk: DeskRead, annotation: RecordOf<'annotation'>): ListRow {
  return listRow(
    desk,
    'annotation',
    annotation,
    [
      // Highlighting is what every quote is for; only another reason says something.
      ...(annotation.motivation === 'highlighting' ? [] : [word('motivation', annotation.motivation)]),
      { type: 'local', title: titleOf(desk, { collection: 'source', id: annotation.source }) },
    ],
    annotation.body === undefined ? {} : { text: annotation.body },
  )
}

/** Evidence: its title names what it is about; then its role, and the quoted words. */
function evidenceRow(desk: DeskRead, evidence: RecordOf<'evidence'>): ListRow {
  const annotation = desk.get('annotation', evidence.annotation)
  const source = annotation && titleOf(desk, { collection: 'source', id: annotation.source })
  return listRow(
    desk,
    'evidence',
    evidence,
    [word('evidenceRole', evidence.role), ...(source ? [{ type: 'local', title: source } as const] : [])],
    annotation ? { text: annotation.exact } : {},
  )
}

import { createHash } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'
import { makeMemo } from '../../../core/commands/memo-commands'
import { MEMO_KINDS } from '../../../core/memo/kinds/kinds'
import { layOutMemo } from '../../../core/memo/lay-out-memo'
import type { MemoContent } from '../../../core/memo/memo-content'
import { keptMemoText } from '../../../core/memo/saved/kept-memo'
import type { RecordOf } from '../../../core/model/records/records'
import { idOf } from '../../../core/model/values/ids'
import { correctedFigures } from '../../../core/queries/corrected-figures'
import { getOrThrow, type DeskRead } from '../../../core/desk/desk-read'
import type { MemoryDesk } from '../../../core/desk/memory-desk'
import { gatherFor } from '../../../core/memo/saved/gather-for'
import { laterThanMemo } from '../../../core/memo/saved/later-than-memo'
import type { CollectionName } from '../../../core/model/values/collection-names'
import type { RecordRef } from '../../../core/model/values/record-ref'
import { choicesView } from '../../../core/queries/choices'
import { formView } from '../../../core/queries/form'
import { recordMemosView } from '../../../core/queries/links-view'
import { ScreenList } from '../../../core/queries/screen-list'
import { matrixView } from '../../../core/queries/matrix'
import { notesView } from '../../../core/queries/notes'
import { deskStatus, overviewView } from '../../../core/queries/overview'
import { rateFigures } from '../../../core/queries/rate-figures'
import { recordView } from '../../../core/queries/record-view'
import { LIST_SCREENS } from '../../../core/queries/screens'
import { packageBoardView } from '../../../core/queries/package-board'
import { metView, whoMet } from '../../../core/queries/who-met'
import { sinceMemoView } from '../../../core/queries/since-memo'
import { remindersView } from '../../../core/queries/reminders'
import { timeLineView } from '../../../core/queries/time-line-view'
import { upcomingView } from '../../../core/queries/upcoming'
import { deletePlanView, trashView } from '../../../core/queries/undo-and-trash'
import { CountingDesk } from '../../helpers/desks/counting-desk'
import { MATRIX_START, NOTES_START, plainList } from '../../helpers/requests/view-inputs'
import { fullDeskInMemory } from '../../../scripts/bench/full-desk-folder'
import { some } from '../../helpers/long'

const NOW = '2026-01-04T09:00:00Z'
const full = withIssued(fullDeskInMemory(2000))

const first = (collection: CollectionName): RecordRef => ({
  collection,
  id: full.all(collection)[0]?.id ?? '',
})
const place = { directory: '', readOnly: false, storeId: '', notices: [], findings: { open: 0 } }

/** The desk with an issued brief of its first meeting. */
function withIssued(desk: MemoryDesk): MemoryDesk {
  const [session] = desk.all('session')
  const [staff] = desk.all('staff')
  const [about, actor] = [session?.id ?? '', { staff: idOf('staff').parse(staff?.id), at: NOW }]
  const hash = (text: string) => createHash('sha256').update(text).digest('hex')
  const { ops, texts } = makeMemo(desk, { type: 'meetingBrief', about, id: 'issued' }, actor, hash)
  const [made] = ops
  const [text = ''] = texts
  if (made?.op !== 'put') throw new Error('no memo')
  const record = { ...made.record, status: 'issued' } as RecordOf<'memo'>
  const { content } = JSON.parse(text) as { content: MemoContent }
  const issued = keptMemoText({ content, issued: layOutMemo(desk, MEMO_KINDS.meetingBrief, content, record) })
  const kept = desk.advance([{ op: 'put', collection: 'memo', record: { ...record, snapshot: hash(issued) } }])
  const read = kept.memoText.bind(kept)
  kept.memoText = (sha256) => (sha256 === hash(issued) ? issued : read(sha256))
  return kept
}

interface View {
  name: string
  read: (desk: DeskRead) => unknown
}

const recordOf = (kind: CollectionName): View => ({
  name: `the record of kind ${kind}`,
  read: (desk) => recordView(desk, first(kind), NOW),
})
const formOf = (kind: CollectionName): View => ({
  name: `the form of kind ${kind}`,
  read: (desk) => formView(desk, first(kind), NOW),
})
const deletePlanOf = (kind: CollectionName): View => ({
  name: `the delete plan of kind ${kind}`,
  read: (desk) => deletePlanView(desk, first(kind)),
})

const VIEWS: View[] = [
  { name: 'the status', read: (desk) => deskStatus(desk, NOW, place) },
  { name: 'the overview', read: (desk) => overviewView(desk, NOW, { kinds: [] }) },
  { name: 'the rates as figures', read: (desk) => rateFigures(desk, NOW) },
  { name: 'the time line', read: (desk) => timeLineView(desk, NOW, { zoom: 'quarter' }) },
  { name: 'the board of a package', read: (desk) => packageBoardView(desk, {}, NOW) },
  { name: 'who met whom', read: (desk) => whoMet(desk, { rowsFrom: 0, columnsFrom: 0 }, NOW) },
  {
    name: 'the meetings of two people',
    read: (desk) => {
      const { view } = whoMet(desk, { rowsFrom: 0, columnsFrom: 0 }, NOW)
      const [row, column] = [view?.rows[0], view?.columns[0]]
      if (!view || !row || !column) throw new Error('nobody met')
      const of = ({ party, ref }: typeof row) => ({ party, person: ref.id })
      return metView(desk, { talk: view.talk.ref.id, row: of(row), column: of(column) }, NOW)
    },
  },
  { name: 'the changes since the last memo', read: (desk) => sinceMemoView(desk) },
  { name: 'the reminders', read: (desk) => remindersView(desk, NOW, 30) },
  { name: 'more upcoming dates', read: (desk) => upcomingView(desk, NOW, 12, 50) },
  ...(['position', 'issue', 'round', 'session', 'source', 'person', 'party', 'talk', 'lead', 'note'] as const).map(
    (kind) => recordOf(kind),
  ),
  recordOf('measure'),
  ...(['position', 'issue', 'session', 'source', 'lead'] as const).map((kind) => formOf(kind)),
  formOf('measure'),
  ...(['issue', 'source', 'position'] as const).map(deletePlanOf),
  {
    name: 'the content of a draft memo, and what is later than it knows',
    read: (desk) => {
      const memo = getOrThrow(desk, 'memo', first('memo').id)
      return laterThanMemo(desk, memo, gatherFor(desk, memo))
    },
  },
  {
    name: 'the figures of an issued memo that the desk has corrected',
    read: (desk) => correctedFigures(desk, getOrThrow(desk, 'memo', 'issued')),
  },
  {
    name: 'the memos that print a record',
    read: (desk) => recordMemosView(desk, { ref: first('position'), offset: 0, limit: 100 }),
  },
  {
    name: 'the notes about a record',
    read: (desk) => notesView(desk, { ...NOTES_START, about: first('issue') }),
  },
  { name: 'all notes', read: (desk) => notesView(desk, NOTES_START) },
  { name: 'the matrix', read: (desk) => matrixView(desk, MATRIX_START, NOW) },
  { name: 'the trash', read: (desk) => trashView(desk, { offset: 0 }) },
]

describe('whole collections', () => {
  it.each(some(VIEWS))('are not read to show $name', ({ read }) => {
    const desk = new CountingDesk(full)
    read(desk)
    expect([...desk.walked].toSorted()).toEqual([])
  })
})

describe('the lists', () => {
  it.each(some(LIST_SCREENS))('are read whole once, and not to show pages after an edit elsewhere: %s', (screen) => {
    let desk = fullDeskInMemory(2000)
    const walks = () => {
      const read = vi.spyOn(desk, 'all')
      return () => read.mock.calls.map(([collection]) => collection).filter((name) => name !== 'deskSettings')
    }
    const atFirst = walks()
    const list = new ScreenList(screen, () => desk)
    expect(atFirst().length).toBeGreaterThan(0)
    const view = () => list.view({ ...plainList(screen), find: 'a' }, Date.parse(NOW))
    view()
    const [note] = desk.all('note')
    const [position] = desk.all('position')
    if (!note || !position) throw new Error('no note, no position')
    desk = desk.advance([
      { op: 'put', collection: 'note', record: { ...note, body: 'Again.' } },
      { op: 'put', collection: 'position', record: { ...position, text: 'Again.' } },
    ])
    const after = walks()
    view()
    expect(after()).toEqual([])
  })
})

describe('the marking of a whole desk', () => {
  it('follows the edits without a look at every record', () => {
    const desk = fullDeskInMemory(200)
    const marking = (of: DeskRead) => deskStatus(of, NOW, place).marking
    const before = marking(desk)
    const [lead] = desk.all('lead')
    if (!lead) throw new Error('no lead')
    const secret = { ...lead, marking: { ...lead.marking, level: 'internal', caveats: ['EYES'] } }
    const marked = desk.advance([{ op: 'put', collection: 'lead', record: secret }])
    expect(marking(marked)).toEqual({ ...before, level: 'internal', caveats: ['EYES'] })
    expect(marking(marked.advance([{ op: 'put', collection: 'lead', record: lead }]))).toEqual(before)
  })
})

describe('choices', () => {
  it('follow a name that changes, also in titles that hold it', () => {
    const desk = fullDeskInMemory(400)
    const [position] = desk.all('position')
    const issue = position && desk.get('issue', position.issue)
    if (!issue) throw new Error('no issue')
    const find = (of: MemoryDesk) => choicesView(of, ['position'], 'zebra').rows.map(({ ref }) => ref.id)
    expect(find(desk)).toEqual([])
    const named = { ...issue, label: { en: 'Zebra crossings', ja: '横断歩道' } }
    const later = desk.advance([{ op: 'put', collection: 'issue', record: named }])
    expect(find(later)).toContain(position?.id)
    expect(find(later.advance([{ op: 'put', collection: 'issue', record: issue }]))).toEqual([])
  })
})

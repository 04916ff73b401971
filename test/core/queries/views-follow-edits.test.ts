import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareDates, dateRange, knownStart } from '../../../core/dates/date-range'
import { MemoryDesk } from '../../../core/desk/memory-desk'
import { refKey, type Op } from '../../../core/desk/ops'
import type { Position } from '../../../core/model/records/records'
import { parseRecord } from '../../../core/model/schema/parse-record'
import type { CollectionName } from '../../../core/model/values/collection-names'
import { DEFAULT_MARKING } from '../../../core/model/values/marking'
import { NOTES_PAGE, TRASH_PAGE, type NotesInput } from '../../../core/queries/edit-schemas'
import { matrixView } from '../../../core/queries/matrix'
import type { MatrixInput, MatrixIssue } from '../../../core/queries/matrix-schemas'
import { notesView } from '../../../core/queries/notes'
import { trashView } from '../../../core/queries/undo-and-trash'
import { smallDesk, STAFF } from '../../helpers/desks/desk-builder'
import { aPosition } from '../../helpers/desks/record-fields'
import { MATRIX_START, NOTES_START } from '../../helpers/requests/view-inputs'
import { itLong } from '../../helpers/long'

const INSTANTS = ['2025-01-15T12:00:00Z', '2025-02-10T12:00:00Z', '2025-03-01T00:00:00Z']
const any = <T>(...values: T[]) => fc.constantFrom(...values)
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const date = any('2025-01', '2025-01-10', '2025-02-01', '2025-02-28', '../2025-02-05').map((edtf) => ({ edtf }))
const issueId = any('i1', 'i2', 'i3', 'i4', 'i5')
const positionId = any('p1', 'p2', 'p3', 'p4')
const noteId = any('n1', 'n2', 'n3', 'n4', 'n5')
const party = any('us-side', 'them', 'third')
const text = any('butter', 'cheese', 'butter and cheese')

const record = (collection: CollectionName, id: string, fields: object) => {
  const at = '2025-01-01T00:00:00Z'
  const header = { rev: 1, createdBy: STAFF, createdAt: at, changedBy: STAFF, changedAt: at, marking: DEFAULT_MARKING }
  return parseRecord(collection, JSON.parse(JSON.stringify({ ...header, ...fields, id })))
}
const put = (collection: CollectionName, id: string, fields: object): Op => ({
  op: 'put',
  collection,
  record: record(collection, id, fields),
})

const issue = fc
  .record({ id: issueId, area: any('A', 'B', 'C'), parent: maybe(issueId), label: text, talk: any('talk', 'talk-2') })
  .map(({ id, area, parent, label, talk }) =>
    put('issue', id, { talk, area: { en: area }, label: { en: label }, ...(parent ? { parent } : {}) }),
  )
const position = fc
  .record({
    id: positionId,
    issue: issueId,
    party,
    track: any('public', 'assessed'),
    text,
    stance: any('oppose', 'accept'),
    validFrom: date,
    validTo: maybe(date),
    supersedes: maybe(positionId),
  })
  .map(({ id, text: words, ...fields }) => put('position', id, aPosition(words, fields)))
const note = fc
  .record({
    id: noteId,
    staff: any(STAFF, 'staff-2'),
    body: text,
    resolved: fc.boolean(),
    replyTo: maybe(noteId),
    about: maybe(any({ collection: 'issue', id: 'i1' }, { collection: 'position', id: 'p1' })),
    createdAt: any('2025-01-01T00:00:00Z', '2025-01-31T23:00:00-05:00', '2025-02-01T00:00:00Z', '2025-02-01T08:00:00Z'),
  })
  .map(({ id, ...fields }) => put('note', id, fields))
const others = any(
  put('party', 'them', { kind: 'country', code: 'CL', names: { en: 'Chile, renamed' }, members: [] }),
  put('party', 'third', { kind: 'country', code: 'AU', names: { en: 'Third' }, members: [] }),
  put('staff', 'staff-2', { name: 'Butter', initials: 'BU' }),
  put('staff', 'staff-2', { name: 'Abe', initials: 'AB' }),
)
const gone = fc
  .tuple(
    fc.oneof(
      fc.tuple(any<CollectionName>('issue'), issueId),
      fc.tuple(any<CollectionName>('position'), positionId),
      fc.tuple(any<CollectionName>('note'), noteId),
    ),
    any('2025-03-01T00:00:00Z', '2025-03-02T00:00:00Z'),
  )
  .map(([[collection, id], at]): Op => ({ op: 'delete', collection, id, trash: { by: STAFF, at } }))
const edits = fc.array(fc.array(fc.oneof(issue, position, note, others, gone), { minLength: 1, maxLength: 3 }), {
  maxLength: 12,
})

const matrixInput = fc.record({
  filter: fc.record({
    find: any('', 'butter', 'butter oppose', 'cheese a'),
    talks: any<string[]>([], [], ['talk-2']),
    areas: any<string[]>([], [], ['["A","A"]']),
    stances: any<string[]>([], [], ['accept']),
  }),
  language: any<'en' | 'ja'>('en', 'ja'),
})
const noteFilter = fc.record({
  person: any('', '', 'staff-2'),
  state: any<'all' | 'open' | 'done'>('all', 'all', 'open', 'done'),
  find: any('', '', 'butter', 'abe'),
})

const start = () =>
  smallDesk()
    .add('talk', 'talk-2', { ...smallDesk().collections.talk?.talk, title: { en: 'Second talks' } })
    .desk()
const anew = (desk: MemoryDesk) =>
  new MemoryDesk(structuredClone(desk.collections), undefined, desk.revision, structuredClone(desk.trash))

/** The whole matrix, read in parts of two issues. */
function matrixOf(desk: MemoryDesk, input: Partial<MatrixInput>, now: string) {
  const part = (offset: number) => matrixView(desk, { ...MATRIX_START, ...input, offset, limit: 2 }, now)
  const first = part(0)
  const issues: MatrixIssue[] = []
  while (issues.length < first.found) issues.push(...part(issues.length).issues)
  return { ...first, issues }
}

/** The positions in the cells of an issue at an instant, by a look at every position of the desk. */
function plainCells(desk: MemoryDesk, issueOf: string, parties: readonly string[], now: string) {
  const at = Date.parse(now)
  const all = Object.values(desk.collections.position ?? {}) as Position[]
  const holds = (one: Position) =>
    knownStart(one.validFrom) <= at &&
    !(one.validTo && dateRange(one.validTo).max < at) &&
    !all.some((other) => other.supersedes === one.id && knownStart(other.validFrom) <= at)
  return parties.flatMap((id) =>
    ['public', 'assessed'].map((track) => {
      const held = all
        .filter((one) => one.issue === issueOf && one.party === id && one.track === track && holds(one))
        .toSorted((a, b) => compareDates(b.validFrom, a.validFrom))
      return held[0] ? [held[0].id, held.length - 1] : undefined
    }),
  )
}

describe('after any edits', () => {
  itLong('the matrix is, in any parts, under any filter and at any instant, what one of a fresh desk is', () => {
    fc.assert(
      fc.property(edits, matrixInput, (many, input) => {
        let desk = start()
        for (const ops of many) {
          desk = desk.advance(ops)
          for (const now of INSTANTS) {
            const whole = matrixOf(desk, input, now)
            expect(whole).toEqual(matrixOf(anew(desk), input, now))
            const parties = whole.parties.map(({ ref }) => ref.id)
            for (const [at, { ref, cells }] of whole.issues.entries()) {
              const shown = cells.flatMap((cell) => [cell.public, cell.assessed])
              expect(shown.map((entry) => entry && [entry.ref.id, entry.also])).toEqual(
                plainCells(desk, ref.id, parties, now),
              )
              const found = matrixView(desk, { ...MATRIX_START, ...input, limit: 1, issue: ref.id }, now)
              expect(found).toMatchObject({ offset: at, issues: [{ ref, cells }] })
            }
          }
        }
      }),
    )
  })

  it('the notes are, under any filter, those of a fresh desk, and none is hidden', () => {
    fc.assert(
      fc.property(edits, noteFilter, (many, filter) => {
        let desk = start()
        for (const ops of many) {
          desk = desk.advance(ops)
          for (const about of [undefined, { collection: 'issue', id: 'i1' } as const]) {
            const input: NotesInput = { ...NOTES_START, ...(about ? { about } : {}), wanted: 'n1' }
            expect(notesView(desk, { ...input, filter })).toEqual(notesView(anew(desk), { ...input, filter }))
          }
          const { threads, total } = notesView(desk, NOTES_START)
          const all = threads.flatMap((thread) => [thread, ...thread.replies]).map(({ ref }) => ref.id)
          expect(all.toSorted()).toEqual(Object.keys(desk.collections.note ?? {}).toSorted())
          expect([total, total <= NOTES_PAGE]).toEqual([threads.length, true])
          const times = threads.map(({ at }) => Date.parse(at))
          expect(times).toEqual(times.toSorted((a, b) => b - a))
        }
      }),
    )
  })

  it('the trash has each deleted record once', () => {
    fc.assert(
      fc.property(edits, (many) => {
        let desk = start()
        for (const ops of many) {
          desk = desk.advance(ops)
          const view = trashView(desk, { offset: 0 })
          expect(view).toEqual(trashView(anew(desk), { offset: 0 }))
          const keys = view.groups.flatMap(({ records }) => records).map(({ ref }) => refKey(ref))
          expect(keys.toSorted()).toEqual(Object.keys(desk.trash).toSorted())
          expect(view.total).toBeLessThanOrEqual(TRASH_PAGE)
        }
      }),
    )
  })
})

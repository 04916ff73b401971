import { describe, expect, it } from 'vitest'
import { MemoryDesk } from '../../../core/desk/memory-desk'
import type { Collections } from '../../../core/desk/ops'
import type { AnyRecord } from '../../../core/model/records/records'
import type { RecordRef } from '../../../core/model/values/record-ref'
import type { DeskRead } from '../../../core/desk/desk-read'
import { PLAN_SHOWN, TRASH_PAGE, type TrashInput } from '../../../core/queries/edit-schemas'
import { recordMemosView } from '../../../core/queries/links-view'
import { matrixView } from '../../../core/queries/matrix'
import { recordView } from '../../../core/queries/record-view'
import { deletePlanView, trashView } from '../../../core/queries/undo-and-trash'
import { AT } from '../../helpers/desks/desk-builder'
import { aPosition } from '../../helpers/desks/record-fields'
import { MATRIX_START } from '../../helpers/requests/view-inputs'
import { bench, POSITION } from '../../helpers/edits/edit-bench'

const memosOf = (desk: DeskRead, ref: RecordRef) => recordMemosView(desk, { ref, offset: 0, limit: 100 })

const NOTE: RecordRef = { collection: 'note', id: 'n1' }

describe('the trash', () => {
  it('tells which other deleted records a record cannot be without, by name, and all of them are restored together', () => {
    const on = bench()
    const note = { about: POSITION, body: 'Check this.', staff: 'staff-1', resolved: false }
    on.do({ kind: 'create', collection: 'note', id: 'n1', fields: note })
    on.do({ kind: 'delete', ...NOTE, rev: on.rev(NOTE) })
    on.do({ kind: 'delete', ...POSITION, rev: on.rev(POSITION), along: [], unlinked: [] })
    const records = trashView(on.desk, { offset: 0 }).groups.flatMap((group) => group.records)
    const needs = records.find(({ ref }) => ref.id === 'n1')?.needs
    expect(needs?.map(({ ref, title }) => [ref, title.en])).toEqual([[POSITION, 'Chile on Butter quota']])
    expect(records.find(({ ref }) => ref.id === 'p1')?.needs).toEqual([])
    on.do({ kind: 'restore', records: [NOTE, ...(needs?.map(({ ref }) => ref) ?? [])] })
    expect([on.desk.get('note', 'n1'), on.desk.get('position', 'p1')]).not.toContain(undefined)
  })

  it('is read in parts, last deleted first, and by the record', () => {
    const lead = (n: number) => ({ id: `l${n}`, text: `Lead ${n}` }) as unknown as AnyRecord
    const ids = Array.from({ length: TRASH_PAGE + 10 }, (_, n) => n)
    const collections: Collections = { lead: Object.fromEntries(ids.map((n) => [`l${n}`, lead(n)])) }
    let desk = new MemoryDesk(collections)
    const drop = (n: number, at: string) => {
      desk = desk.advance([{ op: 'delete', collection: 'lead', id: `l${n}`, trash: { by: 's', at } }])
    }
    const shape = (input: TrashInput) => {
      const { groups, total, next } = trashView(desk, input)
      return {
        groups: groups.map(({ at, count, start, records }) => [at, count, start, records.map(({ ref }) => ref.id)]),
        total,
        next,
      }
    }
    expect(shape({ offset: 0 })).toEqual({ groups: [], total: 0, next: undefined })
    for (const n of ids.slice(0, -1)) drop(n, '2025-06-01')
    const last = ids.length - 1
    drop(last, '2025-06-02')
    const names = (from: number, to: number) => ids.slice(from, to).map((n) => `l${n}`)
    const together = ['2025-06-01', last, 1]
    expect(shape({ offset: 0 })).toEqual({
      groups: [
        ['2025-06-02', 1, 0, [`l${last}`]],
        [...together, names(0, TRASH_PAGE - 1)],
      ],
      total: ids.length,
      next: TRASH_PAGE,
    })
    expect(shape({ offset: TRASH_PAGE })).toEqual({
      groups: [[...together, names(TRASH_PAGE - 1, last)]],
      total: ids.length,
      next: undefined,
    })
    expect(shape({ record: { collection: 'lead', id: 'l7' } }).groups).toEqual([[...together, ['l7']]])
    // A restored record leaves it at once.
    desk = desk.advance([{ op: 'put', collection: 'lead', record: lead(7) }])
    expect(shape({ record: { collection: 'lead', id: 'l7' } })).toEqual({
      groups: [],
      total: ids.length - 1,
      next: undefined,
    })
  })
})

describe('a record’s page', () => {
  it('lists each record that links to it once, and a memo that prints it only among its memos', () => {
    const on = bench()
    on.do({ kind: 'create', collection: 'talk', id: 't2', fields: twiceNaming() })
    const them: RecordRef = { collection: 'party', id: 'them' }
    const { links } = recordView(on.desk, them, AT)
    const { memos, naming } = memosOf(on.desk, them)
    const listed = [...links.from, ...naming].flatMap(({ first }) => first)
    const keys = [...listed, ...memos].map(({ ref }) => `${ref.collection}/${ref.id}`)
    expect(keys.filter((key) => key === 'talk/t2')).toEqual(['talk/t2'])
    expect(new Set(keys).size).toBe(keys.length)
    on.do({ kind: 'create', collection: 'memo', id: 'm1', fields: aBrief })
    const session: RecordRef = { collection: 'session', id: 'session' }
    expect(memosOf(on.desk, session).memos.map(({ ref }) => ref.id)).toEqual(['m1'])
    expect(memosOf(on.desk, session).naming).toEqual([])
    expect(recordView(on.desk, session, AT).links.from.map(({ kind }) => kind)).not.toContain('memo')
    // One that Parley does not make prints nothing, and is listed as naming it.
    on.do({ kind: 'create', collection: 'memo', id: 'm2', fields: { ...aBrief, type: 'roundReport' } })
    expect(memosOf(on.desk, session).naming.flatMap(({ first }) => first.map(({ ref }) => ref.id))).toEqual(['m2'])
  })

  it('offers a deletion that lists no memo twice, and tells versions apart', () => {
    const on = bench()
    on.do({ kind: 'create', collection: 'memo', id: 'm1', fields: aBrief })
    const plan = deletePlanView(on.desk, { collection: 'session', id: 'session' })
    const listed = [plan.along, plan.unlinked, plan.memos].flatMap(({ first }) => first.map(({ ref }) => ref.id))
    expect(listed.filter((id) => id === 'm1')).toHaveLength(1)
    const { memos } = deletePlanView(on.desk, { collection: 'issue', id: 'issue' })
    expect(memos).toMatchObject({ count: 1, first: [{ version: 1, status: 'draft' }] })
  })

  it('names the first of many that a deletion deletes or unlinks too, and gives the command all of them', () => {
    const on = bench()
    const issue: RecordRef = { collection: 'issue', id: 'issue' }
    for (let n = 0; n < 30; n += 1) {
      const fields = { about: issue, body: `Number ${n}.`, staff: 'staff-1', resolved: false }
      on.do({ kind: 'create', collection: 'note', id: `q${n}`, fields })
    }
    const { rev, along, unlinked } = deletePlanView(on.desk, issue)
    expect(along.refs.length).toBeGreaterThan(30)
    expect(along.first.map(({ ref }) => ref)).toEqual(along.refs.slice(0, PLAN_SHOWN))
    on.do({ kind: 'delete', ...issue, rev, along: along.refs, unlinked: unlinked.refs })
    expect(on.desk.all('note')).toEqual([])
  })
})

describe('the matrix', () => {
  it('lists the positions that are still drafts, by party and issue once they are chosen', () => {
    const on = bench()
    const { issue, party, text } = aPosition('Butter, later.')
    on.do({ kind: 'create', collection: 'draft', id: 'd1', fields: { of: 'position', fields: { issue, party, text } } })
    on.do({ kind: 'create', collection: 'draft', id: 'd2', fields: { of: 'position', fields: { text } } })
    on.do({ kind: 'create', collection: 'draft', id: 'd3', fields: { of: 'talk', fields: { title: { en: 'T' } } } })
    expect(matrixView(on.desk, MATRIX_START, AT).drafts.map(({ title, text: words }) => [title.en, words])).toEqual([
      ['Chile on Butter quota', 'Butter, later.'],
      ['Draft: Position', 'Butter, later.'],
    ])
  })
})

/** A brief of the desk's meeting, composed from the records each time. */
const aBrief = {
  type: 'meetingBrief',
  version: 1,
  copies: [],
  session: 'session',
  asOf: '2025-06-06T00:00:00Z',
  timeZone: 'UTC',
  status: 'draft',
}

/** A talk that names a party in two of its fields. */
const twiceNaming = () => ({
  title: { en: 'Cheese talks' },
  parties: ['them', 'us-side', 'them'],
  areas: [],
  status: 'underWay',
  chiefs: [],
})

import { describe, expect, it } from 'vitest'
import type { Op } from '../../../core/desk/ops'
import { goesOn } from '../../../core/history/continued-edits'
import { deskHistoryView, editView } from '../../../core/history/desk-history'
import { deskHistoryViewSchema, editViewSchema, recordHistoryViewSchema } from '../../../core/history/history-schemas'
import { recordHistoryView } from '../../../core/history/record-history'
import type { Transaction } from '../../../core/journal/transaction'
import type { RecordRef } from '../../../core/model/values/record-ref'
import { aLayer, aMeasure } from '../../helpers/desks/record-fields'
import { change, OTHER, POSITION, US } from '../../helpers/edits/edit-bench'
import { MIGRATION, historyBench, type HistoryBench } from '../../helpers/edits/history-bench'

const LEAD: RecordRef = { collection: 'lead', id: 'l1' }

const historyOf = async (on: HistoryBench, ref: RecordRef, page: { before?: number; limit: number } = { limit: 50 }) =>
  recordHistoryViewSchema.parse(await recordHistoryView(on.past, on.now, ref, page))
const told = async (on: HistoryBench, ref: RecordRef) => (await historyOf(on, ref)).versions.map(({ what }) => what)

it('an edit continues the one before only if the clock did not jump in between, as in undo', () => {
  const typed = (n: number, at: string, more = 0): Transaction => {
    const label = { ...LEAD, fields: ['text'], more }
    return {
      n,
      at,
      by: 'staff-1',
      edit: { kind: 'step', label: { ...label, kind: 'change' }, continues: true },
      ops: [],
    }
  }
  const last = typed(1, '2026-11-23T12:00:00.000Z')
  expect(goesOn(last, typed(2, '2026-11-23T12:00:30.000Z'))).toBe(true)
  expect(goesOn(last, typed(2, '2026-11-23T12:01:00.000Z'))).toBe(false)
  expect(goesOn(last, typed(2, '2025-11-23T12:00:30.000Z'))).toBe(false)
  // Nor does it continue a batch.
  expect(goesOn(typed(1, '2026-11-23T12:00:00.000Z', 1), typed(2, '2026-11-23T12:00:30.000Z'))).toBe(false)
})

describe('the history of a record', () => {
  it('shows who changed what, when, and from what to what, newest first', async () => {
    const on = historyBench()
    on.do(change(1, { stance: 'accept', text: 'Butter stays in any quota that is agreed.' }), OTHER)
    on.do(change(2, { contested: true }))
    const { versions, of, now, title } = await historyOf(on, POSITION)
    expect([of, now, title.en]).toEqual(['position', 'desk', 'Chile on Butter quota'])
    expect(versions.map(({ what, by, current }) => [what, by.name?.en, current])).toEqual([
      ['changed', 'Officer', true],
      ['changed', 'Colleague', false],
      ['known', 'Officer', false],
    ])
    const [flag, text] = versions
    expect(flag?.changes).toMatchObject([
      { name: 'contested', from: { values: [{ value: false }] }, to: { values: [{ value: true }] } },
    ])
    // In the model's order; the header, which every edit changes, is left out.
    expect(text?.changes.map(({ name }) => name)).toEqual(['text', 'stance'])
    expect(text?.changes[0]?.words).toEqual([
      { kind: 'same', text: 'Butter stays ' },
      { kind: 'removed', text: 'out of' },
      { kind: 'added', text: 'in' },
      { kind: 'same', text: ' any quota that is agreed.' },
    ])
    expect(text?.at).toBe('2025-06-07T09:00:10.000Z')
  })

  it('shows deletes, restores, undo and redo', async () => {
    const on = historyBench()
    on.remove(POSITION)
    on.do({ kind: 'restore', records: [POSITION] }, OTHER)
    on.do(change(2, { contested: true }))
    on.replay('undo')
    on.replay('redo')
    on.remove(POSITION)
    expect(await told(on, POSITION)).toEqual(['deleted', 'redone', 'undone', 'changed', 'restored', 'deleted', 'known'])
    const { now, versions, title } = await historyOf(on, POSITION)
    expect([now, title.en]).toEqual(['trash', 'Chile on Butter quota'])
    expect(versions[0]).toMatchObject({ form: 'none', current: false, changes: [] })
    expect(versions[2]?.label?.kind).toBe('change')
    expect(versions[4]?.changes.map(({ name }) => name)).toContain('text')
  })

  it('shows the effects of edits to other records', async () => {
    const on = historyBench()
    const session: RecordRef = { collection: 'session', id: 'session' }
    on.remove({ collection: 'issue', id: 'issue' })
    const all = Object.values(on.desk.trash).map(({ collection, record }) => ({ collection, id: record.id }))
    on.do({ kind: 'restore', records: all })
    expect(await told(on, session)).toEqual(['relinked', 'unlinked', 'known'])
    const { versions } = await historyOf(on, session)
    // A list shows only the items that the other list lacks.
    expect(versions[1]?.changes).toMatchObject([
      { name: 'issues', from: { values: [{ ref: { id: 'issue' } }] }, to: { values: [{ type: 'nothing' }] } },
    ])
  })

  it('begins with the draft that became the record, and names the draft’s fields', async () => {
    const on = historyBench()
    on.do({ kind: 'create', collection: 'draft', id: 'l1', fields: { of: 'lead', fields: { text: 'Hm.' } } })
    on.do({ kind: 'change', collection: 'draft', id: 'l1', rev: 1, fields: { fields: { text: 'Hm.', talk: 'talk' } } })
    expect((await historyOf(on, { collection: 'draft', id: 'l1' })).versions).toMatchObject([
      { what: 'changed', form: 'draft', changes: [{ name: 'talk' }] },
      { what: 'begun', changes: [{ name: 'text' }] },
    ])
    on.do({ kind: 'complete', id: 'l1', rev: 2 })
    on.do({ kind: 'change', ...LEAD, rev: 1, fields: { text: 'Aha.' } })
    const { versions, of } = await historyOf(on, LEAD)
    expect(versions.map(({ what, form }) => [what, form])).toEqual([
      ['changed', 'record'],
      ['completed', 'record'],
      ['changed', 'draft'],
      ['begun', 'draft'],
    ])
    expect(of).toBe('lead')
    // Completing a draft changes none of its content.
    expect(versions[1]?.changes).toEqual([])
    // The journal alone was enough, without a look at an earlier desk.
    expect(on.past.looks).toBe(0)
    on.replay('undo')
    on.replay('undo')
    expect((await historyOf(on, { collection: 'draft', id: 'l1' })).versions[0]).toMatchObject({
      what: 'undone',
      form: 'draft',
    })
    expect((await historyOf(on, LEAD)).now).toBe('draft')
  })

  it('ignores a draft of another kind with the same id', async () => {
    const on = historyBench()
    on.do({ kind: 'create', ...LEAD, fields: { text: 'A lead.', talk: 'talk' } })
    const record = { ...on.desk.get('lead', 'l1'), of: 'talk', fields: { summary: 'x' } } as never
    on.commit([{ op: 'put', collection: 'draft', record }], MIGRATION)
    expect(await told(on, LEAD)).toEqual(['created'])
  })

  it('comes in pages, each of which shows the state before its oldest version', async () => {
    const on = historyBench()
    for (let rev = 1; rev <= 6; rev += 1) on.do(change(rev, { text: `Text ${rev}` }))
    const whole = await historyOf(on, POSITION)
    expect(whole.versions).toHaveLength(7)
    const pages = []
    for (let before: number | undefined; ;) {
      const page = await historyOf(on, POSITION, { limit: 2, ...(before === undefined ? {} : { before }) })
      pages.push(...page.versions)
      before = page.next
      if (before === undefined) break
    }
    expect(pages).toEqual(whole.versions)
    expect(pages.filter(({ current }) => current)).toHaveLength(1)
  })

  it('combines continuous typing into one edit', async () => {
    const on = historyBench()
    on.do(change(1, { text: 'B' }))
    on.do(change(2, { text: 'Bu' }), US, true)
    on.do(change(3, { text: 'But' }), US, true)
    on.do(change(4, { stance: 'accept' }), US, true)
    on.do(change(5, { text: 'Butt' }), OTHER, true)
    on.do(change(6, { text: 'Butte' }), US, true)
    const { versions } = await historyOf(on, POSITION)
    expect(versions.map(({ n, changes }) => [n, changes.map(({ name }) => name).join()])).toEqual([
      [6, 'text'],
      [5, 'text'],
      [4, 'stance'],
      [3, 'text'],
      [0, expect.any(String)],
    ])
    expect(versions[3]?.changes[0]).toMatchObject({
      from: { values: [{ text: 'Butter stays out of any quota that is agreed.' }] },
      to: { values: [{ text: 'But' }] },
    })
  })

  it('shows only the parts that differ, and unknown values from other programs verbatim', async () => {
    const on = historyBench()
    const measure: RecordRef = { collection: 'measure', id: 'm' }
    on.do({ kind: 'create', ...measure, fields: aMeasure([aLayer('a'), aLayer('b')]) })
    const components = [aLayer('a'), aLayer('b', { rate: '9%' })]
    on.do({ kind: 'change', ...measure, rev: 1, fields: { components, oddity: { x: [1] } } })
    const [changed] = (await historyOf(on, measure)).versions
    expect(changed?.changes.map(({ name, from, to }) => [name, from.parts.length, to.parts.length])).toEqual([
      ['components', 1, 1],
      ['oddity', 0, 0],
    ])
    expect(changed?.changes[1]?.to.values).toEqual([{ type: 'text', text: '{"x":[1]}' }])
    const rates = changed?.changes[0]?.to.parts[0]?.find(({ name }) => name === 'rate')
    expect(rates?.values).toEqual([{ type: 'duty', text: '9%' }])
  })
})

describe('the history of a desk', () => {
  const edits = async (on: HistoryBench, by?: string) =>
    deskHistoryViewSchema.parse(await deskHistoryView(on.past, on.now, { by, limit: 50 }))

  it('lists all edits with their authors and records, or those of one person', async () => {
    const on = historyBench()
    on.do(change(1, { stance: 'accept' }))
    on.do({ kind: 'create', ...LEAD, fields: { text: 'A lead.', talk: 'talk' } }, OTHER)
    on.remove({ collection: 'talk', id: 'talk' })
    const view = await edits(on)
    expect(
      view.edits.map(({ n, by, label, title, records }) => [n, by.name?.en, label?.kind, title?.en, records]),
    ).toEqual([
      [3, 'Officer', 'delete', 'Dairy talks', 6],
      [2, 'Colleague', 'create', 'A lead.', 1],
      [1, 'Officer', 'change', 'Chile on Butter quota', 1],
    ])
    expect(view).toMatchObject({ first: 0 })
    expect((await edits(on, OTHER)).edits.map(({ n }) => n)).toEqual([2])
    expect(view.people.map(({ id }) => id)).toEqual([US, OTHER])
  })

  it('comes in pages back to the beginning', async () => {
    const on = historyBench()
    for (let rev = 1; rev <= 5; rev += 1) on.do(change(rev, { text: `Text ${rev}` }))
    const one = await deskHistoryView(on.past, on.now, { limit: 3 })
    expect([one.edits.map(({ n }) => n), one.next, one.first]).toEqual([[5, 4, 3], 3, undefined])
    const two = await deskHistoryView(on.past, on.now, { limit: 3, before: one.next })
    expect([two.edits.map(({ n }) => n), two.next, two.first]).toEqual([[2, 1], undefined, 0])
  })

  it('opens an edit with its effect on each record, and leaves out records written only on the side', async () => {
    const on = historyBench()
    on.remove({ collection: 'issue', id: 'issue' })
    const view = editViewSchema.parse(await editView(on.past, on.now, 1))
    expect(view.touched.map(({ ref, what, here }) => [ref.collection, what, here])).toEqual([
      ['session', 'unlinked', true],
      ['issue', 'deleted', false],
      ['position', 'deleted', false],
    ])
    on.do({
      kind: 'create',
      collection: 'draft',
      id: 'l1',
      fields: { of: 'lead', fields: { text: 'x', talk: 'talk' } },
    })
    on.do({ kind: 'complete', id: 'l1', rev: 1 })
    expect((await editView(on.past, on.now, 3)).touched).toMatchObject([{ ref: LEAD, what: 'completed', here: true }])
    const staff = on.desk.get('staff', 'staff-2')
    const lead = on.desk.get('lead', 'l1')
    if (!staff || !lead) throw new Error('nothing was made')
    const ops: Op[] = [
      { op: 'put', collection: 'staff', record: staff },
      { op: 'put', collection: 'lead', record: { ...lead, text: 'y', rev: 2 } },
    ]
    const label = { kind: 'change', collection: 'lead', id: 'l1', fields: ['text'], more: 0 } as const
    on.commit(ops, { kind: 'step', label: { ...label, fields: ['text'] }, own: 1 })
    const own = await editView(on.past, on.now, 4)
    expect([own.records, own.touched.map(({ ref }) => ref.collection)]).toEqual([1, ['lead']])
    await expect(editView(on.past, on.now, 9)).rejects.toMatchObject({ code: 'revision-unknown' })
  })

  it('combines typing into one edit, compared with the text before it', async () => {
    const on = historyBench()
    on.do(change(1, { text: 'B' }))
    on.do(change(2, { text: 'Bu' }), US, true)
    expect((await edits(on)).edits.map(({ n }) => n)).toEqual([2])
    const [one] = (await editView(on.past, on.now, 2)).touched
    expect(one?.changes[0]?.from.values).toEqual([
      { type: 'prose', text: 'Butter stays out of any quota that is agreed.' },
    ])
  })
})

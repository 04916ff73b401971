import { describe, expect, it } from 'vitest'
import { aPosition } from '../../helpers/desks/record-fields'
import { exportCsv } from '../../../core/interop/export'
import { stepWords } from '../../../core/actions/step-words'
import { apply } from '../../../core/commands/apply'
import { countsOf, type ImportChoice } from '../../../core/interop/import-plan'
import { importRecords } from '../../../core/interop/import-records'
import { importPreview } from '../../../core/interop/import-view'
import { STAFF, smallDesk } from '../../helpers/desks/desk-builder'
import { AT, actor, DESK, FILE, preview, previewCsv, jsonOf, told, document, changed, builder } from './import-desks'

describe('an import preview', () => {
  it('finds everything unchanged in a fresh export, and importing it does nothing', () => {
    const desk = builder().desk()
    const plan = preview(desk, jsonOf(desk))
    expect(countsOf(plan)).toMatchObject({ same: plan.items.length, taken: 0, refused: 0 })
    expect(importRecords(desk, plan, actor).ops).toEqual([])
  })

  it('shows new records and each changed field, and keeps what the file lacks', () => {
    const desk = builder().desk()
    const text = document({
      position: { p1: { ...aPosition('Out, all of it.'), rev: 1 } },
      issue: { i2: { talk: 'talk', area: { en: 'Trade' }, label: { en: 'Cheese' } } },
      lead: { l1: { talk: 'talk', text: 'A headline.' } },
    })
    const plan = preview(desk, text)
    expect(told(plan)).toEqual([
      ['p1', 'changed'],
      ['i2', 'new'],
      ['l1', 'new'],
    ])
    expect(plan.items[0]?.changes).toEqual([{ field: 'text', from: 'Out.', to: 'Out, all of it.' }])
    const applied = importRecords(desk, plan, actor)
    const after = desk.after(applied.ops)
    expect(after.get('position', 'p1')).toMatchObject({
      rev: 2,
      text: 'Out, all of it.',
      changedBy: STAFF,
      changedAt: AT,
    })
    expect(after.get('position', 'p1')?.createdAt).toBe(desk.get('position', 'p1')?.createdAt)
    expect(after.get('issue', 'i2')).toMatchObject({ rev: 1, createdBy: STAFF, createdAt: AT })
    expect(after.all('session')).toEqual(desk.all('session'))
    expect(applied.label).toEqual({ kind: 'import', collection: 'position', id: 'p1', fields: [], more: 2 })
    expect([stepWords(applied.label, 'en'), stepWords(applied.label, 'ja')]).toEqual([
      'import position and 2 more',
      '立場ほか2件の取り込み',
    ])
  })

  it('takes header and revision from the desk, never from the file', () => {
    const desk = builder().desk()
    const text = document({
      issue: {
        issue: {
          ...desk.get('issue', 'issue'),
          rev: 1,
          ourInterest: 'mixed',
          changedBy: 'mallory',
          createdAt: '1999-01-01T00:00:00Z',
        },
      },
    })
    const [item] = preview(desk, text).items
    expect(item?.record).toMatchObject({ rev: 2, changedBy: STAFF, createdAt: desk.get('issue', 'issue')?.createdAt })
  })

  it('reports a conflict if a copy of the desk changed the record as often, giving another revision with the same number', () => {
    const [here, there] = ['2025-07-01T10:00:00Z', '2025-07-01T11:00:00Z'].map((at) => {
      const desk = builder().desk()
      const fields = { label: { en: `Written at ${at}` } }
      const by = { staff: STAFF as never, at }
      return desk.after(apply(desk, { kind: 'change', collection: 'issue', id: 'issue', rev: 1, fields }, by).ops)
    })
    if (!here || !there) throw new Error('no desks')
    const stateOf = ({ items }: ReturnType<typeof preview>) =>
      items.flatMap(({ candidate, state, conflict }) => (candidate.id === 'issue' ? [[state, conflict]] : []))
    const csv = [...exportCsv(there, 'issue')].join('')
    expect(stateOf(preview(here, jsonOf(there)))).toEqual([['conflict', 'changed-since']])
    expect(stateOf(previewCsv(here, 'issue', csv))).toEqual([['conflict', 'changed-since']])
    // A file exported here and edited is no conflict, whatever a spreadsheet made of the instant.
    const own = [...exportCsv(here, 'issue')].join('').replace('Written at', 'Edited at')
    expect(stateOf(previewCsv(here, 'issue', own))).toEqual([['changed', undefined]])
    expect(stateOf(previewCsv(here, 'issue', own.replaceAll('2025-07-01T10:00:00Z', '01/07/25 10:00 am?')))).toEqual([
      ['changed', undefined],
    ])
  })

  it('reports a conflict if the desk changed since, and follows the choice for all records or for some', () => {
    const before = smallDesk()
      .add('issue', 'i2', { talk: 'talk', area: { en: 'T' }, label: { en: 'Cheese' } })
      .desk()
    const file = jsonOf(changed(changed(before, 'issue', { priority: 'low' }), 'i2', { priority: 'low' }))
      // The file was made from revision 1 of both.
      .replaceAll('"rev":2', '"rev":1')
    const desk = changed(changed(before, 'issue', { priority: 'high' }), 'i2', { priority: 'high' })
    const priorities = (choice: ImportChoice) => {
      const after = desk.after(importRecords(desk, preview(desk, file, choice), actor).ops)
      return ['issue', 'i2'].map((id) => after.get('issue', id)?.priority)
    }
    expect(told(preview(desk, file)).filter(([, state]) => state !== 'same')).toEqual([
      ['issue', 'conflict', 'changed-since'],
      ['i2', 'conflict', 'changed-since'],
    ])
    expect(priorities(DESK)).toEqual(['high', 'high'])
    expect(priorities(FILE)).toEqual(['low', 'low'])
    expect(priorities({ take: 'desk', except: new Set(['issue/i2']) })).toEqual(['high', 'low'])
    expect(priorities({ take: 'file', except: new Set(['issue/i2']) })).toEqual(['low', 'high'])
  })

  it.each([
    ['another desk', { storeId: 'other' }, { rev: 1 }, 'other-desk'],
    ['a later revision', {}, { rev: 7 }, 'later'],
    ['an unknown revision', {}, {}, 'no-revision'],
  ])('reports a conflict for a record from %s', (_what, head, more, conflict) => {
    const desk = builder().desk()
    const text = JSON.stringify({
      ...head,
      collections: { position: { p1: { ...aPosition('Other.'), id: 'p1', ...more } } },
    })
    expect(told(preview(desk, text))).toEqual([['p1', 'conflict', conflict]])
  })

  it('applies only to the revision it was made at', () => {
    const desk = builder().desk()
    const plan = preview(desk, document({ lead: { l1: { talk: 'talk', text: 'A headline.' } } }))
    const later = changed(desk, 'issue', { priority: 'low' })
    expect(() => importRecords(later, plan, actor)).toThrow(/import-stale/)
  })

  it('shows the requested records one part at a time', () => {
    const desk = builder().desk()
    const leads = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [`l${index}`, { talk: 'talk', text: `H ${index}` }]),
    )
    const plan = preview(desk, document({ lead: { ...leads, bad: { talk: 'nobody', text: 'x' } } }))
    const view = importPreview(desk, plan, { show: 'new', offset: 20, limit: 7 })
    expect([view.total, view.rows.length, view.rows[0]?.ref.id]).toEqual([30, 7, 'l20'])
    expect(view.counts).toMatchObject({ new: 30, refused: 1, taken: 30 })
    expect(importPreview(desk, plan, { show: 'refused', offset: 0, limit: 9 }).rows.map(({ ref }) => ref.id)).toEqual([
      'bad',
    ])
  })
})

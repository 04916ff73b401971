import { describe, expect, it } from 'vitest'
import { planDelete } from '../../../core/commands/delete-plan'
import { aPosition } from '../../helpers/desks/record-fields'
import { bench, code, OTHER, POSITION, remove } from '../../helpers/edits/edit-bench'

describe('a draft', () => {
  it('saves one field, refuses an invalid one, and becomes the record when it is complete', () => {
    const on = bench()
    const fields = (values: Record<string, unknown>) => ({ of: 'position', fields: values })
    expect(code(() => on.do({ kind: 'create', collection: 'draft', id: 'd', fields: fields({}) }))).toBe(
      'field-invalid',
    )
    expect(
      code(() => on.do({ kind: 'create', collection: 'draft', id: 'd', fields: fields({ stance: 'cross' }) })),
    ).toBe('field-invalid')
    expect(code(() => on.do({ kind: 'create', collection: 'draft', id: 'd', fields: fields({ issue: 'nil' }) }))).toBe(
      'rule-broken',
    )
    on.do({ kind: 'create', collection: 'draft', id: 'd', fields: fields({ text: 'Cheese too.' }) })
    expect(code(() => on.do({ kind: 'complete', id: 'd', rev: 1 }))).toBe('draft-incomplete')
    const whole = { ...aPosition('Cheese too.'), track: 'assessed' }
    on.do({ kind: 'change', collection: 'draft', id: 'd', rev: 1, fields: { fields: whole } })
    on.do({ kind: 'complete', id: 'd', rev: 2 })
    expect(on.desk.get('position', 'd')).toMatchObject({ text: 'Cheese too.', track: 'assessed' })
    expect(on.desk.get('draft', 'd')).toBeUndefined()
    on.replay('undo')
    expect(on.desk.get('draft', 'd')?.fields).toEqual(whole)
    expect(on.desk.get('position', 'd')).toBeUndefined()
    on.replay('redo')
    expect(on.desk.get('position', 'd')).toBeDefined()
  })

  it('loses only the field that refers to a deleted record', () => {
    const on = bench()
    const fields = { text: 'About it.', supersedes: 'p1' }
    on.do({ kind: 'create', collection: 'draft', id: 'd', fields: { of: 'position', fields } })
    expect(planDelete(on.desk, POSITION).unlinks).toMatchObject([{ collection: 'draft' }])
  })

  it('is deleted when it loses its last field', () => {
    const on = bench()
    on.do({ kind: 'create', collection: 'draft', id: 'd', fields: { of: 'position', fields: { supersedes: 'p1' } } })
    expect(planDelete(on.desk, POSITION).deletes).toContainEqual({ collection: 'draft', id: 'd' })
  })

  it('keeps its marking when it is completed', () => {
    const on = bench()
    const marking = { scheme: 'house', level: 'internal', caveats: ['EYES ONLY'], handling: [], releasability: [] }
    const fields = { of: 'lead', fields: { talk: 'talk', text: 'Quietly.' }, marking }
    on.do({ kind: 'create', collection: 'draft', id: 'd', fields })
    on.do({ kind: 'complete', id: 'd', rev: 1 })
    expect(on.desk.get('lead', 'd')?.marking).toEqual(marking)
  })

  it('cannot take the id of a record, on the desk or in the trash', () => {
    const on = bench()
    const draft = {
      kind: 'create',
      collection: 'draft',
      id: 'p1',
      fields: { of: 'position', fields: { text: 'Mine.' } },
    } as const
    expect(code(() => on.do(draft, OTHER))).toBe('record-exists')
    remove(on, POSITION)
    expect(code(() => on.do(draft, OTHER))).toBe('record-exists')
    expect(code(() => on.do({ kind: 'create', ...POSITION, fields: aPosition('Mine.') }, OTHER))).toBe('record-exists')
    expect(on.desk.trash['position/p1']).toBeDefined()
  })

  it('keeps counting revisions when completed, undone and completed again', () => {
    const on = bench()
    on.do({
      kind: 'create',
      collection: 'draft',
      id: 'd',
      fields: { of: 'lead', fields: { talk: 'talk', text: 'A.' } },
    })
    on.do({ kind: 'complete', id: 'd', rev: 1 })
    on.replay('undo')
    on.do({ kind: 'complete', id: 'd', rev: on.rev({ collection: 'draft', id: 'd' }) })
    expect(on.desk.get('lead', 'd')?.rev).toBeGreaterThan(1)
  })
})

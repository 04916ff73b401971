import { describe, expect, it } from 'vitest'
import { aPosition } from '../../helpers/desks/record-fields'
import { bench, change, code, OTHER, POSITION, US } from '../../helpers/edits/edit-bench'

describe('undo', () => {
  it('restores the content under a new revision, and redo restores the edit', () => {
    const on = bench()
    on.do(change(1, { stance: 'open' }))
    expect(on.replay('undo')).toBe('change stance')
    expect(on.desk.get('position', 'p1')).toMatchObject({ stance: aPosition('').stance, rev: 3 })
    on.replay('redo')
    expect(on.desk.get('position', 'p1')).toMatchObject({ stance: 'open', rev: 4 })
    expect(code(() => on.replay('redo'))).toBe('nothing-to-redo')
  })

  it('is separate for each person, and never reverses what somebody else wrote since', () => {
    const on = bench()
    on.do(change(1, { stance: 'open' }), US)
    on.do({ kind: 'create', collection: 'lead', id: 'l1', fields: { talk: 'talk', text: 'Theirs.' } }, OTHER)
    expect(on.replay('undo', US)).toBe('change stance')
    expect(on.desk.get('lead', 'l1')).toBeDefined()
    on.replay('redo', US)
    on.do(change(on.rev(POSITION), { text: 'Rewritten.' }), OTHER)
    expect(code(() => on.replay('undo', US))).toBe('undo-stale')
    expect(on.desk.get('position', 'p1')).toMatchObject({ text: 'Rewritten.', stance: 'open' })
  })

  it('treats the typing in one field as one edit', () => {
    const on = bench()
    on.do(change(1, { text: 'B' }))
    on.do(change(2, { text: 'Bu' }), US, true)
    on.do(change(3, { text: 'But' }), US, true)
    on.do(change(4, { stance: 'open' }), US, true)
    expect(on.replay('undo')).toBe('change stance')
    on.replay('undo')
    expect(on.desk.get('position', 'p1')?.text).toBe('Butter stays out.')
    expect(code(() => on.replay('undo'))).toBe('nothing-to-undo')
  })

  it('is refused if it would leave a dangling reference', () => {
    const on = bench()
    on.do({
      kind: 'create',
      collection: 'talk',
      id: 't2',
      fields: { ...on.desk.get('talk', 'talk'), marking: undefined },
    })
    on.do({ kind: 'create', collection: 'lead', id: 'l1', fields: { talk: 't2', text: 'Named.' } }, OTHER)
    expect(code(() => on.replay('undo', US))).toBe('rule-broken')
    expect(on.desk.get('talk', 't2')).toBeDefined()
  })

  it('does not reopen an issued memo', () => {
    const on = bench()
    const memo = { type: 'meetingBrief', title: { en: 'M' }, reference: 'R', version: 1, status: 'draft', copies: [] }
    on.do({
      kind: 'create',
      collection: 'memo',
      id: 'm',
      fields: { ...memo, asOf: '2025-06-06T00:00:00Z', timeZone: 'UTC' },
    })
    const made = on.desk.get('memo', 'm')
    if (!made) throw new Error('no memo was made')
    on.desk = on.desk.after([{ op: 'put', collection: 'memo', record: { ...made, status: 'issued' } }])
    expect(code(() => on.replay('undo'))).toBe('memo-issued')
  })

  it('reverses one edit made after an undo, and not the one before it', () => {
    const on = bench()
    on.do(change(1, { text: 'One.' }))
    on.do(change(2, { text: 'Two.' }))
    on.replay('undo')
    on.do(change(4, { text: 'Three.' }), US, true)
    on.replay('undo')
    expect(on.desk.get('position', 'p1')?.text).toBe('One.')
  })

  it('separates two people’s typing in one field, and leaves each their own redo', () => {
    const on = bench()
    on.do(change(1, { text: 'Mine.' }), US)
    on.do(change(2, { text: 'Theirs.' }), OTHER, true)
    on.replay('undo', OTHER)
    expect(on.desk.get('position', 'p1')?.text).toBe('Mine.')
    on.do({ kind: 'create', collection: 'lead', id: 'l1', fields: { talk: 'talk', text: 'Another matter.' } }, US)
    expect(on.replay('redo', OTHER)).toBe('change text')
    expect(on.desk.get('position', 'p1')?.text).toBe('Theirs.')
  })

  it('remembers two hundred edits', () => {
    const on = bench()
    for (let edit = 1; edit <= 210; edit += 1) on.do(change(edit, { text: `Edit ${edit}.` }))
    let undone = 0
    while (code(() => on.replay('undo')) === 'done') undone += 1
    expect(undone).toBe(200)
    expect(on.desk.get('position', 'p1')?.text).toBe('Edit 10.')
  })

  it('ignores an edit that changed nothing', () => {
    const on = bench()
    on.do(change(1, { text: on.desk.get('position', 'p1')?.text }))
    expect(on.desk.get('position', 'p1')?.rev).toBe(1)
    expect(code(() => on.replay('undo'))).toBe('nothing-to-undo')
  })
})

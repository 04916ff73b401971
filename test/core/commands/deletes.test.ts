import { describe, expect, it } from 'vitest'
import { planDelete } from '../../../core/commands/delete-plan'
import type { RecordRef } from '../../../core/model/values/record-ref'
import { deletePlanView } from '../../../core/queries/undo-and-trash'
import { checkDesk } from '../../../core/rules/rules'
import { STAFF } from '../../helpers/desks/desk-builder'
import { aPosition } from '../../helpers/desks/record-fields'
import { bench, code, content, OTHER, POSITION, remove, US } from '../../helpers/edits/edit-bench'

describe('a delete', () => {
  it('also deletes the records that depend on it, but only those the person was shown', () => {
    const on = bench()
    const ref: RecordRef = { collection: 'talk', id: 'talk' }
    const plan = planDelete(on.desk, ref)
    expect(plan.deletes.map(({ collection }) => collection).toSorted()).toEqual(
      ['issue', 'position', 'round', 'session', 'talk'].toSorted(),
    )
    expect(plan.blockers).toEqual([])
    expect(code(() => on.do({ kind: 'delete', ...ref, rev: 1, along: [] }))).toBe('record-in-use')
    remove(on, ref)
    expect(on.desk.all('session')).toEqual([])
    expect(Object.keys(on.desk.trash).length).toBe(5)
    expect(checkDesk(on.desk).filter((finding) => finding.severity === 'error')).toEqual([])
    const before = content(bench().desk)
    expect(on.replay('undo')).toBe('delete talk and 4 more')
    expect(content(on.desk)).toEqual(before)
    expect(on.desk.trash).toEqual({})
  })

  it('only unlinks records that can exist without it, and undo links them again', () => {
    const on = bench()
    const ref: RecordRef = { collection: 'membership', id: 'membership' }
    remove(on, ref)
    expect(on.desk.get('session', 'session')?.participants).toEqual([])
    on.replay('undo')
    expect(on.desk.get('session', 'session')?.participants).toEqual(['membership'])
  })

  it('closes the gap in a chain of supersessions', () => {
    const on = bench()
    on.do({ kind: 'create', collection: 'position', id: 'p2', fields: { ...aPosition('Two.'), supersedes: 'p1' } })
    on.do({ kind: 'create', collection: 'position', id: 'p3', fields: { ...aPosition('Three.'), supersedes: 'p2' } })
    remove(on, { collection: 'position', id: 'p2' })
    expect(on.desk.get('position', 'p3')?.supersedes).toBe('p1')
    on.replay('undo')
    expect(on.desk.get('position', 'p3')?.supersedes).toBe('p2')
  })

  it('leaves in the trash, once a restore is undone, the record as it was there, so that it can be restored without what it named', () => {
    const on = bench()
    const later: RecordRef = { collection: 'position', id: 'p2' }
    on.do({ kind: 'create', ...later, fields: { ...aPosition('Two.'), supersedes: 'p1' } })
    remove(on, POSITION)
    remove(on, later)
    on.do({ kind: 'restore', records: [POSITION] })
    on.do({ kind: 'restore', records: [later] })
    expect(on.desk.get('position', 'p2')?.supersedes).toBe('p1')
    on.replay('undo')
    expect(on.desk.trash['position/p2']?.record).not.toHaveProperty('supersedes')
    on.replay('redo')
    expect(on.desk.get('position', 'p2')?.supersedes).toBe('p1')
    on.replay('undo')
    remove(on, POSITION)
    expect(code(() => on.do({ kind: 'restore', records: [later] }))).toBe('done')
  })

  it('is refused for a staff member with edits, for our own party, and for a note with replies by others', () => {
    const on = bench()
    expect(planDelete(on.desk, { collection: 'staff', id: STAFF }).blockers.length).toBeGreaterThan(0)
    expect(planDelete(on.desk, { collection: 'party', id: 'us-side' }).blockers).toEqual([
      { collection: 'deskSettings', id: 'settings' },
    ])
    const note = (staff: string, extra = {}) => ({ staff, body: 'Hm.', resolved: false, about: POSITION, ...extra })
    on.do({ kind: 'create', collection: 'note', id: 'n1', fields: note(US) })
    on.do({ kind: 'create', collection: 'note', id: 'n2', fields: note(OTHER, { replyTo: 'n1' }) }, OTHER)
    expect(code(() => remove(on, { collection: 'note', id: 'n1' }))).toBe('record-in-use')
    expect(code(() => remove(on, { collection: 'note', id: 'n2' }, US))).toBe('note-of-another')
    // The position's notes are about nothing else: they are deleted and restored with it.
    remove(on, POSITION)
    expect(on.desk.all('note')).toEqual([])
    on.replay('undo')
    expect(on.desk.all('note').length).toBe(2)
  })

  it('moves the record to the trash, and a restore returns it with the records deleted with it', () => {
    const on = bench()
    on.do({
      kind: 'create',
      collection: 'note',
      id: 'n1',
      fields: { staff: US, body: 'Hm.', resolved: false, about: POSITION },
    })
    const before = content(on.desk)
    remove(on, POSITION)
    expect(code(() => on.do({ kind: 'restore', records: [{ collection: 'note', id: 'n1' }] }))).toBe('rule-broken')
    on.do({ kind: 'restore', records: [POSITION, { collection: 'note', id: 'n1' }] }, OTHER)
    expect(content(on.desk)).toEqual(before)
    expect(on.rev(POSITION)).toBe(2)
    expect(code(() => on.do({ kind: 'restore', records: [POSITION] }))).toBe('not-in-trash')
  })

  it('is refused if it would delete a record that was shown as staying', () => {
    const on = bench()
    const target: RecordRef = { collection: 'party', id: 'third' }
    on.do({ kind: 'create', ...target, fields: { kind: 'country', code: 'PE', names: { en: 'Peru' }, members: [] } })
    const talk = { title: { en: 'Fisheries' }, areas: [], status: 'underWay', chiefs: [] }
    on.do({ kind: 'create', collection: 'talk', id: 't2', fields: { ...talk, parties: ['third', 'them'] } })
    const unlinked = [{ collection: 'talk', id: 't2' }] as const
    expect(planDelete(on.desk, target).unlinks).toHaveLength(1)
    on.do({ kind: 'change', collection: 'talk', id: 't2', rev: 1, fields: { parties: ['third'] } }, OTHER)
    // A talk needs a party, so this one would be deleted now.
    expect(code(() => on.do({ kind: 'delete', ...target, rev: 1, along: [], unlinked: [...unlinked] }))).toBe(
      'record-in-use',
    )
    expect(on.desk.get('talk', 't2')).toBeDefined()
  })

  it('neither deletes nor unlinks an issued memo', () => {
    const on = bench()
    const memo = { type: 'meetingBrief', title: { en: 'M' }, reference: 'R', version: 1, copies: [] }
    const fields = { ...memo, session: 'session', asOf: '2025-06-06T00:00:00Z', timeZone: 'UTC' }
    on.do({ kind: 'create', collection: 'memo', id: 'm', fields: { ...fields, status: 'draft' } })
    const made = on.desk.get('memo', 'm')
    if (!made) throw new Error('no memo was made')
    on.desk = on.desk.after([{ op: 'put', collection: 'memo', record: { ...made, status: 'issued' } }])
    expect(planDelete(on.desk, { collection: 'session', id: 'session' }).blockers).toEqual([
      { collection: 'memo', id: 'm' },
    ])
    expect(code(() => remove(on, { collection: 'talk', id: 'talk' }))).toBe('record-in-use')
  })

  it('previews the memos that print the record, except one that would be deleted too', () => {
    const on = bench()
    const memo = { type: 'meetingBrief', title: { en: 'Brief' }, reference: 'R', version: 1, copies: [] }
    const fields = { ...memo, session: 'session', asOf: '2025-06-06T00:00:00Z', timeZone: 'UTC', status: 'draft' }
    on.do({ kind: 'create', collection: 'memo', id: 'm', fields })
    const memos = (ref: RecordRef) => deletePlanView(on.desk, ref).memos.first.map(({ ref: { id } }) => id)
    expect(memos({ collection: 'issue', id: 'issue' })).toEqual(['m'])
    expect(memos({ collection: 'memo', id: 'm' })).toEqual([])
    const { along, unlinked } = deletePlanView(on.desk, { collection: 'talk', id: 'talk' })
    const stays = unlinked.first.some(({ ref }) => ref.id === 'm')
    expect([stays, along.first.some(({ ref }) => ref.id === 'm')].filter(Boolean)).toHaveLength(1)
  })

  it('is undone completely by restoring from the trash: links come back unless somebody has changed them since', () => {
    const on = bench()
    const issue: RecordRef = { collection: 'issue', id: 'issue' }
    const before = content(on.desk)
    remove(on, issue)
    expect(on.desk.get('session', 'session')?.issues).toEqual([])
    const all = (): RecordRef[] =>
      Object.values(on.desk.trash).map(({ collection, record }) => ({ collection, id: record.id }))
    on.do({ kind: 'restore', records: all() }, OTHER)
    expect(content(on.desk)).toEqual(before)
    on.replay('undo', OTHER)
    expect(on.desk.get('session', 'session')?.issues).toEqual([])
    on.do({
      kind: 'change',
      collection: 'session',
      id: 'session',
      rev: on.rev({ collection: 'session', id: 'session' }),
      fields: { purpose: 'Changed.' },
    })
    on.do({ kind: 'restore', records: all() }, OTHER)
    expect(on.desk.get('session', 'session')).toMatchObject({ issues: ['issue'], purpose: 'Changed.' })
  })
})

describe('a note', () => {
  const note = (staff: string, extra = {}) => ({ staff, body: 'Hm.', resolved: false, ...extra })

  it('restored with its record keeps its own last editor and stays resolved', () => {
    const on = bench()
    const ref: RecordRef = { collection: 'note', id: 'n1' }
    on.do({ kind: 'create', ...ref, fields: note(US, { about: POSITION }) })
    on.do({ kind: 'change', ...ref, rev: 1, fields: { resolved: true } }, OTHER)
    remove(on, POSITION, US)
    on.do({ kind: 'restore', records: [POSITION, ref] }, US)
    expect(on.desk.get('note', 'n1')).toMatchObject({ rev: 3, resolved: true, changedBy: OTHER })
    expect(on.desk.get('position', POSITION.id)?.changedBy).toBe(US)
  })

  it('cannot be signed as somebody else, reply to itself, or be restored by another person', () => {
    const on = bench()
    const ref: RecordRef = { collection: 'note', id: 'n1' }
    on.do({ kind: 'create', ...ref, fields: note(US) })
    expect(code(() => on.do({ kind: 'change', ...ref, rev: 1, fields: { staff: OTHER, body: 'I agree.' } }))).toBe(
      'note-of-another',
    )
    expect(code(() => on.do({ kind: 'change', ...ref, rev: 1, fields: { replyTo: 'n1' } }))).toBe('rule-broken')
    expect(code(() => on.do({ kind: 'change', ...ref, rev: 1, fields: { about: ref } }))).toBe('rule-broken')
    expect(code(() => on.do({ kind: 'change', ...ref, rev: 1, fields: { body: 'No.' } }, OTHER))).toBe(
      'note-of-another',
    )
    expect(code(() => on.do({ kind: 'change', ...ref, rev: 1, fields: { resolved: true } }, OTHER))).toBe('done')
    remove(on, ref)
    expect(code(() => on.do({ kind: 'restore', records: [ref] }, OTHER))).toBe('note-of-another')
    expect(code(() => on.do({ kind: 'restore', records: [ref] }, US))).toBe('done')
  })
})

import { describe, expect, it } from 'vitest'
import { fingerprint } from '../../../core/base/fingerprint'
import { returnDesk } from '../../../core/commands/return-desk'
import { returnRecord } from '../../../core/commands/return-record'
import { getOrThrow } from '../../../core/desk/desk-read'
import type { MemoryDesk } from '../../../core/desk/memory-desk'
import type { Op } from '../../../core/desk/ops'
import { exportJson } from '../../../core/interop/export'
import { statementUnder } from '../../../core/queries/readouts-view'
import type { RecordRef } from '../../../core/model/values/record-ref'
import { checkDesk } from '../../../core/rules/rules'
import { uncitedDesk } from '../../helpers/desks/cited-desk'
import { AT, STAFF } from '../../helpers/desks/desk-builder'
import { Bench, code, content, remove } from '../../helpers/edits/edit-bench'

const PROPOSAL: RecordRef = { collection: 'proposal', id: 'proposal' }
const READOUT: RecordRef = { collection: 'readout', id: 'readout' }
const ACTOR = { staff: STAFF as never, at: AT }
const said = (text: string) => `says[${fingerprint(text)}]`
const element = (id: string, text: string) => ({ id, text, kind: 'offer', status: 'tabled' })

const bench = () => new Bench(uncitedDesk().desk())

function cite(on: Bench, about: RecordRef, field: string, n = '1'): void {
  on.do({
    kind: 'cite',
    about,
    field,
    role: 'supports',
    passage: `Passage ${n}`,
    source: { newId: `s${n}`, title: 'A report', reliability: 'press' },
    annotation: `a${n}`,
    evidence: `e${n}`,
  })
}
const changeTo = (on: Bench, ref: RecordRef, fields: Record<string, unknown>) =>
  on.do({ kind: 'change', ...ref, rev: on.rev(ref), fields })
const fieldOf = (on: Bench, id = 'e1') => on.desk.get('evidence', id)?.field
const codes = (on: Bench) => checkDesk(on.desk).map((finding) => finding.code)

describe('evidence for a part of a record', () => {
  it('can be cited for a part that is there, and for no other', () => {
    const on = bench()
    cite(on, PROPOSAL, 'elements[a].text')
    expect(fieldOf(on)).toBe('elements[a].text')
    expect(code(() => cite(on, PROPOSAL, 'elements[b]', '2'))).toBe('field-invalid')
    expect(code(() => cite(on, PROPOSAL, 'elements[0]', '2'))).toBe('field-invalid')
    cite(on, { collection: 'session', id: 'past' }, 'participants[membership]', '3')
  })

  it('stays with its part when the parts change their order or their words', () => {
    const on = bench()
    cite(on, PROPOSAL, 'elements[a]')
    changeTo(on, PROPOSAL, { elements: [element('b', 'A fee.'), element('a', 'A larger quota.')] })
    expect(fieldOf(on)).toBe('elements[a]')
  })

  it('goes into the trash with its part, and comes back with one undo', () => {
    const on = bench()
    cite(on, PROPOSAL, 'elements[a]')
    const before = content(on.desk)
    changeTo(on, PROPOSAL, { elements: [element('b', 'A fee.')] })
    expect(fieldOf(on)).toBeUndefined()
    expect(on.desk.trash['evidence/e1']).toBeDefined()
    on.replay('undo')
    expect(content(on.desk)).toEqual(before)
    on.replay('redo')
    expect(fieldOf(on)).toBeUndefined()
  })

  it('follows a text that is reworded in its place, letter by letter, and one that moves', () => {
    const on = bench()
    cite(on, READOUT, said('All is open.'))
    for (const text of ['All is open', 'All is closed', 'All is closed.']) changeTo(on, READOUT, { says: [text] })
    expect(fieldOf(on)).toBe(said('All is closed.'))
    changeTo(on, READOUT, { says: ['More later.', 'All is closed.'] })
    expect(fieldOf(on)).toBe(said('All is closed.'))
    on.replay('undo')
    on.replay('undo')
    expect(fieldOf(on)).toBe(said('All is closed'))
    changeTo(on, READOUT, { says: [] })
    expect(fieldOf(on)).toBeUndefined()
  })

  it('follows a statement of a readout that is put under an issue, and back when that is returned', () => {
    const on = bench()
    const readout = getOrThrow(on.desk, 'readout', READOUT.id)
    cite(on, READOUT, said('All is open.'))
    const before = on.desk
    changeTo(on, READOUT, statementUnder({ says: readout.says, points: [] }, 0, undefined, 'point'))
    expect(fieldOf(on)).toBe('points[point]')
    expect(codes(on)).not.toContain('evidence-part-missing')
    const after = on.desk.after(returnRecord(on.desk, before, READOUT, ACTOR).ops)
    expect(after.get('evidence', 'e1')?.field).toBe(said('All is open.'))
    const both = new Bench(before)
    changeTo(both, READOUT, { says: ['All is closed.'], points: [{ id: 'point', text: 'All is open.' }] })
    expect(fieldOf(both)).toBe('points[point]')
  })

  it('follows a text, and goes with its part, when the record returns to an earlier version', () => {
    const on = bench()
    const readout = getOrThrow(on.desk, 'readout', READOUT.id)
    cite(on, READOUT, said('All is open.'))
    const before = on.desk
    changeTo(on, READOUT, { says: ['All is closed.'] })
    const reworded = on.desk
    const returned = returnRecord(reworded, before, READOUT, ACTOR)
    const after = reworded.after(returned.ops)
    expect(after.get('readout', readout.id)).toMatchObject({ says: readout.says })
    expect(after.get('evidence', 'e1')?.field).toBe(said('All is open.'))
    const none = reworded.after([{ op: 'put', collection: 'readout', record: { ...readout, says: [] } }])
    expect(Object.keys(reworded.after(returnRecord(reworded, none, READOUT, ACTOR).ops).trash)).toEqual(['evidence/e1'])
  })

  it('comes back with its part when the record returns to a version that has both, in one step', () => {
    const on = bench()
    cite(on, PROPOSAL, 'elements[a].text')
    const before = on.desk
    changeTo(on, PROPOSAL, { elements: [element('b', 'A fee.')] })
    changeTo(on, PROPOSAL, { title: { en: 'Another title' } })
    const back = (then: MemoryDesk) => on.desk.after(returnRecord(on.desk, then, PROPOSAL, ACTOR).ops)
    expect(back(before).get('evidence', 'e1')).toMatchObject({ field: 'elements[a].text', annotation: 'a1' })
    expect(back(before).trash).toEqual({})
    // The first version had the part, and no evidence for it.
    expect(back(bench().desk).get('evidence', 'e1')).toBeUndefined()
    remove(on, { collection: 'annotation', id: 'a1' })
    expect(back(before).get('evidence', 'e1')).toBeUndefined()
  })

  it('comes back to the words of that version', () => {
    const on = bench()
    cite(on, READOUT, said('All is open.'))
    const before = on.desk
    changeTo(on, READOUT, { says: ['All is closed.'] })
    changeTo(on, READOUT, { says: [] })
    const after = on.desk.after(returnRecord(on.desk, before, READOUT, ACTOR).ops)
    expect(after.get('evidence', 'e1')?.field).toBe(said('All is open.'))
  })

  it('stays in the trash if its part was there all the time', () => {
    const on = bench()
    cite(on, PROPOSAL, 'elements[a]')
    const before = on.desk
    remove(on, { collection: 'evidence', id: 'e1' })
    changeTo(on, PROPOSAL, { title: { en: 'Another title' } })
    const after = on.desk.after(returnRecord(on.desk, before, PROPOSAL, ACTOR).ops)
    expect(after.get('evidence', 'e1')).toBeUndefined()
  })

  it('returns with the whole desk to an earlier state', () => {
    const on = bench()
    cite(on, PROPOSAL, 'elements[a]')
    cite(on, READOUT, said('All is open.'), '2')
    const before = on.desk
    changeTo(on, PROPOSAL, { elements: [] })
    changeTo(on, READOUT, { says: ['All is closed.'] })
    cite(on, READOUT, said('All is closed.'), '3')
    const after = on.desk.after(returnDesk(on.desk, before, ACTOR).ops)
    expect(content(after)).toEqual(content(before))
    expect(checkDesk(after).map(({ code: found }) => found)).not.toContain('evidence-part-missing')
  })

  it('goes along when an import overwrites the record, and comes back with its undo', () => {
    const on = bench()
    cite(on, PROPOSAL, 'elements[a]')
    cite(on, READOUT, said('All is open.'), '2')
    const before = content(on.desk)
    const text = [...exportJson(on.desk, { storeId: 's' })].join('')
    const file = JSON.parse(text) as { collections: Record<string, Record<string, object>> }
    const { proposal = {}, readout = {} } = file.collections
    const collections = {
      proposal: { proposal: { ...proposal.proposal, elements: [element('b', 'A fee.')] } },
      readout: { readout: { ...readout.readout, says: ['All is closed.'] } },
    }
    on.import(JSON.stringify({ ...file, collections }))
    expect([fieldOf(on), fieldOf(on, 'e2')]).toEqual([undefined, said('All is closed.')])
    expect(codes(on)).not.toContain('evidence-part-missing')
    on.replay('undo')
    expect(content(on.desk)).toEqual(before)
    on.replay('redo')
    expect([fieldOf(on), fieldOf(on, 'e2')]).toEqual([undefined, said('All is closed.')])
  })

  it('is as an import has it, if the file has it too', () => {
    const on = bench()
    cite(on, READOUT, said('All is open.'), '2')
    const text = [...exportJson(on.desk, { storeId: 's' })].join('')
    const file = JSON.parse(text) as { collections: Record<string, Record<string, object>> }
    const { readout = {}, evidence = {} } = file.collections
    on.import(
      JSON.stringify({
        ...file,
        collections: {
          readout: { readout: { ...readout.readout, says: ['One.', 'Two.'] } },
          evidence: { e2: { ...evidence.e2, field: said('Two.') } },
        },
      }),
    )
    expect(fieldOf(on, 'e2')).toBe(said('Two.'))
  })

  it('goes with a record that its part names, is listed before, and is restored with it', () => {
    const on = bench()
    const past: RecordRef = { collection: 'session', id: 'past' }
    cite(on, past, 'participants[membership]')
    cite(on, past, 'participants', '2')
    const before = content(on.desk)
    remove(on, { collection: 'membership', id: 'membership' })
    expect([fieldOf(on), fieldOf(on, 'e2')]).toEqual([undefined, 'participants'])
    const gone = Object.values(on.desk.trash).map(({ collection, record: { id } }): RecordRef => ({ collection, id }))
    on.do({ kind: 'restore', records: gone })
    expect(content(on.desk)).toEqual(before)
  })

  it('is a finding if its part is gone by another way, and only then', () => {
    const on = bench()
    cite(on, PROPOSAL, 'elements[a]')
    expect(codes(on)).not.toContain('evidence-part-missing')
    const proposal = on.desk.get('proposal', 'proposal')
    if (!proposal) throw new Error('no proposal')
    const put: Op = { op: 'put', collection: 'proposal', record: { ...proposal, elements: [] } }
    const without = new Bench(on.desk.after([put]))
    expect(codes(without)).toContain('evidence-part-missing')
  })
})

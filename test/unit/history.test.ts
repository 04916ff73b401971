import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stepWords } from '../../core/actions/step-words'
import { apply } from '../../core/commands/apply'
import type { Actor, Command } from '../../core/commands/command'
import { planDelete } from '../../core/commands/delete-plan'
import { ParleyError } from '../../core/contract/errors'
import type { MemoryDesk } from '../../core/desk/memory-desk'
import { replay, withStep } from '../../core/history/history'
import { NO_HISTORY, type History } from '../../core/history/step'
import { COLLECTION_NAMES } from '../../core/model/collection-names'
import type { RecordOf } from '../../core/model/records'
import type { RecordRef } from '../../core/model/sources'
import { checkDesk } from '../../core/rules/rules'
import { smallDesk, STAFF } from '../helpers/desk-builder'
import { aPosition } from '../helpers/records'

type StaffId = RecordOf<'staff'>['createdBy']
const US = STAFF as StaffId
const OTHER = 'staff-2' as StaffId

/** A desk with its history, and what can be done to it: as the desk process does it, without a disk. */
class Bench {
  desk: MemoryDesk
  history: History = NO_HISTORY
  #second = 0

  constructor(desk: MemoryDesk) {
    this.desk = desk
  }

  actor(staff: StaffId): Actor {
    this.#second += 10
    return { staff, at: new Date(Date.UTC(2025, 5, 7, 9, 0, this.#second)).toISOString() }
  }

  do(command: Command, staff = US, continues = false): void {
    const actor = this.actor(staff)
    const applied = apply(this.desk, command, actor)
    this.history = withStep(this.history, { ...actor, ...applied }, continues)
    this.desk = this.desk.after(applied.ops)
  }

  replay(way: 'undo' | 'redo', staff = US): string {
    const { ops, history, step } = replay(this.desk, this.history, way, this.actor(staff))
    this.history = history
    this.desk = this.desk.after(ops)
    return stepWords(step.label, 'en')
  }

  rev(ref: RecordRef): number {
    return this.desk.get(ref.collection, ref.id)?.rev ?? 0
  }
}

const bench = () =>
  new Bench(
    smallDesk()
      .add('staff', 'staff-2', { name: 'Colleague', initials: 'CO' })
      .add('position', 'p1', aPosition('Butter stays out.'))
      .desk(),
  )

/** Everything on a desk but what the desk itself counts, and the trash as the set of what is in it. */
function content(desk: MemoryDesk): unknown {
  const records = COLLECTION_NAMES.flatMap((collection) =>
    desk.all(collection).map(({ rev: _rev, changedAt: _at, changedBy: _by, ...record }) => [collection, record]),
  )
  return records.map((entry) => JSON.stringify(entry)).toSorted()
}

function code(work: () => void): string {
  try {
    work()
    return 'done'
  } catch (error) {
    if (!(error instanceof ParleyError)) throw error
    return error.code
  }
}

const change = (rev: number, fields: Record<string, unknown>): Command => ({
  kind: 'change',
  collection: 'position',
  id: 'p1',
  rev,
  fields,
})
const POSITION: RecordRef = { collection: 'position', id: 'p1' }

describe('undo', () => {
  it('brings the content back under a new revision, and redo brings the edit back', () => {
    const on = bench()
    on.do(change(1, { stance: 'open' }))
    expect(on.replay('undo')).toBe('change stance')
    expect(on.desk.get('position', 'p1')).toMatchObject({ stance: aPosition('').stance, rev: 3 })
    on.replay('redo')
    expect(on.desk.get('position', 'p1')).toMatchObject({ stance: 'open', rev: 4 })
    expect(code(() => on.replay('redo'))).toBe('nothing-to-redo')
  })

  it('is each person’s own, and never takes back what somebody else wrote since', () => {
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

  it('takes the typing in one field as one edit', () => {
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

  it('is refused where it would leave a reference to nothing', () => {
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

  it('does not thaw an issued memo', () => {
    const on = bench()
    const memo = { type: 'meetingBrief', title: { en: 'M' }, reference: 'R', version: 1, status: 'draft', copies: [] }
    on.do({
      kind: 'create',
      collection: 'memo',
      id: 'm',
      fields: { ...memo, asOf: '2025-06-06T00:00:00Z', timeZone: 'UTC' },
    })
    on.do({ kind: 'change', collection: 'memo', id: 'm', rev: 1, fields: { status: 'issued' } })
    expect(code(() => on.replay('undo'))).toBe('memo-issued')
  })
})

describe('a delete', () => {
  const remove = (on: Bench, ref: RecordRef, staff = US) => {
    const plan = planDelete(on.desk, ref)
    on.do(
      {
        kind: 'delete',
        ...ref,
        rev: on.rev(ref),
        along: plan.deletes.slice(1),
        unlinked: plan.unlinks.map(({ collection, record }) => ({ collection, id: record.id })),
      },
      staff,
    )
  }

  it('takes along what cannot be without the record, and only what was shown', () => {
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

  it('only unlinks what can do without, and undo links it again', () => {
    const on = bench()
    const ref: RecordRef = { collection: 'membership', id: 'membership' }
    remove(on, ref)
    expect(on.desk.get('session', 'session')?.participants).toEqual([])
    on.replay('undo')
    expect(on.desk.get('session', 'session')?.participants).toEqual(['membership'])
  })

  it('closes the line of supersessions over the gap', () => {
    const on = bench()
    on.do({ kind: 'create', collection: 'position', id: 'p2', fields: { ...aPosition('Two.'), supersedes: 'p1' } })
    on.do({ kind: 'create', collection: 'position', id: 'p3', fields: { ...aPosition('Three.'), supersedes: 'p2' } })
    remove(on, { collection: 'position', id: 'p2' })
    expect(on.desk.get('position', 'p3')?.supersedes).toBe('p1')
    on.replay('undo')
    expect(on.desk.get('position', 'p3')?.supersedes).toBe('p2')
  })

  it('is refused for who has edited, for our own party, and for a note that others answered', () => {
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
    // With the position, its notes go: they are about nothing else, and come back with it.
    remove(on, POSITION)
    expect(on.desk.all('note')).toEqual([])
    on.replay('undo')
    expect(on.desk.all('note').length).toBe(2)
  })

  it('leaves its record in the trash, from where it comes back with what went along', () => {
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
})

describe('a draft', () => {
  it('is saved with one field, refuses a bad one, and becomes the record when it is whole', () => {
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

  it('loses a field, not itself, when what it names is deleted', () => {
    const on = bench()
    const fields = { text: 'About it.', supersedes: 'p1' }
    on.do({ kind: 'create', collection: 'draft', id: 'd', fields: { of: 'position', fields } })
    expect(planDelete(on.desk, POSITION).unlinks).toMatchObject([{ collection: 'draft' }])
  })
})

describe('any sequence of edits, undos and redos', () => {
  /** A model of one person's edits: the states that a desk went through, and where in them it is. */
  it('equals the model: undo goes to the state before, redo to the state after, whatever came in between', () => {
    const step = fc.oneof(
      { weight: 6, arbitrary: fc.record({ do: fc.constant('edit' as const), pick: fc.nat(7), n: fc.nat(99) }) },
      { weight: 3, arbitrary: fc.record({ do: fc.constant('undo' as const) }) },
      { weight: 2, arbitrary: fc.record({ do: fc.constant('redo' as const) }) },
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const on = bench()
        let states = [content(on.desk)]
        let at = 0
        let seenRevisions = new Map<string, number>()
        for (const [index, one] of steps.entries()) {
          if (one.do === 'edit') {
            if (code(() => edit(on, one.pick, one.n, index)) !== 'done') continue
            states = [...states.slice(0, at + 1), content(on.desk)]
            at += 1
          } else {
            const wanted = one.do === 'undo' ? at - 1 : at + 1
            const outcome = code(() => on.replay(one.do))
            expect(outcome).toBe(wanted < 0 ? 'nothing-to-undo' : wanted >= states.length ? 'nothing-to-redo' : 'done')
            if (outcome === 'done') at = wanted
          }
          expect(content(on.desk)).toEqual(states[at])
          expect(checkDesk(on.desk).filter((finding) => finding.severity === 'error')).toEqual([])
          seenRevisions = revisionsGrow(on.desk, seenRevisions)
        }
      }),
      { numRuns: 150 },
    )
  })

  /** One of eight kinds of edit; some are refused on some desks, and then nothing happens. */
  function edit(on: Bench, pick: number, n: number, index: number): void {
    const positions = on.desk.all('position')
    const some = positions[n % Math.max(1, positions.length)]
    const leads = on.desk.all('lead')
    switch (pick) {
      case 0:
        return on.do({
          kind: 'create',
          collection: 'lead',
          id: `l${index}`,
          fields: { talk: 'talk', text: `Lead ${n}` },
        })
      case 1: {
        const last = positions.find((one) => !positions.some((other) => other.supersedes === one.id))
        const fields = { ...aPosition(`Now ${n}`), ...(last ? { supersedes: last.id } : {}) }
        return on.do({ kind: 'create', collection: 'position', id: `q${index}`, fields })
      }
      case 2:
        return on.do({
          kind: 'change',
          collection: 'position',
          id: some?.id ?? 'p1',
          rev: some?.rev ?? 1,
          fields: { text: `T${n}` },
        })
      case 3:
        return on.do({
          kind: 'create',
          collection: 'draft',
          id: `d${index}`,
          fields: { of: 'lead', fields: { text: `D${n}` } },
        })
      case 4: {
        const target: RecordRef | undefined = some && { collection: 'position', id: some.id }
        if (!target || !some) return on.do({ kind: 'restore', records: [POSITION] })
        const plan = planDelete(on.desk, target)
        const unlinked = plan.unlinks.map(({ collection, record }) => ({ collection, id: record.id }))
        return on.do({ kind: 'delete', ...target, rev: some.rev, along: plan.deletes.slice(1), unlinked })
      }
      case 5: {
        const thrown = Object.values(on.desk.trash)[n % Math.max(1, Object.keys(on.desk.trash).length)]
        return on.do({
          kind: 'restore',
          records: [thrown ? { collection: thrown.collection, id: thrown.record.id } : POSITION],
        })
      }
      case 6: {
        const [draft] = on.desk.all('draft')
        if (!draft) return on.do({ kind: 'complete', id: 'none', rev: 1 })
        if (draft.fields.talk) return on.do({ kind: 'complete', id: draft.id, rev: draft.rev })
        const fields = { fields: { ...draft.fields, talk: 'talk' } }
        return on.do({ kind: 'change', collection: 'draft', id: draft.id, rev: draft.rev, fields })
      }
      default: {
        const lead = leads[n % Math.max(1, leads.length)]
        return on.do({ kind: 'delete', collection: 'lead', id: lead?.id ?? 'none', rev: lead?.rev ?? 1 })
      }
    }
  }

  /** A revision names one state of a record for good: it never goes back. */
  function revisionsGrow(desk: MemoryDesk, before: Map<string, number>): Map<string, number> {
    const now = new Map(before)
    for (const collection of COLLECTION_NAMES) {
      for (const { id, rev } of desk.all(collection)) {
        expect(rev).toBeGreaterThanOrEqual(before.get(`${collection}/${id}`) ?? 0)
        now.set(`${collection}/${id}`, rev)
      }
    }
    return now
  }
})

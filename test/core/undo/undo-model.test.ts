import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planDelete } from '../../../core/commands/delete-plan'
import type { MemoryDesk } from '../../../core/desk/memory-desk'
import { COLLECTION_NAMES } from '../../../core/model/values/collection-names'
import type { RecordRef } from '../../../core/model/values/record-ref'
import { checkDesk } from '../../../core/rules/rules'
import { aPosition } from '../../helpers/desks/record-fields'
import { bench, code, content, POSITION, type Bench } from '../../helpers/edits/edit-bench'
import { examples } from '../../helpers/long'

describe('any sequence of edits, undos and redos', () => {
  /** Models one person's edits: the states of the desk, and the current place among them. */
  it('matches the model: undo returns to the state before, redo to the state after, whatever came in between', () => {
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
            // A command that changes nothing is no edit.
            if (JSON.stringify(content(on.desk)) === JSON.stringify(states[at])) continue
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
      { numRuns: examples(150) },
    )
  })

  /** Makes one of eight kinds of edit; an edit that this desk refuses changes nothing. */
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

  /** Checks that a revision never decreases, so that it names one state of a record for good. */
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

import { describe, expect, it } from 'vitest'
import { same } from '../../../core/base/same-value'
import { compareDesks, countOf, differences, differencesViewSchema } from '../../../core/desk/differences'
import { MemoryDesk } from '../../../core/desk/memory-desk'
import { lead } from '../../helpers/desks/damaged-desk'
import { smallDesk } from '../../helpers/desks/desk-builder'

const desk = (...leads: ReturnType<typeof lead>[]) =>
  new MemoryDesk({ ...smallDesk().collections, lead: Object.fromEntries(leads.map((one) => [one.id, one])) })

describe('the differences between two states of a desk', () => {
  it('are the records added, removed and changed; a revision alone is no difference', () => {
    const before = desk(lead('same', 1, 'Same'), lead('changed', 1, 'As it was'), lead('old', 1, 'Only before'))
    const after = desk(lead('new', 1, 'Only after'), lead('changed', 2, 'As it is'), lead('same', 7, 'Same'))
    expect(differences(before, after).map((one) => [one.ref.id, one.how, one.before?.rev, one.after?.rev])).toEqual([
      ['changed', 'changed', 1, 2],
      ['old', 'removed', 1, undefined],
      ['new', 'added', undefined, 1],
    ])
    expect(differences(before, before)).toEqual([])
    // In the other direction, the same records differ.
    const back = differences(after, before).map(({ ref }) => ref.id)
    expect(back.toSorted()).toEqual(['changed', 'new', 'old'])
  })

  it('include a revision alone if the caller wants it', () => {
    const [before, after] = [desk(lead('same', 1, 'Same')), desk(lead('same', 7, 'Same'))]
    expect(differences(before, after, same)).toMatchObject([{ how: 'changed', ref: { id: 'same' } }])
  })

  it('are counted by kind, and named by each record’s latest title', () => {
    const before = desk(lead('changed', 2, 'As it was'), lead('old', 1, 'Only before'))
    const after = desk(lead('changed', 1, 'As it is'), lead('new', 1, 'Only after'))
    const view = differencesViewSchema.parse(compareDesks(before, after, 10))
    const { records, ...counts } = view
    expect(counts).toEqual({
      added: 1,
      removed: 1,
      changed: 1,
      kinds: [{ collection: 'lead', added: 1, removed: 1, changed: 1 }],
    })
    expect(records.map(({ how, title }) => [how, title.en])).toEqual([
      ['changed', 'As it is'],
      ['removed', 'Only before'],
      ['added', 'Only after'],
    ])
    expect(countOf(view)).toBe(3)
  })

  it('name no more records than asked for', () => {
    const many = Array.from({ length: 30 }, (_, index) => lead(`lead-${index}`, 1, `Lead ${index}`))
    const { records, added } = compareDesks(desk(), desk(...many), 20)
    expect([records.length, added]).toEqual([20, 30])
  })
})

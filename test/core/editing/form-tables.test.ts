import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RecordRef } from '../../../core/model/values/record-ref'
import { goodRows, withWrongRows } from '../../../core/editing/tables/good-rows'
import { EDITH, aDesk, aForm, stored, type Desk } from './form-desk'

const AUTOS: RecordRef = { collection: 'measure', id: 'measure-autos' }
const row = (id: string, more: object = {}) => ({
  id,
  layer: { en: id },
  rate: '10%',
  announced: { edtf: '2025-01-01' },
  validity: { edtf: '2025-04-05/..' },
  ...more,
})
const layersOf = (desk: Desk) => desk.store.desk.get('measure', AUTOS.id)?.components ?? []
const idsOf = (desk: Desk) => layersOf(desk).map(({ id }) => id)

async function edited() {
  const desk = await aDesk()
  const form = stored(desk, AUTOS)
  await form.session.start()
  const before = layersOf(desk)
  return { desk, ...form, before }
}

describe('a table with a wrong cell', () => {
  it('saves its other rows, and keeps the wrong one as it was typed until it is right', async () => {
    const { desk, session, safe, before } = await edited()
    const typed = [...before, row('a'), row('b', { rate: '0.25' }), row('c')]
    session.set('components', typed, 'chosen')
    await session.save()
    expect(idsOf(desk)).toEqual([...before.map(({ id }) => id), 'a', 'c'])
    const state = session.snapshot()
    expect(state.values.components).toEqual(typed)
    expect(state.problems.get('components')).toMatchObject({ kind: 'invalid' })
    expect([...state.partly]).toEqual(['components'])
    // It is reported as unsaved, and kept over a crash.
    expect(safe).toMatchObject({ unsaved: 'held-up', kept: { edits: { components: typed } } })
    session.set('components', typed.with(typed.length - 2, row('b', { rate: '25%' })), 'typed')
    await session.save()
    expect(idsOf(desk)).toEqual([...before.map(({ id }) => id), 'a', 'b', 'c'])
    expect(safe).toEqual({ unsaved: 'no', kept: undefined })
  })

  it('leaves a row of the desk as the desk has it, and takes the edits of the others', async () => {
    const { desk, session, before } = await edited()
    const [first] = before
    if (!first) throw new Error('the sample has no layer')
    session.set('components', [...before, row('a')], 'chosen')
    await session.save()
    session.set(
      'components',
      [{ ...first, rate: 'lots', layer: { en: 'Renamed' } }, row('a', { rate: '11%' })],
      'typed',
    )
    await session.save()
    expect(layersOf(desk)).toMatchObject([
      { id: first.id, rate: first.rate, layer: first.layer },
      { id: 'a', rate: '11%' },
    ])
    // A row that is removed goes, even while another one is wrong.
    session.set('components', [{ ...first, rate: 'lots' }], 'chosen')
    await session.save()
    expect(idsOf(desk)).toEqual([first.id])
  })

  it('comes back after the form was left, without a conflict', async () => {
    const { desk, session, safe, before } = await edited()
    session.set('components', [...before, row('a'), row('b', { origins: [{ words: 'Ruritania' }] })], 'chosen')
    await session.save()
    const again = stored(desk, AUTOS, safe.kept)
    await again.session.start()
    expect(again.session.snapshot().conflicts.size).toBe(0)
    expect(again.session.snapshot().values.components).toMatchObject([...before, { id: 'a' }, { id: 'b' }])
    expect(idsOf(desk)).toEqual([...before.map(({ id }) => id), 'a'])
  })

  it('stays on the table that an undo or somebody else leaves', async () => {
    const { desk, session, before } = await edited()
    const wrong = row('b', { rate: '0.25' })
    session.set('components', [...before, row('a'), wrong], 'chosen')
    await session.save()
    const { rev = 0 } = session.snapshot().view ?? {}
    await desk.apply({ kind: 'change', ...AUTOS, rev, fields: { components: before }, continues: false })
    session.received(await desk.ask('desk:form', { ref: AUTOS }))
    expect(session.snapshot().conflicts.size).toBe(0)
    expect(session.snapshot().values.components).toEqual([...before, wrong])
    await session.save()
    expect(idsOf(desk)).toEqual(before.map(({ id }) => id))
  })

  it('of a new record is in its draft but for that row', async () => {
    const desk = await aDesk()
    const { session } = aForm(desk, () => desk.ask('desk:form', { of: 'measure', given: {} }))
    await session.start()
    session.set('components', [row('a'), row('b', { rate: '0.25' })], 'chosen')
    await session.save()
    const draft = desk.store.desk.get('draft', 'draft-1')
    expect(draft?.fields.components).toMatchObject([{ id: 'a' }])
    expect(draft?.fields.components).toHaveLength(1)
    expect(draft?.createdBy).toBe(EDITH.id)
    expect(await session.complete()).toBeUndefined()
  })
})

describe('the good rows of a table', () => {
  const table = (typed: unknown[], before: unknown[], name = 'components') =>
    goodRows({ of: 'measure', name, typed, stored: before })
  const code = (hs: string) => ({ hs, revision: 'HS 2022', mode: 'include' })

  it('of rows without an id are certain only where each is in its place', () => {
    const before = [code('8703'), code('8704')]
    expect(table([code('8703'), code('87x')], before, 'scope')).toEqual(before)
    expect(table([code('8703'), code('8704'), code('87x')], before, 'scope')).toEqual(before)
    expect(table([code('87x')], before, 'scope')).toBeUndefined()
    expect(table([code('8704'), code('87x')], before, 'scope')).toBeUndefined()
  })

  it('are not asked for of a table that is right, or of a field that is none', () => {
    expect(table([row('a')], [])).toBeUndefined()
    expect(goodRows({ of: 'measure', name: 'title', typed: {}, stored: {} })).toBeUndefined()
    expect(table([row('a', { rate: 'x' })], [])).toBeUndefined()
  })

  it('hold every right row, none that is wrong, and lose no row of the desk', () => {
    const rows = fc.uniqueArray(fc.record({ id: fc.nat(9), wrong: fc.boolean() }), { selector: ({ id }) => id })
    fc.assert(
      fc.property(rows, fc.uniqueArray(fc.nat(9)), (typed, ids) => {
        const before = ids.map((id) => row(`r${id}`))
        const shown = typed.map(({ id, wrong }) => row(`r${id}`, { rate: wrong ? '0.25' : '12%' }))
        const good = table(shown, before)
        if (!typed.some(({ wrong }) => wrong)) {
          expect(good).toBeUndefined()
          return
        }
        const expected = typed.flatMap(({ id, wrong }) =>
          wrong ? (ids.includes(id) ? [row(`r${id}`)] : []) : [row(`r${id}`, { rate: '12%' })],
        )
        expect(good ?? []).toEqual(expected)
        const merged = withWrongRows({ of: 'measure', name: 'components', typed: shown, stored: before }) ?? []
        for (const { id } of before) expect(merged.filter((one) => one.id === id)).toHaveLength(1)
        for (const { id, wrong } of typed) if (wrong) expect(merged).toContainEqual(row(`r${id}`, { rate: '0.25' }))
      }),
      { numRuns: 60 },
    )
  })
})

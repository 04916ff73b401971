import { describe, expect, it } from 'vitest'
import { apply } from '../../../../core/commands/apply'
import type { RecordOf } from '../../../../core/model/records/records'
import { planOf } from '../../../../electron/desk/store/committed'
import { DeskStore } from '../../../../electron/desk/store/desk-store'
import { copyOfSample } from '../../../helpers/desks/sample'
import { failure, leadOf, rename } from '../../../helpers/edits/edit-lead'

const actor = { staff: 'staff-example' as RecordOf<'staff'>['createdBy'], at: '2025-06-07T09:00:00Z' }
const renaming = (store: DeskStore, rev: number, text: string) =>
  store.commit((desk) => planOf(actor, [], apply(desk, rename(rev, text), actor)))

describe('a commit', () => {
  it('resolves with its transaction, as the journal has it', async () => {
    const store = await DeskStore.open(await copyOfSample(), 'write')
    const { revision, transaction } = await renaming(store, 1, 'One')
    const [last] = await store.history.transactions({ limit: 1 })
    expect(revision).toBe(1)
    expect(transaction).toEqual(last)
    await store.close()
  })

  it('resolves with its own transaction, even in one write with others', async () => {
    const store = await DeskStore.open(await copyOfSample(), 'write')
    const texts = ['One', 'Two', 'Three']
    const done = await Promise.all(texts.map((text, at) => renaming(store, at + 1, text)))
    const said = done.map(({ revision, transaction }) => {
      const [op] = transaction?.ops ?? []
      return [revision, transaction?.n, op?.op === 'put' ? (op.record as RecordOf<'lead'>).text : undefined]
    })
    expect(said).toEqual(texts.map((text, at) => [at + 1, at + 1, text]))
    await store.close()
  })

  it('resolves with the revision and no transaction if it changes nothing, also behind others', async () => {
    const store = await DeskStore.open(await copyOfSample(), 'write')
    const as = leadOf(store) ?? ''
    expect(await renaming(store, 1, as)).toEqual({ revision: 0 })
    const [, second] = await Promise.all([renaming(store, 1, 'One'), renaming(store, 2, 'One')])
    expect(second).toEqual({ revision: 1 })
    expect(await failure(renaming(store, 1, 'Stale'))).toMatchObject({ code: 'record-changed' })
    expect(store.desk.revision).toBe(1)
    await store.close()
  })
})

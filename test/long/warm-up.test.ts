import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { MemoryDesk } from '../../core/desk/memory-desk'
import type { RecordRef } from '../../core/model/values/record-ref'
import { recordView } from '../../core/queries/record-view'
import { matrixView } from '../../core/queries/matrix'
import { notesView } from '../../core/queries/notes'
import { deletePlanView } from '../../core/queries/undo-and-trash'
import { DeskService } from '../../electron/desk/services/desk-service'
import { DeskStore } from '../../electron/desk/store/desk-store'
import { createFullDesk } from '../../scripts/bench/full-desk-folder'
import { temporaryFolder } from '../helpers/desks/sample'
import { MATRIX_START, NOTES_START } from '../helpers/requests/view-inputs'

const NOW = '2026-01-04T09:00:00.000Z'
async function openedDesk() {
  const directory = join(temporaryFolder(), 'desk')
  await createFullDesk(directory, 6000)
  const store = await DeskStore.open(directory, 'read')
  const fail = (error: unknown) => {
    throw error
  }
  const service = new DeskService(store, () => NOW, fail)
  onTestFinished(async () => {
    await service.end()
    await store.close()
  })
  return { store, service }
}

/** Is there nothing to make for a reading? If there is, one value or part of an index is made. */
const isReady = (desk: MemoryDesk, read: (desk: MemoryDesk) => unknown) =>
  desk.readUntil(read, () => true) !== undefined

const position: RecordRef = { collection: 'position', id: 'position-40' }

describe('a desk whose overview is shown', () => {
  it('makes in the background what the first record page and the other screens need', async () => {
    const { store, service } = await openedDesk()
    const last = (desk: MemoryDesk) => deletePlanView(desk, { collection: 'memo', id: desk.all('memo')[0]?.id ?? '' })
    expect(isReady(store.desk, last)).toBe(false)
    expect((await service.answer('desk:overview', {})).ok).toBe(true)
    // Fewer looks than there are things to make, so that it is not they that make them.
    await vi.waitFor(() => expect(isReady(store.desk, last)).toBe(true), { timeout: 20_000, interval: 1000 })
    expect(isReady(store.desk, (desk) => matrixView(desk, { ...MATRIX_START, limit: 40 }, NOW))).toBe(true)
    expect(isReady(store.desk, (desk) => notesView(desk, NOTES_START))).toBe(true)
    for (const collection of ['position', 'issue', 'measure', 'person', 'source'] as const) {
      const [first] = store.desk.all(collection)
      const ref: RecordRef = { collection, id: first?.id ?? '' }
      expect(isReady(store.desk, (desk) => recordView(desk, ref, NOW))).toBe(true)
    }
  })

  it('answers others while one answer needs much to be made for it', async () => {
    const { service } = await openedDesk()
    const order: string[] = []
    const long = service
      .answer('desk:matrix', { ...MATRIX_START, filter: { ...MATRIX_START.filter, find: 'steel' } })
      .then(({ ok }) => order.push(`matrix ${ok}`))
    // Sent once the first one is at work.
    await new Promise((go) => setImmediate(go))
    const short = service.answer('desk:named', { refs: [position] }).then(({ ok }) => order.push(`named ${ok}`))
    await Promise.all([long, short])
    expect(order).toEqual(['named true', 'matrix true'])
  })
})

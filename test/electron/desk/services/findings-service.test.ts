import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { DeskRequest } from '../../../../core/contract/channels'
import type { Input, Output } from '../../../../core/contract/contract'
import type { OpenMode } from '../../../../core/desk/reading'
import { careOf } from '../../../../core/queries/care'
import { DeskService } from '../../../../electron/desk/services/desk-service'
import { DeskStore } from '../../../../electron/desk/store/desk-store'
import { createFullDesk } from '../../../../scripts/bench/full-desk-folder'
import { copyOfSample, temporaryFolder } from '../../../helpers/desks/sample'
import { STAFF } from '../../../helpers/requests/desk-service'
import { itLong } from '../../../helpers/long'

const NOW = '2026-01-04T09:00:00.000Z'

/** A desk that answers, with the count of the events about its check. */
async function answering(directory: string, mode: OpenMode = 'write') {
  const store = await DeskStore.open(directory, mode)
  const events = { checked: 0 }
  const fail = (error: unknown) => {
    throw error
  }
  const service = new DeskService(store, () => NOW, fail, { checked: () => (events.checked += 1) })
  onTestFinished(async () => {
    await service.end()
    await store.close()
  })
  const ask = async <R extends DeskRequest>(request: R, input: Input<R>): Promise<Output<R>> => {
    const answer = await service.answer(request, input)
    if (!answer.ok) throw new Error(JSON.stringify(answer.error))
    return answer.value as Output<R>
  }
  const open = async () => (await ask('desk:status', {})).findings
  return { store, events, ask, open }
}

type Answering = Awaited<ReturnType<typeof answering>>

async function deleteEvidence(store: DeskStore, ask: Answering['ask']) {
  const evidence = store.desk.all('evidence').find(({ about }) => about.id === 'measure-jp-cars')
  if (!evidence) throw new Error('no evidence')
  const { id, rev } = evidence
  await ask('desk:apply', { command: { kind: 'delete', collection: 'evidence', id, rev }, staff: STAFF })
}

const countIn = (store: DeskStore) => careOf(store.desk, NOW).reduce((sum, { items }) => sum + items.length, 0)

async function largeDesk() {
  const directory = join(temporaryFolder(), 'desk')
  await createFullDesk(directory, 2500)
  return answering(directory)
}

describe('the check of a desk', () => {
  it('is whole in the first answer of a small desk, and after each edit', async () => {
    const { store, events, ask, open } = await answering(await copyOfSample())
    expect(await open()).toEqual({ open: countIn(store) })
    const before = (await ask('desk:overview', {})).care
    expect(before.checking).toBeUndefined()
    await deleteEvidence(store, ask)
    const { care } = await ask('desk:overview', {})
    expect(care.kinds.map(({ code, count }) => [code, count])).toEqual(
      careOf(store.desk, NOW).map(({ code, items }) => [code, items.length]),
    )
    expect(care).not.toEqual(before)
    expect(await open()).toEqual({ open: countIn(store) })
    expect(events.checked).toBe(0)
  })

  it('begins again where the files of a desk that is only read were written by another', async () => {
    const writer = await answering(await copyOfSample())
    const reader = await answering(writer.store.directory, 'read')
    const before = await reader.open()
    await deleteEvidence(writer.store, writer.ask)
    expect(await reader.store.follow()).toBe(true)
    expect(await reader.open()).toEqual({ open: countIn(writer.store) })
    expect(await reader.open()).not.toEqual(before)
  })

  itLong('says of a large desk how far it is, goes on by itself, and tells when it has found more', async () => {
    const { store, events, ask, open } = await largeDesk()
    const first = await open()
    expect(first.checking?.of).toBeGreaterThan(2000)
    expect(first.checking?.done).toBeLessThan(first.checking?.of ?? 0)
    expect((await ask('desk:overview', {})).care.checking).toBeDefined()
    await expect.poll(() => events.checked, { timeout: 30_000 }).toBeGreaterThan(0)
    await expect.poll(open, { timeout: 30_000 }).toEqual({ open: countIn(store) })
    const { care } = await ask('desk:overview', {})
    expect(care).toEqual({
      kinds: careOf(store.desk, NOW).map(({ code, severity, items }) => ({
        code,
        severity,
        count: items.length,
        items: items.slice(0, 5),
      })),
    })
  })

  itLong('tells the windows of its end even if an answer came to it first', async () => {
    const { events, ask, open } = await largeDesk()
    expect((await open()).checking).toBeDefined()
    // Without a pause between the questions, nothing but they check the records.
    while ((await ask('desk:overview', {})).care.checking);
    const told = events.checked
    await expect.poll(() => events.checked, { timeout: 10_000 }).toBeGreaterThan(told)
    expect((await open()).checking).toBeUndefined()
  })

  itLong('gives the rest of a kind in parts, in one order', async () => {
    const { store, ask, open } = await largeDesk()
    await expect.poll(open, { timeout: 30_000 }).toEqual({ open: countIn(store) })
    const largest = careOf(store.desk, NOW).toSorted((a, b) => b.items.length - a.items.length)[0]
    if (!largest) throw new Error('no findings')
    const { code, severity, items } = largest
    expect(items.length).toBeGreaterThan(55)
    expect((await ask('desk:findings', { code, severity, from: 5 })).items).toEqual(items.slice(5, 55))
    expect((await ask('desk:findings', { code, severity, from: items.length })).items).toEqual([])
  })
})

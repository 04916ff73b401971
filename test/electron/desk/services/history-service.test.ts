import { renameSync, rmSync } from 'node:fs'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Failure } from '../../../../core/base/failure'
import type { Command } from '../../../../core/commands/command'
import type { DeskRequest } from '../../../../core/contract/channels'
import { REQUESTS, type Input, type Output } from '../../../../core/contract/contract'
import type { JournalHistory } from '../../../../core/journal/journal-history'
import type { RecordRef } from '../../../../core/model/values/record-ref'
import { staffMemberSchema } from '../../../../core/model/values/staff-member'
import { DeskService } from '../../../../electron/desk/services/desk-service'
import { keepingLast } from '../../../../electron/desk/services/last-desk'
import { DeskStore } from '../../../../electron/desk/store/desk-store'
import { copyOfSample } from '../../../helpers/desks/sample'
import { content } from '../../../helpers/edits/edit-bench'
import { itUnless, NO_REMOVED_OPEN } from '../../../helpers/left-out'

const EDITH = staffMemberSchema.parse({ id: 'staff-edith', name: 'Edith Kato', initials: 'EK' })
const CARS: RecordRef = { collection: 'position', id: 'position-us-cars' }

/** Starts a desk service on a folder, and calls it as the window does. */
async function serve(directory: string) {
  const store = await DeskStore.open(directory, 'write')
  onTestFinished(() => store.close())
  let second = 0
  const clock = () => new Date(Date.UTC(2025, 5, 7, 9, 0, (second += 5))).toISOString()
  const service = new DeskService(store, clock, (error) => {
    throw error
  })
  const envelope = (request: DeskRequest, input: unknown) => service.answer(request, input)
  const ask = async <R extends DeskRequest>(request: R, input: Input<R>): Promise<Output<R>> => {
    const answer = await envelope(request, input)
    if (!answer.ok) throw new Error(answer.error.code)
    return REQUESTS[request].output.parse(answer.value) as Output<R>
  }
  const refusal = async (request: DeskRequest, input: unknown): Promise<Failure['code'] | undefined> => {
    const answer = await envelope(request, input)
    return answer.ok ? undefined : answer.error.code
  }
  const change = (fields: Record<string, unknown>) => {
    const command: Command = { kind: 'change', ...CARS, rev: store.desk.get('position', CARS.id)?.rev ?? 0, fields }
    return ask('desk:apply', { command, staff: EDITH })
  }
  return { store, ask, refusal, change }
}

describe('a desk’s history', () => {
  it('is not reported as empty while the desk’s folder is disconnected', async () => {
    const directory = await copyOfSample()
    const { ask, refusal, change } = await serve(directory)
    await change({ stance: 'accept' })
    renameSync(directory, `${directory}-away`)
    expect(await refusal('desk:edits', {})).toBe('desk-moved')
    expect(await refusal('desk:record-history', { ref: CARS })).toBe('desk-moved')
    expect(await refusal('desk:preview-return', { n: 0, staff: EDITH })).toBe('desk-moved')
    renameSync(`${directory}-away`, directory)
    expect((await ask('desk:edits', {})).edits).toHaveLength(1)
  })

  it('can be listed, viewed and restored, even after the desk was closed and opened again', async () => {
    const directory = await copyOfSample()
    const one = await serve(directory)
    const first = await one.store.history.first()
    const before = content(one.store.desk)
    await one.change({ stance: 'accept' })
    await one.change({ stance: 'demand', contested: false })
    await one.store.close()

    const { ask, store } = await serve(directory)
    const history = await ask('desk:record-history', { ref: CARS })
    expect(
      history.versions.map(({ what, by, changes }) => [what, by.name?.en, changes.map(({ name }) => name)]),
    ).toEqual([
      ['changed', 'Edith Kato', ['stance', 'contested']],
      ['changed', 'Edith Kato', ['stance']],
      ['known', 'Example desk officer', expect.any(Array)],
    ])
    const { edits } = await ask('desk:edits', {})
    // Her own staff record came with her first edit, and does not count as one.
    expect(edits.map(({ records, by }) => [records, by.id])).toEqual([
      [1, EDITH.id],
      [1, EDITH.id],
    ])
    const [last, earlier] = edits
    expect((await ask('desk:edit', { n: earlier?.n ?? 0 })).touched).toMatchObject([{ ref: CARS, what: 'changed' }])
    const then = await ask('desk:record-at', { ref: CARS, n: earlier?.n ?? 0, staff: EDITH })
    expect(then.page?.fields.find(({ name }) => name === 'stance')?.values).toMatchObject([{ value: 'accept' }])
    expect([then.n, last?.n]).toEqual([earlier?.n, store.desk.revision])

    await ask('desk:apply', { command: { kind: 'returnRecord', ref: CARS, n: earlier?.n ?? 0 }, staff: EDITH })
    expect(store.desk.get('position', CARS.id)).toMatchObject({ stance: 'accept', contested: true })
    const preview = await ask('desk:preview-return', { n: first, staff: EDITH })
    expect(preview.differences.kinds).toEqual([{ collection: 'position', added: 0, removed: 0, changed: 1 }])
    await ask('desk:apply', { command: { kind: 'returnDesk', n: first, revision: preview.revision }, staff: EDITH })
    // The desk still knows who edited.
    const after = content(store.desk) as string[]
    expect(after.filter((line) => !line.includes('"staff-edith"'))).toEqual(before)
    await ask('desk:apply', { command: { kind: 'undo' }, staff: EDITH })
    expect(store.desk.get('position', CARS.id)?.stance).toBe('accept')
    expect((await ask('desk:record-history', { ref: CARS })).versions.map(({ what }) => what)).toEqual([
      'undone',
      'deskReturned',
      'returned',
      'changed',
      'changed',
      'known',
    ])
  })

  it('is shown to somebody who has never edited, whose first edit may restore something', async () => {
    const { ask, store, change } = await serve(await copyOfSample())
    await change({ stance: 'accept' })
    const ben = staffMemberSchema.parse({ id: 'staff-ben', name: 'Ben Arai', initials: 'BA' })
    const first = await store.history.first()
    const view = await ask('desk:record-at', { ref: CARS, n: first, staff: ben })
    expect(view.refusal).toBeUndefined()
    const preview = await ask('desk:preview-return', { n: first, staff: ben })
    expect([preview.refusal, preview.revision]).toEqual([undefined, store.desk.revision])
    await ask('desk:apply', { command: { kind: 'returnDesk', n: first, revision: preview.revision }, staff: ben })
    expect(store.desk.get('staff', 'staff-ben')?.name).toBe('Ben Arai')
    const [edit] = (await ask('desk:edits', { by: 'staff-ben' })).edits
    expect(edit).toMatchObject({ records: 1, label: { kind: 'returnDesk' } })
  })

  it('is not restored over an edit made since the preview, nor to a state that never existed', async () => {
    const { ask, store, change, refusal } = await serve(await copyOfSample())
    await change({ stance: 'accept' })
    const first = await store.history.first()
    const { revision } = await ask('desk:preview-return', { n: first, staff: EDITH })
    await change({ stance: 'demand' })
    const at = store.desk.revision
    expect(await refusal('desk:apply', { command: { kind: 'returnDesk', n: first, revision }, staff: EDITH })).toBe(
      'return-stale',
    )
    expect(await refusal('desk:apply', { command: { kind: 'returnDesk', n: 999, revision: at }, staff: EDITH })).toBe(
      'revision-unknown',
    )
    expect(await refusal('desk:edit', { n: 999 })).toBe('revision-unknown')
    expect(await refusal('desk:edit', { n: first })).toBe('revision-unknown')
    expect(await refusal('desk:record-at', { ref: CARS, n: 999, staff: EDITH })).toBe('revision-unknown')
    expect(store.desk.revision).toBe(at)
  })

  it('shows the text of a source as it was then', async () => {
    const { ask, store, change } = await serve(await copyOfSample())
    await change({ stance: 'accept' })
    const source = store.desk.all('source').find(({ sha256 }) => sha256 !== undefined)
    const ref: RecordRef = { collection: 'source', id: source?.id ?? '' }
    const view = await ask('desk:record-at', { ref, n: store.desk.revision, staff: EDITH })
    expect(view.page?.reading?.map(({ text }) => text).join('')).toBe(store.desk.sourceText(source?.sha256 ?? ''))
  })

  itUnless(NO_REMOVED_OPEN, 'names the problem if the journal cannot be read', async () => {
    const directory = await copyOfSample()
    const { refusal, change } = await serve(directory)
    await change({ stance: 'accept' })
    rmSync(`${directory}/journal`, { recursive: true })
    expect(await refusal('desk:record-at', { ref: CARS, n: 1, staff: EDITH })).not.toBe('internal')
  })
})

describe('an earlier desk', () => {
  const past = (): JournalHistory & { asked: number[] } => {
    const asked: number[] = []
    return {
      asked,
      transactions: () => Promise.resolve([]),
      first: () => Promise.resolve(0),
      deskAt: (n) => {
        asked.push(n)
        return n === 13 ? Promise.reject(new Error('unlucky')) : Promise.resolve({ n } as never)
      },
    }
  }

  it('is read once while it is viewed, and is released for another one, after some time, and after a failure', async () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const real = past()
    const kept = keepingLast(() => real)
    await kept.deskAt(1)
    expect(await kept.deskAt(1)).toEqual({ n: 1 })
    expect(real.asked).toEqual([1])
    await kept.deskAt(2)
    await kept.deskAt(1)
    expect(real.asked).toEqual([1, 2, 1])
    vi.advanceTimersByTime(59_000)
    await kept.deskAt(1)
    vi.advanceTimersByTime(59_000)
    await kept.deskAt(1)
    expect(real.asked).toHaveLength(3)
    vi.advanceTimersByTime(61_000)
    await kept.deskAt(1)
    expect(real.asked).toHaveLength(4)
    await expect(kept.deskAt(13)).rejects.toThrow('unlucky')
    await expect(kept.deskAt(13)).rejects.toThrow('unlucky')
    expect(real.asked.slice(4)).toEqual([13, 13])
  })
})

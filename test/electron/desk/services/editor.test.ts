import { describe, expect, it } from 'vitest'
import type { BatchedCommand, Command } from '../../../../core/commands/command'
import { parseAnswer } from '../../../../core/contract/answer'
import type { DeskRequest } from '../../../../core/contract/channels'
import type { Input, Output } from '../../../../core/contract/contract'
import type { RecordRef } from '../../../../core/model/values/record-ref'
import { DeskService } from '../../../../electron/desk/services/desk-service'
import { DeskStore } from '../../../../electron/desk/store/desk-store'
import { verify } from '../../../../electron/journal/repair/verify'
import { deskAsText } from '../../../helpers/desks/desk-as-text'
import { copyOfSample } from '../../../helpers/desks/sample'
import { bytesOf } from '../../../helpers/files/desk-files'
import { STAFF } from '../../../helpers/requests/desk-service'
import { editMade } from '../../../helpers/requests/edit-made'

/** Opens a real store for edits through its one door. */

async function open(directory: string) {
  const store = await DeskStore.open(directory, 'write')
  let second = 0
  const clock = () => new Date(Date.UTC(2025, 5, 8, 9, 0, (second += 1))).toISOString()
  const service = new DeskService(store, clock, (error) => {
    throw error
  })
  const ask = async <R extends DeskRequest>(request: R, input: Input<R>): Promise<Output<R>> =>
    parseAnswer(request, await service.answer(request, input))
  return {
    store,
    ask,
    apply: (command: Command) => ask('desk:apply', { command, staff: STAFF }),
    code: async (command: unknown) => {
      const answer = await service.answer('desk:apply', { command, staff: STAFF })
      return answer.ok ? 'done' : answer.error.code
    },
  }
}

const NEW: RecordRef = { collection: 'position', id: 'position-new' }

/** A new issue, a position on it, its source and a lead, in an order that a desk would reject one by one. */
function newRecords(store: DeskStore): BatchedCommand[] {
  const [like] = store.desk.all('position')
  const [talk] = store.desk.all('talk')
  if (!like || !talk) throw new Error('the sample has no position')
  const {
    id: _i,
    rev: _r,
    createdAt: _c,
    createdBy: _b,
    changedAt: _d,
    changedBy: _e,
    supersedes: _s,
    ...fields
  } = like
  return [
    {
      kind: 'cite',
      about: NEW,
      field: 'text',
      role: 'supports',
      passage: 'Not this year.',
      source: { newId: 'source-new', title: 'Remarks', reliability: 'press' },
      annotation: 'annotation-new',
      evidence: 'evidence-new',
    },
    { kind: 'create', ...NEW, fields: { ...fields, issue: 'issue-new' } },
    {
      kind: 'create',
      collection: 'issue',
      id: 'issue-new',
      fields: { talk: talk.id, area: { en: 'Trade' }, label: { en: 'Ferries' } },
    },
    { kind: 'create', collection: 'lead', id: 'lead-new', fields: { talk: talk.id, text: 'Said in the hall.' } },
  ]
}

const contentOf = (store: DeskStore) => JSON.stringify([store.desk.collections, store.desk.trash])

describe('a batch on the disk', () => {
  it('is one edit with its text, which is undone and redone in one step after a restart', async () => {
    const directory = await copyOfSample()
    const one = await open(directory)
    // The desk then already knows who edits: the staff record is not part of the undone step.
    await one.apply({ kind: 'change', collection: 'lead', id: 'lead-1', rev: 1, fields: { text: 'Before.' } })
    const before = contentOf(one.store)
    const done = editMade(await one.apply({ kind: 'batch', commands: newRecords(one.store) }))
    expect(done).toMatchObject({ revision: 2, records: 6, label: { kind: 'create', collection: 'position', more: 3 } })
    expect(done.touched).toContainEqual({ ...NEW, rev: 1 })
    const after = deskAsText(one.store.desk, one.store.undoStack)
    await one.store.close()
    const two = await open(directory)
    expect(deskAsText(two.store.desk, two.store.undoStack)).toBe(after)
    expect(two.store.desk.sourceText(two.store.desk.get('source', 'source-new')?.sha256 ?? '')).toBe('Not this year.')
    expect(editMade(await two.apply({ kind: 'undo' })).label).toEqual(done.label)
    expect(JSON.stringify(two.store.desk.collections)).toBe(JSON.stringify((JSON.parse(before) as unknown[])[0]))
    await two.apply({ kind: 'redo' })
    expect(two.store.desk.get('position', NEW.id)?.issue).toBe('issue-new')
    await two.store.close()
    expect((await verify(directory)).problems).toEqual([])
  })

  it('leaves no record, no text and no byte if one command is refused', async () => {
    const directory = await copyOfSample()
    const { store, code } = await open(directory)
    const [before, files] = [contentOf(store), JSON.stringify(bytesOf(directory))]
    const bad: BatchedCommand = { kind: 'change', collection: 'lead', id: 'lead-1', rev: 9, fields: { text: 'Late.' } }
    const commands = newRecords(store)
    for (let at = 0; at <= commands.length; at += 1)
      expect(await code({ kind: 'batch', commands: commands.toSpliced(at, 0, bad) })).toBe('record-changed')
    expect(await code({ kind: 'batch', commands: commands.filter(({ kind }) => kind === 'cite') })).toBe(
      'record-missing',
    )
    expect([contentOf(store), store.desk.revision]).toEqual([before, 0])
    expect(JSON.stringify(bytesOf(directory))).toBe(files)
    await store.close()
  })

  it('is one edit in the desk’s history, which lists the change of each record', async () => {
    const { store, ask, apply } = await open(await copyOfSample())
    await apply({ kind: 'delete', collection: 'lead', id: 'lead-1', rev: 1 })
    const commands: BatchedCommand[] = [
      ...newRecords(store),
      { kind: 'restore', records: [{ collection: 'lead', id: 'lead-1' }] },
      {
        kind: 'create',
        collection: 'draft',
        id: 'lead-drafted',
        fields: { of: 'lead', fields: { text: 'Half.', talk: 'talk-jp-us' } },
      },
      { kind: 'complete', id: 'lead-drafted', rev: 1 },
    ]
    await apply({ kind: 'batch', commands })
    const { edits } = await ask('desk:edits', {})
    expect(edits.map(({ n, kind, label }) => [n, kind, label?.kind, label?.more])).toEqual([
      [2, 'step', 'batch', 6],
      [1, 'step', 'delete', 0],
    ])
    const { touched } = await ask('desk:edit', { n: 2 })
    const what = touched.map((one) => [one.ref.id, one.what])
    expect(what).toEqual([
      ['position-new', 'created'],
      ['issue-new', 'created'],
      ['lead-new', 'created'],
      ['lead-1', 'restored'],
      ['lead-drafted', 'created'],
      ['source-new', 'created'],
      ['annotation-new', 'created'],
      ['evidence-new', 'created'],
    ])
    const { versions } = await ask('desk:record-history', { ref: NEW })
    expect(versions.map((version) => [version.n, version.what, version.cited?.title.en])).toEqual([
      [2, 'created', undefined],
      [2, 'cited', 'Remarks'],
    ])
    await store.close()
  })
})

describe('the answer to a command', () => {
  it('reports that nothing was done if nothing changed', async () => {
    const { store, apply } = await open(await copyOfSample())
    const { text } = store.desk.get('lead', 'lead-1') ?? {}
    const same: Command = { kind: 'change', collection: 'lead', id: 'lead-1', rev: 1, fields: { text } }
    expect(await apply(same)).toEqual({ did: 'nothing', revision: 0, records: 0, touched: [] })
    await store.close()
  })

  it('counts the records that the command touched, but not a new editor’s own record', async () => {
    const { store, apply } = await open(await copyOfSample())
    const touched = [{ collection: 'lead', id: 'lead-1', rev: 2 }]
    expect(
      await apply({ kind: 'change', collection: 'lead', id: 'lead-1', rev: 1, fields: { text: 'Changed.' } }),
    ).toMatchObject({ did: 'edit', revision: 1, records: 1, touched, label: { kind: 'change', fields: ['text'] } })
    expect(store.desk.get('staff', STAFF.id)?.name).toBe(STAFF.name)
    await store.close()
  })

  it('names at most a thousand records, and counts them all', async () => {
    const { store, apply } = await open(await copyOfSample())
    const commands = (part: number): BatchedCommand[] =>
      Array.from({ length: 200 }, (_none, at) => ({
        kind: 'create',
        collection: 'lead',
        id: `lead-${part}-${at}`,
        fields: { talk: 'talk-jp-us', text: 'Many.' },
      }))
    for (let part = 0; part < 6; part += 1) await apply({ kind: 'batch', commands: commands(part) })
    const { revision } = store.desk
    const done = await apply({ kind: 'returnDesk', n: 0, revision })
    expect([done.records, done.touched.length]).toEqual([1200, 1000])
    await store.close()
  })
})

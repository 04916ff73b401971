import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseAnswer } from '../../../../core/contract/answer'
import type { DeskRequest } from '../../../../core/contract/channels'
import { exportJson } from '../../../../core/interop/export'
import { finished, previewImport } from '../../../../core/interop/import-plan'
import { parseJsonImport } from '../../../../core/interop/read-json-import'
import { SCHEMA_STEPS, schemaNow } from '../../../../core/model/migrations/schema-steps'
import { describeError } from '../../../../core/text/describe'
import { backUp } from '../../../../electron/backup/back-up'
import { recoveryPointsOf } from '../../../../electron/backup/backup-points'
import { previewPoint } from '../../../../electron/backup/preview'
import { DeskOpening } from '../../../../electron/desk/process/desk-opening'
import { restoreDesk } from '../../../../electron/desk/process/restore-desk'
import { DeskService } from '../../../../electron/desk/services/desk-service'
import { DeskStore } from '../../../../electron/desk/store/desk-store'
import { segmentFile, snapshotFile } from '../../../../electron/journal/format/desk-file-names'
import { parseAsWritten } from '../../../../electron/journal/format/snapshot'
import { openPoint, recoveryPoints } from '../../../../electron/journal/repair/recovery-points'
import { salvage } from '../../../../electron/journal/repair/salvage'
import { snapshotsToDrop } from '../../../../electron/journal/write/compact'
import {
  asLaterParley,
  contentOf,
  marked,
  markedContent,
  marking,
  problemsOf,
  readContent,
  schemaOfFormat,
  type Content,
} from '../../../helpers/desks/later-parley'
import { temporaryFolder } from '../../../helpers/desks/sample'
import { copyNow } from '../../../helpers/desks/small-desk-on-disk'
import { failure } from '../../../helpers/edits/edit-lead'
import { copyOfFixture } from '../../../helpers/faults/killed-format-migrations'
import {
  oldDeskWithEdits,
  killedSchemaMigrations,
  openInLaterParley,
} from '../../../helpers/faults/killed-schema-migrations'
import { forgetReached } from '../../../helpers/faults/truncations'
import { bytesOf } from '../../../helpers/files/desk-files'

const NOW = '2026-11-24T00:00:00Z'
const BEN = { id: 'staff-ben', name: 'Ben Arai', initials: 'BA' }
/** The last edit of the tested desk, and its segment. */
const LAST = 38
const SEGMENT = 2

const clock = () => NOW
const unheard = () => undefined
const write = (folder: string) => DeskStore.open(folder, 'write', { clock })
/** A desk of schema 1 that a Parley of schema 3 opened for editing. */
async function migratedCandidate(name = 'desk-part4'): Promise<string> {
  const folder = copyOfFixture(name)
  await asLaterParley(async () => (await write(folder)).close())
  return folder
}
const opsOfLast = async (store: DeskStore) => (await store.history.transactions({ limit: 1 }))[0]

describe('the steps of the schemas', () => {
  it('go from 1 to the schema of this Parley without a gap', () => {
    expect(SCHEMA_STEPS.map(({ to }) => to)).toEqual(SCHEMA_STEPS.map((_step, index) => index + 2))
    expect(schemaNow()).toBe(SCHEMA_STEPS.length + 1)
  })
})

describe('a desk of an earlier schema', () => {
  it('is migrated when it opens for editing: each value stays, or becomes what the step makes of it', async () => {
    const folder = copyOfFixture('desk-part4')
    const before = await readContent(folder)
    const [old, unknown] = [
      readFileSync(snapshotFile(folder, 0)),
      parseAsWritten(readFileSync(snapshotFile(folder, 1)), ''),
    ]
    await asLaterParley(async () => {
      const store = await write(folder)
      expect(contentOf(store)).toEqual(markedContent(before))
      expect(store.desk.get('lead', 'lead-2')).toMatchObject({ mood: { kept: ['value for value', 2.5] } })
      // A migration is nobody's edit.
      const heads = ({ collections }: Content) =>
        Object.values(collections.lead ?? {}).map(({ rev, changedAt, changedBy }) => [rev, changedAt, changedBy])
      expect(heads(contentOf(store))).toEqual(heads(before))
      const told = await opsOfLast(store)
      expect(told).toMatchObject({
        n: LAST + 1,
        by: 'parley',
        edit: { kind: 'migrate', what: 'schema', from: 1, to: 3 },
      })
      const touched = told?.ops.map((op) => op.op === 'put' && `${op.collection}/${op.record.id}`)
      const changed = Object.entries(before.collections).flatMap(([name, records]) =>
        Object.values(records ?? {}).flatMap((record) =>
          // The step to schema 2 rewrote every layer of a measure.
          JSON.stringify(marked(record, undefined, name)) === JSON.stringify(record) && name !== 'measure'
            ? []
            : [`${name}/${record.id}`],
        ),
      )
      expect(touched?.toSorted()).toEqual(changed.toSorted())
      expect(changed).toEqual(expect.arrayContaining(['lead/lead-4', 'draft/draft-position']))
      await store.close()
      expect([schemaOfFormat(folder), await problemsOf(folder)]).toEqual([3, []])
      // The next snapshot also has the unknown fields beside the records.
      const again = await write(folder)
      expect([again.desk.revision, contentOf(again)]).toEqual([LAST + 1, markedContent(before)])
      await again.close()
    })
    // The state before the migration is kept in its own schema, and earlier files are kept to the byte.
    const kept = parseAsWritten(readFileSync(snapshotFile(folder, SEGMENT)), '')
    expect([kept.schema, kept.content.revision, kept.content.unknown]).toEqual([1, LAST, unknown.content.unknown])
    const { measure: measures, ...others } = kept.content.collections
    expect({ ...others, measure: before.collections.measure }).toEqual(before.collections)
    expect(JSON.stringify(measures)).toContain('"basisPoints":2400')
    expect(JSON.stringify(measures)).not.toContain('"rate":')
    expect(readFileSync(snapshotFile(folder, 0)).equals(old)).toBe(true)
    expect(readFileSync(segmentFile(folder, '8e5628fa8e1d', SEGMENT), 'utf8')).toContain('"schema":1')
    // An earlier Parley only reads the desk, and continues from the state before once later files are removed from a copy.
    expect((await failure(write(folder))).code).toBe('desk-newer')
    for (const device of readdirSync(join(folder, 'journal')))
      rmSync(segmentFile(folder, device, SEGMENT + 2), { force: true })
    rmSync(snapshotFile(folder, SEGMENT + 1))
    forgetReached(folder)
    const format = readFileSync(join(folder, 'format.json'), 'utf8')
    writeFileSync(join(folder, 'format.json'), format.replace('"schema": 3', '"schema": 1'))
    const earlier = await write(folder)
    expect(contentOf(earlier)).toEqual(before)
    await earlier.close()
  })

  it('is migrated only in memory if it is only read', async () => {
    const folder = copyOfFixture('desk-part4')
    const [before, bytes] = [await readContent(folder), bytesOf(folder)]
    await asLaterParley(async () => {
      expect(await readContent(folder)).toEqual(markedContent(before))
      expect(await problemsOf(folder)).toEqual([])
    })
    expect(bytesOf(folder)).toEqual(bytes)
  })

  it('is migrated together with its format if that is the first one', async () => {
    for (const name of ['desk-part1', 'desk-part3']) {
      const folder = copyOfFixture(name)
      const before = await readContent(folder)
      await asLaterParley(async () => {
        expect(await readContent(folder)).toEqual(markedContent(before))
        const store = await write(folder)
        expect(contentOf(store)).toEqual(markedContent(before))
        await store.close()
        expect([schemaOfFormat(folder), await problemsOf(folder)]).toEqual([3, []])
      })
    }
  })

  it('is migrated over several steps, some of which another Parley has already taken', async () => {
    const folder = await migratedCandidate()
    const before = await readContent(copyOfFixture('desk-part4'))
    const both = [marking(3), marking(4)]
    await asLaterParley(async () => {
      const store = await write(folder)
      expect(contentOf(store)).toEqual(markedContent(before, ' ·3 ·4'))
      expect((await opsOfLast(store))?.edit).toEqual({ kind: 'migrate', what: 'schema', from: 3, to: 4 })
      await store.close()
      expect(await problemsOf(folder)).toEqual([])
      expect((await store.history.deskAt(LAST)).get('lead', 'lead-4')?.text).toBe(
        'Quota for cars: 100,000 a year. ·3 ·4',
      )
    }, both)
  })
})

describe('the history of a desk of an earlier schema', () => {
  it('can be listed, viewed, restored, undone and redone in today’s schema', async () => {
    const folder = await migratedCandidate()
    await asLaterParley(async () => {
      const store = await write(folder)
      const service = new DeskService(store, clock, unheard)
      const asked = <N extends DeskRequest>(name: N, input: object) =>
        service.answer(name, input as never).then((answer) => parseAnswer(name, answer))
      const ref = { collection: 'lead', id: 'lead-4' } as const
      const { versions } = await asked('desk:record-history', { ref })
      expect(versions.map(({ what }) => what)).toEqual([
        'migrated',
        'changed',
        'changed',
        'changed',
        'changed',
        'created',
      ])
      expect(versions[0]?.changes).toEqual([])
      expect(JSON.stringify(versions[1]?.changes)).toContain('as heard 3 times. ·3')
      // A record that nobody has edited since the journal began was there before the migration.
      const untouched = store.desk.all('position').find(({ rev }) => rev === 1)?.id ?? ''
      const known = await asked('desk:record-history', { ref: { collection: 'position', id: untouched } })
      expect(known.versions.map(({ what }) => what)).toEqual(['migrated', 'known'])
      const edits = await asked('desk:edits', {})
      expect(edits.edits[0]).toMatchObject({ kind: 'migrate', by: { id: 'parley' } })
      expect((await asked('desk:edit', { n: 30 })).touched[0]?.title.en).toContain('Quota')
      const text = () => store.desk.get('lead', 'lead-4')?.text
      expect((await store.history.deskAt(30)).get('lead', 'lead-4')?.text).toBe('Quota for cars, as heard 2 times. ·3')
      // Redo the undone edit, and undo the edit before it twice.
      await asked('desk:apply', { command: { kind: 'redo' }, staff: BEN })
      expect(store.desk.get('lead', 'lead-2')?.text).toBe('Steel: the exemption ends in March. ·3')
      await asked('desk:apply', { command: { kind: 'undo' }, staff: BEN })
      expect(store.desk.get('lead', 'lead-2')?.text).toBe('Steel: the exemption is said to end. ·3')
      await asked('desk:apply', { command: { kind: 'undo' }, staff: BEN })
      expect(text()).toBe('Quota for cars, as heard 3 times. ·3')
      await asked('desk:apply', { command: { kind: 'returnRecord', ref, n: 29 }, staff: BEN })
      expect(text()).toBe('Quota for cars, as heard 1 times. ·3')
      await asked('desk:apply', {
        staff: BEN,
        command: { kind: 'restore', records: [{ collection: 'lead', id: 'lead-5' }] },
      })
      expect(store.desk.get('lead', 'lead-5')?.text).toBe('Thrown away later. ·3')
      const returned = await asked('desk:apply', {
        command: { kind: 'returnDesk', n: 32, revision: store.desk.revision },
        staff: BEN,
      })
      expect([returned.revision, text()]).toEqual([store.desk.revision, 'Quota for cars, as heard 3 times. ·3'])
      await store.close()
      expect(await problemsOf(folder)).toEqual([])
    })
  })

  it('has the state before the migration as a restore point, which stays', async () => {
    const folder = await migratedCandidate()
    const before = await readContent(copyOfFixture('desk-part4'))
    await asLaterParley(async () => {
      const { points } = await recoveryPoints(folder)
      const kept = points.find(({ kind, revision }) => kind === 'snapshot' && revision === LAST)
      const { state } = await openPoint(folder, kept?.id ?? '')
      expect(state.desk.collections).toEqual(markedContent(before).collections)
    })
    const of = (number: number, schema: number) => ({ number, day: '2026-11-24', schema })
    const many = [9, 8, 7, 6, 5, 4, 3].map((number) => of(number, 2))
    expect(snapshotsToDrop([...many, of(2, 1), of(1, 1), of(0, 1)])).toEqual([6, 5, 4, 3, 1])
  })
})

describe('migrating a desk to a later schema', () => {
  it('leaves the older or the newer desk if it is killed at any call, and reopening ends the same', async () => {
    const seen = await killedSchemaMigrations(await oldDeskWithEdits(), 6)
    expect([seen.size > 3, new Set(seen.values()).size]).toEqual([true, 2])
  })

  it('reports a full disk, loses nothing, and continues when there is room', async () => {
    const original = await oldDeskWithEdits()
    const before = await readContent(original)
    const whole = copyNow(original)
    await openInLaterParley(whole, {})
    const snapshot = statSync(snapshotFile(whole, 1)).size
    const [device = ''] = readdirSync(join(whole, 'journal'))
    const [header = 0, told = 0] = readFileSync(segmentFile(whole, device, 3), 'utf8')
      .split('\n')
      .map((line) => Buffer.byteLength(line))
    // Within the header before the snapshot, the snapshot, the header after it, the transaction, and format.json.
    const written = [header, snapshot, header, told]
    const begins = [0, ...written].map((_length, index) => written.slice(0, index).reduce((sum, one) => sum + one, 0))
    for (const room of begins.map((begin) => begin + 10)) {
      const folder = copyNow(original)
      const { opened } = await openInLaterParley(folder, { room })
      expect([room, opened]).toMatchObject([room, { code: 'disk-full' }])
      await asLaterParley(async () => {
        const again = await write(folder)
        expect([room, contentOf(again)]).toEqual([room, markedContent(before)])
        await again.close()
        expect([room, await problemsOf(folder)]).toEqual([room, []])
      })
    }
  })
})

describe('a record that a step cannot migrate', () => {
  const steps = (odd: string) => [marking(3, (text) => text.startsWith(odd))]
  const opening = (directory: string) =>
    new DeskOpening({ directory, mode: 'write' } as never, { clock }, (error) => expect(error).toBeUndefined())

  it.each([
    ['on the desk', 'Steel: the exemption is said', 'lead-2', 0],
    ['in the trash', 'Thrown away later', 'lead-5', 1],
    ['in a draft', 'Half a thought', 'draft-position', 0],
  ])('makes the desk read-only and is named, and nothing is written, if it is %s', async (_where, odd, id, thrown) => {
    const folder = copyOfFixture('desk-part4')
    const before = bytesOf(folder)
    await asLaterParley(async () => {
      const desk = opening(folder)
      const store = await desk.open('write')
      const { reading } = desk
      expect([store.condition.readOnly, reading?.why, reading?.stuck?.params.id]).toEqual([true, 'stuck', id])
      const { code, params } = reading?.stuck ?? { code: 'bad-request' as const, params: {} }
      for (const language of ['en', 'ja'] as const) expect(describeError(code, params, language)).toContain(id)
      expect(store.desk.get('lead', 'lead-2') === undefined).toBe(id === 'lead-2')
      expect(store.desk.get('lead', 'lead-4')?.text).toBe('Quota for cars: 100,000 a year. ·3')
      expect(Object.keys(store.desk.trash).includes('lead/lead-5')).toBe(thrown === 0)
      // Code that needs the whole desk gets an error instead.
      expect((await failure(DeskStore.open(folder, 'read'))).code).toBe('schema-stuck')
      expect((await problemsOf(folder)).map((found) => found.params.id)).toEqual([id])
    }, steps(odd))
    expect(bytesOf(folder)).toEqual(before)
  })

  it('does not prevent editing if it is only in the history; it is reported and not restored', async () => {
    const folder = copyOfFixture('desk-part4')
    await asLaterParley(async () => {
      const store = await write(folder)
      const service = new DeskService(store, clock, unheard)
      const ref = { collection: 'lead', id: 'lead-4' } as const
      const { versions } = parseAnswer('desk:record-history', await service.answer('desk:record-history', { ref }))
      expect(versions).toHaveLength(6)
      const back = await service.answer('desk:apply', { command: { kind: 'returnRecord', ref, n: 30 }, staff: BEN })
      expect(back).toMatchObject({ ok: false, error: { code: 'schema-stuck', params: { id: 'lead-4' } } })
      expect(
        store.undoStack.done.flatMap(({ ops }) => ops).filter((op) => JSON.stringify(op).includes('heard 2')),
      ).toEqual([])
      await store.close()
      expect(await problemsOf(folder)).toEqual([])
    }, steps('Quota for cars, as heard 2'))
  })
})

describe('data of an earlier schema elsewhere', () => {
  it('exports as the migrated desk does, or reports a record that a step cannot migrate', async () => {
    const old = await DeskStore.open(copyOfFixture('desk-part4'), 'read')
    const text = [...exportJson(old.desk, { storeId: old.storeId })].join('')
    const folder = await migratedCandidate()
    const choice = { take: 'desk' as const, except: new Set<string>() }
    const actor = { staff: BEN.id as never, at: NOW }
    await asLaterParley(async () => {
      const { desk, storeId } = await DeskStore.open(folder, 'read')
      const parsed = finished(parseJsonImport(text))
      const { items } = finished(previewImport(desk, parsed, { storeId, revision: desk.revision, choice, actor }))
      expect(items.filter(({ state }) => state !== 'same')).toEqual([])
    })
    await asLaterParley(() => {
      const faults = finished(parseJsonImport(text)).candidates.flatMap((one) => one.faults)
      expect(faults).toMatchObject([{ code: 'import-stuck', params: { id: 'lead-2', found: 2 } }])
      return Promise.resolve()
    }, [marking(3, (one) => one.startsWith('Steel: the exemption is said'))])
  })

  it('backs up as it is on the disk, compares in today’s schema, and restores as it was', async () => {
    const [folder, places] = [copyOfFixture('desk-part4'), temporaryFolder()]
    const before = await readContent(folder)
    await asLaterParley(async () => {
      await backUp(folder, places, { now: '2026-11-24T00:00:00.000Z' })
      const { storeId } = await DeskStore.open(folder, 'read')
      const [point] = await recoveryPointsOf(places, storeId)
      const place = { folder: places, storeId, name: point?.name ?? '' }
      await (await write(folder)).close()
      expect((await previewPoint(place, folder, { now: NOW })).differences).toMatchObject({
        added: 0,
        removed: 0,
        changed: 0,
      })
      const to = join(temporaryFolder(), 'back')
      await restoreDesk(place, to)
      expect([schemaOfFormat(to), (await readContent(to)).collections]).toEqual([1, markedContent(before).collections])
      const store = await write(to)
      expect(store.desk.collections).toEqual(markedContent(before).collections)
      await store.close()
    })
  })

  it('is salvaged in today’s schema from a damaged desk of two schemas, even if the header between them is broken', async () => {
    const folder = await migratedCandidate()
    const before = await readContent(copyOfFixture('desk-part4'))
    const journals = readdirSync(join(folder, 'journal')).map((device) => segmentFile(folder, device, SEGMENT + 1))
    const files = [segmentFile(folder, '8e5628fa8e1d', 1), ...journals]
    for (const [index, file] of files.entries()) {
      const bytes = readFileSync(file, { flag: 'a+' })
      if (index > 0 && bytes.length > 0) bytes.write('X', 40)
      writeFileSync(file, bytes)
    }
    // Not even the last snapshot helps.
    for (const number of [1, SEGMENT]) writeFileSync(snapshotFile(folder, number), '')
    await asLaterParley(async () => {
      const { state, report } = await salvage(folder)
      expect(report.files.length).toBeGreaterThan(1)
      expect(state.desk.collections).toEqual(markedContent(before).collections)
    })
  })
})

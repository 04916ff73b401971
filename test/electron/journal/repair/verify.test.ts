import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DeskStore } from '../../../../electron/desk/store/desk-store'
import { snapshotFile } from '../../../../electron/journal/format/desk-file-names'
import { verify } from '../../../../electron/journal/repair/verify'
import { copyOfSample } from '../../../helpers/desks/sample'
import { copyNow, makeEdits, newSmallDesk, sealAndCompact } from '../../../helpers/desks/small-desk-on-disk'
import { copyOfFixture } from '../../../helpers/faults/killed-format-migrations'

const said = async (folder: string) =>
  (await verify(folder)).problems.map(({ code, params }) => [code, params.reason ?? params.what])

const changeFormat = (folder: string, change: (format: Record<string, unknown>) => object | string) => {
  const file = join(folder, 'format.json')
  const changed = change(JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>)
  writeFileSync(file, typeof changed === 'string' ? changed : JSON.stringify(changed))
}

describe('verifying a desk', () => {
  it.each([
    ['that is not JSON', () => '{', ['desk-corrupt', 'json']],
    ['of another desk', (format: object) => ({ ...format, storeId: 'another' }), ['desk-corrupt', 'other-desk']],
    ['of the first format', (format: object) => ({ ...format, format: 1 }), ['desk-corrupt', 'format']],
    ['of a later schema', (format: object) => ({ ...format, schema: 7 }), ['desk-newer', 'schema']],
    ['of a later format', (format: object) => ({ ...format, minReader: 9 }), ['desk-newer', 'format']],
  ])('finds a format.json %s, which prevents editing', async (_what, change, problem) => {
    const folder = await newSmallDesk()
    await makeEdits(folder, 2)
    expect(await said(folder)).toEqual([])
    changeFormat(folder, change)
    expect(await said(folder)).toEqual([problem])
    rmSync(join(folder, 'format.json'))
    expect(await said(folder)).toEqual([['desk-unreadable', 'ENOENT']])
  })

  it('misses the first snapshot of the journal, without which the history is unknown', async () => {
    const folder = await newSmallDesk()
    await makeEdits(folder, 2)
    await sealAndCompact(folder)
    const without = copyNow(folder)
    rmSync(snapshotFile(without, 0))
    expect([await said(folder), await said(without)]).toEqual([[], [['desk-corrupt', 'no-snapshot']]])
  })

  it('misses a text that only the trash names', async () => {
    const folder = await copyOfSample()
    const store = await DeskStore.open(folder, 'write')
    const source = store.desk.all('source').find(({ sha256 }) => sha256 !== undefined)
    const [{ texts: before }, sha256] = [await verify(folder), source?.sha256 ?? '']
    const trash = { by: 'staff-example', at: '2026-11-24T09:00:00Z' }
    const gone = (['evidence', 'annotation', 'source'] as const).flatMap((collection) =>
      store.desk.all(collection).map(({ id }) => ({ op: 'delete' as const, collection, id, trash })),
    )
    await store.commit(() => ({ ...trash, edit: { kind: 'other' }, ops: gone }))
    await store.close()
    expect(await verify(folder)).toMatchObject({ problems: [], texts: before })
    rmSync(join(folder, 'sources', `${sha256}.txt`))
    expect(await said(folder)).toEqual([['source-text-missing', undefined]])
  })

  it('accepts a desk of the first format', async () => {
    const folder = copyOfFixture('desk-part1')
    const { problems, records } = await verify(folder)
    expect([problems, records > 50]).toEqual([[], true])
    const file = join(folder, 'desk.json')
    writeFileSync(file, readFileSync(file, 'utf8').replace('Japan', 'Japon'))
    expect(await said(folder)).toEqual([['desk-corrupt', 'checksum']])
  })
})

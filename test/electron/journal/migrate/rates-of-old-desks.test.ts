import { chmodSync, cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseAnswer } from '../../../../core/contract/answer'
import { evidenceOfLayer } from '../../../../core/desk/evidence-for'
import { checkDesk } from '../../../../core/rules/rules'
import { backUp } from '../../../../electron/backup/back-up'
import { recoveryPointsOf } from '../../../../electron/backup/backup-points'
import { previewPoint } from '../../../../electron/backup/preview'
import { DeskService } from '../../../../electron/desk/services/desk-service'
import { DeskStore } from '../../../../electron/desk/store/desk-store'
import { sealed } from '../../../../electron/journal/format/snapshot'
import { snapshotFile } from '../../../../electron/journal/format/desk-file-names'
import { problemsOf, schemaOfFormat } from '../../../helpers/desks/later-parley'
import { SAMPLE, temporaryFolder } from '../../../helpers/desks/sample'
import { copyOfFixture } from '../../../helpers/faults/killed-format-migrations'

const NOW = '2026-11-24T00:00:00Z'
const clock = () => NOW
const HEADER =
  '"rev":1,"createdBy":"staff-example","createdAt":"2025-06-06T23:59:00-04:00","changedBy":"staff-example","changedAt":"2025-06-06T23:59:00-04:00"'

/** The sample as schema 1 had it, with a compound rate, one in words alone, and evidence for the parts of its rates. */
function sampleOfSchema1(): string {
  const folder = join(temporaryFolder(), 'old')
  cpSync(SAMPLE, folder, { recursive: true })
  const [file, format] = [snapshotFile(folder, 0), join(folder, 'format.json')]
  const text = readFileSync(file, 'utf8')
  const old = text
    .replaceAll(
      /"rate":"([\d.]+)%"/g,
      (_, percent: string) => `"kind":"adValorem","basisPoints":${Number(percent) * 100}`,
    )
    .replace('"schema":2', '"schema":1')
  const [annotation = ''] = /(?<="annotation":\{\n")[^"]+/.exec(old) ?? []
  const [marking = ''] = /"marking":\{[^}]*\}/.exec(old) ?? []
  const evidence = ['basisPoints', 'specific', 'kind'].map(
    (name) =>
      `"old-${name}":{"id":"old-${name}",${HEADER},${marking},"annotation":"${annotation}","about":{"collection":"measure","id":"measure-autos"},"field":"components[extra].${name}","role":"supports"},\n`,
  )
  const changed = old
    .replace('"evidence":{\n', `"evidence":{\n${evidence.join('')}`)
    .replace(
      /("measure-autos":.*?)"kind":"adValorem","basisPoints":2500/,
      '$1"kind":"compound","basisPoints":630,"specific":"13.5¢/kg"',
    )
    .replace(
      /("measure-steel":.*?)"kind":"adValorem","basisPoints":\d+/,
      '$1"kind":"specific","basisPoints":null,"specific":"See 9903.88.15"',
    )
  for (const path of [file, format]) chmodSync(path, 0o644)
  writeFileSync(file, sealed(Buffer.from(changed)))
  writeFileSync(format, readFileSync(format, 'utf8').replace('"schema": 2', '"schema": 1'))
  return folder
}

describe('a desk of schema 1', () => {
  it('opens with each rate as one text, its evidence at the rate, and asks for what it cannot decide', async () => {
    const folder = sampleOfSchema1()
    const read = await DeskStore.open(folder, 'read')
    for (const store of [read, await DeskStore.open(folder, 'write', { clock })]) {
      const { desk } = store
      const rateOf = (id: string) => desk.get('measure', id)?.components[0]?.rate
      expect([rateOf('measure-autos'), rateOf('measure-steel'), rateOf('measure-reciprocal')]).toEqual([
        '6.3% + 13.5¢/kg',
        'See 9903.88.15',
        '10%',
      ])
      const fieldOf = (name: string) => desk.get('evidence', `old-${name}`)?.field
      expect(['basisPoints', 'specific', 'kind'].map(fieldOf)).toEqual([
        'components[extra].rate',
        'components[extra].rate',
        'components[extra]',
      ])
      const ids = evidenceOfLayer(desk, 'measure-autos', 'extra').map(({ id }) => id)
      expect(ids).toEqual(expect.arrayContaining(['old-basisPoints', 'old-specific', 'old-kind']))
      const asked = checkDesk(desk).filter(({ code }) => ['rate-not-read', 'evidence-part-missing'].includes(code))
      expect(asked.map(({ code, about }) => [code, about.id])).toEqual([['rate-not-read', 'measure-steel']])
      await store.close()
    }
    expect([schemaOfFormat(folder), await problemsOf(folder)]).toEqual([2, []])
    const again = await DeskStore.open(folder, 'write', { clock })
    expect(again.desk.get('measure', 'measure-steel')?.components[0]?.rate).toBe('See 9903.88.15')
    await again.close()
  })

  it('has its history and its backups in the terms of today', async () => {
    const [folder, places] = [copyOfFixture('desk-part4'), temporaryFolder()]
    await backUp(folder, places, { now: '2026-11-24T00:00:00.000Z' })
    const store = await DeskStore.open(folder, 'write', { clock })
    const [point] = await recoveryPointsOf(places, store.storeId)
    const place = { folder: places, storeId: store.storeId, name: point?.name ?? '' }
    expect((await previewPoint(place, folder, { now: NOW })).differences).toMatchObject({
      added: 0,
      removed: 0,
      changed: 0,
    })
    const rates = (await store.history.deskAt(30))
      .get('measure', 'measure-reciprocal')
      ?.components.map(({ rate }) => rate)
    expect(rates).toEqual(['10%', '24%'])
    const service = new DeskService(store, clock, () => undefined)
    const ref = { collection: 'measure', id: 'measure-reciprocal' } as const
    const { versions } = parseAnswer('desk:record-history', await service.answer('desk:record-history', { ref }))
    expect(versions.map(({ what }) => what)).toEqual(['migrated', 'known'])
    expect(versions[0]?.changes).toEqual([])
    await store.close()
    expect(readdirSync(join(folder, 'snapshots')).length).toBeGreaterThan(1)
  })
})

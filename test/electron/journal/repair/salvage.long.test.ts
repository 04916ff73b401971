import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { opId, refKey } from '../../../../core/desk/ops'
import { COLLECTION_NAMES } from '../../../../core/model/values/collection-names'
import { LIST_SCREENS } from '../../../../core/queries/screens'
import { isWhole } from '../../../../core/recovery/salvage-report'
import { DeskService } from '../../../../electron/desk/services/desk-service'
import { DeskStore } from '../../../../electron/desk/store/desk-store'
import { sha256Of } from '../../../../electron/journal/format/desk-content'
import { listJournal, snapshotFile } from '../../../../electron/journal/format/desk-file-names'
import { salvage, type Salvaged } from '../../../../electron/journal/repair/salvage'
import { damage, randomNumbers, filesIn, writtenDesk, type WrittenDesk } from '../../../helpers/desks/damaged-desk'
import { MATRIX_START, NOTES_START, plainList } from '../../../helpers/requests/view-inputs'
import { copyOfSample, temporaryFolder } from '../../../helpers/desks/sample'
import { edit, failure, rename } from '../../../helpers/edits/edit-lead'

/** Every record of a desk as text, by `refKey`. */
function recordsOf(desk: Salvaged['state']['desk']): Map<string, string> {
  return new Map(
    COLLECTION_NAMES.flatMap((collection) =>
      desk.all(collection).map((record) => [refKey({ collection, id: record.id }), JSON.stringify(record)] as const),
    ),
  )
}

const sortedText = (records: Map<string, string>) =>
  [...records]
    .map(([key, text]) => `${key} ${text}`)
    .toSorted((a, b) => (a < b ? -1 : 1))
    .join('\n')

/** The whole lines of a desk's files that hold a transaction, by its number, with their places. */
function linesByNumber(directory: string): Map<number, string> {
  const lines = new Map<number, string>()
  for (const file of filesIn(directory))
    if (file.endsWith('.jsonl'))
      for (const line of readFileSync(file, 'utf8').split('\n')) {
        const n = /^\{"c":"[0-9a-f]{8}","n":(\d+),/.exec(line)?.[1]
        if (n !== undefined) lines.set(Number(n), line)
      }
  return lines
}

const lastOf = ({ states, last }: WrittenDesk) => states.get(last) as Salvaged['state']['desk']

const bytesOf = (directory: string) => filesIn(directory).map((one) => [one, readFileSync(one).toString('base64')])

/** Checks what must hold for anything salvaged, whatever the damage. */
function expectTrue(written: WrittenDesk, { state, report, taken }: Salvaged, how: string): void {
  const doubted = new Set(report.doubts.map(({ ref }) => refKey(ref)))
  const shown = recordsOf(state.desk)
  for (const [key, text] of shown)
    if (!doubted.has(key)) expect(written.values.get(key)?.has(text), `${how}: ${key} was never so`).toBe(true)
  const final = recordsOf(lastOf(written))
  const lastEdit = new Map<string, number>()
  for (const [n, ops] of written.ops)
    for (const op of ops) lastEdit.set(refKey({ collection: op.collection, id: opId(op) }), n)
  for (const [key, n] of lastEdit) {
    // An edit that was read is shown, unless a later edit of the same record was lost.
    if (taken.has(n) && !doubted.has(key)) expect(shown.get(key), `${how}: ${key} after ${n}`).toBe(final.get(key))
  }
}

/** Damages copies of desks at random, once or several times each, and compares what is salvaged with what was committed. */
async function damageAndSave(
  seeds: number,
  rounds: number,
): Promise<{ damaged: number; lossless: number; lossy: number }> {
  const folder = temporaryFolder()
  const counts = { damaged: 0, lossless: 0, lossy: 0 }
  for (let seed = 0; seed < seeds; seed += 1) {
    const whole = await writtenDesk(join(folder, `whole-${seed}`), seed, 40)
    const lines = linesByNumber(whole.directory)
    for (let round = 0; round < rounds; round += 1) {
      const draw = randomNumbers(seed * 1000 + round)
      const directory = join(folder, 'damaged')
      rmSync(directory, { recursive: true, force: true })
      cpSync(whole.directory, directory, { recursive: true })
      const times = round % 4 === 3 ? 3 : 1
      let how = `${seed}/${round}`
      for (let time = 0; time < times; time += 1) {
        const files = filesIn(directory)
        const file = files[Math.floor(draw() * files.length)] ?? ''
        how += ` ${file.slice(directory.length)} ${damage(file, draw)}`
      }
      const before = bytesOf(directory)
      const saved = await salvage(directory)
      expect(bytesOf(directory), how).toEqual(before)
      expectTrue({ ...whole, directory }, saved, how)
      counts.damaged += 1

      // Every whole line is read, wherever it is, unless the snapshot already includes it.
      const left = linesByNumber(directory)
      const from = Math.min(...saved.taken.keys(), Infinity)
      for (const [n, line] of times === 1 ? lines : [])
        if (n >= from && left.get(n) === line) expect(saved.taken.has(n), `${how}: line ${n} is whole`).toBe(true)
      const shown = sortedText(recordsOf(saved.state.desk))
      const isAll = shown === sortedText(recordsOf(lastOf(whole)))
      counts[isAll ? 'lossless' : 'lossy'] += 1
      // Anything missing is reported, except a tail that may never have been acknowledged.
      if (!isAll) expect(isWhole(saved.report) && saved.report.files.length === 0 && !isCut(how), how).toBe(false)

      // Up to the damage the desk is unchanged, to the letter.
      const prefix = await salvage(directory, { untilDamage: true }).catch(() => undefined)
      const then = prefix && whole.states.get(prefix.report.revision)
      if (prefix && then) expect(sortedText(recordsOf(prefix.state.desk)), how).toEqual(sortedText(recordsOf(then)))
    }
  }
  return counts
}

const isCut = (how: string) => /truncate|cut out|empty|remove/.test(how)

describe('salvage of a damaged desk', () => {
  it('never shows what was never committed, keeps everything before the damage, and reads every whole line', async () => {
    const { damaged, lossless, lossy } = await damageAndSave(2, 16)
    expect(damaged).toBe(32)
    expect(lossless).toBeGreaterThan(10)
    expect(lossy).toBeGreaterThan(1)
  })
})

describe('a desk that was salvaged only in part', () => {
  it('appears on every screen, though records name others that are lost', async () => {
    const folder = await copyOfSample()
    const file = snapshotFile(folder, 0)
    const sound = readFileSync(file)
    const draw = randomNumbers(99)
    const codes = new Set<string>()
    for (let round = 0; round < 3; round += 1) {
      const bytes = Buffer.from(sound)
      const first = bytes.indexOf('"party":{')
      const at = first + Math.floor(draw() * (bytes.length - first))
      bytes.fill(0, at, Math.min(at + 6000, bytes.length))
      writeFileSync(file, bytes)
      const store = await DeskStore.open(folder, 'salvage')
      expect(store.condition.salvaged?.report?.brokenLines).toBeGreaterThan(0)
      const service = new DeskService(
        store,
        () => '2026-11-23T00:00:00Z',
        () => undefined,
      )
      const lists = LIST_SCREENS.map((screen) => ['desk:list', plainList(screen)] as const)
      const views = [
        ...(['desk:status', 'desk:overview', 'desk:layers'] as const).map((view) => [view, {}] as const),
        ['desk:matrix', MATRIX_START] as const,
        ['desk:notes', NOTES_START] as const,
        ['desk:trash', { offset: 0 }] as const,
      ]
      for (const [request, input] of [...lists, ...views]) {
        const answer = await service.answer(request, input)
        expect(answer, `${round} ${request}`).toMatchObject({ ok: true })
      }
      // A record that cannot be shown because of what it names is reported alone, and never as a program error.
      for (const collection of COLLECTION_NAMES)
        for (const { id } of store.desk.all(collection)) {
          const answer = await service.answer('desk:record', { collection, id })
          if (!answer.ok) codes.add(answer.error.code)
        }
      const refused = await failure(edit(store, rename(1, 'Edited.')))
      expect(refused.code).toBe('desk-read-only')
      await store.close()
    }
    expect([...codes].filter((code) => code !== 'record-missing')).toEqual([])
  })

  it('includes the desk from before its migration, if the snapshot made of it is damaged', async () => {
    const directory = join(temporaryFolder(), 'desk')
    await writtenDesk(directory, 21, 12)
    for (const number of (await listJournal(directory)).snapshots.slice(0, -1)) rmSync(snapshotFile(directory, number))
    const file = snapshotFile(directory, 0)
    const body = readFileSync(file).subarray(readFileSync(file).indexOf(10) + 1)
    mkdirSync(join(directory, 'before-format-2'))
    const header = JSON.stringify({ format: 1, schema: 1, revision: 0, sha256: sha256Of(body) })
    writeFileSync(
      join(directory, 'before-format-2', 'desk.json'),
      Buffer.concat([Buffer.from(`${header.slice(0, -1)},\n`), body]),
    )
    const whole = recordsOf((await salvage(directory)).state.desk)
    writeFileSync(file, '')
    const { state, report } = await salvage(directory)
    expect(recordsOf(state.desk)).toEqual(whole)
    expect([report.lost, report.brokenLines, report.doubts]).toEqual([[], 0, []])
    // Without it, only the later changes in the journal remain.
    rmSync(join(directory, 'before-format-2'), { recursive: true })
    const less = await salvage(directory)
    expect(less.state.desk.all('party')).toEqual([])
    expect(less.state.desk.all('lead').length).toBeGreaterThan(0)
  })

  it('keeps an edit whose checksum alone was altered, and one whose line feed was', async () => {
    const directory = join(temporaryFolder(), 'desk')
    const whole = await writtenDesk(directory, 22, 20)
    for (const number of (await listJournal(directory)).snapshots.slice(0, -1)) rmSync(snapshotFile(directory, number))
    const file = (await listJournal(directory)).segments[0]?.file ?? ''
    const sound = readFileSync(file)
    const second = sound.indexOf('\n', sound.indexOf('\n') + 1)
    for (const [what, at] of [
      ['sum', sound.indexOf('\n') + 8],
      ['line feed', second],
    ] as const) {
      const bytes = Buffer.from(sound)
      bytes[at] = bytes[at] === 0x30 ? 0x31 : 0x30
      writeFileSync(file, bytes)
      const { state, report, taken } = await salvage(directory)
      expect(taken.size, what).toBe(20)
      expect([report.lost, report.unchecked, report.doubts], what).toEqual([[], 0, []])
      expect(recordsOf(state.desk), what).toEqual(recordsOf(lastOf(whole)))
    }
  })
})

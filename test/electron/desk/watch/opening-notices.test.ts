import {
  appendFileSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { StrangeCopy } from '../../../../core/desk/reading'
import { DeskStore } from '../../../../electron/desk/store/desk-store'
import { listJournal, snapshotFile } from '../../../../electron/journal/format/desk-file-names'
import { anotherDesk, copyOfSample } from '../../../helpers/desks/sample'
import { sealSegment } from '../../../helpers/desks/small-desk-on-disk'
import { edit, rename } from '../../../helpers/edits/edit-lead'
import { startResponder } from '../../../helpers/requests/desk-responder'

/** Commits several texts of lead-1, one after the other, starting from its revision `from`. */
async function reword(folder: string, from: number, texts: readonly string[]): Promise<void> {
  const store = await DeskStore.open(folder, 'write')
  for (const [index, text] of texts.entries()) await edit(store, rename(from + index, text))
  await store.close()
}

const segmentOf = async (folder: string) => (await listJournal(folder)).segments.at(-1)?.file ?? ''

/** Every file of a folder with its bytes and the time of its last change, except those that a writer changes. */
const stateOf = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /^0000.*[ (~-]|sync-conflict/.test(basename(name)) && statSync(join(folder, name)).isFile())
    .map((name) => [name, readFileSync(join(folder, name)).toString('base64'), statSync(join(folder, name)).mtimeMs])

/** The report on the copies in a folder, by their names. */
async function said(folder: string): Promise<Record<string, StrangeCopy>> {
  const { notices, responder } = await startResponder({ directory: folder })
  await expect.poll(() => notices('copies')).toHaveLength(1)
  const [notice] = await notices('copies')
  await responder.close()
  if (notice?.kind !== 'copies') return {}
  return Object.fromEntries(notice.copies.map((copy) => [basename(copy.file), copy]))
}

describe('copies left by a synchronising program', () => {
  it('are judged as copies of the journal: a beginning, the whole, one that continued elsewhere, an unreadable one; all stay', async () => {
    const folder = await copyOfSample()
    await reword(folder, 1, ['One.'])
    const elsewhere = `${folder}-elsewhere`
    cpSync(folder, elsewhere, { recursive: true })
    const early = readFileSync(await segmentOf(folder))
    await reword(folder, 2, ['Two.', 'Three.'])
    await reword(elsewhere, 2, ['There, two.', 'There, three.', 'There, four.'])
    const segment = await segmentOf(folder)
    const beside = (name: string) => join(dirname(segment), name)
    writeFileSync(beside('00000001 (conflicted copy 2026-11-22).jsonl'), early)
    copyFileSync(segment, beside('00000001 2.jsonl'))
    copyFileSync(await segmentOf(elsewhere), beside('00000001-DESKTOP-1.jsonl'))
    writeFileSync(beside('00000001.sync-conflict-20261122-101112-ABCDEFG.jsonl'), 'no journal\n')
    // Cut in the middle of its last line: its whole lines count.
    writeFileSync(beside('00000001~1.jsonl'), readFileSync(await segmentOf(elsewhere)).subarray(0, -40))
    appendFileSync(beside('00000001 (1).jsonl'), Buffer.concat([readFileSync(segment), Buffer.from('and more\n')]))
    // Altered in the middle: nothing from there on is trusted.
    const altered = readFileSync(await segmentOf(elsewhere), 'utf8').replace('There, three.', 'There, THREE.')
    writeFileSync(beside('00000001 (2).jsonl'), altered)
    const before = stateOf(folder)
    expect(before).toHaveLength(7)

    const copies = await said(folder)
    expect(Object.keys(copies)).toHaveLength(7)
    expect(copies['00000001 (conflicted copy 2026-11-22).jsonl']?.state).toBe('same')
    expect(copies['00000001 2.jsonl']?.state).toBe('same')
    const at = '2025-06-07T09:00:00Z'
    expect(copies['00000001-DESKTOP-1.jsonl']).toMatchObject({
      state: 'other',
      edits: 3,
      from: at,
      to: at,
      count: 1,
      records: [{ ref: { collection: 'lead', id: 'lead-1' }, title: { en: 'There, four.' } }],
    })
    expect(copies['00000001-DESKTOP-1.jsonl']?.by).toHaveLength(1)
    expect(copies['00000001.sync-conflict-20261122-101112-ABCDEFG.jsonl']?.state).toBe('unreadable')
    expect(copies['00000001~1.jsonl']).toMatchObject({ state: 'other' })
    expect(copies['00000001 (1).jsonl']?.state).toBe('same')
    expect(copies['00000001 (2).jsonl']).toMatchObject({ state: 'other', edits: 1 })

    // They are not part of the desk, and are unchanged.
    const store = await DeskStore.open(folder, 'read')
    expect(store.desk.get('lead', 'lead-1')?.text).toBe('Three.')
    expect(stateOf(folder)).toEqual(before)
  })

  it('are judged as copies of snapshots, of the format, of leases and texts', async () => {
    const folder = await copyOfSample()
    await reword(folder, 1, ['One.'])
    const other = await anotherDesk()
    const snapshot = snapshotFile(folder, 0)
    const beside = (name: string) => join(folder, 'snapshots', name)
    copyFileSync(snapshot, beside('snapshot-00000000 (1).json'))
    copyFileSync(snapshotFile(other, 0), beside('snapshot-00000000-HOST.json'))
    writeFileSync(beside('snapshot-00000000 (2).json'), readFileSync(snapshot).subarray(0, 5000))
    writeFileSync(beside('snapshot-00000000 (3).json'), `${readFileSync(snapshot, 'utf8')}x`)
    copyFileSync(join(folder, 'format.json'), join(folder, 'format (1).json'))
    copyFileSync(join(other, 'format.json'), join(folder, 'format-HOST.json'))
    writeFileSync(join(folder, 'lease (conflicted copy).json'), '{}')
    const text = readdirSync(join(folder, 'sources')).find((name) => name.endsWith('.txt')) ?? ''
    copyFileSync(join(folder, 'sources', text), join(folder, 'sources', text.replace('.txt', ' (1).txt')))
    writeFileSync(join(folder, 'sources', text.replace('.txt', ' (2).txt')), 'another text')
    const copies = await said(folder)
    const states = Object.fromEntries(
      Object.entries(copies).map(([name, { state }]) => [name.replace(/^[0-9a-f]{64}/, 'text'), state]),
    )
    expect(states).toEqual({
      'snapshot-00000000 (1).json': 'same',
      'snapshot-00000000-HOST.json': 'other-desk',
      // Cut short, it has nothing that ours lacks.
      'snapshot-00000000 (2).json': 'same',
      'snapshot-00000000 (3).json': 'unreadable',
      'format (1).json': 'same',
      'format-HOST.json': 'other-desk',
      'lease (conflicted copy).json': 'same',
      'text (1).txt': 'same',
      'text (2).txt': 'unreadable',
    })
  })

  it('are named as strange if they copy no file of ours; the desk’s own files never are', async () => {
    const folder = await copyOfSample()
    await reword(folder, 1, ['One.'])
    writeFileSync(join(folder, 'journal', 'strange.txt'), 'x')
    writeFileSync(join(folder, 'snapshots', '.DS_Store'), 'x')
    mkdirSync(join(folder, 'journal', 'abc (1)'))
    // Other files in the folder itself belong to the user.
    writeFileSync(join(folder, 'letter.txt'), 'Dear colleague')
    const { notices } = await startResponder({ directory: folder })
    await expect
      .poll(() => notices('strange'))
      .toEqual([
        { kind: 'strange', files: ['snapshots/.DS_Store', 'journal/abc (1)', 'journal/strange.txt'], count: 3 },
      ])
    expect(await notices('copies')).toEqual([])
  })
})

describe('the damage of a crash or a drive', () => {
  it('is reported for a torn edit and a damaged snapshot, and the desk is whole', async () => {
    const folder = await copyOfSample()
    await reword(folder, 1, ['One.'])
    await sealSegment(folder)
    const segment = await segmentOf(folder)
    appendFileSync(segment, '{"c":"00000000","n":2,')
    const bad = join(folder, 'snapshots', 'snapshot-00000001.json')
    writeFileSync(bad, readFileSync(snapshotFile(folder, 0)).subarray(0, 900))
    const { open, notices } = await startResponder({ directory: folder })
    expect(await open()).toMatchObject({ readOnly: false, revision: 1 })
    const [torn] = await notices('torn')
    expect(torn).toMatchObject({ bytes: 22 })
    expect(torn?.kind === 'torn' && readFileSync(join(folder, torn.file), 'utf8')).toBe('{"c":"00000000","n":2,')
    expect(await notices('bad-snapshot')).toMatchObject([{ files: [join('snapshots', 'snapshot-00000001.json')] }])
  })
})

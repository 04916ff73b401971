import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { writeDurably, writeVerified } from '../../../../electron/files/write-durably'
import { compact } from '../../../../electron/journal/write/compact'
import { temporaryFolder } from '../../../helpers/desks/sample'
import { failingFileSystem, linesOfCalls } from '../../../helpers/faults/failing-file-system'
import { reopenedDesk, tryEdits } from '../../../helpers/faults/fault-points'

describe('the order of writes to the disk', () => {
  it('holds for an edit, a new segment, a text and a snapshot', async () => {
    const { calls, folder } = await tryEdits(await reopenedDesk(), {}, { compact: () => Promise.resolve() })
    const device = /\b[0-9a-f]{12}\b/
    const plain = calls.map((call) => call.replace(device, 'device').replace(/[0-9a-f]{64}/, 'text'))
    const follows = (...steps: string[]) => {
      const at = plain.indexOf(steps[0] ?? '')
      expect(plain.slice(at, at + steps.length)).toEqual(steps)
    }
    follows('write 00000001.jsonl', 'dataSync 00000001.jsonl')
    follows(
      'create 00000002.jsonl~',
      'write 00000002.jsonl~',
      'sync 00000002.jsonl~',
      'place 00000002.jsonl',
      'reopen 00000002.jsonl',
      'syncFolder device',
      'syncFolder journal',
      'syncFolder desk',
      // Only now: it never tells of more than is durable.
      'create reached.json~',
      'write reached.json~',
      'sync reached.json~',
      'rename reached.json',
      'syncFolder desk',
    )
    follows(
      'create text.txt~',
      'write text.txt~',
      'sync text.txt~',
      'rename text.txt',
      'syncFolder sources',
      'syncFolder desk',
      'create text.bin~',
      'write text.bin~',
      'sync text.bin~',
      'rename text.bin',
      'syncFolder originals',
      'syncFolder desk',
    )
    const { fs, log } = failingFileSystem({})
    await compact(folder, 1, fs)
    expect(linesOfCalls(log).slice(0, 5)).toEqual([
      'create snapshot-00000001.json~',
      'write snapshot-00000001.json~',
      'sync snapshot-00000001.json~',
      'rename snapshot-00000001.json',
      'syncFolder snapshots',
    ])
    // The text and the original are written before the edit that names them.
    const named = plain.indexOf('syncFolder originals')
    expect(plain.findIndex((call, at) => at > named && call.startsWith('dataSync'))).toBeGreaterThan(named)
  })

  it('holds for every file that gets its name at the end', async () => {
    const file = join(temporaryFolder(), 'file')
    for (const [write, name] of [
      [writeVerified, file],
      [writeDurably, `${file}-2`],
    ] as const) {
      const { fs, calls } = failingFileSystem({})
      await write(name, Buffer.from('bytes'), fs)
      expect(calls).toEqual(['create', 'write', 'sync', 'rename', 'syncFolder'])
    }
  })
})

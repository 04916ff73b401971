import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { DeskStore } from '../../electron/desk/store/desk-store'
import { torture } from '../../scripts/torture/torture'
import { copyOfSample, temporaryFolder } from '../helpers/desks/sample'
import { startWriter, writerCommand } from '../helpers/processes/run-writer'

describe('a process that keeps a desk', () => {
  it('writes and fsyncs the file and its folder before it acknowledges', async () => {
    const folder = await copyOfSample()
    const trace = join(temporaryFolder(), 'trace')
    const calls = 'openat,write,pwrite64,fsync,fdatasync,link,linkat,rename,renameat,renameat2'
    execFileSync('strace', ['-f', '-y', '-e', `trace=${calls}`, '-o', trace, ...(await writerCommand(folder, 3))], {
      stdio: 'ignore',
    })
    const lines = readFileSync(trace, 'utf8').split('\n')
    const device = readdirSync(join(folder, 'journal'))[0] ?? ''
    const segment = String.raw`\d+<[^>]*/journal/${device}/00000001\.jsonl>`
    const temporary = String.raw`\d+<[^>]*/journal/${device}/00000001\.jsonl\.[0-9a-f]{12}\.tmp>`
    const folderOf = (name: string) => new RegExp(String.raw`fsync\(\d+<${folder}${name}>`)
    const steps = [
      // First the segment, which gets its name with its header in it, then its folder.
      /openat\(.*00000001\.jsonl\.[0-9a-f]{12}\.tmp".*O_EXCL/,
      new RegExp(String.raw`write(64)?\(${temporary}, "\{\\"c\\"`),
      new RegExp(String.raw`fsync\(${temporary}`),
      /link(at)?\(.*00000001\.jsonl\.[0-9a-f]{12}\.tmp".*00000001\.jsonl"/,
      folderOf(`/journal/${device}`),
      folderOf('/journal'),
      folderOf(''),
      /write\(1<.*, "ready/,
      // Then each edit, before it is acknowledged.
      ...[1, 2, 3].flatMap((edit) => [
        new RegExp(String.raw`write(64)?\(${segment}, .*\\"n\\":${edit},`),
        new RegExp(String.raw`fdatasync\(${segment}`),
        new RegExp(`write\\(1<.*, "ack ${edit}\\\\n`),
      ]),
    ]
    let from = -1
    for (const step of steps) {
      const found = lines.findIndex((line, index) => index > from && step.test(line))
      expect(found, String(step)).toBeGreaterThan(from)
      from = found
    }
    // Between the acknowledgements nothing is renamed for an edit. The lease does not count, and the existence of the
    // journal and how far it has come are recorded once, before them.
    const acknowledged = lines.filter((line) => /write\(1<.*, "ack/.test(line))
    expect([
      acknowledged.length,
      lines.filter((line) => line.includes('rename') && !/lease|format\.json|reached\.json/.test(line)).length,
      lines.filter((line) => line.includes('rename') && line.includes('format.json')).length,
    ]).toEqual([3, 0, 1])
  })

  it('loses no acknowledged edit to kill -9', async () => {
    const toll = await torture({ kills: 5, seed: 5 })
    expect(toll).toMatchObject({ kills: 5, lost: [], unreadable: [], ended: [] })
    expect(toll.done.edits).toBeGreaterThan(0)
  })

  it('refuses a second writer and names the first, while it runs and not after it was killed', async () => {
    const folder = await copyOfSample()
    const first = await startWriter(folder, 1_000_000)
    while (!first.lines.includes('ready')) await wait(5)
    const second = await startWriter(folder, 1)
    expect(await second.ended).toBe(1)
    expect(second.lines.join()).toMatch(
      new RegExp(`The desk ${folder} is open for editing in another Parley \\(process ${first.child.pid}, since .*\\)`),
    )
    first.child.kill('SIGKILL')
    await first.ended
    const third = await startWriter(folder, 1)
    expect(await third.ended).toBe(0)
    await (await DeskStore.open(folder, 'write')).close()
  })

  it('refuses a second writer even while it is stopped', async () => {
    const folder = await copyOfSample()
    const first = await startWriter(folder, 1_000_000)
    while (!first.lines.includes('ready')) await wait(5)
    first.child.kill('SIGSTOP')
    const second = await startWriter(folder, 1)
    expect(await second.ended).toBe(1)
    expect(second.lines.join()).toMatch(/a process that does not answer/)
    first.child.kill('SIGKILL')
    await first.ended
  })
})

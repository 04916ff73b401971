import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { DeskStore } from '../../electron/desk/desk-store'
import { killWriters, startWriter, writerCommand } from '../helpers/run-writer'
import { copyOfSample, temporaryFolder } from '../helpers/sample'

describe('a process that keeps a desk', () => {
  it('has written, fsynced, renamed and fsynced the folder before it acknowledges', async () => {
    const folder = await copyOfSample()
    const trace = join(temporaryFolder(), 'trace')
    const calls = 'openat,write,pwrite64,fsync,fdatasync,rename,renameat,renameat2'
    execFileSync('strace', ['-f', '-e', `trace=${calls}`, '-o', trace, ...writerCommand(folder, 1)], {
      stdio: 'ignore',
    })
    const lines = readFileSync(trace, 'utf8').split('\n')
    const opened = lines.findIndex((line) => /openat\(.*desk\.json\.[0-9a-f]+\.tmp".*O_EXCL/.test(line))
    const descriptor = /= (\d+)$/.exec(lines[opened] ?? '')?.[1] ?? 'none'
    const after = (from: number, pattern: RegExp) =>
      lines.findIndex((line, index) => index > from && pattern.test(line))
    const written = after(opened, new RegExp(`write(64)?\\(${descriptor},`))
    const synced = after(written, new RegExp(`fsync\\(${descriptor}\\)`))
    const renamed = after(synced, /rename(at2?)?\(.*desk\.json\.[0-9a-f]+\.tmp".*desk\.json"/)
    const folderOpened = after(renamed, new RegExp(`openat\\(.*"${folder}"`))
    const folderDescriptor = /= (\d+)$/.exec(lines[folderOpened] ?? '')?.[1] ?? 'none'
    const folderSynced = after(folderOpened, new RegExp(`fsync\\(${folderDescriptor}\\)`))
    const acknowledged = after(-1, /write\(1, "ack 1/)
    const order = [opened, written, synced, renamed, folderOpened, folderSynced, acknowledged]
    expect(order).not.toContain(-1)
    expect(order).toEqual(order.toSorted((a, b) => a - b))
  })

  it('loses no acknowledged edit to kill -9', async () => {
    const count = await killWriters(await copyOfSample(), 8)
    expect(count).toMatchObject({ kills: 8, lost: 0 })
    expect(count.acknowledged).toBeGreaterThanOrEqual(8)
  })

  it('refuses a second writer by name, while it runs and not after it was killed', async () => {
    const folder = await copyOfSample()
    const first = startWriter(folder, 1_000_000)
    while (!first.lines.includes('ready')) await wait(5)
    const second = startWriter(folder, 1)
    expect(await second.ended).toBe(1)
    expect(second.lines.join()).toMatch(
      new RegExp(`The desk ${folder} is open for writing in another Parley \\(process ${first.child.pid}, since .*\\)`),
    )
    first.child.kill('SIGKILL')
    await first.ended
    const third = startWriter(folder, 1)
    expect(await third.ended).toBe(0)
    await (await DeskStore.open(folder, 'write')).close()
  })

  it('refuses a second writer even while it is stopped', async () => {
    const folder = await copyOfSample()
    const first = startWriter(folder, 1_000_000)
    while (!first.lines.includes('ready')) await wait(5)
    first.child.kill('SIGSTOP')
    const second = startWriter(folder, 1)
    expect(await second.ended).toBe(1)
    expect(second.lines.join()).toMatch(/a process that does not answer/)
    first.child.kill('SIGKILL')
    await first.ended
  })
})

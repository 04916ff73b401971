import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { CLI, copyOfSample, temporaryFolder } from '../../helpers/desks/sample'
import { describeWindows, hold, runWindowsNode } from '../../helpers/windows/windows'

/** A folder with an earlier brief that another program holds open. */
async function heldBrief() {
  const cwd = temporaryFolder()
  const file = join(cwd, 'brief.pdf')
  writeFileSync(file, '%PDF-1.4 earlier')
  return { cwd, file, release: await hold(file) }
}

const MEMO = ['memo', '--out', 'brief.pdf']

describeWindows('a file that another program holds open on Windows', () => {
  it('is replaced as soon as it is free', async () => {
    const { cwd, file, release } = await heldBrief()
    const done = runWindowsNode(CLI, MEMO, { cwd })
    // Its new content is there beside it, and Parley waits.
    while (!readdirSync(cwd).some((name) => name.endsWith('.tmp'))) await wait(5)
    await wait(300)
    expect(readFileSync(file, 'latin1')).toBe('%PDF-1.4 earlier')
    await release()
    expect(await done).toMatchObject({ status: 0, stderr: '' })
    expect(readdirSync(cwd)).toEqual(['brief.pdf'])
    expect(readFileSync(file).length).toBeGreaterThan(10_000)
  })

  it('is left as it is, and named, if it stays held; nothing is left beside it', async () => {
    const { cwd, file, release } = await heldBrief()
    const { status, stdout, stderr } = await runWindowsNode(CLI, MEMO, { cwd })
    await release()
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(/^parley: .*brief\.pdf may be open in another program, .* Close it there[^\n]*\n$/)
    expect(readdirSync(cwd)).toEqual(['brief.pdf'])
    expect(readFileSync(file, 'latin1')).toBe('%PDF-1.4 earlier')
  })

  it('keeps nobody from editing a desk', async () => {
    const cwd = temporaryFolder()
    const desk = join(cwd, 'desk')
    cpSync(await copyOfSample(), desk, { recursive: true })
    writeFileSync(join(cwd, 'note.txt'), 'A note.')
    const [snapshot = ''] = readdirSync(join(desk, 'snapshots'))
    const held = [join(desk, 'snapshots', snapshot), join(desk, 'format.json')]
    const releases = await Promise.all(held.map((file) => hold(file)))
    const added = await runWindowsNode(CLI, ['source', 'note.txt', '--title', 'N', '--desk', 'desk'], { cwd })
    expect(added).toMatchObject({ status: 0, stderr: '' })
    for (const release of releases) await release()
    expect(await runWindowsNode(CLI, ['verify', '--desk', 'desk'], { cwd })).toMatchObject({ status: 0 })
  })
})

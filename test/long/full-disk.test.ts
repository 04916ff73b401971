import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT, temporaryFolder } from '../helpers/desks/sample'
import { newSmallDesk } from '../helpers/desks/small-desk-on-disk'

const MAY_MOUNT = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0

describe('a real full disk', () => {
  const FILL = [process.execPath, '--import', join(ROOT, 'node_modules/tsx/dist/esm/index.mjs')]
  const program = (name: string) => join(ROOT, 'test', 'helpers', 'processes', name)
  /** The program that fills the disk: see `fill-disk.ts`. */
  const script = program('fill-disk.ts')

  /** Runs a program on a copy of a desk, on a file system of 200 kB; resolves with what it printed. */
  async function onSmallDisk(name: string): Promise<unknown> {
    const folder = await newSmallDesk()
    const mount = join(temporaryFolder(), 'small')
    mkdirSync(mount)
    const inside = `mount -t tmpfs -o size=200k tmpfs "$1" && cp -r "$2" "$1/desk" && shift 2 && exec "$@"`
    const command = ['-rm', 'sh', '-c', inside, 'sh', mount, folder, ...FILL, program(name), join(mount, 'desk')]
    return JSON.parse(execFileSync('unshare', command, { encoding: 'utf8' })) as unknown
  }

  it.runIf(MAY_MOUNT)(
    'keeps each edit whole or refuses it on a file system that is too small, and accepts edits once there is room',
    async () => {
      expect(await onSmallDisk('fill-disk.ts')).toMatchObject({
        full: 'disk-full',
        same: true,
        next: true,
        reopened: true,
      })
    },
  )

  it.runIf(MAY_MOUNT)('never takes the lease that a crash of this computer left for another computer’s', async () => {
    expect(await onSmallDisk('stale-lease.ts')).toEqual({
      full: ['crashed', 'disk-full'],
      withRoom: 'saved',
      isReplaced: true,
    })
  })

  it('refuses an edit that exceeds the file size limit, and leaves nothing of it', async () => {
    const folder = join(temporaryFolder(), 'desk')
    cpSync(await newSmallDesk(), folder, { recursive: true })
    const inside = `trap '' XFSZ; ulimit -f 40; exec "$@"`
    const said = execFileSync('bash', ['-c', inside, 'bash', ...FILL, script, folder, 'no-room'], { encoding: 'utf8' })
    expect(JSON.parse(said)).toMatchObject({ full: 'desk-read-only', same: true, reopened: true })
  })
})

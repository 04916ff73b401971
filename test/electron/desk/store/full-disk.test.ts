import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT, temporaryFolder } from '../../../helpers/desks/sample'
import { newSmallDesk } from '../../../helpers/desks/small-desk-on-disk'

const MAY_MOUNT = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0

describe('a real full disk', () => {
  /** The program that fills the disk: see `fill-disk.ts`. */
  const FILL = [process.execPath, '--import', join(ROOT, 'node_modules/tsx/dist/esm/index.mjs')]
  const script = join(ROOT, 'test', 'helpers', 'processes', 'fill-disk.ts')

  it.runIf(MAY_MOUNT)(
    'keeps each edit whole or refuses it on a file system that is too small, and accepts edits once there is room',
    async () => {
      const folder = await newSmallDesk()
      const mount = join(temporaryFolder(), 'small')
      mkdirSync(mount)
      const inside = `mount -t tmpfs -o size=200k tmpfs "$1" && cp -r "$2" "$1/desk" && shift 2 && exec "$@"`
      const said = execFileSync(
        'unshare',
        ['-rm', 'sh', '-c', inside, 'sh', mount, folder, ...FILL, script, join(mount, 'desk')],
        { encoding: 'utf8' },
      )
      expect(JSON.parse(said)).toMatchObject({ full: 'disk-full', same: true, next: true, reopened: true })
    },
  )

  it('refuses an edit that exceeds the file size limit, and leaves nothing of it', async () => {
    const folder = join(temporaryFolder(), 'desk')
    cpSync(await newSmallDesk(), folder, { recursive: true })
    const inside = `trap '' XFSZ; ulimit -f 40; exec "$@"`
    const said = execFileSync('bash', ['-c', inside, 'bash', ...FILL, script, folder, 'no-room'], { encoding: 'utf8' })
    expect(JSON.parse(said)).toMatchObject({ full: 'desk-read-only', same: true, reopened: true })
  })
})

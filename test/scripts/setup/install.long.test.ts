import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { expect, it } from 'vitest'
import { ROOT, temporaryFolder } from '../../helpers/desks/sample'
import { describeUnless } from '../../helpers/left-out'

const NO_SHELL = process.platform === 'win32' ? 'its npm is a script for a shell' : undefined

/** A project with the set-up of this one, whose npm is a script. */
function projectWith(npm: string) {
  const folder = temporaryFolder()
  cpSync(join(ROOT, 'scripts', 'setup'), join(folder, 'scripts', 'setup'), { recursive: true })
  writeFileSync(join(folder, 'package-lock.json'), '{}')
  const bin = join(folder, 'bin')
  mkdirSync(bin)
  writeFileSync(join(bin, 'npm'), `#!/bin/sh\n${npm}\n`)
  chmodSync(join(bin, 'npm'), 0o755)
  const install = () =>
    spawnSync(
      process.execPath,
      ['--input-type=module', '-e', `await (await import('./scripts/setup/install.mjs')).ensureInstalled()`],
      {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` },
      },
    )
  return { folder, install }
}

const WHOLE = 'echo npm ran; mkdir -p node_modules; echo "{}" > node_modules/.package-lock.json'

describeUnless(NO_SHELL, 'the installation from the lockfile', () => {
  it('is done once', () => {
    const { install } = projectWith(WHOLE)
    expect(install()).toMatchObject({ status: 0, stdout: expect.stringContaining('npm ran') as string })
    expect(install()).toMatchObject({ status: 0, stdout: expect.stringContaining('already done') as string })
  })

  it('is not taken for whole if npm stopped halfway without a word, and is done again the next time', () => {
    const { folder, install } = projectWith('mkdir -p node_modules')
    const half = install()
    expect(half.status).toBe(1)
    expect(half.stderr).toContain('npm stopped halfway')
    expect(existsSync(join(folder, 'node_modules', '.parley-installed'))).toBe(false)
  })

  it('is done again if somebody took away what npm had written', () => {
    const { folder, install } = projectWith(WHOLE)
    install()
    rmSync(join(folder, 'node_modules', '.package-lock.json'))
    expect(install().stdout).toContain('npm ran')
  })
})

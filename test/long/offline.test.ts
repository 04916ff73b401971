import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { onVirtualDisplay } from '../../scripts/setup/virtual-display.mjs'
import { attempts, TRACE } from '../helpers/network-trace'
import { ROOT, temporaryFolder } from '../helpers/sample'

const PLAYWRIGHT = [
  process.execPath,
  join(ROOT, 'node_modules', '@playwright', 'test', 'cli.js'),
  'test',
  '--workers=1',
  '--reporter=list',
]
const onDisplay = (command: string[]) => (process.env.DISPLAY ? command : onVirtualDisplay(command))

describe('the whole suite of the window under a trace', () => {
  it('connects to nothing but this machine, and asks no name server', () => {
    const trace = join(temporaryFolder(), 'trace')
    const [command = '', ...args] = onDisplay([...TRACE, trace, ...PLAYWRIGHT])
    const { stdout, status } = spawnSync(command, args, {
      cwd: ROOT,
      encoding: 'utf8',
      maxBuffer: 64 << 20,
      env: { ...process.env, PARLEY_LONG: '1' },
    })
    expect(status, stdout.slice(-6000)).toBe(0)
    expect(stdout).toMatch(/\d+ passed/)
    expect(stdout).not.toMatch(/\d+ (failed|skipped|flaky)/)
    const text = readFileSync(trace, 'utf8')
    expect(text).toMatch(/AF_UNIX/)
    expect(attempts(text)).toEqual([])
  })
})

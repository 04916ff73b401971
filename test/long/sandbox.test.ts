import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { onVirtualDisplay } from '../../scripts/setup/virtual-display.mjs'
import { ROOT, temporaryFolder } from '../helpers/desks/sample'
import { ordinaryCommand } from '../helpers/processes/ordinary-user'

describe('the window under the operating system’s sandbox, which root cannot have', () => {
  it('passes the tests of its guards and of editing', () => {
    const home = temporaryFolder()
    const report = join(home, 'report.json')
    const files = ['test/e2e/security/', 'test/e2e/build-desk.e2e.ts']
    const [command = '', ...args] = ordinaryCommand(
      onVirtualDisplay([
        process.execPath,
        join(ROOT, 'node_modules', '@playwright', 'test', 'cli.js'),
        'test',
        ...files,
        '--workers=1',
        `--global-timeout=${15 * 60_000}`,
        '--reporter=json,./test/helpers/window/only-hangs-again.ts',
        `--output=${join(home, 'results')}`,
      ]),
      home,
    )
    const { stderr, status, error } = spawnSync(command, args, {
      cwd: ROOT,
      encoding: 'utf8',
      maxBuffer: 64 << 20,
      env: {
        ...process.env,
        HOME: home,
        TMPDIR: home,
        XDG_RUNTIME_DIR: home,
        PLAYWRIGHT_JSON_OUTPUT_NAME: report,
        PARLEY_LONG: '',
      },
    })
    expect(error).toBeUndefined()
    expect(existsSync(report), stderr.slice(-3000)).toBe(true)
    const { stats, suites } = JSON.parse(readFileSync(report, 'utf8')) as {
      stats: Record<string, number>
      suites: object
    }
    // It names the tests that failed, and those that hung and were tried again.
    const told = stderr.slice(-6000)
    if (told !== '') console.warn(told)
    expect(stats, told).toMatchObject({ unexpected: 0, skipped: 0 })
    expect(stats.expected).toBeGreaterThan(30)
    expect(status, told).toBe(0)
    // Root skips the test that checks the sandbox.
    expect(JSON.stringify(suites)).toContain('every page runs in the sandbox of the operating system')
  })
})

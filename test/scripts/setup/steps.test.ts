import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { ROOT, temporaryFolder } from '../../helpers/desks/sample'
import { itUnless, NOT_LINUX } from '../../helpers/left-out'

/** Runs a script with `tryRunUntil`, which may take so many milliseconds. */
function runFor(milliseconds: number, script: string) {
  const code = `
    const { tryRunUntil } = await import('./scripts/setup/steps.mjs')
    const status = await tryRunUntil(performance.now() + ${milliseconds}, process.execPath, ['-e', ${JSON.stringify(script)}])
    console.log('status ' + status)`
  return spawnSync(process.execPath, ['--input-type=module', '-e', code], { cwd: ROOT, encoding: 'utf8' })
}

it('a part of the tests that ends in time has its own exit code and output', () => {
  const { stdout, stderr } = runFor(60_000, 'console.log("done"); process.exitCode = 3')
  expect([stdout, stderr]).toEqual(['done\nstatus 3\n', ''])
})

itUnless(NOT_LINUX, 'a part that hangs is stopped with all that it started, and says so', async () => {
  const file = join(temporaryFolder(), 'alive')
  const { stdout, stderr } = runFor(
    2000,
    `const beat = "setInterval(() => require('node:fs').appendFileSync(process.argv[1], '.'), 20)"
      require('node:child_process').spawn(process.execPath, ['-e', beat, ${JSON.stringify(file)}], { stdio: 'ignore' })
      console.log('begun')
      setInterval(() => {}, 1000)`,
  )
  expect(stdout).toBe('begun\nstatus 124\n')
  expect(stderr).toContain('stopped, for it took too long')
  const beats = () => readFileSync(file, 'utf8').length
  const before = beats()
  expect(before).toBeGreaterThan(0)
  await setTimeout(500)
  expect(beats()).toBe(before)
})

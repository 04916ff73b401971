import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { ROOT, temporaryFolder } from '../../helpers/desks/sample'

it('where Wine cannot be had, the set-up says why in one sentence, and names the command that would help', () => {
  const code = `console.log(JSON.stringify(await (await import('./scripts/setup/wine.mjs')).ensureWine()))`
  const { stdout, status } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    cwd: ROOT,
    encoding: 'utf8',
    // A system without any program.
    env: { PATH: temporaryFolder() },
  })
  expect(status).toBe(0)
  const { env, reason } = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as { env?: unknown; reason?: string }
  expect(env).toBeUndefined()
  const isLinux = process.platform === 'linux' && process.arch === 'x64'
  expect(reason).toMatch(isLinux ? /^Wine or msitools .*(apt-get install .*wine|Debian and Ubuntu)/ : /Linux for x64/)
})

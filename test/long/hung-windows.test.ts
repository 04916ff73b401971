import { spawnSync } from 'node:child_process'
import { symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ROOT, temporaryFolder } from '../helpers/desks/sample'

const HANGS = 'if (info.retry === 0) { test.setTimeout(300); await new Promise(() => undefined) }'
const IS_WRONG = 'expect(info.retry).toBe(1)'

function run(...bodies: string[]) {
  const folder = temporaryFolder()
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  const tests = bodies.map((body, index) => `test('number ${index}', async ({}, info) => { ${body} })`)
  writeFileSync(join(folder, 'some.spec.mjs'), `import { expect, test } from '@playwright/test'\n${tests.join('\n')}\n`)
  writeFileSync(
    join(folder, 'playwright.config.mjs'),
    `export default { retries: 1, workers: 1, reporter: [[${JSON.stringify(join(ROOT, 'test/helpers/window/only-hangs-again.ts'))}]] }\n`,
  )
  return spawnSync(process.execPath, [join(ROOT, 'node_modules/@playwright/test/cli.js'), 'test'], {
    cwd: folder,
    encoding: 'utf8',
  })
}

it('a test that hung once passes, and is named', () => {
  const { status, stderr } = run(HANGS, '')
  expect(stderr).toContain('hung once, and passed when tried again: some.spec.mjs › number 0')
  expect(status).toBe(0)
})

it('a test that was wrong once fails the run, and so do three that hung', () => {
  const wrong = run('', IS_WRONG)
  expect(wrong.stderr).toContain('failed, though it then passed: some.spec.mjs › number 1')
  expect(wrong.status).toBe(1)
  expect(run(HANGS, HANGS, HANGS).status).toBe(1)
})

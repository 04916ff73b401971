// npm run check: types, lint, format, dead code, rooms and texts, two at a time. `--quick` leaves out format and dead code.
// Prints the failures; exit code 1 if there are any.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensureInstalled } from './setup/install.mjs'
import { requireNode, ROOT } from './setup/steps.mjs'

requireNode()
await ensureInstalled()

// The longest first, so that it does not run alone at the end.
const CHECKS = {
  format: ['prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
  // Each further checker or builder checks the library's types again, which on two cores costs more than it gains.
  types: ['typescript/bin/tsc', '-b', '--checkers', '2', '--builders', '1'],
  lint: ['oxlint/bin/oxlint', '--type-aware', '--deny-warnings'],
  'dead code': ['knip/bin/knip.js', '--no-progress'],
  'rooms and texts': ['tsx/dist/cli.mjs', 'scripts/check/run-own-checks.ts'],
}

// The type checkers are Go programs that spend a third of their time freeing memory they soon return anyway.
const env = { GOGC: '400', ...process.env }

function check(name, [script, ...args]) {
  const since = performance.now()
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(ROOT, 'node_modules', script), ...args], { cwd: ROOT, env })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.once('close', (code) => {
      console.log(`  ${code === 0 ? 'ok  ' : 'FAIL'} ${name}: ${((performance.now() - since) / 1000).toFixed(1)} s`)
      if (code !== 0) console.log(output)
      resolve(code === 0)
    })
  })
}

const QUICK = new Set(['types', 'lint', 'rooms and texts'])
const quick = process.argv.includes('--quick')
const waiting = Object.entries(CHECKS).filter(([name]) => !quick || QUICK.has(name))
const results = []
const worker = async () => {
  for (let next = waiting.shift(); next; next = waiting.shift()) results.push(await check(...next))
}
await Promise.all([worker(), worker()])
process.exitCode = results.every(Boolean) ? 0 : 1

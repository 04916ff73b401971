// npm test: set-up, checks, unit tests, tests of the real app. `--long` runs the long suites instead.
// `--only checks|unit|e2e|check|thorough|long|windows` runs one part.
// Prints each part's time, what this system leaves out and why, and a last line with the numbers that passed and failed.
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { prepareCommandLine, prepareWindow } from './setup/prepare.mjs'
import { filesLeftOut } from './setup/left-out.mjs'
import { fail, ROOT, tryRunUntil } from './setup/steps.mjs'
import { ensureWine } from './setup/wine.mjs'

const args = process.argv.slice(2)
const only = args[args.indexOf('--only') + 1]
const parts = args.includes('--long')
  ? ['check', 'thorough', 'long']
  : args.includes('--only')
    ? [only]
    : process.platform === 'linux'
      ? ['checks', 'unit', 'e2e']
      : ['checks', 'unit']
const since = performance.now()
const seconds = (from) => `${((performance.now() - from) / 1000).toFixed(1)} s`

// The tests under Wine open no window.
const { executable, underDisplay } = only === 'windows' ? await prepareCommandLine() : await prepareWindow()
const wine = parts.includes('long') || only === 'windows' ? await ensureWine() : {}
if (only === 'windows' && wine.reason) fail(`nothing is tested: ${wine.reason}`)
if (wine.reason) console.log(`  the tests under Wine are left out: ${wine.reason}`)

/** A part that takes several times as long as it should hangs. Together the two commands take an hour and a half at most, with their set-up. */
const isLong = parts.some((part) => ['thorough', 'long', 'windows'].includes(part))
const deadline = performance.now() + (isLong ? 74 : 14) * 60_000

const bin = (path) => join(ROOT, 'node_modules', path)
const env = {
  ...(executable ? { PARLEY_ELECTRON: executable } : {}),
  PARLEY_PRELOAD: join(ROOT, 'out', 'preload', 'preload.cjs'),
  ...(wine.reason ? { PARLEY_NO_WINDOWS: wine.reason } : wine.env),
}
// The names of tests that a system cannot run end so (test/helpers/left-out.ts).
const LEFT_OUT = /\(left out: .+\)/
const totals = { passed: 0, failed: 0, skipped: 0 }
// Named at the end: a long log may be cut.
const named = []
const leftOut =
  process.platform === 'linux'
    ? []
    : ['test/e2e (left out: the tests of the window have only been made to run on Linux)']
let failed = false

async function vitest(name, config, files = [], more = {}, without = []) {
  const report = join('test-results', `${name}.json`)
  rmSync(join(ROOT, report), { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const status = await tryRunUntil(
    deadline,
    process.execPath,
    [
      bin('vitest/vitest.mjs'),
      'run',
      '--config',
      config,
      ...reporters,
      ...files,
      ...without.map((file) => `--exclude=${file}`),
    ],
    {
      env: { ...env, ...more },
    },
  )
  const { numPassedTests, numFailedTests, numPendingTests, testResults = [] } = readReport(report)
  for (const { name: file, status: end, message, assertionResults } of testResults) {
    const red = assertionResults.filter((test) => test.status === 'failed')
    for (const test of red) named.push(`${file}: ${test.fullName}\n${test.failureMessages.join('\n')}`)
    for (const { fullName } of assertionResults) if (LEFT_OUT.test(fullName)) leftOut.push(fullName)
    if (end === 'failed' && red.length === 0) named.push(`${file}\n${message}`)
  }
  count(numPassedTests, numFailedTests, numPendingTests)
  return status
}

async function playwright() {
  const report = join('test-results', 'e2e.json')
  rmSync(join(ROOT, report), { force: true })
  const tests = underDisplay(process.execPath, [bin('@playwright/test/cli.js'), 'test'])
  const status = await tryRunUntil(deadline, ...tests, { env })
  const { stats } = readReport(report)
  // The run fails for a flaky test that did not just hang.
  count((stats?.expected ?? 0) + (stats?.flaky ?? 0), stats?.unexpected, stats?.skipped)
  return status
}

/** The unit tests of which `npm test` leaves something out: examples of a property, some tests, or all. */
function withMore() {
  return readdirSync(join(ROOT, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts') && !/^long[\\/]/.test(file))
    .map((file) => join('test', file))
    .filter(
      (file) =>
        file.endsWith('.long.test.ts') || /from '[./]+\/helpers\/long'/.test(readFileSync(join(ROOT, file), 'utf8')),
    )
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(join(ROOT, file), 'utf8'))
  } catch {
    return {}
  }
}

function count(passed = 0, failures = 0, skipped = 0) {
  totals.passed += passed
  totals.failed += failures
  totals.skipped += skipped
  // A part that ran nothing has proved nothing.
  if (passed + failures === 0) failed = true
}

const PARTS = {
  // The long suite has the checks that find no fault of the app: format and dead code.
  checks: () => tryRunUntil(deadline, process.execPath, [join(ROOT, 'scripts', 'check.mjs'), '--quick']),
  check: () => tryRunUntil(deadline, process.execPath, [join(ROOT, 'scripts', 'check.mjs')]),
  unit: () => {
    const without = filesLeftOut()
    leftOut.push(...without.map((file) => `${file} (left out: poppler is not installed)`))
    return vitest('unit', 'vitest.config.ts', [], {}, without)
  },
  e2e: playwright,
  thorough: () => vitest('thorough', 'vitest.config.ts', withMore(), { PARLEY_LONG: '1' }),
  long: () => vitest('long', 'vitest.long.config.ts'),
  windows: () => vitest('windows', 'vitest.long.config.ts', ['test/long/windows']),
}

for (const part of parts) {
  const work = PARTS[part]
  if (!work) {
    console.error(`parley: there is no part ${part}; there are ${Object.keys(PARTS).join(', ')}`)
    process.exit(2)
  }
  const from = performance.now()
  console.log(`• ${part} …`)
  if ((await work()) !== 0) failed = true
  console.log(`  ${part}: ${seconds(from)}`)
}

console.log(`all of it: ${seconds(since)}`)
if (parts.some((part) => !part.startsWith('check'))) {
  for (const name of leftOut) console.log(`  not run: ${name}`)
  for (const failure of named) console.log(`  failed: ${failure.replaceAll(`${ROOT}/`, '').slice(0, 1500)}`)
  console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`)
}
process.exitCode = failed || totals.failed > 0 ? 1 : 0

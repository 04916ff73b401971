import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { onVirtualDisplay } from '../../scripts/setup/virtual-display.mjs'
import { ROOT, temporaryFolder } from '../helpers/desks/sample'
import { attempts, sentTo, TRACE } from '../helpers/network/network-trace'

const PLAYWRIGHT = [
  process.execPath,
  join(ROOT, 'node_modules', '@playwright', 'test', 'cli.js'),
  'test',
  '--workers=2',
  '--reporter=list,./test/helpers/window/only-hangs-again.ts',
  // Then it ends by itself, and says which tests it was at.
  `--global-timeout=${45 * 60_000}`,
]
/** A page that begins a call makes Chromium look up its own address, which the app never does: a separate test covers it. */
const CALL = '@call'
/** The whole suite under a trace takes a quarter of an hour and more. */
const WHOLE_MS = 60 * 60_000
const onDisplay = (command: string[]) => (process.env.DISPLAY ? command : onVirtualDisplay(command))

/** The ten tests that took longest, from the output of Playwright’s list. */
function slowest(list: string): string {
  const inSeconds = { m: 60, s: 1, ms: 0.001 }
  const tests = [...list.matchAll(/ test\/e2e\/(.+) \(([\d.]+)(ms|s|m)\)$/gm)].map(([, name = '', time, unit]) => ({
    name,
    seconds: Number(time) * inSeconds[unit as keyof typeof inSeconds],
  }))
  const longest = tests.toSorted((a, b) => b.seconds - a.seconds).slice(0, 10)
  return [`${tests.length} tests of the window under a trace; the longest:`]
    .concat(longest.map(({ name, seconds }) => `  ${seconds.toFixed(1)} s ${name}`))
    .join('\n')
}

/** Runs tests of the window under a trace and checks that they pass. Returns the trace. */
function traced(...which: string[]): string {
  const trace = join(temporaryFolder(), 'trace')
  const [command = '', ...args] = onDisplay([...TRACE, trace, ...PLAYWRIGHT, ...which])
  const { stdout, stderr, status } = spawnSync(command, args, {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
    env: { ...process.env, PARLEY_LONG: '1', PARLEY_TRACED: '1' },
  })
  // It names the tests that hung and were tried again.
  if (stderr !== '') console.warn(stderr)
  expect(status, stdout.slice(-6000)).toBe(0)
  expect(stdout).toMatch(/\d+ passed/)
  console.log(slowest(stdout))
  expect(stdout).not.toMatch(/\d+ (failed|skipped)/)
  const text = readFileSync(trace, 'utf8')
  expect(text).toMatch(/AF_UNIX/)
  return text
}

describe('the traced window', () => {
  it(
    'connects only to this machine in its whole suite, and asks no name server',
    () => {
      expect(attempts(traced(`--grep-invert=${CALL}`))).toEqual([])
    },
    WHOLE_MS,
  )

  it('sends nothing for a call that a hostile page begins, though Chromium looks up its own address', () => {
    const trace = traced(`--grep=${CALL}`)
    const tries = attempts(trace)
    // At most two connections, of datagram sockets only, that are connected and then released.
    expect(tries.filter((line) => !/^\d+ +connect\(\d+, .*htons\(53\)/.test(line))).toEqual([])
    expect(tries.length).toBeLessThanOrEqual(2)
    expect(sentTo(trace, tries)).toEqual([])
  })
})

import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { onVirtualDisplay } from '../../scripts/setup/virtual-display.mjs'
import { ROOT, temporaryFolder } from '../helpers/desks/sample'
import { onLoneNetwork } from '../helpers/network/lone-network'
import { attempts, sentTo, TRACE } from '../helpers/network/network-trace'

const MINUTE = 60_000
const PLAYWRIGHT = [
  process.execPath,
  join(ROOT, 'node_modules', '@playwright', 'test', 'cli.js'),
  'test',
  '--workers=2',
  '--reporter=list,./test/helpers/window/only-hangs-again.ts',
]
const DRIVER = [
  process.execPath,
  join(ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs'),
  join(ROOT, 'test', 'helpers', 'network', 'suite-driver.ts'),
]
/** A page that begins a call makes Chromium look up its own address, which the app never does: a separate test covers it. */
const CALL = '@call'

/** Those of npm test under a trace, which makes them slow: the guards, and what reads, writes and prints. */
const TRACED = ['security/', 'build-desk', 'desk-window', 'memo-formats', 'source-intake', 'spelling', 'help-menu']

/** The ten tests that took longest, from the output of Playwright’s list. */
function slowest(list: string): string {
  const inSeconds = { m: 60, s: 1, ms: 0.001 }
  const tests = [...list.matchAll(/ test\/e2e\/(.+) \(([\d.]+)(ms|s|m)\)$/gm)].map(([, name = '', time, unit]) => ({
    name,
    seconds: Number(time) * inSeconds[unit as keyof typeof inSeconds],
  }))
  const longest = tests.toSorted((a, b) => b.seconds - a.seconds).slice(0, 10)
  return [`${tests.length} tests of the window; the longest:`]
    .concat(longest.map(({ name, seconds }) => `  ${seconds.toFixed(1)} s ${name}`))
    .join('\n')
}

/** Runs tests of the window by a command around Playwright. Returns their output, which must say that they passed. */
function run(
  around: (playwright: readonly string[]) => string[],
  which: readonly string[],
  minutes: number,
  more: Record<string, string> = {},
): string {
  // Past that it ends by itself, and says which tests it was at.
  const limit = `--global-timeout=${minutes * MINUTE}`
  const [command = '', ...args] = around([...PLAYWRIGHT, limit, ...which])
  const { stdout, stderr, status, error } = spawnSync(command, args, {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
    env: { ...process.env, PARLEY_TRIES_AGAIN: '1', ...more },
    timeout: (minutes + 2) * MINUTE,
  })
  // It names the tests that hung and were tried again.
  if (stderr !== '') console.warn(stderr)
  if (error) throw error
  console.log(slowest(stdout))
  expect(status, stdout.slice(-6000)).toBe(0)
  expect(stdout, stdout.slice(-6000)).toMatch(/\d+ passed/)
  expect(stdout, stdout.slice(-6000)).not.toMatch(/\d+ (failed|skipped)/)
  return stdout
}

describe('the window on a network where nobody answers', () => {
  it(
    'sends no packet in the tests that npm test leaves out',
    () => {
      const around = (playwright: readonly string[]) => onLoneNetwork(onVirtualDisplay([...DRIVER, ...playwright]))
      const output = run(around, ['--grep=@long'], 45, { PARLEY_LONG: '1' })
      const seen = JSON.parse(output.trim().split('\n').at(-1) ?? '') as {
        status: number
        packets: string[]
        control: string[]
      }
      expect(seen.packets).toEqual([])
      // The capture was there to the end.
      expect(seen.control.join('\n')).toContain('10.9.0.1.53')
      expect(seen.status, output.slice(-6000)).toBe(0)
    },
    50 * MINUTE,
  )
})

/** Runs tests of the window under a trace and checks that they pass. Returns the trace. */
function traced(minutes: number, ...which: string[]): string {
  const trace = join(temporaryFolder(), 'trace')
  const onDisplay = process.env.DISPLAY ? (command: string[]) => command : onVirtualDisplay
  run((playwright) => onDisplay([...TRACE, trace, ...playwright]), which, minutes, { PARLEY_LONG: '' })
  const text = readFileSync(trace, 'utf8')
  expect(text).toMatch(/AF_UNIX/)
  return text
}

describe('the traced window', () => {
  it(
    'tries to connect only to this machine, and asks no name server',
    () => {
      expect(attempts(traced(20, ...TRACED, `--grep-invert=${CALL}`))).toEqual([])
    },
    25 * MINUTE,
  )

  it('sends nothing for a call that a hostile page begins, though Chromium looks up its own address', () => {
    const trace = traced(10, `--grep=${CALL}`)
    const tries = attempts(trace)
    // At most two connections, of datagram sockets only, that are connected and then released.
    expect(tries.filter((line) => !/^\d+ +connect\(\d+, .*htons\(53\)/.test(line))).toEqual([])
    expect(tries.length).toBeLessThanOrEqual(2)
    expect(sentTo(trace, tries)).toEqual([])
  })
})

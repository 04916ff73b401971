import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { ROOT, temporaryFolder } from '../helpers/desks/sample'
import { attempts, datagramSockets, TRACE } from '../helpers/network/network-trace'
import { packedOnce, type Packed } from '../helpers/packaged/packed-once'

const DRIVER = [
  join(ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs'),
  join(ROOT, 'test', 'helpers', 'packaged', 'offline-driver.ts'),
]
const IDLE_SECONDS = '30'
/** Only root can make a network namespace; others can inside a user namespace where they are root. */
const UNSHARE = process.getuid?.() === 0 ? ['unshare', '-n'] : ['unshare', '-rn']

/** Runs a command with only this machine's own network. */
function withoutNetwork(command: string[]): { stdout: string; stderr: string; status: number | null } {
  const [first = '', ...rest] = [...UNSHARE, 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh', ...command]
  const { stdout, stderr, status, error } = spawnSync(first, rest, { cwd: ROOT, encoding: 'utf8', timeout: 180_000 })
  if (error) throw error
  return { stdout, stderr, status }
}

let packed: Packed
beforeAll(() => {
  packed = packedOnce()
}, 600_000)

describe('the packaged app without a network', () => {
  it('does the whole main job, idles, and never tries to leave this machine', () => {
    const trace = join(temporaryFolder(), 'trace')
    const { stdout, stderr, status } = withoutNetwork([
      process.execPath,
      ...DRIVER,
      packed.executable,
      trace,
      IDLE_SECONDS,
    ])
    expect(status, stderr).toBe(0)
    const seen = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as {
      port: number
      listeners: string[]
      messages: string[]
      code: number
    }
    expect(seen.messages).toEqual([])
    expect(seen.code).toBe(0)
    // It listens only on its debugging port, and only for this machine.
    expect(seen.listeners).toEqual([`0100007F:${seen.port.toString(16).toUpperCase().padStart(4, '0')}`])
    const text = readFileSync(trace, 'utf8')
    // The trace does come from the app: it talks to its screen.
    expect(text).toMatch(/AF_UNIX.*X11-unix/)
    expect(attempts(text)).toEqual([])
    expect(datagramSockets(text)).toEqual([])
  })

  it('would be caught: the trace shows a process that asks a name server, connects and sends', () => {
    const trace = join(temporaryFolder(), 'trace')
    const script = `
      const quiet = () => undefined
      require('node:net').connect(80, '192.0.2.1').on('error', quiet)
      require('node:dgram').createSocket('udp4').send('x', 3478, '192.0.2.1', quiet)
      new (require('node:dns').Resolver)({ timeout: 200, tries: 1 }).resolve('example.org', quiet)
      setTimeout(() => process.exit(0), 1000)`
    withoutNetwork([...TRACE, trace, process.execPath, '-e', script])
    const text = readFileSync(trace, 'utf8')
    const seen = attempts(text)
    for (const port of [80, 53])
      expect(
        seen.some((line) => line.includes(`htons(${port})`)),
        String(port),
      ).toBe(true)
    expect(datagramSockets(text).length).toBeGreaterThan(0)
  })
})

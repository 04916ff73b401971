import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { onVirtualDisplay } from '../../scripts/setup/virtual-display.mjs'
import { ROOT } from '../helpers/desks/sample'
import { HOSTILE, HOSTS } from '../helpers/network/hostile-page'
import { onLoneNetwork } from '../helpers/network/lone-network'

interface Seen {
  control: string[]
  atRest: string[]
  sent: Record<string, string[]>
  later: string[]
  atEnd: string[]
  tried: number
  failed: string[]
  isAlive: { ok: boolean }
}

const DRIVER = [
  join(ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs'),
  join(ROOT, 'test', 'helpers', 'network', 'hostile-driver.ts'),
  '10',
]

let seen: Seen
beforeAll(() => {
  const [command = '', ...args] = onLoneNetwork(onVirtualDisplay([process.execPath, ...DRIVER]))
  const { stdout, stderr, status, error } = spawnSync(command, args, {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
    timeout: 600_000,
  })
  if (error) throw error
  expect(status, stderr.slice(-6000)).toBe(0)
  seen = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Seen
}, 700_000)

describe('the packets of a connected machine', () => {
  it('would be caught: names asked for, calls, connections and groups, near and far', () => {
    const packets = seen.control.join('\n')
    for (const packet of [
      /224\.0\.0\.251\.5353/,
      /10\.9\.0\.1\.53\b/,
      /2001:db8::7\.3478/,
      /192\.0\.2\.1\.80: Flags \[S\]/,
      /127\.0\.0\.53\.53\b/,
      /igmp/,
    ])
      expect(packets).toMatch(packet)
  })

  it('are none while the window is at rest, and none as it closes', () => {
    expect([seen.atRest, seen.atEnd]).toEqual([[], []])
  })

  it('are none for anything that a hostile page tries', () => {
    expect(seen.sent).toEqual({})
    expect(seen.later).toEqual([])
    expect(seen.tried).toBe(Object.keys(HOSTILE).length * HOSTS.length)
    // Each attempt was made, and the window outlived them all.
    expect(seen.failed).toEqual([])
    expect(seen.isAlive.ok).toBe(true)
  })
})

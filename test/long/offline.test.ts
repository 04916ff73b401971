import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT, temporaryFolder } from '../helpers/sample'

const PLAYWRIGHT = [
  process.execPath,
  join(ROOT, 'node_modules', '@playwright', 'test', 'cli.js'),
  'test',
  '--workers=1',
  '--reporter=list',
]
const underXvfb = (command: string[]) =>
  process.env.DISPLAY ? command : ['xvfb-run', '-a', '-s', '-screen 0 1720x1100x24', ...command]

/** The addresses of a trace's connects and sends that are not of this machine. */
function foreignAddresses(trace: string): string[] {
  return trace
    .split('\n')
    .filter((line) => /\b(connect|sendto|sendmmsg)\(/.test(line) && /AF_INET6?/.test(line))
    .filter(
      (line) =>
        !/sin_addr=inet_addr\("127\.\d+\.\d+\.\d+"\)|inet_pton\(AF_INET6, "(::1|::ffff:127\.\d+\.\d+\.\d+)"/.test(line),
    )
}

describe('the whole suite of the window under a trace', () => {
  it('tells a foreign address from one of this machine', () => {
    expect(
      foreignAddresses('1 connect(5, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("10.0.0.1")}, 16) = 0'),
    ).toHaveLength(1)
    expect(
      foreignAddresses(
        '1 connect(5, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr("127.0.0.1")}, 16) = 0',
      ),
    ).toEqual([])
    expect(foreignAddresses('1 connect(5, {sa_family=AF_UNIX, sun_path="/tmp/x"}, 110) = 0')).toEqual([])
  })

  it('connects to nothing but this machine, and asks no name server', () => {
    const trace = join(temporaryFolder(), 'trace')
    // With a filter in the kernel only the traced calls stop, so that the window's own timing stays what it is. sendmsg is left
    // out: Chromium's processes talk by it all the time, and a datagram needs a connect or an address in sendto first.
    const calls = 'trace=connect,sendto,sendmmsg'
    const strace = ['strace', '-f', '--seccomp-bpf', '-qq', '-e', calls, '-e', 'signal=none', '-o', trace]
    const [command = '', ...args] = underXvfb([...strace, ...PLAYWRIGHT])
    const { stdout, status } = spawnSync(command, args, {
      cwd: ROOT,
      encoding: 'utf8',
      maxBuffer: 64 << 20,
      env: { ...process.env, PARLEY_LONG: '1' },
    })
    expect(status, stdout.slice(-6000)).toBe(0)
    expect(stdout).toMatch(/\d+ passed/)
    expect(stdout).not.toMatch(/\d+ (failed|skipped|flaky)/)
    const text = readFileSync(trace, 'utf8')
    expect(text).toMatch(/AF_UNIX/)
    expect(foreignAddresses(text)).toEqual([])
  })
})

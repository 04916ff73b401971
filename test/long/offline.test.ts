import { execFileSync } from 'node:child_process'
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
    .filter((line) => /\b(connect|sendto|sendmsg|sendmmsg)\(/.test(line) && /AF_INET6?/.test(line))
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
    const strace = [
      'strace',
      '-f',
      '-qq',
      '-e',
      'trace=connect,sendto,sendmsg,sendmmsg',
      '-e',
      'signal=none',
      '-o',
      trace,
    ]
    const [command = '', ...args] = underXvfb([...strace, ...PLAYWRIGHT])
    // Times are not what is tested here, and a traced window is slow.
    const output = execFileSync(command, [...args, '--timeout=240000'], {
      cwd: ROOT,
      encoding: 'utf8',
      env: { ...process.env, CI: '' },
    })
    expect(output).toMatch(/\d+ passed/)
    expect(output).not.toMatch(/\d+ (failed|skipped)/)
    const text = readFileSync(trace, 'utf8')
    expect(text).toMatch(/AF_UNIX/)
    expect(foreignAddresses(text)).toEqual([])
  })
})

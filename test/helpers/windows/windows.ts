import { spawn } from 'node:child_process'
import { closeSync, fstatSync, openSync, readFileSync, readSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { temporaryFolder } from '../desks/sample'
import { describeUnless } from '../left-out'
import type { RunningWriter } from '../processes/run-writer'

/** Runs Windows programs under Wine, where `scripts/setup/wine.mjs` has set it up. */

/** Node for Windows. */
export const windowsNode = (): string => {
  if (NODE === undefined) throw new Error(REASON)
  return NODE
}

const NODE = process.env.PARLEY_WINDOWS_NODE
const REASON = process.env.PARLEY_NO_WINDOWS ?? 'npm run test:windows sets Wine up'

/** Tests under Wine. */
export const describeWindows = (name: string, tests: () => void) =>
  describeUnless(NODE === undefined ? REASON : undefined, name, tests)

/** The path by which a Windows program finds a file of this system: Wine’s drive Z is its root. */
export const windowsPath = (path: string): string => `Z:${path.replaceAll('/', '\\')}`

/** Wine’s own drive C. */
export const driveC = (...path: string[]): string => join(process.env.WINEPREFIX ?? '', 'drive_c', ...path)

export interface Ran {
  status: number | null
  stdout: string
  stderr: string
}

interface Options {
  /** The folder that it runs in; by default a new one. */
  cwd?: string
  /** A file that it reads as its standard input. */
  input?: string
}

/** Starts a Windows program, with its output in files: Windows programs cannot write into a pipe of Wine’s. */
export function startWindows(
  program: string,
  args: readonly string[],
  { cwd = temporaryFolder(), input }: Options = {},
) {
  const folder = temporaryFolder()
  const files = [join(folder, 'out'), join(folder, 'err')] as const
  const opened = [openSync(input ?? '/dev/null', 'r'), ...files.map((file) => openSync(file, 'w'))]
  // npm's word for where a command was given holds for this system alone.
  const env = { ...process.env, INIT_CWD: undefined, HOME: join(process.env.WINEPREFIX ?? '', 'home') }
  const child = spawn('wine', [program, ...args], { cwd, env, stdio: opened, detached: true })
  for (const one of opened) closeSync(one)
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  return { child, ended, files }
}

/** Runs a Windows program to its end. */
export async function runWindows(program: string, args: readonly string[], options?: Options): Promise<Ran> {
  const { ended, files } = startWindows(program, args, options)
  const status = await ended
  const [stdout, stderr] = files.map((file) => readFileSync(file, 'utf8'))
  return { status, stdout: stdout ?? '', stderr: stderr ?? '' }
}

/** Runs a script in Node for Windows. */
export const runWindowsNode = (script: string, args: readonly string[], options?: Options): Promise<Ran> =>
  runWindows(windowsNode(), [script, ...args], options)

/** Starts a script in Node for Windows; `lines` grows as it prints. */
export function startWindowsNode(script: string, args: readonly string[], options?: Options): RunningWriter {
  const { child, ended, files } = startWindows(windowsNode(), [script, ...args], options)
  const lines: string[] = []
  const output = openSync(files[0], 'r')
  let read = 0
  let rest = ''
  const follow = () => {
    const bytes = Buffer.alloc(fstatSync(output).size - read)
    read += readSync(output, bytes, 0, bytes.length, read)
    const parts = (rest + bytes.toString('latin1')).split('\n')
    rest = parts.pop() ?? ''
    lines.push(...parts)
  }
  const following = setInterval(follow, 5)
  const done = ended.then((status) => {
    clearInterval(following)
    follow()
    closeSync(output)
    return status
  })
  return { child, lines, ended: done }
}

/** Lets another program hold a file open: Windows lets nobody replace it meanwhile. Resolves once it is held, with the way to release it. */
export async function hold(file: string): Promise<() => Promise<unknown>> {
  const script = join(temporaryFolder(), 'hold.cmd')
  writeFileSync(script, `@echo held\r\n@ping -n 1200 127.0.0.1 < "${windowsPath(file)}"\r\n`)
  const { child, ended, files } = startWindows('cmd', ['/c', windowsPath(script)])
  while (!readFileSync(files[0], 'utf8').includes('held')) await wait(10)
  // The command prompt and the program that it started are one group.
  const release = () => {
    if (child.exitCode === null && child.signalCode === null) process.kill(-(child.pid ?? 0), 'SIGKILL')
    return ended
  }
  onTestFinished(() => void release())
  return release
}

// Reports each step and how long it took. Plain JavaScript: it runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

const NEEDED_NODE = [20, 19]
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`

/** Where the programs that are run write: the standard output, or the standard error for a command whose own output is wanted. */
export const output = { stdout: 'inherit' }

/** Ends with a sentence for a person. */
export function fail(sentence) {
  console.error(`\nparley: ${sentence}`)
  process.exit(1)
}

/** Refuses a Node that is too old before anything else breaks on it. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > NEEDED_NODE[0] || (major === NEEDED_NODE[0] && minor >= NEEDED_NODE[1])) return
  fail(
    `Node ${NEEDED_NODE.join('.')} or newer is needed; this is ${process.versions.node}. Get it from https://nodejs.org`,
  )
}

/** Runs a step, and says how long it took. `work` returns false if there was nothing to do. */
export async function step(name, work) {
  const since = performance.now()
  console.log(`• ${name} …`)
  const done = await work()
  console.log(done === false ? `  ${name}: already done` : `  ${name}: ${seconds(since)}`)
}

/** Runs a program to its end and shows its output; ends with a sentence if it fails. */
export function run(command, args, options = {}) {
  const status = tryRun(command, args, options)
  if (status !== 0)
    fail(options.failure ?? `${[command, ...args].join(' ').slice(0, 200)} failed (exit code ${status}).`)
}

/** Runs a program to its end and returns its exit code; one that takes longer than `minutes`, if they are given, is stopped and fails. */
export function tryRun(command, args, options = {}) {
  const { env, cwd = ROOT, quiet = false, minutes } = options
  // npm and npx are scripts on Windows, which only a shell starts; from Node 24 on, a shell takes one line and no list of arguments.
  const shell = process.platform === 'win32' && /^(npm|npx)$/.test(command)
  const [program, list] = shell ? [[command, ...args].join(' '), []] : [command, args]
  const result = spawnSync(program, list, {
    cwd,
    env: { ...process.env, ...env },
    stdio: quiet ? 'ignore' : ['inherit', output.stdout, 'inherit'],
    shell,
    ...(minutes === undefined ? {} : { timeout: minutes * 60_000, killSignal: 'SIGKILL' }),
  })
  if (result.error) return 127
  return result.status ?? 1
}

/**
 * Runs a program until `deadline`, an instant of `performance.now()`, and returns its exit code. At the deadline it is stopped with all that it has started,
 * and a line says so: its output tells what it was at.
 */
export function tryRunUntil(deadline, command, args, { env } = {}) {
  const inGroup = process.platform !== 'win32'
  const child = spawn(command, args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', output.stdout, 'inherit'],
    detached: inGroup,
  })
  const stop = () => {
    try {
      if (inGroup) process.kill(-child.pid, 'SIGKILL')
      else child.kill('SIGKILL')
    } catch {
      // It has just ended.
    }
  }
  const interrupted = (signal) => {
    stop()
    process.exit(signal === 'SIGINT' ? 130 : 143)
  }
  process.once('SIGINT', interrupted)
  process.once('SIGTERM', interrupted)
  const timer = setTimeout(
    () => {
      console.error(`\nparley: stopped, for it took too long: ${[command, ...args].join(' ').slice(0, 200)}`)
      stop()
    },
    Math.max(0, deadline - performance.now()),
  )
  return new Promise((resolve) => {
    const done = (status) => {
      clearTimeout(timer)
      process.off('SIGINT', interrupted)
      process.off('SIGTERM', interrupted)
      resolve(status)
    }
    child.once('error', () => done(127))
    child.once('exit', (status) => done(status ?? 124))
  })
}

/** Runs one of the project's installed tools by its package's own script, with this Node. */
export function tool(path, args, options) {
  run(process.execPath, [join(ROOT, 'node_modules', path), ...args], options)
}

/** True if a window can be opened here. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

import { chromium, type Browser, type Page } from '@playwright/test'
import { spawn, type ChildProcess } from 'node:child_process'
import { chownSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { DISPLAY_SERVER } from '../../../scripts/setup/virtual-display.mjs'

/** An unused user id: root starts the app as this ordinary user to see the operating system's sandbox at work. */
const ORDINARY_USER = 1234
const START_LIMIT_MS = 60_000
/** Chromium opens its debugging port before any code of the app waits for something. */
const PORT_LIMIT_MS = 30_000

/** A running packaged Parley, driven through its window as a person would: only through the window's debugging port. */
export interface Packaged {
  page: Page
  browser: Browser
  /** The display that it runs on, for `xdotool`. */
  display: string
  home: string
  /** When its process was started, in milliseconds of the clock. */
  since: number
  /** The debugging port of the window. */
  port: number
  /** Everything on the page's console, every error of the page, and the output of the app itself. None is expected. */
  messages: string[]
  output: () => string
  /** The app's running processes. */
  processes: () => AppProcess[]
  /** Closes the window, as a person does, and waits until the app has ended. Keeps its home. */
  quit: () => Promise<number | null>
  /** Quits the app and deletes its home. */
  close: () => Promise<void>
}

/** A process of the app: its type (`browser`, `renderer`, `utility`, `gpu-process`, `zygote`) and its Seccomp mode from the kernel. */
export interface AppProcess {
  pid: number
  type: string
  seccomp: number
}

export interface StartOptions {
  /** The home of an earlier start. By default a new, empty one. */
  home?: string
  /** Starts the app as an ordinary user, with the operating system's sandbox. Needs root. */
  ordinary?: boolean
  /** A command to run the app under, such as a tracer. */
  under?: string[]
  args?: string[]
  env?: Record<string, string>
  /** The beginning of the page's address: Parley's, unless a test starts another app to compare. */
  address?: string
}

/** Output of Chromium on a machine without a session bus or a graphics card, and the intended output of Parley and of the stand-in. */
const EXPECTED_OUTPUT =
  /^\[[\d:/.]+:ERROR:(bus|viz_main_impl|command_buffer_proxy_impl|gpu_\w+|gl_\w+|zygote_communication_linux)\.cc|^DevTools listening on|^Parley runs on the stand-in Electron|^$/

/** The unexpected lines of the app's output. */
export const unexpectedOutput = (output: string) => output.split('\n').filter((line) => !EXPECTED_OUTPUT.test(line))

const isRoot = () => process.platform === 'linux' && process.getuid?.() === 0

/**
 * Starts a packaged Parley by its executable, on its own display and with its own home. Chromium itself once hung before it ran any code of
 * the app: such a start is reported on the console with the state of its processes, and is tried again once.
 */
export async function startPackaged(executable: string, options: StartOptions = {}): Promise<Packaged> {
  try {
    return await startOnce(executable, options)
  } catch (error) {
    if (!(error instanceof HungStart)) throw error
    console.warn(error.message)
    return startOnce(executable, options)
  }
}

/** A start that neither ended nor got as far as its debugging port. */
class HungStart extends Error {}

async function startOnce(executable: string, options: StartOptions): Promise<Packaged> {
  const home = options.home ?? mkdtempSync(join(tmpdir(), 'parley-packaged-'))
  if (options.ordinary) chownSync(home, ORDINARY_USER, ORDINARY_USER)
  const screen = process.platform === 'linux' ? await openScreen() : undefined
  const userData = join(home, 'user-data')
  mkdirSync(userData, { recursive: true })
  if (options.ordinary) chownSync(userData, ORDINARY_USER, ORDINARY_USER)
  const command = [
    ...(options.ordinary ? ['setpriv', `--reuid=${ORDINARY_USER}`, `--regid=${ORDINARY_USER}`, '--clear-groups'] : []),
    ...(options.under ?? []),
    executable,
    ...(isRoot() && !options.ordinary ? ['--no-sandbox'] : []),
    '--remote-debugging-port=0',
    `--user-data-dir=${userData}`,
    '--lang=en',
    ...(options.args ?? []),
  ]
  const since = Date.now()
  const child = spawn(command[0] ?? '', command.slice(1), {
    // On Linux the session bus and the run-time folder belong to this machine, so the app gets neither. Elsewhere it needs its own.
    env: {
      ...(screen ? { PATH: process.env.PATH, LANG: 'C.UTF-8', DISPLAY: screen.display } : process.env),
      HOME: home,
      USERPROFILE: home,
      LANGUAGE: 'en',
      // Otherwise GTK's dialogs would write their settings through a session bus that does not exist.
      GSETTINGS_BACKEND: 'memory',
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A process group, so that the app and its children can be ended together.
    detached: process.platform !== 'win32',
  })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  // End the whole group: ending only a tracer would leave the app running.
  const giveUp = () => {
    try {
      process.kill(process.platform === 'win32' ? (child.pid ?? 0) : -(child.pid ?? 0), 'SIGKILL')
    } catch {
      // It has already ended.
    }
    screen?.close()
  }
  // If a test fails before it closes the app, end it anyway.
  process.once('exit', giveUp)
  try {
    const port = await portOf(child, () => output)
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
    const page = await firstPage(browser, options.address ?? 'app:')
    const messages: string[] = []
    page.on('console', (message) => messages.push(`${message.type()}: ${message.text()}`))
    page.on('pageerror', (error) => messages.push(`error: ${error.message}`))
    const quit = async () => {
      // Not the protocol's own "close", which ends the process without asking.
      await page.evaluate(() => window.close()).catch(() => undefined)
      // On a Mac an app goes on without a window, until it is told to quit.
      if (process.platform === 'darwin') child.kill('SIGTERM')
      const code = await Promise.race([ended, wait(20_000, undefined, { ref: false })])
      await browser.close().catch(() => undefined)
      process.off('exit', giveUp)
      screen?.close()
      if (code === undefined) {
        giveUp()
        throw new Error(`the app did not end when its window was closed:\n${output}`)
      }
      return code
    }
    return {
      page,
      browser,
      display: screen?.display ?? '',
      home,
      since,
      port,
      messages,
      output: () => output,
      processes: () => processesOf(child),
      quit,
      close: async () => {
        await quit()
        rmSync(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
      },
    }
  } catch (error) {
    giveUp()
    throw error
  }
}

/** The port that Chromium reports. @throws HungStart; Error if the app ended */
async function portOf(child: ChildProcess, output: () => string): Promise<number> {
  const until = Date.now() + PORT_LIMIT_MS
  while (Date.now() < until) {
    const port = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)\//.exec(output())?.[1]
    if (port !== undefined) return Number(port)
    const how = child.exitCode ?? child.signalCode
    if (how !== null) throw new Error(`the packaged app did not start (${how}):\n${output()}`)
    await wait(50)
  }
  const states = processesOf(child).map(({ pid, type }) => `${type} ${stateOf(pid)}`)
  throw new HungStart(`the packaged app opened no debugging port: ${states.join(', ')}\n${output()}`)
}

/** The calls that the threads of a process wait in, according to the kernel. */
function stateOf(pid: number): string {
  const state = /^State:\s+(\w)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? '?'
  return `${state} ${read(`/proc/${pid}/wchan`)}`
}

async function firstPage(browser: Browser, address: string): Promise<Page> {
  const until = Date.now() + START_LIMIT_MS
  while (Date.now() < until) {
    const page = browser
      .contexts()
      .flatMap((context) => context.pages())
      .find((one) => one.url().startsWith(address))
    if (page) return page
    await wait(50)
  }
  throw new Error('the packaged app opened no window')
}

/** Opens a separate virtual screen, so that two apps do not share a focus. The server chooses its number itself. */
export async function openScreen(): Promise<{ display: string; close: () => void }> {
  const server = spawn('Xvfb', ['-displayfd', '3', ...DISPLAY_SERVER], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const number = await new Promise<string>((resolve, reject) => {
    server.once('error', reject)
    server.once('exit', () => reject(new Error('no virtual screen could be opened')))
    server.stdio[3]?.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()))
  })
  return { display: `:${number}`, close: () => server.kill() }
}

/** The process and all its descendants, according to the kernel; none where it does not list them as Linux does. */
function processesOf(child: ChildProcess): AppProcess[] {
  if (process.platform !== 'linux') return []
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const parent = /^PPid:\s+(\d+)/m.exec(read(`/proc/${name}/status`))?.[1]
    if (parent !== undefined) parents.set(Number(name), Number(parent))
  }
  const family = new Set<number>([child.pid ?? 0])
  for (let grown = true; grown;) {
    const before = family.size
    for (const [pid, parent] of parents) if (family.has(parent)) family.add(pid)
    grown = family.size > before
  }
  return [...family].map((pid) => ({
    pid,
    type: /--type=([\w-]+)/.exec(read(`/proc/${pid}/cmdline`).replaceAll('\0', ' '))?.[1] ?? 'browser',
    seccomp: Number(/^Seccomp:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? -1),
  }))
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    // It has already ended.
    return ''
  }
}

/** Does the first run as a person does: says who works here, and opens the sample. Resolves when the sample's overview is shown. */
export async function openSample(page: Page, name = 'Edith Kato'): Promise<void> {
  await page.getByLabel('Name').fill(name)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Open sample desk' }).click()
  await page.getByRole('heading', { name: 'Coming up' }).waitFor()
}

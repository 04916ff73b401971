import { chromium, type Browser, type Page } from '@playwright/test'
import { spawn, type ChildProcess } from 'node:child_process'
import { chownSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { DISPLAY_SERVER } from '../../../scripts/setup/virtual-display.mjs'

/** Nobody's own number: the ordinary user as whom root starts the app to see the operating system's sandbox at work. */
const ORDINARY_USER = 1234
const START_LIMIT_MS = 60_000

/** A packaged Parley that runs, driven through its window as a person would: by nothing but the window's debugging port. */
export interface Packaged {
  page: Page
  browser: Browser
  /** The display on which it runs, for `xdotool`. */
  display: string
  home: string
  /** The port at which the window listens for its driver. */
  port: number
  /** Everything on the page's console and every error of the page; what the app itself wrote. None is expected. */
  messages: string[]
  output: () => string
  /** The running processes of the app, with what each is. */
  processes: () => AppProcess[]
  /** Closes the window, as a person does, and waits until the app has ended; leaves its home. */
  quit: () => Promise<number | null>
  /** Quits, and removes the home. */
  close: () => Promise<void>
}

/** A process of the app: what it is (`browser`, `renderer`, `utility`, `gpu-process`, `zygote`) and its Seccomp mode by the kernel. */
export interface AppProcess {
  pid: number
  type: string
  seccomp: number
}

export interface StartOptions {
  /** A home that an earlier start left; a new and empty one otherwise. */
  home?: string
  /** Start it as an ordinary user, with the operating system's sandbox: needs root. */
  ordinary?: boolean
  /** A command that the app is run under, such as a tracer. */
  under?: string[]
  args?: string[]
  env?: Record<string, string>
  /** How the address of its page begins: Parley's, unless another app is started to compare. */
  address?: string
}

/** What Chromium writes on a machine without a session bus or a graphics card, and what it and the stand-in are meant to say. */
const EXPECTED_OUTPUT =
  /^\[[\d:/.]+:ERROR:(bus|viz_main_impl|command_buffer_proxy_impl|gpu_\w+|gl_\w+|zygote_communication_linux)\.cc|^DevTools listening on|^Parley runs on the stand-in Electron|^$/

/** The lines that the app wrote and that nobody expects. */
export const unexpectedOutput = (output: string) => output.split('\n').filter((line) => !EXPECTED_OUTPUT.test(line))

const isRoot = () => process.platform === 'linux' && process.getuid?.() === 0

/** Starts a packaged Parley by its executable, on a display of its own, in a home of its own. */
export async function startPackaged(executable: string, options: StartOptions = {}): Promise<Packaged> {
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
  const child = spawn(command[0] ?? '', command.slice(1), {
    // On Linux the session bus and the run-time folder are this machine's; the app gets none of them. Elsewhere it needs its own.
    env: {
      ...(screen ? { PATH: process.env.PATH, LANG: 'C.UTF-8', DISPLAY: screen.display } : process.env),
      HOME: home,
      USERPROFILE: home,
      LANGUAGE: 'en',
      // GTK's dialogs would write their settings through a session bus that is not there.
      GSETTINGS_BACKEND: 'memory',
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, to be ended as one.
    detached: process.platform !== 'win32',
  })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  // With all that it started: a tracer's own end would leave the app.
  const giveUp = () => {
    try {
      process.kill(process.platform === 'win32' ? (child.pid ?? 0) : -(child.pid ?? 0), 'SIGKILL')
    } catch {
      // It has ended.
    }
    screen?.close()
  }
  // A test that failed before it closed the app leaves none behind.
  process.once('exit', giveUp)
  try {
    const port = await portOf(child, () => output)
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
    const page = await firstPage(browser, options.address ?? 'app:')
    const messages: string[] = []
    page.on('console', (message) => messages.push(`${message.type()}: ${message.text()}`))
    page.on('pageerror', (error) => messages.push(`error: ${error.message}`))
    const quit = async () => {
      // Not the protocol's own "close", which ends the process and asks nobody.
      await page.evaluate(() => window.close()).catch(() => undefined)
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
      port,
      messages,
      output: () => output,
      processes: () => processesOf(child),
      quit,
      close: async () => {
        await quit()
        rmSync(home, { recursive: true, force: true })
      },
    }
  } catch (error) {
    giveUp()
    throw error
  }
}

/** The port that Chromium says it listens on. */
async function portOf(child: ChildProcess, output: () => string): Promise<number> {
  const until = Date.now() + START_LIMIT_MS
  while (Date.now() < until) {
    const port = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)\//.exec(output())?.[1]
    if (port !== undefined) return Number(port)
    if (child.exitCode !== null) break
    await wait(50)
  }
  throw new Error(`the packaged app did not start:\n${output()}`)
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

/** A virtual screen of its own, so that two apps do not share a focus. The server chooses its number itself. */
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

/** The process and all its descendants, by what the kernel says of them. */
function processesOf(child: ChildProcess): AppProcess[] {
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
    // It has ended.
    return ''
  }
}

/** The first run, as a person does it: who works here, then the sample. Ends when the overview of the sample stands. */
export async function openSample(page: Page, name = 'Edith Kato'): Promise<void> {
  await page.getByLabel('Name').fill(name)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Open sample desk' }).click()
  await page.getByRole('heading', { name: 'Coming up' }).waitFor()
}

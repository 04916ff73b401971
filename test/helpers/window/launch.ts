import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { RequestName } from '../../../core/contract/channels'

const ROOT = resolve(import.meta.dirname, '..', '..', '..')
export const SAMPLE = join(ROOT, 'assets', 'sample-desk')

declare global {
  interface Window {
    readonly parley: {
      requests: Record<RequestName, (input: unknown) => Promise<unknown>>
      subscribe: (listener: (event: string, value: unknown) => void) => () => void
    }
  }
}

/** Who works on the tests' machine unless they say otherwise. */
export const EDITH = { id: 'staff-edith', name: 'Edith Kato', initials: 'EK' }

/** A running Parley with a home of its own. */
export interface Launched {
  app: ElectronApplication
  page: Page
  home: string
  /** The desk's folder: a copy of the sample, unless another was asked for. */
  desk: string
  /** Everything on the page's console, and every error and CSP violation: none is expected. */
  messages: string[]
  /** What all its processes have written to the console since it was launched. */
  output(): string
  /** Quits the app, and leaves the home as it is, for another start. */
  quit(): Promise<void>
  /** Quits the app, and removes its home. */
  close(): Promise<void>
}

export interface LaunchOptions {
  language?: 'en' | 'ja'
  /** A desk's folder; `false` to start as on the first start, without one. */
  desk?: string | false
  /** What the folder of the copy of the sample is called. */
  folder?: string
  /** Who works on this machine; `false` for nobody yet, as on the first start. */
  staff?: { id: string; name: string; initials: string } | false
  /** Changes the copy of the sample before it is opened. */
  prepare?: (desk: string) => void | Promise<void>
  /** A home that an earlier start left, with all that it kept there; a new and empty one otherwise. */
  home?: string
}

/** Starts the built app on a real Electron, which `npm test` found or fetched, in a home of its own. */
export async function launch(options: LaunchOptions = {}): Promise<Launched> {
  const executablePath = process.env.PARLEY_ELECTRON
  if (!executablePath) throw new Error('PARLEY_ELECTRON is not set: run these tests by npm test')
  const home = options.home ?? mkdtempSync(join(tmpdir(), 'parley-home-'))
  const desk =
    options.desk === undefined || options.desk === false ? join(home, options.folder ?? 'desk') : options.desk
  if (options.desk === undefined) {
    cpSync(SAMPLE, desk, { recursive: true })
    await options.prepare?.(desk)
  }
  if (options.staff !== false && options.home === undefined) {
    mkdirSync(join(home, 'user-data'), { recursive: true })
    writeFileSync(join(home, 'user-data', 'settings.json'), JSON.stringify({ staff: options.staff ?? EDITH }))
  }
  const root = process.platform === 'linux' && process.getuid?.() === 0
  const app = await _electron.launch({
    executablePath,
    // An ordinary user's windows keep the operating system's sandbox; root's cannot have it.
    chromiumSandbox: !root,
    args: [
      ...(root ? ['--no-sandbox'] : []),
      ROOT,
      `--user-data-dir=${join(home, 'user-data')}`,
      `--lang=${options.language ?? 'en'}`,
      ...(options.desk === false ? [] : [`--desk=${desk}`]),
    ],
    env: { ...process.env, HOME: home, LANGUAGE: options.language ?? 'en' },
  })
  askAgainWhereLost(app)
  const written: string[] = []
  for (const stream of [app.process().stdout, app.process().stderr])
    stream?.on('data', (data: Buffer) => written.push(data.toString()))
  const messages: string[] = []
  const page = await app.firstWindow()
  page.on('console', (message) => messages.push(`${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => messages.push(`error: ${error.message}`))
  await page.addInitScript(() => {
    window.addEventListener('securitypolicyviolation', (event) => {
      console.error(`CSP: ${event.violatedDirective} ${event.blockedURI}`)
    })
  })
  return {
    app,
    page,
    home,
    desk,
    messages,
    output: () => written.join(''),
    quit: () => app.close(),
    close: async () => {
      await app.close()
      rmSync(home, { recursive: true, force: true })
    },
  }
}

/**
 * Once in some thousands of times the debugger of Electron's main process loses the promise of an answer to its garbage collector, and Playwright fails the call. What
 * is asked for there is set or read, and may be so twice.
 */
function askAgainWhereLost(app: ElectronApplication): void {
  const evaluate = app.evaluate.bind(app) as (...args: unknown[]) => Promise<unknown>
  const again = (...args: unknown[]) =>
    evaluate(...args).catch((error: unknown) => {
      if (error instanceof Error && error.message.includes('promise was garbage collected')) return evaluate(...args)
      throw error
    })
  Object.assign(app, { evaluate: again })
}

/** The names of the window's screens, as its navigation has them. */
export const SCREENS = {
  en: ['Overview', 'Talks', 'Measures', 'Positions', 'Sources', 'Memos'],
  ja: ['概観', '交渉', '措置', '立場', '情報源', 'ブリーフ'],
} as const

/** Shows a screen by its name in the navigation. */
export async function show(page: Page, screen: string): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: screen, exact: true }).click()
}

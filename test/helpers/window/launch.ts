import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { RequestName } from '../../../core/contract/channels'

const ROOT = resolve(import.meta.dirname, '..', '..', '..')
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }
export const SAMPLE = join(ROOT, 'assets', 'sample-desk')

declare global {
  interface Window {
    readonly parley: {
      requests: Record<RequestName, (input: unknown) => Promise<unknown>>
      subscribe: (listener: (event: string, value: unknown) => void) => () => void
    }
  }
}

/** The member of staff on the tests' machine, unless a test names another. */
export const EDITH = { id: 'staff-edith', name: 'Edith Kato', initials: 'EK' }

/** A running Parley with its own home. */
export interface Launched {
  app: ElectronApplication
  page: Page
  home: string
  /** The desk's folder: a copy of the sample, unless the test asks for another. */
  desk: string
  /** Everything on the page's console, and every error and CSP violation. None is expected. */
  messages: string[]
  /** The console output of all its processes since the launch. */
  output(): string
  /** Quits the app and keeps its home for another start. */
  quit(): Promise<void>
  /** Quits the app and deletes its home. */
  close(): Promise<void>
}

export interface LaunchOptions {
  language?: 'en' | 'ja'
  /** A desk's folder; `false` to start without one, as on the first start. */
  desk?: string | false
  /** The name for the folder of the sample's copy. */
  folder?: string
  /** The person who works on this machine; `false` for nobody yet, as on the first start. */
  staff?: { id: string; name: string; initials: string } | false
  /** Shows the details of a memo beside its pages, as if they had been shown before: most tests write in them. */
  memoPanel?: boolean
  /** The version whose news were seen, by default this one: most tests are not about it. */
  newsSeen?: string
  /** Shows the tour of the sample. */
  tour?: boolean
  /** Changes the copy of the sample before it opens. */
  prepare?: (desk: string) => void | Promise<void>
  /** More switches for the app. */
  switches?: string[]
  /** The home of an earlier start, with everything in it. By default a new, empty one. */
  home?: string
}

/** Starts the built app on a real Electron, which `npm test` found or fetched, with its own home. */
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
    writeFileSync(
      join(home, 'user-data', 'settings.json'),
      JSON.stringify({
        staff: options.staff ?? EDITH,
        memoPanel: options.memoPanel ?? true,
        newsSeen: options.newsSeen ?? version,
        tour: { step: 'next', state: options.tour ? 'on' : 'left' },
      }),
    )
  }
  const root = process.platform === 'linux' && process.getuid?.() === 0
  const app = await _electron.launch({
    executablePath,
    // Windows of an ordinary user keep the operating system's sandbox; root cannot have it.
    chromiumSandbox: !root,
    args: [
      ...(root ? ['--no-sandbox'] : []),
      ...(options.switches ?? []),
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
      rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
    },
  }
}

/** An answer that takes longer than this is lost, in milliseconds. */
const LOST_MS = 40_000

/**
 * Asks Electron's main process again when an answer is lost. Once in some thousands of times its debugger loses the
 * promise of an answer to its garbage collector, and Playwright fails the call. The requests here set or read a value,
 * so that repeating one does no harm.
 */
function askAgainWhereLost(app: ElectronApplication): void {
  const evaluate = app.evaluate.bind(app) as (...args: unknown[]) => Promise<unknown>
  // Sometimes it loses the answer without a word.
  const answered = async (...args: unknown[]) => {
    const first = evaluate(...args)
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<'late'>((tell) => {
      timer = setTimeout(() => tell('late'), LOST_MS)
    })
    const answer = await Promise.race([first.then((value) => ({ value })), late]).finally(() => clearTimeout(timer))
    return answer === 'late' ? evaluate(...args) : answer.value
  }
  const again = (...args: unknown[]) =>
    answered(...args).catch((error: unknown) => {
      if (error instanceof Error && error.message.includes('promise was garbage collected')) return evaluate(...args)
      throw error
    })
  Object.assign(app, { evaluate: again })
}

/** The names of the screens in the window's navigation. */
export const SCREENS = {
  en: ['Overview', 'Talks', 'Measures', 'Positions', 'Sources', 'Memos'],
  ja: ['概観', '交渉', '措置', '立場', '情報源', 'ブリーフ'],
} as const

/** Opens a screen by its name in the navigation. */
export async function show(page: Page, screen: string): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: screen, exact: true }).click()
  // A screen has its own keys once its code is loaded.
  await page.waitForFunction(() => document.querySelector('[data-later]') === null)
}

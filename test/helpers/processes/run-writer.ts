import { spawn, type ChildProcess } from 'node:child_process'
import { dirname, join } from 'node:path'
import { build } from 'vite'
import { onTestFinished } from 'vitest'

const ROOT = join(import.meta.dirname, '..', '..', '..')

let built: Promise<string> | undefined

/** Builds the writer process and its threads, one file each, once per worker of the test run: they start four times as fast as from their sources. */
async function builtWriter(): Promise<string> {
  // Each worker has its own folder. Otherwise one could rewrite a file while another starts a process from it.
  const outDir = join(ROOT, 'out', 'test', process.env.VITEST_POOL_ID ?? '0')
  const input = {
    writer: join(ROOT, 'test', 'helpers', 'processes', 'writer.ts'),
    editor: join(ROOT, 'test', 'helpers', 'processes', 'computer.ts'),
    appender: join(ROOT, 'test', 'helpers', 'processes', 'appender.ts'),
    journal: join(ROOT, 'electron', 'journal', 'write', 'worker.ts'),
    backup: join(ROOT, 'electron', 'backup', 'worker.ts'),
  }
  const rollupOptions = { input, output: { entryFileNames: '[name].js' } }
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: { ssr: true, rollupOptions, outDir, emptyOutDir: false, minify: false },
  })
  return join(outDir, 'writer.js')
}

/** The process's work besides its edits, its folder, and from which instant on if that matters (`writer.ts`). */
export interface SideTask {
  work: 'edit' | 'backup' | 'import' | 'restore'
  home: string
  since: string
}

/** The command line of the writer process, to run it under another command. */
export async function writerCommand(
  folder: string,
  count: number,
  batch?: number,
  beside?: SideTask,
): Promise<string[]> {
  const more = batch === undefined ? [] : [String(batch)]
  const work = beside === undefined ? [] : [beside.work, beside.home, beside.since]
  return [process.execPath, await (built ??= builtWriter()), folder, String(count), ...more, ...work]
}

/** A running writer process; `lines` grows as it prints. */
export interface RunningWriter {
  child: ChildProcess
  lines: string[]
  ended: Promise<number | null>
}

/** Starts the writer process in a folder, for so many edits. */
export type StartWriter = (folder: string, count: number, batch?: number, beside?: SideTask) => Promise<RunningWriter>

/** Starts the writer process in this Node. */
export const startWriter: StartWriter = async (folder, count, batch, beside) => {
  const [command = '', ...args] = await writerCommand(folder, count, batch, beside)
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines: string[] = []
  let rest = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    const parts = (rest + chunk).split('\n')
    rest = parts.pop() ?? ''
    lines.push(...parts)
  })
  const ended = new Promise<number | null>((done) => child.once('close', done))
  return { child, lines, ended }
}

/** The script of a process that takes commands (`computer.ts`), or of one that appends to a file (`appender.ts`). */
export const builtScript = async (name: 'editor' | 'appender'): Promise<string> =>
  join(dirname(await (built ??= builtWriter())), `${name}.js`)

/** A process that edits a desk as another computer would (`computer.ts`). */
export interface Computer {
  child: ChildProcess
  /** Sends a command, and resolves with the answer. */
  ask: (command: 'open' | 'overrule' | 'close' | 'quit' | `edit ${string}`) => Promise<string>
}

/** Starts a process that takes its commands from `ask`, under a host name and with locks of its own. It is killed when the test ends. */
export async function startComputer(folder: string, host: string, ...node: string[]): Promise<Computer> {
  const script = await builtScript('editor')
  const [program = process.execPath, ...args] = node
  const child = spawn(program, [...args, script, folder, host], { stdio: ['pipe', 'pipe', 'inherit'] })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  const answers: ((line: string) => void)[] = []
  let rest = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    const parts = (rest + chunk).split('\n')
    rest = parts.pop() ?? ''
    for (const line of parts) answers.shift()?.(line)
  })
  let isEnded = false
  child.once('close', () => {
    isEnded = true
    for (const answer of answers) answer('ended')
  })
  // A killed process takes no more commands.
  child.stdin.on('error', () => undefined)
  return {
    child,
    ask: (command) =>
      new Promise((resolve) => {
        if (isEnded) return resolve('ended')
        answers.push(resolve)
        child.stdin.write(`${command}\n`)
      }),
  }
}

/** The number of the last acknowledged edit in the lines. */
export const lastAck = (lines: readonly string[]) =>
  Math.max(0, ...lines.map((line) => Number(/^ack (\d+)$/.exec(line)?.[1] ?? 0)))

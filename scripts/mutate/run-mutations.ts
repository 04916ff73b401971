import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { ordinaryCommand } from '../../test/helpers/processes/ordinary-user'
import { onVirtualDisplay } from '../setup/virtual-display.mjs'
import type { Mutation } from './mutation'
import { READING } from './reading-mutations'
import { REPAIR } from './repair-mutations'
import { SECURITY } from './security-mutations'
import { WRITING } from './writing-mutations'

/**
 * Removes each guard in turn, in a copy of the project, and runs the tests that must notice. `npm run mutate:security` and `npm run mutate:store` run
 * all of theirs; further words select the guards whose name contains one of them or whose kind (`unit`, `window`) is one. A guard whose tests stay
 * green is untested.
 */
const LISTS = { security: SECURITY, store: [...WRITING, ...READING, ...REPAIR] }

const ROOT = resolve(import.meta.dirname, '..', '..')
const NOT_COPIED = /^(node_modules|out|\.git|\.cache|test-results|dist)$/
/** How long the tests of one guard may take, in milliseconds: without the guard they may run forever. */
const PATIENCE_MS = 180_000

/** Copies the project's sources and packages. Other users may read the copy, so that an ordinary user can run its tests. */
function copyOfProject(): string {
  const copy = mkdtempSync(join(tmpdir(), 'parley-mutate-'))
  chmodSync(copy, 0o755)
  cpSync(ROOT, copy, { recursive: true, filter: (path) => !NOT_COPIED.test(relative(ROOT, path)) })
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'))
  return copy
}

function run(copy: string, command: string[], env: Record<string, string> = {}): { ok: boolean; said: string } {
  const [program = '', ...args] = command
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: copy,
    encoding: 'utf8',
    timeout: PATIENCE_MS,
    maxBuffer: 64 << 20,
    env: { ...process.env, PARLEY_PRELOAD: join(copy, 'out', 'preload', 'preload.cjs'), PARLEY_LONG: '1', ...env },
  })
  return { ok: status === 0, said: `${stdout}\n${stderr}` }
}

const bin = (copy: string, path: string) => [process.execPath, join(copy, 'node_modules', path)]

function build(copy: string): { ok: boolean; said: string } {
  return run(copy, [...bin(copy, 'electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'warn'])
}

/** Runs the tests of a guard; `ran` says whether any test finished, or something else went wrong. */
function runTests(copy: string, tests: Mutation['tests']): { ok: boolean; ran: boolean; said: string } {
  if ('unit' in tests) {
    const env = { NODE_OPTIONS: '--max-old-space-size=900', NO_COLOR: '1' }
    const result = run(copy, [...bin(copy, 'vitest/vitest.mjs'), 'run', '--bail=1', tests.unit], env)
    return { ...result, ran: /Tests\s+\d+ (passed|failed)|Tests\s.*failed/.test(result.said) }
  }
  const home = mkdtempSync(join(tmpdir(), 'parley-mutate-home-'))
  const own = tests.ordinary ? { HOME: home, TMPDIR: home, XDG_RUNTIME_DIR: home } : {}
  const playwright = [...bin(copy, '@playwright/test/cli.js'), 'test', tests.window, '--max-failures=1']
  const command = [...playwright, '--workers=1', '--reporter=line', `--output=${join(home, 'results')}`]
  // Other users cannot use root's display, so they get their own.
  const whole = tests.ordinary ? ordinaryCommand(onVirtualDisplay(command), home) : command
  const result = run(copy, whole, own)
  rmSync(home, { recursive: true, force: true })
  return { ...result, ran: /\d+ (passed|failed)/.test(result.said) }
}

/** Changes the sources in the copy. Returns a function that undoes it, or the problem with the mutation itself. */
function mutate(copy: string, { edits }: Mutation): (() => void) | string {
  const before = new Map<string, string>()
  for (const [file, from, to] of edits) {
    const path = join(copy, file)
    const text = readFileSync(path, 'utf8')
    if (!before.has(path)) before.set(path, text)
    if (text.split(from).length !== 2) {
      for (const [changed, was] of before) writeFileSync(changed, was)
      return `${file} has not exactly once: ${from}`
    }
    writeFileSync(
      path,
      text.replace(from, () => to),
    )
  }
  return () => {
    for (const [path, text] of before) writeFileSync(path, text)
  }
}

/** The result for one guard: noticed, or why not. */
function tryMutation(copy: string, mutation: Mutation): string {
  const restore = mutate(copy, mutation)
  if (typeof restore === 'string') return restore
  try {
    if ('window' in mutation.tests) {
      const built = build(copy)
      if (!built.ok) return `it does not build: ${built.said.slice(-600)}`
    }
    const { ok, ran, said } = runTests(copy, mutation.tests)
    if (ok) return 'no test failed'
    return ran ? 'noticed' : `the tests did not run: ${said.slice(-600)}`
  } finally {
    restore()
  }
}

function main(): number {
  const [list = '', ...wanted] = process.argv.slice(2)
  if (!Object.hasOwn(LISTS, list)) throw new Error(`which guards? ${Object.keys(LISTS).join(', ')}`)
  const isWanted = ({ name, tests }: Mutation) => wanted.some((word) => name.includes(word) || word in tests)
  const chosen = LISTS[list as keyof typeof LISTS].filter((mutation) => wanted.length === 0 || isWanted(mutation))
  const copy = copyOfProject()
  try {
    // Tests that already fail would notice anything.
    const built = build(copy)
    if (!built.ok) throw new Error(`the project does not build: ${built.said.slice(-2000)}`)
    for (const tests of new Map(chosen.map((one) => [JSON.stringify(one.tests), one.tests])).values()) {
      const { ok, said } = runTests(copy, tests)
      if (!ok) throw new Error(`the tests are red before anything is changed: ${said.slice(-3000)}`)
    }
    let noticed = 0
    for (const mutation of chosen) {
      const since = performance.now()
      const outcome = tryMutation(copy, mutation)
      if (outcome === 'noticed') noticed += 1
      const seconds = ((performance.now() - since) / 1000).toFixed(0)
      console.log(
        `${outcome === 'noticed' ? '✓' : '✗'} ${mutation.name} (${seconds} s)${outcome === 'noticed' ? '' : `: ${outcome}`}`,
      )
    }
    console.log(`${noticed} of ${chosen.length} guards are tested`)
    return noticed === chosen.length ? 0 : 1
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

process.exitCode = main()

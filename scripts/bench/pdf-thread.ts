import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MemoModel } from '../../core/memo/memo-model'
import { FONTS, WORKER } from './pdf-memos'

/** The press's thread in a process of its own: its memory, the stall of its main thread, and what it reads. */

const CHILD = `const { Worker } = require('node:worker_threads')
const { readFileSync } = require('node:fs')
const [, , workerFile, fontsDirectory, file] = process.argv
const canceled = new Int32Array(new SharedArrayBuffer(4))
const memo = JSON.parse(readFileSync(file, 'utf8'))
const worker = new Worker(workerFile, { workerData: { fontsDirectory, canceled } })
// The peak that the system reports of a process begins with the size of the one that started it.
const peak = () => Number(/VmHWM:\\s+(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]) / 1024
let stall = 0
let last = performance.now()
setInterval(() => {
  const now = performance.now()
  stall = Math.max(stall, now - last - 2)
  last = now
}, 2)
let heard = performance.now()
let silence = 0
worker.on('message', (answer) => {
  const now = performance.now()
  silence = Math.max(silence, now - heard)
  heard = now
  if ('progress' in answer) return
  const pages = answer.pressed ? answer.pressed.pages.length : 0
  const { user, system } = process.cpuUsage()
  console.log(JSON.stringify({
    pages, error: answer.error && answer.error.code, memory: peak(), stall, silence,
    bytes: answer.pressed ? answer.pressed.bytes.length : 0, cpu: (user + system) / 1000,
  }))
  process.exit(0)
})
heard = last = performance.now()
worker.postMessage({ job: 1, memo })`

interface Outcome {
  pages: number
  /** Peak memory in MB, the longest stall of the main thread and silence of the press in ms, the file in bytes, processor time in ms. */
  memory: number
  stall: number
  silence: number
  bytes: number
  cpu: number
}

const folder = mkdtempSync(join(tmpdir(), 'parley-press-'))
const script = join(folder, 'child.cjs')
writeFileSync(script, CHILD)

function written(memo: MemoModel): string[] {
  const file = join(folder, 'memo.json')
  writeFileSync(file, JSON.stringify(memo))
  return [script, WORKER, FONTS, file]
}

/** Presses a memo in a new process. */
export function inProcess(memo: MemoModel): Outcome {
  const out = execFileSync(process.execPath, written(memo), { encoding: 'utf8', maxBuffer: 1 << 20 })
  return JSON.parse(out) as Outcome
}

/** The files outside of Parley and the addresses that a memo's text makes the press open. */
export function opened(memo: MemoModel, names: readonly string[]): string[] {
  const trace = join(folder, 'trace')
  const watched = ['-f', '-qq', '-e', 'trace=open,openat,connect', '-o', trace, process.execPath, ...written(memo)]
  const { status } = spawnSync('strace', watched, { encoding: 'utf8' })
  if (status !== 0) throw new Error('the traced press failed')
  return readFileSync(trace, 'utf8')
    .split('\n')
    .filter((line) => /AF_INET/.test(line) || names.some((name) => line.includes(name)))
}

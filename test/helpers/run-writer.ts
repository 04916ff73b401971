import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect } from 'vitest'
import { DeskStore } from '../../electron/desk/desk-store'
import { ROOT } from './sample'

const WRITER = [
  process.execPath,
  '--import',
  join(ROOT, 'node_modules/tsx/dist/esm/index.mjs'),
  join(ROOT, 'test/helpers/writer.ts'),
]

/** The command line of the editing process, to be run under something else. */
export const writerCommand = (folder: string, count: number) => [...WRITER, folder, String(count)]

/** Starts the editing process; `lines` grows as it prints. */
export function startWriter(
  folder: string,
  count: number,
): { child: ChildProcess; lines: string[]; ended: Promise<number | null> } {
  const [command = '', ...args] = writerCommand(folder, count)
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines: string[] = []
  let rest = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    const parts = (rest + chunk).split('\n')
    rest = parts.pop() ?? ''
    lines.push(...parts)
  })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  return { child, lines, ended }
}

/** The number of the last acknowledged edit among the lines. */
export const lastAck = (lines: readonly string[]) =>
  Math.max(0, ...lines.map((line) => Number(/^ack (\d+)$/.exec(line)?.[1] ?? 0)))

/** What kills did to a desk: edits that were acknowledged, and those of them that a reopened desk no longer had. */
export interface KillCount {
  kills: number
  acknowledged: number
  lost: number
}

/**
 * Kills the editing process with SIGKILL at random instants, each time after it acknowledged something, and reopens the desk each
 * time. The desk must open, and have the last acknowledged edit or, if the kill fell between the disk and the message, the next.
 */
export async function killWriters(folder: string, kills: number): Promise<KillCount> {
  const count: KillCount = { kills: 0, acknowledged: 0, lost: 0 }
  let before = 0
  for (let kill = 0; kill < kills; kill += 1) {
    const { child, lines, ended } = startWriter(folder, 1_000_000)
    while (lastAck(lines) === 0 && child.exitCode === null) await wait(5)
    await wait(Math.random() * 60)
    child.kill('SIGKILL')
    await ended
    const acknowledged = lastAck(lines)
    const store = await DeskStore.open(folder, 'read')
    const found = Number(/^edit (\d+)$/.exec(store.desk.get('lead', 'lead-1')?.text ?? '')?.[1])
    expect(acknowledged).toBeGreaterThan(before)
    expect([acknowledged, acknowledged + 1]).toContain(found)
    count.kills += 1
    count.acknowledged += acknowledged - before
    count.lost += found < acknowledged ? 1 : 0
    before = found
  }
  return count
}

import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ParleyError } from '../../../core/base/errors'
import { DeskStore } from '../../../electron/desk/store/desk-store'
import { isSnapshotName } from '../../../electron/journal/format/desk-file-names'
import { linesOf } from '../../../electron/journal/format/line'
import { copyNow, makeEdits, newSmallDesk, someEdit, storeAsText } from '../desks/small-desk-on-disk'
import { lastSegmentOf } from '../files/journal-files'

/** How many flipped bits were refused, changed nothing, or were repaired as a torn tail; and those that were silently wrong. */
export interface Flipped {
  refused: number
  harmless: number
  repaired: number
  wrong: string[]
}

/** Returns a source of random numbers from 0 up to a limit, the same for the same seed. */
function numbers(seed: number): (limit: number) => number {
  let state = seed >>> 0
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
}

/**
 * Flips one bit at a time, anywhere in a desk's snapshots, segments and format.json, and reads the desk each time: its
 * state and each transaction of its history. It must read what was written, except for the very last line, where a
 * flipped bit looks like a torn write.
 */
export async function flipBits(count: number, seed: number, write = false): Promise<Flipped> {
  const folder = await newSmallDesk()
  const limits = { bytes: 1500, transactions: 1000 }
  const states = await makeEdits(folder, 14, { limits })
  // Copied while open, not closed: the last line is an edit.
  const open = await DeskStore.open(folder, 'write', { limits })
  await makeEditsUnclosed(open, states)
  const crashed = copyNow(folder)
  await open.close()
  const names = readdirSync(crashed, { recursive: true, encoding: 'utf8' })
  const files = names.filter(
    (name) => name === 'format.json' || isSnapshotName(name.slice(-22)) || name.endsWith('.jsonl'),
  )
  const right = await shown(crashed)
  const last = lastSegmentOf(crashed)
  const lastLine = [...linesOf(readFileSync(last))].at(-1)?.at ?? 0
  const next = numbers(seed)
  const result: Flipped = { refused: 0, harmless: 0, repaired: 0, wrong: [] }
  for (let flip = 0; flip < count; flip += 1) {
    const name = files[next(files.length)] ?? ''
    const folderNow = write ? copyNow(crashed) : crashed
    const file = join(folderNow, name)
    const bytes = readFileSync(file)
    const [at, bit] = [next(bytes.length), next(8)]
    const spoiled = Buffer.from(bytes)
    spoiled.writeUInt8(bytes.readUInt8(at) ^ (1 << bit), at)
    writeFileSync(file, spoiled)
    const found = await shown(folderNow, write).catch((error: unknown) => {
      if (error instanceof ParleyError) return undefined
      throw error
    })
    writeFileSync(file, bytes)
    const isLastLine = join(crashed, name) === last && at >= lastLine
    if (found === undefined) result.refused += 1
    else if (found.state === right.state && found.history === right.history) result.harmless += 1
    else if (isLastLine && found.state === states.at(-2)) result.repaired += 1
    else result.wrong.push(`${name}, byte ${at}, bit ${bit}`)
  }
  return result
}

async function makeEditsUnclosed(store: DeskStore, states: string[]): Promise<void> {
  for (let n = 20; n < 23; n += 1) {
    await someEdit(store, n)
    states.push(storeAsText(store))
  }
}

/** Everything of a desk that a person sees: its state, its identity and its history. */
async function shown(folder: string, write = false): Promise<{ state: string; history: string }> {
  const store = await DeskStore.open(folder, write ? 'write' : 'read')
  try {
    const transactions = await store.history.transactions({ limit: 1000 })
    return {
      state: storeAsText(store),
      history: JSON.stringify([store.storeId, transactions, await store.history.first()]),
    }
  } finally {
    await store.close()
  }
}

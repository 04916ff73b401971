import { copyFileSync, cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { ParleyError } from '../../../core/base/errors'
import { DeskStore } from '../../../electron/desk/store/desk-store'
import { verify } from '../../../electron/journal/repair/verify'
import { copyNow, storeAsText } from '../desks/small-desk-on-disk'
import type { RealDesk } from './desks-to-damage'

/** A damage to a desk's folder, by a name that says what was done to which file. */
export interface Damage {
  name: string
  harm: (folder: string) => void
}

/** The outcome of damaged desks: those that still have everything, those that are said to be damaged, and the rest, which are wrong. */
export interface Toll {
  whole: number
  said: number
  silent: string[]
}

/** Returns a source of random numbers from 0 up to a limit, the same for the same seed. */
function numbers(seed: number): (limit: number) => number {
  let state = seed >>> 0
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
}

const zeroed = (bytes: Buffer, from: number, to = bytes.length) =>
  Buffer.concat([bytes.subarray(0, from), Buffer.alloc(to - from), bytes.subarray(to)])

/** The ends of a file's lines, or a sample of them if there are many. */
function bordersOf(bytes: Buffer): number[] {
  const ends = [...bytes.keys()].filter((at) => bytes[at] === 10).map((at) => at + 1)
  const step = Math.max(1, Math.ceil(ends.length / 12))
  return ends.filter((_end, index) => index % step === 0 || index > ends.length - 4)
}

/** The ways to damage the bytes of one file. */
function* harmsOf(bytes: Buffer, next: (limit: number) => number): Generator<[string, Buffer | undefined]> {
  yield ['emptied', Buffer.alloc(0)]
  yield ['zeroed', Buffer.alloc(bytes.length)]
  yield ['zeroed beyond its end', Buffer.alloc(bytes.length + 4096)]
  yield ['deleted', undefined]
  for (const end of bordersOf(bytes)) {
    if (end < bytes.length) yield [`cut at the line that ends at ${end}`, bytes.subarray(0, end)]
    if (end < bytes.length) yield [`zeroed from ${end}`, zeroed(bytes, end)]
    const middle = Math.min(bytes.length - 1, end + 17)
    yield [`cut at ${middle}, in a line`, bytes.subarray(0, middle)]
    yield [`zeroed from ${middle}, in a line`, zeroed(bytes, middle)]
    if (end < bytes.length) yield [`without what comes before ${end}`, bytes.subarray(end)]
  }
  for (let flip = 0; flip < 6; flip += 1) {
    const at = next(bytes.length)
    const flipped = Buffer.from(bytes)
    flipped.writeUInt8(bytes.readUInt8(at) ^ (1 << next(8)), at)
    yield [`flipped in byte ${at}`, flipped]
  }
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'lease.json')
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .toSorted()

const ofKind = (files: readonly string[], ending: RegExp) => files.filter((file) => ending.test(file))

function swap(one: string, other: string): void {
  renameSync(one, `${one}.swap`)
  renameSync(other, one)
  renameSync(`${one}.swap`, other)
}

/** All damages to one desk: to each file, among files, and to each folder. */
export function* damagesOf({ folder, older }: RealDesk, seed: number): Generator<Damage> {
  const next = numbers(seed)
  const files = filesIn(folder)
  for (const file of files) {
    const bytes = readFileSync(join(folder, file))
    for (const [what, harmed] of harmsOf(bytes, next))
      yield {
        name: `${file} ${what}`,
        harm: (copy) => (harmed ? writeFileSync(join(copy, file), harmed) : rmSync(join(copy, file))),
      }
    if (older && existsSync(join(older, file)) && !readFileSync(join(older, file)).equals(bytes))
      yield { name: `${file} as it was earlier`, harm: (copy) => copyFileSync(join(older, file), join(copy, file)) }
  }
  for (const kind of [/\.jsonl$/, /snapshot-\d+\.json$/, /sources\//]) {
    const alike = ofKind(files, kind)
    for (const [index, one] of alike.entries()) {
      for (const other of alike.slice(index + 1)) {
        yield { name: `${one} and ${other} swapped`, harm: (copy) => swap(join(copy, one), join(copy, other)) }
        yield { name: `${one} in place of ${other}`, harm: (copy) => copyFileSync(join(copy, one), join(copy, other)) }
        yield { name: `${other} in place of ${one}`, harm: (copy) => copyFileSync(join(copy, other), join(copy, one)) }
        yield {
          name: `without ${one} and ${other}`,
          harm: (copy) => [one, other].forEach((name) => rmSync(join(copy, name))),
        }
      }
      yield { name: `${one} twice`, harm: (copy) => copyFileSync(join(copy, one), join(copy, nextName(one))) }
      yield {
        name: `${one} with a conflict copy`,
        harm: (copy) => copyFileSync(join(copy, one), join(copy, conflictName(one))),
      }
      yield {
        name: `${one} in another device’s folder`,
        harm: (copy) => cpSync(join(copy, one), join(copy, elsewhere(one))),
      }
    }
  }
  for (const name of ['journal', 'snapshots', 'mended', ...new Set(ofKind(files, /\.jsonl$/).map(dirname))])
    if (existsSync(join(folder, name)))
      yield { name: `without ${name}`, harm: (copy) => rmSync(join(copy, name), { recursive: true }) }
}

/** The name with the next number: a segment or a snapshot that was never written. */
const nextName = (file: string) =>
  file.replace(/\d{8}(?=\.json)/, (digits) => String(Number(digits) + 1).padStart(8, '0'))
const conflictName = (file: string) => file.replace(/(\.\w+)$/, ' (conflict copy)$1')
const elsewhere = (file: string) => join('journal', '0other', basename(file))

/** Damages each desk in each way, counted from `from`, every `every`-th, and looks at what verifying and opening say of it. */
export async function tollOf(desks: readonly RealDesk[], every: number, from = 0): Promise<Toll> {
  const toll: Toll = { whole: 0, said: 0, silent: [] }
  let count = from
  for (const [index, desk] of desks.entries()) {
    for (const { name, harm } of damagesOf(desk, index + 1)) {
      count += 1
      if (count % every !== 0) continue
      const copy = copyNow(desk.folder)
      harm(copy)
      const outcome = await outcomeOf(copy, desk)
      if (outcome === 'whole') toll.whole += 1
      else if (outcome === 'said') toll.said += 1
      else toll.silent.push(`${desk.name}: ${name}: ${outcome}`)
    }
  }
  return toll
}

async function outcomeOf(copy: string, desk: RealDesk): Promise<string> {
  const read = await opened(copy, 'read')
  const isFound = await verify(copy).then(
    ({ problems }) => problems.length > 0,
    (error: unknown) => error instanceof ParleyError,
  )
  const written = await opened(copy, 'write')
  const isWhole = (text: string | undefined) => text !== undefined && desk.states.includes(text)
  const all = [read, written]
  if (all.every(isWhole)) return 'whole'
  // Either may still find all of it, but neither an earlier desk.
  if (all.every((text) => text === undefined || isWhole(text)) && isFound) return 'said'
  return `read ${shown(read, isWhole(read))}, written ${shown(written, isWhole(written))}, verify ${isFound ? 'says so' : 'says nothing'}`
}

const shown = (text: string | undefined, isWhole: boolean) =>
  text === undefined ? 'refused' : isWhole ? 'whole' : `at ${text.slice(0, 12)}`

async function opened(copy: string, mode: 'read' | 'write'): Promise<string | undefined> {
  const store = await DeskStore.open(copy, mode).catch((error: unknown) => {
    if (error instanceof ParleyError) return undefined
    throw error
  })
  if (!store) return undefined
  const text = storeAsText(store)
  await store.close()
  return text
}

import { Low } from 'lowdb'
import { JSONFile } from 'lowdb/node'
import { fork } from 'node:child_process'
import {
  closeSync,
  fdatasyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { DeskStore } from '../../electron/desk/store/desk-store'
import { bundledPathsFrom } from '../../electron/files/bundled-paths'
import { segmentFile, snapshotFile } from '../../electron/journal/format/desk-file-names'
import { thisDevice } from '../../electron/journal/format/device'
import { deskOf, lead, planOf } from './desks'
import { Bars, median, now, quantile, timed } from './figures'

/**
 * npm run bench:store -- [--quick]: the bars of the store, each against a floor or a peer that is measured alternately in the same run. The floor is
 * one append of 400 bytes and its fdatasync. Trust the ratios, not the milliseconds.
 */
const QUICK = process.argv.includes('--quick')
const EDITS = QUICK ? 300 : 2000
const ROOT = resolve(import.meta.dirname, '..', '..')
mkdirSync(join(ROOT, '.cache'), { recursive: true })
/** On the project's disk, since a folder in memory would show nothing. */
const HERE = mkdtempSync(join(ROOT, '.cache', 'bench-'))
const { journalFile } = bundledPathsFrom(join(ROOT, 'out', 'main'))
const bars = new Bars()

/** One append of 400 bytes and its fdatasync. */
class Floor {
  readonly #fd = openSync(join(HERE, `floor-${now()}`), 'w')
  readonly #bytes = Buffer.alloc(400, 'x')
  append(): void {
    writeSync(this.#fd, this.#bytes)
    fdatasyncSync(this.#fd)
  }
  close(): void {
    closeSync(this.#fd)
  }
}

/** The better-known peer: a table of records and one of history, in one durable transaction. */
class Sqlite {
  readonly #db: { exec(sql: string): void; prepare(sql: string): { run(...values: unknown[]): void }; close(): void }
  readonly #put
  readonly #past
  readonly #begin
  readonly #commit
  constructor() {
    const require = createRequire(join(ROOT, '.cache', 'peers', 'package.json'))
    this.#db = new (require('better-sqlite3') as new (file: string) => Sqlite['db'])(join(HERE, 'peer.sqlite'))
    this.#db.exec('pragma journal_mode = wal; pragma synchronous = full')
    this.#db.exec(
      'create table record (id text primary key, v text); create table past (n integer primary key, id text, v text)',
    )
    this.#put = this.#db.prepare('insert into record values (?, ?) on conflict (id) do update set v = excluded.v')
    this.#past = this.#db.prepare('insert into past (id, v) values (?, ?)')
    this.#begin = this.#db.prepare('begin immediate')
    this.#commit = this.#db.prepare('commit')
  }
  get db() {
    return this.#db
  }
  put(id: string, value: object): void {
    const text = JSON.stringify(value)
    this.#begin.run()
    this.#put.run(id, text)
    this.#past.run(id, text)
    this.#commit.run()
  }
}

interface Samples {
  floor: number[]
  store: number[]
  sqlite: number[]
}

/** Edits a desk with this many records, alternating with the floor and the peer. */
async function edits(records: number): Promise<Samples & { bytesOver: number; together: number }> {
  const directory = await deskOf(HERE, records)
  const store = await DeskStore.open(directory, 'write')
  const floor = new Floor()
  const sqlite = new Sqlite()
  const samples: Samples = { floor: [], store: [], sqlite: [] }
  const file = segmentFile(directory, thisDevice(), 1)
  const before = statSync(file).size
  let written = 0
  for (let edit = 0; edit < EDITS; edit += 1) {
    const record = lead(`lead-${(edit * 7919) % records}`, 2 + edit, edit)
    written += Buffer.byteLength(JSON.stringify(record))
    samples.floor.push(await timed(() => floor.append()))
    samples.store.push(await timed(() => store.commit(() => planOf(record))))
    samples.sqlite.push(await timed(() => sqlite.put(record.id, record)))
  }
  const bytesOver = (statSync(file).size - before - written) / EDITS
  const together = await timed(() =>
    Promise.all(Array.from({ length: 500 }, (_none, at) => store.commit(() => planOf(lead(`lead-${at}`, 9000, at))))),
  )
  await store.close()
  floor.close()
  sqlite.db.close()
  rmSync(join(HERE, 'peer.sqlite'))
  return { ...samples, bytesOver, together }
}

interface HeldUp {
  by: number
  says: string
}

/** How long this process's thread is blocked during the work, beyond the idle jitter of its timer: p99s, in milliseconds. */
async function heldUp(work: () => Promise<unknown>): Promise<HeldUp> {
  const delays = monitorEventLoopDelay({ resolution: 1 })
  const p99 = async (of: () => Promise<unknown>) => {
    delays.reset()
    delays.enable()
    await of()
    delays.disable()
    return delays.percentile(99) / 1e6
  }
  const idle = await p99(() => new Promise((done) => setTimeout(done, QUICK ? 500 : 2000)))
  const busy = await p99(work)
  return { by: Math.max(0, busy - idle), says: `${busy.toFixed(2)} ms, idle ${idle.toFixed(2)} ms` }
}

/** Edits through a separate process, and measures how long this process's thread is blocked meanwhile. */
async function throughProcess(
  records: number,
): Promise<{ floor: number[]; edit: number[]; delay: HeldUp; compacting: HeldUp }> {
  const directory = await deskOf(HERE, records + 1)
  const server = fork(join(import.meta.dirname, 'desk-server.ts'), [directory, journalFile], {
    execArgv: ['--import', 'tsx'],
  })
  const answered = () => new Promise((done) => server.once('message', done))
  await answered()
  const floor = new Floor()
  const floors: number[] = []
  const spans: number[] = []
  const put = (edit: number) => {
    const done = answered()
    server.send(lead(`lead-${edit % records}`, 2 + edit, edit))
    return done
  }
  for (let edit = 0; edit < EDITS; edit += 1) {
    floors.push(await timed(() => floor.append()))
    spans.push(await timed(() => put(edit)))
  }
  // Runs alone, because the floor blocks this thread.
  const delay = await heldUp(async () => {
    for (let edit = 0; edit < EDITS; edit += 1) await put(edit)
  })
  // Enough edits to seal segments, which are compacted while the edits continue.
  const compacting = await heldUp(async () => {
    for (let edit = 0; edit < (QUICK ? 6000 : 20_000); edit += 500) {
      const rest = Array.from({ length: 500 }, (_none, at) => lead(`lead-${at}`, 99_999 + edit, edit))
      let left = rest.length
      const all = new Promise<void>((done) => {
        const count = () => {
          left -= 1
          if (left > 0) return
          server.off('message', count)
          done()
        }
        server.on('message', count)
      })
      for (const record of rest) server.send(record)
      await all
    }
  })
  server.disconnect()
  await new Promise((done) => server.once('exit', done))
  floor.close()
  return { floor: floors, edit: spans, delay, compacting }
}

/** How long stock lowdb takes for an edit of a desk with this many records. */
async function stockLowdb(records: number): Promise<number> {
  const file = join(HERE, `stock-${records}.json`)
  const table = Object.fromEntries(
    Array.from({ length: records }, (_none, at) => [`lead-${at}`, lead(`lead-${at}`, 1, at)]),
  )
  writeFileSync(file, JSON.stringify({ lead: table }))
  const db = new Low<{ lead: Record<string, unknown> }>(new JSONFile(file), { lead: {} })
  await db.read()
  const spans: number[] = []
  for (let edit = 0; edit < (QUICK ? 3 : 7); edit += 1)
    spans.push(await timed(() => db.update((data) => void (data.lead['lead-1'] = lead('lead-1', edit, edit)))))
  rmSync(file)
  return median(spans)
}

/** Opens a desk, alternating with reading and parsing the same bytes. */
async function opening(records: number): Promise<{ open: number; floor: number }> {
  const directory = await deskOf(join(HERE, `open-${now()}`), records)
  const file = snapshotFile(directory, 0)
  const spans = { open: [] as number[], floor: [] as number[] }
  for (let run = 0; run < (QUICK ? 3 : 7); run += 1) {
    spans.floor.push(await timed(() => JSON.parse(readFileSync(file, 'utf8')) as unknown))
    globalThis.gc?.()
    let store: DeskStore | undefined
    spans.open.push(
      await timed(async () => {
        store = await DeskStore.open(directory, 'write')
      }),
    )
    await store?.close()
    globalThis.gc?.()
  }
  return { open: median(spans.open), floor: median(spans.floor) }
}

/** Compares opening with many megabytes of source texts in the folder to opening without. */
async function openingWithSources(): Promise<number> {
  const directory = await deskOf(join(HERE, 'sources'), 1000)
  const open = async () => (await DeskStore.open(directory, 'read')).desk
  const without: number[] = []
  const beside: number[] = []
  const texts = Array.from({ length: 50 }, (_none, at) =>
    join(directory, 'sources', `${String(at).padStart(64, '0')}.txt`),
  )
  for (let run = 0; run < 15; run += 1) {
    without.push(await timed(open))
    for (const file of texts) writeFileSync(file, Buffer.alloc(1 << 20, 'x'))
    beside.push(await timed(open))
    for (const file of texts) rmSync(file)
  }
  return median(beside) / median(without)
}

try {
  const small = await edits(1000)
  const large = await edits(100_000)
  const p50 = (samples: number[]) => quantile(samples, 0.5)
  const p99 = (samples: number[]) => quantile(samples, 0.99)
  const ms = (value: number) => `${value.toFixed(2)} ms`
  bars.add(
    'edit, in process, p50 / floor',
    p50(small.store) / p50(small.floor),
    '≤',
    1.5,
    '×',
    `${ms(p50(small.store))}, floor ${ms(p50(small.floor))}`,
  )
  bars.add(
    'edit, in process, p99 / floor p99',
    p99(small.store) / p99(small.floor),
    '≤',
    3,
    '×',
    `${ms(p99(small.store))}, floor ${ms(p99(small.floor))}`,
  )
  const ratio = (samples: Samples) => p50(samples.store) / p50(samples.floor)
  bars.add(
    'that ratio at 100k records / at 1k',
    ratio(large) / ratio(small),
    '≤',
    1.2,
    '×',
    `${ratio(large).toFixed(2)}, ${ratio(small).toFixed(2)}`,
  )
  bars.add(
    'edit / better-sqlite3 (WAL, FULL, history)',
    p50(small.store) / p50(small.sqlite),
    '≤',
    1.3,
    '×',
    ms(p50(small.sqlite)),
  )
  bars.add('bytes in the journal beside the record', small.bytesOver, '≤', 300, 'B')
  bars.add('500 concurrent edits', small.together, '≤', 100, 'ms')
  for (const [records, times] of [
    [10_000, 100],
    [100_000, 1000],
  ] as const) {
    const stock = await stockLowdb(records)
    bars.add(`stock lowdb at ${records / 1000}k / edit`, stock / p50(large.store), '≥', times, '×', ms(stock))
  }
  const apart = await throughProcess(QUICK ? 10_000 : 100_000)
  bars.add(
    'edit through the process, p50 / floor',
    p50(apart.edit) / p50(apart.floor),
    '≤',
    2.5,
    '×',
    ms(p50(apart.edit)),
  )
  bars.add(
    'edit through the process, p99 / floor p99',
    p99(apart.edit) / p99(apart.floor),
    '≤',
    3,
    '×',
    ms(p99(apart.edit)),
  )
  bars.add('the asking thread is held up by an edit, p99', apart.delay.by, '≤', 1, 'ms', apart.delay.says)
  bars.add('the asking thread is held up by compaction, p99', apart.compacting.by, '≤', 16, 'ms', apart.compacting.says)
  for (const [records, limit] of [
    [10_000, 300],
    [100_000, 2000],
  ] as const) {
    const { open, floor } = await opening(records)
    bars.add(`open ${records / 1000}k / read and parse`, open / floor, '≤', 1.5, '×', ms(floor))
    bars.add(`open ${records / 1000}k`, open, '≤', limit, 'ms')
  }
  bars.add('open with 50 MB of sources / without', await openingWithSources(), '≤', 1.2, '×')
  process.exitCode = bars.end() ? 0 : 1
} finally {
  rmSync(HERE, { recursive: true, force: true })
}

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { foldText } from '../../core/base/fold-text'
import type { MemoryDesk } from '../../core/desk/memory-desk'
import { documentsOf, searchDocumentOf } from '../../core/search/record-texts'
import type { SearchDocument } from '../../core/search/search-document'
import type { SearchIndex } from '../../core/search/search-index'
import type { StampedDocument } from '../../core/search/search-messages'
import { SearchThread } from '../../electron/search/search-thread'
import { Chance } from './desk-words'
import { Bars, median, now, quantile, timed } from './figures'
import { fullDeskInMemory } from './full-desk-folder'
import { Fts, Mini, Own, type Engine } from './search-peers'
import { isJapanese, queriesOf, QUERY_KINDS, type QueryKind } from './search-queries'

/**
 * npm run bench:search -- [--quick]: our index against MiniSearch and SQLite FTS5, both with our pairs of characters, asked in turn in the same run; its
 * recall and precision against a plain scan; and the thread of the index in its own right. --quick leaves the desk of 100,000 out. Trust the ratios, not
 * the milliseconds.
 */
const QUICK = process.argv.includes('--quick')
const SIZES = QUICK ? [1000, 10_000] : [1000, 10_000, 100_000]
const LARGEST = SIZES.at(-1) ?? 0
const QUERIES = QUICK ? 60 : 120
/** For so many searches of each kind, the whole answer is compared with a scan. */
const SCANNED = QUICK ? 20 : 40
const ROOT = resolve(import.meta.dirname, '..', '..')
mkdirSync(join(ROOT, '.cache'), { recursive: true })
const HERE = mkdtempSync(join(ROOT, '.cache', 'bench-'))
const WORKER = join(ROOT, 'out', 'main', 'search.cjs')
const bars = new Bars()
const ms = (value: number) => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`
const say = (name: string, figures: string) => console.log(`        ${name.padEnd(58)}  ${figures}`)

/** Memory in use, in megabytes. */
function memory(): number {
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return (heapUsed + arrayBuffers) / 1e6
}

async function build(engine: Engine, documents: readonly SearchDocument[]): Promise<void> {
  const before = memory()
  const took = await timed(() => engine.add(documents))
  // SQLite keeps its table outside of what Node counts.
  const grown = engine instanceof Fts ? 'outside of Node' : `${(memory() - before).toFixed(0)} MB`
  say(`${engine.name}: build, memory`, `${ms(took)}, ${grown}`)
}

/** Asks each engine the same in turn, and returns how long each answer took, by engine. */
async function ask(engines: readonly Engine[], queries: readonly string[]): Promise<Map<string, number[]>> {
  const spans = new Map(engines.map(({ name }): [string, number[]] => [name, []]))
  for (const query of queries)
    for (const engine of engines) spans.get(engine.name)?.push(await timed(() => engine.find(query)))
  return spans
}

const LIMITS = (kind: QueryKind) => (kind === 'typo' ? 40 : 20)

async function times(engines: readonly Engine[], documents: readonly SearchDocument[]): Promise<void> {
  const chance = new Chance(7)
  for (const kind of QUERY_KINDS) {
    const queries = queriesOf(kind, documents, QUERIES, chance)
    await ask(engines, queries.slice(0, 10))
    const spans = await ask(engines, queries)
    const of = (name: string, share: number) => quantile(spans.get(name) ?? [], share)
    const said = engines.map(({ name }) => `${name} ${ms(of(name, 0.5))} / ${ms(of(name, 0.95))}`).join(', ')
    if (documents.length < LARGEST * 0.9) {
      say(`${kind}, p50 / p95`, said)
      continue
    }
    bars.add(`${kind}, p95`, of('own index', 0.95), '≤', LIMITS(kind), 'ms', said)
    // FTS5 finds no typos.
    if (kind !== 'typo') bars.add(`${kind}, p95 / FTS5's`, of('own index', 0.95) / of('SQLite FTS5', 0.95), '≤', 1, '×')
  }
}

/** Recall and precision of the whole answer against a plain scan of all texts, over searches of some kinds. */
function accuracy(index: SearchIndex, documents: readonly SearchDocument[], kinds: readonly QueryKind[]) {
  const chance = new Chance(11)
  let [expected, found, both] = [0, 0, 0]
  for (const kind of kinds) {
    for (const query of queriesOf(kind, documents, SCANNED, chance)) {
      const words = foldText(query).replaceAll('"', '')
      // Quotes ask for exactly these characters, without the looser readings that follow them.
      const typed = isJapanese(kind) ? `"${query}"` : query
      const hits = new Set(index.search(typed, {}, documents.length).hits.map(({ key }) => key))
      const plain = documents.filter((one) => [one.title, one.text, one.names].some((text) => text.includes(words)))
      expected += plain.length
      found += hits.size
      both += plain.filter(({ key }) => hits.has(key)).length
    }
  }
  return { recall: both / expected, precision: both / found }
}

function accuracyBars(index: SearchIndex, documents: readonly SearchDocument[]): void {
  const japanese = accuracy(index, documents, ['1 kanji', '2 characters', '3 characters', '5 characters'])
  bars.add('recall of Japanese substrings', japanese.recall, '≥', 1, '')
  bars.add('precision of Japanese substrings', japanese.precision, '≥', 1, '')
  const english = accuracy(index, documents, ['English word', 'phrase'])
  bars.add('recall of English words and phrases', english.recall, '≥', 1, '')
  bars.add('precision of English words and phrases', english.precision, '≥', 1, '')
}

/** Begins a thread with an index; resolves with the stamps of what it kept. */
async function begin(file: string): Promise<{ thread: SearchThread; stamps: ReadonlyMap<string, number> }> {
  let thread: SearchThread | undefined
  const stamps = await new Promise<ReadonlyMap<string, number>>((done, fail) => {
    thread = new SearchThread(WORKER, { stamps: done, stale: () => undefined, failed: fail })
    thread.open(file, 'bench')
  })
  return { thread: thread as SearchThread, stamps }
}

const search = (thread: SearchThread, find: string) => thread.search({ find, filter: {}, limit: 50, offset: 0 })

async function sorted(thread: SearchThread): Promise<void> {
  while (!(await search(thread, 'steel')).sorted) await new Promise((done) => setTimeout(done, 20))
}

/** Edits records, and measures from the edit to the answer that has it. */
async function edits(desk: MemoryDesk, thread: SearchThread): Promise<number[]> {
  const spans: number[] = []
  let present = desk
  for (let edit = 0; edit < 40; edit += 1) {
    const word = `zzedit${edit}`
    const [lead] = desk.all('lead').slice(edit * 3)
    if (!lead) break
    present = present.advance([
      { op: 'put', collection: 'lead', record: { ...lead, text: `The ${word} talks 編集${edit}` } },
    ])
    const start = now()
    const document = searchDocumentOf(present, { collection: 'lead', id: lead.id })
    if (document) thread.put([{ ...document, stamp: edit }], false)
    while ((await search(thread, word)).total === 0);
    spans.push(now() - start)
  }
  return spans
}

async function measureThread(desk: MemoryDesk, documents: readonly SearchDocument[], made: number): Promise<void> {
  const file = join(HERE, 'index.jsonl')
  const first = await begin(file)
  const all = documents.map((document): StampedDocument => ({ ...document, stamp: 1 }))
  const building = await timed(async () => {
    for (let at = 0; at < all.length; at += 2000) first.thread.put(all.slice(at, at + 2000), true)
    await search(first.thread, 'steel')
  })
  say('thread: all records handed over, and a search answered', ms(building))
  const early = await edits(desk, first.thread)
  bars.add('edit found while the index is made, p95', quantile(early, 0.95), '≤', 50, 'ms', `p50 ${ms(median(early))}`)
  const wait = await timed(() => sorted(first.thread))
  const spans = await edits(desk, first.thread)
  bars.add('edit found, p95', quantile(spans, 0.95), '≤', 50, 'ms', `p50 ${ms(median(spans))}`)
  say('thread: kept in its file', ms(await timed(() => first.thread.keep())))
  await first.thread.end()
  let kept: Awaited<ReturnType<typeof begin>> | undefined
  const opening = await timed(async () => {
    kept = await begin(file)
    await search(kept.thread, 'steel')
  })
  if (!kept) return
  bars.add('records known from the kept index', kept.stamps.size / documents.length, '≥', 1, '')
  // Made anew, the documents come from the desk and are sorted in.
  // An index that was refused opens at once, which says nothing.
  const isKept = kept.stamps.size === documents.length
  const share = isKept ? opening / (made + building) : Number.NaN
  bars.add('kept index opened and asked / made anew', share, '≤', 1, '×', ms(opening))
  const ready = opening + (await timed(() => kept && sorted(kept.thread)))
  say('until all is sorted in: kept, anew', `${ms(ready)}, ${ms(made + building + wait)}`)
  await kept.thread.end()
}

try {
  for (const records of SIZES) {
    const desk = fullDeskInMemory(records)
    let documents: SearchDocument[] = []
    const made = await timed(() => (documents = [...documentsOf(desk)]))
    console.log(`\n${documents.length} records, read from the desk in ${ms(made)}`)
    const own = new Own()
    const engines: Engine[] = [own, new Mini(), new Fts()]
    for (const engine of engines) await build(engine, documents)
    await times(engines, documents)
    if (records !== LARGEST) continue
    accuracyBars(own.index, documents)
    await measureThread(desk, documents, made)
  }
  process.exitCode = bars.end() ? 0 : 1
} finally {
  rmSync(HERE, { recursive: true, force: true })
}

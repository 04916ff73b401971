import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { foldText } from '../../core/base/fold-text'
import type { SearchDocument } from '../../core/search/search-document'
import { SearchIndex } from '../../core/search/search-index'
import { pairsOf, RUN_END, tokensOf, wordsOf } from '../../core/search/tokens'

/** A benchmark's question to our index and its peers: the keys of the best hits. */
export interface Engine {
  name: string
  add: (documents: readonly SearchDocument[]) => void
  /** A word, several words, a run of Japanese or a phrase between quotes. */
  find: (typed: string) => readonly string[]
}

const peer = createRequire(join(resolve(import.meta.dirname, '..', '..'), '.cache', 'peers', 'package.json'))
const HITS = 50

/** Our own index. */
export class Own implements Engine {
  readonly name = 'own index'
  readonly index = new SearchIndex()

  add(documents: readonly SearchDocument[]): void {
    for (const document of documents) this.index.add(document)
  }

  find(typed: string): string[] {
    return this.index.search(typed, {}, HITS).hits.map(({ key }) => key)
  }
}

/** The pieces by which a peer finds a text: words, and pairs of Japanese characters; the last character of a run stands alone. */
const piecesOf = (folded: string): string[] =>
  tokensOf(folded).flatMap(({ text, run }) =>
    run ? pairsOf(text).map((pair) => pair.text.replace(RUN_END, '')) : wordsOf(text),
  )

/** The pieces of what was typed: a run ends where its last pair ends. */
const piecesOfQuery = (folded: string): string[] =>
  tokensOf(folded).flatMap(({ text, run }) => {
    const pieces = run ? pairsOf(text).map((pair) => pair.text.replace(RUN_END, '')) : [text]
    return run && pieces.length > 1 ? pieces.slice(0, -1) : pieces
  })

interface MiniSearchLike {
  addAll: (documents: readonly object[]) => void
  search: (typed: string, options: object) => { id: string }[]
}

/** MiniSearch with pairs of characters. */
export class Mini implements Engine {
  readonly name = 'MiniSearch'
  readonly #index: MiniSearchLike

  constructor() {
    const MiniSearch = peer('minisearch') as new (options: object) => MiniSearchLike
    this.#index = new MiniSearch({
      idField: 'key',
      fields: ['title', 'text', 'names'],
      tokenize: piecesOf,
      processTerm: (term: string) => term,
    })
  }

  add(documents: readonly SearchDocument[]): void {
    this.#index.addAll(documents)
  }

  find(typed: string): string[] {
    const options = { combineWith: 'AND', prefix: true, fuzzy: 0.2, tokenize: piecesOfQuery }
    return this.#index
      .search(foldText(typed).replaceAll('"', ' '), options)
      .slice(0, HITS)
      .map(({ id }) => id)
  }
}

interface Database {
  exec: (sql: string) => void
  prepare: (sql: string) => { run: (...values: unknown[]) => void; all: (...values: unknown[]) => { key: string }[] }
}

/** SQLite's FTS5 with pairs of characters. It knows no typos. */
export class Fts implements Engine {
  readonly name = 'SQLite FTS5'
  readonly #db: Database
  readonly #best

  constructor() {
    this.#db = new (peer('better-sqlite3') as new (file: string) => Database)(':memory:')
    this.#db.exec("create virtual table text using fts5(key unindexed, title, body, names, tokenize = 'unicode61')")
    this.#best = this.#db.prepare(`select key from text where text match ? order by rank limit ${HITS}`)
  }

  add(documents: readonly SearchDocument[]): void {
    const put = this.#db.prepare('insert into text values (?, ?, ?, ?)')
    const pieces = (text: string) => piecesOf(text).join(' ')
    this.#db.exec('begin')
    for (const { key, title, text, names } of documents) put.run(key, pieces(title), pieces(text), pieces(names))
    this.#db.exec('commit')
  }

  find(typed: string): string[] {
    const quoted = (text: string) => `"${piecesOfQuery(text).join(' ')}"`
    const folded = foldText(typed)
    const match = folded.startsWith('"')
      ? quoted(folded)
      : tokensOf(folded)
          // A word may be the beginning of a longer one, and one character the first of a pair.
          .map(({ text, run }) => (run && text.length > 1 ? quoted(text) : `${quoted(text)}*`))
          .join(' AND ')
    return this.#best.all(match).map(({ key }) => key)
  }
}

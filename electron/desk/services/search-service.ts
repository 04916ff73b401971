import type { Handlers } from '../../../core/contract/answer-by'
import { refKey, refOfKey } from '../../../core/desk/ops'
import { mentionsView } from '../../../core/queries/mentions-view'
import type { MentionsInput, MentionsView } from '../../../core/queries/mentions-schemas'
import { searchView } from '../../../core/queries/search-view'
import type { SearchInput, SearchView } from '../../../core/queries/search-schemas'
import { scan } from '../../../core/search/growing-index'
import { mentionSearch } from '../../../core/search/mentions'
import { documentsOf } from '../../../core/search/record-texts'
import { compareHits, type SearchFilter, type SearchResult } from '../../../core/search/search-hit'
import type { SearchAsk } from '../../../core/search/search-messages'
import { SearchThread } from '../../search/search-thread'
import type { DeskStore } from '../store/desk-store'
import { SearchFeed } from './search-feed'

/** How a desk's index is kept: the code of its thread, and its file in a folder of the app's own. */
export interface SearchPlace {
  workerFile: string
  fileOf: (storeId: string) => string | undefined
}

/** How long after the desk opens its index is made, in milliseconds, unless somebody searches before. */
const BEGIN_MS = 1500
/** How many records that may mention another are looked into, for each of its names. */
const CANDIDATES = 400
/** How long after the last edit the index is kept, in milliseconds. */
const KEEP_MS = 20_000

/** Searches a desk. The index lives in a thread of its own, which follows the edits; without a thread each search reads the desk. */
export class SearchService {
  readonly #store: DeskStore
  readonly #place: SearchPlace | undefined
  readonly #feed: SearchFeed
  readonly #stop: () => void
  #thread: SearchThread | undefined
  #begin: NodeJS.Timeout | undefined
  #keep: NodeJS.Timeout | undefined
  #ended = false

  constructor(store: DeskStore, place: SearchPlace | undefined) {
    this.#store = store
    this.#place = place
    this.#feed = new SearchFeed(() => store.desk, {
      put: (documents, fresh) => this.#thread?.put(documents, fresh),
      remove: (keys) => this.#thread?.remove(keys),
      done: () => this.#keepLater(),
    })
    this.#stop = store.onCommit((_revision, touched) => {
      if (!this.#thread) return
      // A desk that is only read names no records when its files changed: it is read again.
      if (touched.length === 0) this.#restart()
      else this.#feed.touched(touched)
      this.#keepLater()
    })
    if (place) {
      this.#begin = setTimeout(() => this.#start(), BEGIN_MS)
      this.#begin.unref()
    }
  }

  readonly handlers: Handlers<'desk:search' | 'desk:mentions'> = {
    'desk:search': (input) => this.search(input),
    'desk:mentions': (input) => this.mentions(input),
  }

  /** Answers a search. @throws ParleyError `internal` if the thread has ended */
  async search(input: SearchInput): Promise<SearchView> {
    const { find, limit, offset } = input
    return this.#whileReading(async () => {
      const result = await this.#found({ find, filter: filterOf(input), limit, offset })
      return searchView(this.#store.desk, input, result)
    })
  }

  /** The mentions of a record that are not links yet. @throws ParleyError `internal` if the thread has ended */
  async mentions(input: MentionsInput): Promise<MentionsView> {
    return this.#whileReading(async () => {
      const { finds, filter } = mentionSearch(this.#store.desk, input.ref)
      const results: SearchResult[] = []
      for (const find of finds) results.push(await this.#found({ find, filter, limit: CANDIDATES, offset: 0 }))
      const hits = results.flatMap((result) => result.hits).toSorted(compareHits)
      // A record may be found by several names.
      const keys = new Set(hits.map(({ key }) => key))
      const view = mentionsView(this.#store.desk, input, [...keys].map(refOfKey))
      return { ...view, more: view.more || results.some(({ total }) => total > CANDIDATES) }
    })
  }

  async #found(ask: SearchAsk): Promise<SearchResult> {
    if (!this.#place) {
      const { find, filter, limit, offset } = ask
      const found = scan(documentsOf(this.#store.desk), find, filter, limit + offset)
      return { ...found, hits: found.hits.slice(offset) }
    }
    this.#start()
    return (await this.#thread?.search(ask)) ?? { total: 0, kinds: {}, partial: false, hits: [] }
  }

  /**
   * Answers with how far the desk is read. Records read after the question are not in its answer, and neither are records that the thread has just found stale,
   * even if they were read before the answer came.
   */
  async #whileReading<T extends object>(work: () => Promise<T>): Promise<T & Pick<SearchView, 'reading'>> {
    if (this.#place) this.#start()
    const before = this.#reading
    const given = this.#feed.given
    const view = await work()
    const isOlder = this.#place !== undefined && this.#feed.given !== given
    const reading = before ?? (isOlder ? this.#feed.progress : this.#reading)
    return reading ? { ...view, reading } : view
  }

  get #reading(): SearchView['reading'] {
    return !this.#place || this.#feed.isDone ? undefined : this.#feed.progress
  }

  /** Keeps the index and ends its thread. */
  async end(): Promise<void> {
    this.#ended = true
    this.#stop()
    clearTimeout(this.#begin)
    clearTimeout(this.#keep)
    const isWhole = this.#feed.isDone
    this.#feed.end()
    if (isWhole) await this.#thread?.keep()
    await this.#thread?.end()
  }

  #start(): void {
    if (this.#thread || this.#ended || !this.#place) return
    clearTimeout(this.#begin)
    const { workerFile, fileOf } = this.#place
    this.#feed.reset()
    this.#thread = new SearchThread(workerFile, {
      stamps: (stamps) => this.#feed.begin(stamps),
      stale: (keys) => this.#feed.stale(keys),
      // The next search starts another.
      failed: () => (this.#thread = undefined),
    })
    this.#thread.open(fileOf(this.#store.storeId), this.#store.storeId)
  }

  #restart(): void {
    const before = this.#thread
    this.#thread = undefined
    void before?.end()
    this.#start()
  }

  #keepLater(): void {
    if (this.#ended) return
    clearTimeout(this.#keep)
    this.#keep = setTimeout(() => void this.#thread?.keep(), KEEP_MS)
    this.#keep.unref()
  }
}

const filterOf = ({ kinds, of, from, to }: SearchInput): SearchFilter => ({
  kinds,
  links: of.map(refKey),
  days:
    from === undefined && to === undefined
      ? undefined
      : [from === undefined ? -Infinity : Date.parse(from), to === undefined ? Infinity : Date.parse(to)],
})

import type { Handlers } from '../../../core/contract/answer'
import { refKey } from '../../../core/desk/ops'
import { searchView, type SearchInput, type SearchView } from '../../../core/queries/search-view'
import { scan } from '../../../core/search/growing-index'
import { documentsOf } from '../../../core/search/record-texts'
import type { SearchFilter, SearchResult } from '../../../core/search/search-hit'
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

  readonly handlers: Pick<Handlers<'desk:search'>, 'desk:search'> = {
    'desk:search': (input) => this.search(input),
  }

  /** Answers a search. @throws ParleyError `internal` if the thread has ended */
  async search(input: SearchInput): Promise<SearchView> {
    const filter = filterOf(input)
    if (!this.#place) {
      const found = scan(documentsOf(this.#store.desk), input.find, filter, input.limit + input.offset)
      return searchView(this.#store.desk, input, { ...found, hits: found.hits.slice(input.offset) })
    }
    this.#start()
    const { find, limit, offset } = input
    // What is read after the question is not in its answer, and neither are records that the thread has just found stale.
    const before = this.#reading
    const result: SearchResult | undefined = await this.#thread?.search({ find, filter, limit, offset })
    if (!result) return { total: 0, kinds: [], partial: false, hits: [] }
    const view = searchView(this.#store.desk, input, result)
    const reading = before ?? this.#reading
    return reading ? { ...view, reading } : view
  }

  get #reading(): SearchView['reading'] {
    return this.#feed.isDone ? undefined : this.#feed.progress
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

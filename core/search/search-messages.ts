import type { SearchDocument } from './search-document'
import type { SearchFilter, SearchResult } from './search-hit'

/** A document, and a stamp of the record that it was made from: with the same stamp it need not be made again. */
export interface StampedDocument extends SearchDocument {
  stamp: number
}

/** A request for hits. */
export interface SearchAsk {
  find: string
  filter: SearchFilter
  limit: number
  offset: number
}

/** How much of the index is sorted in. */
export interface IndexSize {
  size: number
  sorted: boolean
}

/** Messages to the thread of the index. */
export type ToIndex =
  /** Reads the index that was kept last time, if it is whole and of this desk; answered with `stamps`. */
  | { type: 'open'; file?: string | undefined; storeId: string }
  /** `fresh` documents are those of a first reading: what they say of others is read with the others. */
  | { type: 'put'; documents: StampedDocument[]; fresh: boolean }
  | { type: 'remove'; keys: string[] }
  | { type: 'search'; id: number; ask: SearchAsk }
  /** Keeps the index in the file; answered with `kept`. */
  | { type: 'keep'; id: number }

/** Messages from the thread. */
export type FromIndex =
  | { type: 'stamps'; stamps: [key: string, stamp: number][] }
  /** Records whose texts may have changed with others. */
  | { type: 'stale'; keys: string[] }
  | { type: 'found'; id: number; result: SearchResult & IndexSize }
  | { type: 'kept'; id: number }

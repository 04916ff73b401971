import { parentPort } from 'node:worker_threads'
import { GrowingIndex } from '../../core/search/growing-index'
import type { FromIndex, StampedDocument, ToIndex } from '../../core/search/search-messages'
import { readIndexFile, writeIndexFile } from './index-file'

/** The thread that keeps the search index of one desk. It answers while it sorts records in, and never holds the desk process up. */

/** How long records are sorted in before messages are read again, in milliseconds. */
const SLICE_MS = 12

const index = new GrowingIndex()
let kept: { file: string; storeId: string } | undefined
let working = false

const tell = (message: FromIndex) => parentPort?.postMessage(message)

function work(): void {
  const until = performance.now() + SLICE_MS
  index.work(() => performance.now() > until)
  working = !index.isSorted
  if (working) setImmediate(work)
}

function put(documents: readonly StampedDocument[], fresh: boolean): void {
  const stale = new Set(documents.flatMap((document) => index.put(document)))
  if (stale.size > 0 && !fresh) tell({ type: 'stale', keys: [...stale] })
  if (working) return
  working = true
  setImmediate(work)
}

function open(file: string | undefined, storeId: string): void {
  kept = file === undefined ? undefined : { file, storeId }
  const documents = file === undefined ? [] : readIndexFile(file, storeId)
  // Records from a kept index are no news.
  for (const document of documents) index.put(document)
  tell({ type: 'stamps', stamps: documents.map(({ key, stamp }) => [key, stamp]) })
  put([], true)
}

async function keep(): Promise<void> {
  // An index that cannot be kept is made anew next time.
  if (kept)
    await writeIndexFile(kept.file, kept.storeId, [...index.documents()] as StampedDocument[]).catch(() => undefined)
}

function hear(message: ToIndex): void {
  switch (message.type) {
    case 'open':
      open(message.file, message.storeId)
      return
    case 'put':
      put(message.documents, message.fresh)
      return
    case 'remove': {
      const stale = message.keys.flatMap((key) => index.remove(key))
      if (stale.length > 0) tell({ type: 'stale', keys: stale })
      return
    }
    case 'search': {
      const { find, filter, limit, offset } = message.ask
      const result = index.search(find, filter, limit, offset)
      tell({ type: 'found', id: message.id, result: { ...result, size: index.size, sorted: index.isSorted } })
      return
    }
    case 'keep':
      void keep().then(() => tell({ type: 'kept', id: message.id }))
  }
}

parentPort?.on('message', hear)

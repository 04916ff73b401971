import { createHash } from 'node:crypto'
import { MemoryDesk } from '../../core/desk/memory-desk'
import { NO_UNDO } from '../../core/journal/step'
import { createDesk } from '../../electron/desk/store/create-desk'
import { NOTHING_UNKNOWN } from '../../electron/journal/format/desk-content'
import { fullDesk } from './full-desk'

/** A full desk in memory alone. */
export function fullDeskInMemory(records: number, seed = 1): MemoryDesk {
  const { collections, texts } = fullDesk(records, seed)
  const bySha = new Map(texts.map((text) => [createHash('sha256').update(text, 'utf8').digest('hex'), text]))
  return new MemoryDesk(collections, (_kind, sha256) => bySha.get(sha256) ?? '')
}

/** Writes a full desk into a folder that does not exist or is empty, and returns how many records it has. @throws ParleyError */
export async function createFullDesk(directory: string, records: number, seed = 1): Promise<number> {
  const { collections, texts } = fullDesk(records, seed)
  const content = { revision: 0, collections, trash: {}, history: NO_UNDO, unknown: NOTHING_UNKNOWN }
  await createDesk(
    directory,
    content,
    texts.map((text) => ({ kind: 'source', text })),
  )
  return Object.values(collections).reduce((sum, table) => sum + Object.keys(table).length, 0)
}

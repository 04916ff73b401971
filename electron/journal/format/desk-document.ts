import { ParleyError } from '../../../core/base/errors'
import type { Collections } from '../../../core/desk/ops'
import { isCollectionName, type AnyRecord } from '../../../core/model/records/records'
import { parsePast } from './former-members'
import { isTable } from './parse-json'

/**
 * Reads the document of a desk in either format: its records by collection, its trash and undo history, and by name the collections and members that
 * this Parley does not know. Does not parse records by their schemas.
 * @throws ParleyError `desk-corrupt`
 */
export function readDocument(document: unknown, file: string) {
  if (!isTable(document) || !isTable(document.collections))
    throw new ParleyError('desk-corrupt', { file, reason: 'no-collections' })
  const { collections: tables, trash: _t, history: _h, ...members } = document
  const collections: Collections = {}
  const unknown: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(tables)) {
    if (!isCollectionName(name)) unknown[name] = value
    else if (isTable(value)) collections[name] = value as Record<string, AnyRecord>
    else throw new ParleyError('desk-corrupt', { file, reason: 'not-table', collection: name })
  }
  return { collections, ...parsePast(document, file), unknown, members }
}

import { readFileSync, writeFileSync } from 'node:fs'
import { parseRecord } from '../../../core/model/schema/parse-record'
import type { CollectionName } from '../../../core/model/values/collection-names'
import { DEFAULT_MARKING } from '../../../core/model/values/marking'
import { snapshotFile } from '../../../electron/journal/format/desk-file-names'
import { parseSnapshot, snapshotBytes } from '../../../electron/journal/format/snapshot'

/** Adds a record to the desk that is being changed. */
export type Add = (collection: CollectionName, id: string, fields: Record<string, unknown>) => void

/** Adds records to the first snapshot of a desk that has no journal yet, and reseals it. */
export function editDeskFile(directory: string, edit: (add: Add) => void): void {
  const file = snapshotFile(directory, 0)
  const snapshot = parseSnapshot(readFileSync(file), file)
  const { collections } = snapshot.content
  const [staff] = Object.keys(collections.staff ?? {})
  const at = '2025-06-06T12:00:00Z'
  edit((collection, id, fields) => {
    const header = {
      rev: 1,
      createdBy: staff,
      createdAt: at,
      changedBy: staff,
      changedAt: at,
      marking: DEFAULT_MARKING,
    }
    const records = (collections[collection] ??= {})
    records[id] = parseRecord(collection, { ...header, ...fields, id })
  })
  writeFileSync(file, snapshotBytes(snapshot))
}

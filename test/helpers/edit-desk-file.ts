import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CollectionName } from '../../core/model/collection-names'
import { DEFAULT_MARKING } from '../../core/model/marking'
import { parseRecord } from '../../core/model/parse-record'
import { DESK_FILE, deskText, parseDesk } from '../../electron/desk/desk-format'

/** Adds a record to a desk that is being changed. */
export type Add = (collection: CollectionName, id: string, fields: Record<string, unknown>) => void

/** Adds records to the file of a desk that is not open, and seals it again. */
export function editDeskFile(directory: string, edit: (add: Add) => void): void {
  const file = join(directory, DESK_FILE)
  const content = parseDesk(readFileSync(file, 'utf8'), file)
  const [staff] = Object.keys(content.collections.staff ?? {})
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
    const records = (content.collections[collection] ??= {})
    records[id] = parseRecord(collection, { ...header, ...fields, id })
  })
  writeFileSync(file, deskText(content))
}

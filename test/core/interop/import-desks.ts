import { exportJson } from '../../../core/interop/export'
import { apply } from '../../../core/commands/apply'
import type { MemoryDesk } from '../../../core/desk/memory-desk'
import { finished, previewImport, type ImportChoice } from '../../../core/interop/import-plan'
import { parseCsvImport } from '../../../core/interop/read-csv-import'
import { parseJsonImport } from '../../../core/interop/read-json-import'
import type { CollectionName } from '../../../core/model/values/collection-names'
import { STAFF, smallDesk } from '../../helpers/desks/desk-builder'
import { aPosition } from '../../helpers/desks/record-fields'

export const AT = '2025-07-01T10:00:00Z'
export const actor = { staff: STAFF as never, at: AT }
export const DESK: ImportChoice = { take: 'desk', except: new Set() }
export const FILE: ImportChoice = { take: 'file', except: new Set() }

export const preview = (desk: MemoryDesk, text: string, choice = DESK) =>
  finished(
    previewImport(desk, finished(parseJsonImport(text)), { storeId: 's', revision: desk.revision, choice, actor }),
  )
export const previewCsv = (desk: MemoryDesk, kind: CollectionName, text: string, choice = DESK) =>
  finished(
    previewImport(desk, finished(parseCsvImport(text, kind)), { storeId: 's', revision: desk.revision, choice, actor }),
  )
export const jsonOf = (desk: MemoryDesk) => [...exportJson(desk, { storeId: 's' })].join('')
export const told = ({ items }: ReturnType<typeof preview>) =>
  items.map(({ candidate, state, conflict, whys }) =>
    [candidate.id, state, conflict, ...whys.map(({ code, params }) => params.finding ?? params.reason ?? code)].filter(
      (part) => part !== undefined,
    ),
  )
export const document = (collections: Record<string, Record<string, object>>) =>
  JSON.stringify({
    collections: Object.fromEntries(
      Object.entries(collections).map(([kind, records]) => [
        kind,
        Object.fromEntries(Object.entries(records).map(([id, record]) => [id, { id, ...record }])),
      ]),
    ),
  })
export const changed = (desk: MemoryDesk, id: string, fields: Record<string, unknown>) =>
  desk.after(
    apply(desk, { kind: 'change', collection: 'issue', id, rev: desk.get('issue', id)?.rev ?? 0, fields }, actor).ops,
  )

export const builder = () => smallDesk().add('position', 'p1', aPosition('Out.'))

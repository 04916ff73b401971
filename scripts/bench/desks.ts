import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { newDeskCollections } from '../../core/desk/new-desk'
import type { NewDesk } from '../../core/desk/new-desk-schema'
import type { Collections } from '../../core/desk/ops'
import { NO_UNDO, type StepLabel } from '../../core/journal/step'
import type { Plan } from '../../core/journal/transaction'
import type { AnyRecord } from '../../core/model/records/records'
import { DEFAULT_MARKING } from '../../core/model/values/marking'
import { createDesk } from '../../electron/desk/store/create-desk'
import { NOTHING_UNKNOWN } from '../../electron/journal/format/desk-content'

/** Desks for the benchmarks: many leads of about 400 bytes. */

export const AT = '2026-11-23T09:00:00.000Z'
const STAFF = { id: 'staff-bench' as never, name: 'Bench', initials: 'BE' }

/** A lead of about 400 bytes as a record; each `edit` makes it different. */
export function lead(id: string, rev: number, edit: number): AnyRecord {
  return {
    id,
    rev,
    createdBy: STAFF.id,
    createdAt: AT,
    changedBy: STAFF.id,
    changedAt: AT,
    marking: DEFAULT_MARKING,
    talk: 'talk-bench',
    text: `A headline that somebody saw, number ${edit}, 自動車関税の協議、次回は${edit % 28}日。`,
  } as unknown as AnyRecord
}

/** An edit of one lead, ready to commit. */
export function planOf(record: AnyRecord): Plan {
  const label: StepLabel = { kind: 'change', collection: 'lead', id: record.id, fields: ['text'], more: 0 }
  return { by: STAFF.id, at: AT, edit: { kind: 'step', label }, ops: [{ op: 'put', collection: 'lead', record }] }
}

/** Makes a desk with this many leads, in a folder of its own below `root`. */
export async function deskOf(root: string, records: number): Promise<string> {
  const desk: NewDesk = {
    title: { en: 'Bench' },
    language: 'en',
    ours: { code: 'JP', kind: 'country', names: { en: 'Japan' } },
    others: [{ code: 'US', kind: 'country', names: { en: 'United States' } }],
  }
  const collections: Collections = newDeskCollections(desk, STAFF, AT, randomUUID)
  collections.lead = Object.fromEntries(
    Array.from({ length: records }, (_none, index) => [`lead-${index}`, lead(`lead-${index}`, 1, index)]),
  )
  const directory = join(root, `desk-${records}`)
  const content = { revision: 0, collections, trash: {}, history: NO_UNDO, unknown: NOTHING_UNKNOWN }
  await createDesk(directory, content, [])
  return directory
}

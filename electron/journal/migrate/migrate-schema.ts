import { join } from 'node:path'
import { ParleyError } from '../../../core/base/errors'
import { getRef } from '../../../core/desk/desk-read'
import type { Op } from '../../../core/desk/ops'
import type { StuckRecord } from '../../../core/journal/migrate-journal'
import type { Transaction } from '../../../core/journal/transaction'
import { schemaNow } from '../../../core/model/migrations/schema-steps'
import { realFileSystem, type FileSystem } from '../../files/file-system'
import { readText } from '../../files/read-text'
import { writeDurably } from '../../files/write-durably'
import { continuedFrom, FORMAT_FILE, listJournal } from '../format/desk-file-names'
import { formatText, parseFormat } from '../format/format-file'
import { readReached } from '../format/reached-file'
import type { JournalAdapter } from '../write/journal-adapter'

/**
 * Records a migration to this Parley's schema: first writes a transaction with the changed records to the journal, then replaces `format.json`. By
 * then the journal has a new segment of this schema, and a snapshot keeps the state before in its own schema. Completes a migration that was
 * interrupted. Also notes in `format.json` that the journal has begun. Resolves with the transaction, if one was needed.
 *
 * Records keep their revision, author and date, since nobody edited them. So earlier exports and backups of a record do not conflict with it, and a
 * desk opened read-only looks as it will once it is edited.
 * @throws WriteFailure, ParleyError as writing the journal
 */
export async function tellOfSchema(
  directory: string,
  journal: JournalAdapter,
  { at, fs = realFileSystem }: { at: string; fs?: FileSystem },
): Promise<Transaction | undefined> {
  const { untold, state } = journal.recovered ?? {}
  let told: Transaction | undefined
  if (untold && state) {
    const ops = untold.changed.flatMap((ref): Op[] => {
      const record = getRef(state.desk, ref)
      return record ? [{ op: 'put', collection: ref.collection, record }] : []
    })
    const edit: Transaction['edit'] = { kind: 'migrate', what: 'schema', from: untold.from, to: schemaNow() }
    told = { n: state.desk.revision + 1, by: 'parley', at, edit, ops }
    journal.put(told)
    await journal.write()
  }
  const file = join(directory, FORMAT_FILE)
  const format = parseFormat(await readText(file), file)
  const isOld = format.schema !== schemaNow()
  const begunFrom = continuedFrom(await listJournal(directory)) ?? 0
  // From then on, a journal without that file is damaged.
  const reached = format.reached === true || (await readReached(directory, fs)) !== undefined
  if (!isOld && format.begunFrom === begunFrom && (format.reached ?? false) === reached) return told
  const text = formatText(format.storeId, { ...format, begunFrom, ...(reached ? { reached } : {}) })
  await writeDurably(file, Buffer.from(text), fs).catch((error: unknown) => {
    // If this write fails, the next opening records that the journal has begun.
    if (isOld) throw error
  })
  return told
}

/** Why a desk is read-only: the first record that cannot be migrated to this Parley's schema, and how many there are; undefined if there are none. */
export function whyStuck(directory: string, [first, ...others]: readonly StuckRecord[]): ParleyError | undefined {
  if (!first) return undefined
  const { ref, from, thrown } = first
  const where = { collection: ref.collection, id: ref.id, ...(thrown ? { thrown: 1 } : {}) }
  return new ParleyError('schema-stuck', {
    dir: directory,
    ...where,
    from,
    to: schemaNow(),
    more: others.length,
    readable: 1,
  })
}

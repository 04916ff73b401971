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
import { formatText, parseFormat } from '../format/format-file'
import { continuedFrom, FORMAT_FILE, listJournal } from '../format/layout'
import type { JournalAdapter } from '../write/journal-adapter'

/**
 * Says in a desk's journal that its records were brought to the schema of this Parley, as they were when they were read, and puts those that were changed by
 * that; then in `format.json`, which is replaced last. The journal was begun by then: what is new is in a segment of this schema, and the state before it is in a
 * snapshot of its own schema. What was stopped half way is gone on with. That the journal is begun is said there too. Resolves with the transaction, if there was one to write.
 *
 * Records keep their revision, and who changed them when: nobody has edited them. So the same record that was exported, or is in a backup, of before is not
 * in conflict with the desk afterwards, and a desk that is only read shows what it will be once it is edited.
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
  if (!isOld && format.begunFrom === begunFrom) return told
  const text = formatText(format.storeId, { ...format, begunFrom })
  await writeDurably(file, Buffer.from(text), fs).catch((error: unknown) => {
    // That the journal is begun is said at the next opening, if it cannot be now.
    if (isOld) throw error
  })
  return told
}

/** Why a desk is only read: which of its records cannot be brought to the schema of this Parley, the first of how many; undefined where there is none. */
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

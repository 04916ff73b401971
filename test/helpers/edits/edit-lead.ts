import { ParleyError } from '../../../core/base/errors'
import { apply } from '../../../core/commands/apply'
import type { RecordCommand } from '../../../core/commands/command'
import type { RecordOf } from '../../../core/model/records/records'
import { planOf } from '../../../electron/desk/store/committed'
import type { DeskStore } from '../../../electron/desk/store/desk-store'

/** Edits of one record of the sample, lead-1, which the tests of the store commit, lose and look for. */
const STAFF = 'staff-example' as RecordOf<'staff'>['createdBy']
const actor = { staff: STAFF, at: '2025-06-07T09:00:00Z' }
export const rename = (rev: number, text: string): RecordCommand => ({
  kind: 'change',
  collection: 'lead',
  id: 'lead-1',
  rev,
  fields: { text },
})
/** Commits a command; resolves with the revision after it. */
export const edit = async (store: DeskStore, command: RecordCommand) => {
  const { revision } = await store.commit((desk) => planOf(actor, [], apply(desk, command, actor)))
  return revision
}
export const leadOf = (store: DeskStore) => store.desk.get('lead', 'lead-1')?.text

export async function failure(work: Promise<unknown>): Promise<ParleyError> {
  const outcome = await work.then(
    () => undefined,
    (error: unknown) => error,
  )
  if (!(outcome instanceof ParleyError)) throw new Error(`expected a ParleyError, got ${String(outcome)}`)
  return outcome
}

import { isCollectionName } from '../../../core/model/records/records'
import type { RecordRef } from '../../../core/model/values/record-ref'
import type { StaffMember } from '../../../core/model/values/staff-member'
import { markUnsaved } from '../../client/saving'
import { formPrefix, unsavedTexts } from '../../client/unsaved-text'
import type { NewRecord } from '../../navigation/navigation-state'
import { isLeft, leaveForm, whileNobodyHolds } from './left-forms'
import { makeSession, refOf, type Subject } from './make-session'

/** Text that was typed into a form and is not on the desk. */
export interface UnsavedForm {
  key: string
  subject: Subject
  /** Who typed it, where that is known. */
  by: string | undefined
}

/** The texts that are kept of the forms of the desk with this id. */
export async function unsavedForms(storeId: string): Promise<UnsavedForm[]> {
  const prefix = formPrefix(storeId)
  return Object.entries(await unsavedTexts(prefix)).flatMap(([key, text]) => {
    const [collection = '', id] = key.slice(prefix.length).split('/')
    if (!isCollectionName(collection) || id === undefined) return []
    try {
      const { making, by } = JSON.parse(text) as { making?: NewRecord; by?: string }
      const ref: RecordRef = { collection, id }
      return [{ key, by, subject: making ? { making } : { ref } }]
    } catch {
      return []
    }
  })
}

/**
 * Saves what was kept for this desk at an earlier time, or while its folder had another name: in the way of a form, so that what somebody
 * else changed meanwhile is not written over. Only whoever typed it does so, as the edit is under their name; a form that is open, here
 * (`opened`) or in another window, does it itself. What cannot be saved stays kept.
 */
export async function saveUnsavedForms(storeId: string, staff: StaffMember, opened: string | undefined): Promise<void> {
  for (const { key, subject, by } of await unsavedForms(storeId)) {
    if (refOf(subject).id === opened || isLeft(key)) continue
    if (by === staff.id)
      await whileNobodyHolds(key, async () => {
        const session = makeSession(subject, key, staff)
        await session.start()
        await leaveForm(key, session)
      })
    else markUnsaved(key, true)
  }
}

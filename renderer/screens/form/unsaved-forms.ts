import { isCollectionName } from '../../../core/model/records/records'
import type { RecordRef } from '../../../core/model/values/record-ref'
import type { StaffMember } from '../../../core/model/values/staff-member'
import { markUnsaved } from '../../client/saving'
import { formPrefix, unsavedTexts } from '../../client/unsaved-text'
import type { NewRecord } from '../../navigation/navigation-state'
import { isLeft, leaveForm, whileNobodyHolds } from './left-forms'
import { makeSession, refOf, type Subject } from './make-session'

/** A form's text that is not on the desk. */
export interface UnsavedForm {
  key: string
  subject: Subject
  /** The person who typed it, if known. */
  by: string | undefined
}

/** The unsaved forms of the desk with this id. */
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
 * Saves the unsaved forms of this desk from earlier. Each goes through a form session, so that it does not overwrite anybody's changes,
 * and only its author saves it, because the edit carries their name. An open form, here (`opened`) or in another window, saves itself.
 * Text that cannot be saved stays kept.
 */
export async function saveUnsavedForms(storeId: string, staff: StaffMember, opened: string | undefined): Promise<void> {
  for (const { key, subject, by } of await unsavedForms(storeId)) {
    if (refOf(subject).id === opened || isLeft(key)) continue
    if (by === staff.id)
      await whileNobodyHolds(key, async () => {
        const session = makeSession(subject, key, () => staff)
        await session.start()
        await leaveForm(key, session)
      })
    else markUnsaved(key, true)
  }
}

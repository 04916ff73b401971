import { ParleyError } from '../../../core/base/errors'
import { refKey } from '../../../core/desk/ops'
import type { Title } from '../../../core/desk/titles'
import { isCollectionName } from '../../../core/model/records/records'
import type { RecordRef } from '../../../core/model/values/record-ref'
import type { StaffMember } from '../../../core/model/values/staff-member'
import { ask } from '../../client/bridge'
import { markUnsaved } from '../../client/saving'
import { formPrefix, unsavedTexts } from '../../client/unsaved-text'
import type { NewRecord } from '../../navigation/routes'
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

/** An unsaved form, with its record's title if the desk has the record. */
export interface TitledForm extends UnsavedForm {
  title: Title | undefined
}

/**
 * The unsaved forms of the desk with this id, but for those of the records that are open here. A text whose record is in the trash waits there with it (`inTrash`, by
 * its key): nobody can save it, and it is back with its record.
 */
export async function formsToSave(
  storeId: string,
  opened: readonly (string | undefined)[],
): Promise<{ forms: TitledForm[]; inTrash: ReadonlySet<string> }> {
  const unsaved = (await unsavedForms(storeId)).filter(({ subject }) => !opened.includes(refOf(subject).id))
  const found = await Promise.all(unsaved.map(async (form) => ({ ...form, ...(await placeOf(form)) })))
  const [gone, forms] = [found.filter(({ isInTrash }) => isInTrash), found.filter(({ isInTrash }) => !isInTrash)]
  return { forms, inTrash: new Set(gone.map(({ key }) => key)) }
}

/** The title of a stored record, and whether it is in the trash instead. New records have none. */
async function placeOf({ subject }: UnsavedForm): Promise<{ title: Title | undefined; isInTrash: boolean }> {
  const ref = refOf(subject)
  return ask('desk:form', { ref }).then(
    ({ titles }) => ({ title: titles[refKey(ref)], isInTrash: false }),
    (error: unknown) => ({
      title: undefined,
      isInTrash: error instanceof ParleyError && error.code === 'record-trashed',
    }),
  )
}

/**
 * Saves the unsaved forms of this desk from earlier. Each goes through a form session, so that it does not overwrite anybody's changes,
 * and only its author saves it, because the edit carries their name. An open form, here (`opened`) or in another window, saves itself.
 * Text that cannot be saved stays kept.
 */
export async function saveUnsavedForms(
  storeId: string,
  staff: StaffMember,
  opened: readonly (string | undefined)[],
): Promise<void> {
  for (const { key, subject, by } of await unsavedForms(storeId)) {
    if (opened.includes(refOf(subject).id) || isLeft(key)) continue
    if (by === staff.id)
      await whileNobodyHolds(key, async () => {
        const session = makeSession(subject, key, () => staff)
        await session.start()
        await leaveForm(key, session)
      })
    else markUnsaved(key, true)
  }
}

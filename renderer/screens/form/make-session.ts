import { ParleyError } from '../../../core/base/errors'
import { FormSession } from '../../../core/editing/form-session'
import type { KeptEdits } from '../../../core/editing/form-state'
import type { RecordRef } from '../../../core/model/values/record-ref'
import type { StaffMember } from '../../../core/model/values/staff-member'
import type { FormView } from '../../../core/queries/edit-schemas'
import { ask } from '../../client/bridge'
import { applyCommand, markUnsaved } from '../../client/saving'
import { forgetText, keepText, unsavedTexts } from '../../client/unsaved-text'
import type { NewRecord } from '../../navigation/routes'

/** The subject of a form: a stored record, or a new one. */
export type Subject = { ref: RecordRef } | { making: NewRecord }

/** How long after the last keystroke a text is saved, in milliseconds. */
const IDLE_MS = 600
/** How long nonstop typing may stay unsaved. */
const AT_MOST_MS = 3000

export const refOf = (subject: Subject): RecordRef =>
  'ref' in subject ? subject.ref : { collection: 'draft', id: subject.making.id }

async function load(subject: Subject): Promise<FormView> {
  const ref = refOf(subject)
  try {
    return await ask('desk:form', { ref })
  } catch (error) {
    if (!('making' in subject) || !(error instanceof ParleyError) || error.code !== 'record-missing') throw error
    const { of, given, from } = subject.making
    return ask('desk:form', { of, given, from })
  }
}

/** Runs a moment after the last keystroke, or after the first of many: nonstop typing is saved too. */
function inAMoment(): (work: () => void) => () => void {
  let first: number | undefined
  return (work) => {
    first ??= Date.now()
    const wait = Math.max(0, Math.min(IDLE_MS, first + AT_MOST_MS - Date.now()))
    const timer = setTimeout(() => {
      first = undefined
      work()
    }, wait)
    return () => clearTimeout(timer)
  }
}

/** A session that edits a subject for the staff member who works here at each edit; its text is kept under `key` until the desk has it. */
export function makeSession(subject: Subject, key: string, staff: () => StaffMember): FormSession {
  let isKept = false
  return new FormSession(
    {
      load: () => load(subject),
      apply: (command) => applyCommand(command, staff()),
      keep: (edits) => {
        const making = 'making' in subject ? { making: subject.making } : {}
        if (edits) keepText(key, JSON.stringify({ ...edits, ...making, by: staff().id }))
        else if (isKept) forgetText(key)
        isKept = edits !== undefined
      },
      kept: async () => {
        const text = (await unsavedTexts(key))[key]
        isKept = text !== undefined
        return text === undefined ? undefined : (JSON.parse(text) as KeptEdits)
      },
      mark: (unsaved) => markUnsaved(key, unsaved === 'held-up', unsaved === 'on-its-way'),
      later: inAMoment(),
    },
    refOf(subject).id,
  )
}

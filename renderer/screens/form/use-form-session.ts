import { useEffect, useState, useSyncExternalStore } from 'react'
import type { StaffMember } from '../../../core/contract/app-schemas'
import { ask } from '../../desk/bridge'
import { useStaff, useStoreId } from '../../desk/environment'
import { forgetText, formPrefix, keepText, keptTexts } from '../../desk/kept-text'
import { applyCommand, beforeClosing, markUnsaved } from '../../desk/saving'
import { useDesk } from '../../desk/use-desk'
import { ParleyError } from '../../../core/contract/errors'
import type { FormView } from '../../../core/queries/edit-schemas'
import type { RecordRef } from '../../../core/model/sources'
import type { NewRecord } from '../../frame/navigation-state'
import { FormSession } from '../../../core/editing/form-session'
import type { FormState, KeptEdits } from '../../../core/editing/form-state'
import { leaveForm, takeUpForm } from './left-sessions'

/** What a form is of: something stored, or a record that is being made. */
export type Subject = { ref: RecordRef } | { making: NewRecord }

/** How long after the last keystroke a text is saved, in milliseconds. */
const IDLE_MS = 600
/** How long typing without a pause may go on unsaved. */
const AT_MOST_MS = 3000

/** The ids of the things that a form keeps text under. */
const keyOf = (desk: string, ref: RecordRef) => `${formPrefix(desk)}${ref.collection}/${ref.id}`

const refOf = (subject: Subject): RecordRef =>
  'ref' in subject ? subject.ref : { collection: 'draft', id: subject.making.id }

async function load(subject: Subject): Promise<FormView> {
  const ref = refOf(subject)
  try {
    return await ask('desk:form', { ref })
  } catch (error) {
    if (!('making' in subject) || !(error instanceof ParleyError) || error.code !== 'record-missing') throw error
    const { of, given } = subject.making
    return ask('desk:form', { of, given })
  }
}

/** A moment after the last keystroke, or after the first of many: typing without a pause is saved all the same. */
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

function makeSession(subject: Subject, key: string, staff: StaffMember): FormSession {
  let isKept = false
  return new FormSession(
    {
      load: () => load(subject),
      apply: (command) => applyCommand(command, staff),
      keep: (edits) => {
        if (edits) keepText(key, JSON.stringify('making' in subject ? { ...edits, making: subject.making } : edits))
        else if (isKept) forgetText(key)
        isKept = edits !== undefined
      },
      kept: async () => {
        const text = (await keptTexts(key))[key]
        isKept = text !== undefined
        return text === undefined ? undefined : (JSON.parse(text) as KeptEdits)
      },
      mark: (unsaved) => markUnsaved(key, unsaved === 'held-up', unsaved === 'on-its-way'),
      later: inAMoment(),
    },
    refOf(subject).id,
  )
}

/** The editing of a record for as long as its form is shown: another record is another form, with a key of its own. */
export function useFormSession(subject: Subject): { session: FormSession; state: FormState } {
  const desk = useStoreId()
  const staff = useStaff()
  const ref = refOf(subject)
  const [key] = useState(() => keyOf(desk, ref))
  const [session] = useState(() => makeSession(subject, key, staff))
  useEffect(() => {
    takeUpForm(key)
    void session.start()
    const finished = beforeClosing(() => session.save())
    return () => {
      finished()
      // What is left without a word is saved all the same.
      void leaveForm(key, session)
    }
  }, [session, key])
  const state = useSyncExternalStore(session.subscribe, session.snapshot)
  const stored = state.view?.rev !== undefined
  const fresh = useDesk('desk:form', { ref: state.view?.ref ?? ref }, stored)
  const { data, dataUpdatedAt, error } = fresh
  useEffect(() => {
    // Also where nothing changed since: the desk was opened again, and takes what it could not take before.
    if (data && stored && dataUpdatedAt > 0) session.received(data)
  }, [session, data, dataUpdatedAt, stored])
  useEffect(() => {
    if (error) session.lost(error)
  }, [session, error])
  return { session, state }
}

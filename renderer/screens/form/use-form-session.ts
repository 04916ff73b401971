import { useEffect, useState, useSyncExternalStore } from 'react'
import type { FormSession } from '../../../core/editing/form-session'
import type { FormState } from '../../../core/editing/form-state'
import { useStaff, useStoreId } from '../../client/environment'
import { beforeClosing } from '../../client/saving'
import { useDesk } from '../../client/use-desk'
import { holdForm, leaveForm, takeUpForm } from './left-forms'
import { keyOf, makeSession, refOf, type Subject } from './make-session'

export type { Subject } from './make-session'

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
    const letGo = holdForm(key)
    return () => {
      finished()
      letGo()
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

import { useEffect, useState, useSyncExternalStore } from 'react'
import type { FormSession } from '../../../core/editing/form-session'
import type { FormState } from '../../../core/editing/form-state'
import { useStaff, useStoreId } from '../../client/environment'
import { beforeClosing } from '../../client/saving'
import { formKey } from '../../client/unsaved-text'
import { useDesk } from '../../client/use-desk'
import { holdForm, leaveForm, takeUpForm } from './left-forms'
import { makeSession, refOf, type Subject } from './make-session'

export type { Subject } from './make-session'

/** The form session of a subject while its form shows: another record is another form, with its own key. */
export function useFormSession(subject: Subject): { session: FormSession; state: FormState } {
  const desk = useStoreId()
  const staff = useStaff()
  const ref = refOf(subject)
  const [key] = useState(() => formKey(desk, ref))
  const [who] = useState(() => new Map([['here', staff]]))
  useEffect(() => {
    who.set('here', staff)
  }, [who, staff])
  const [session] = useState(() => makeSession(subject, key, () => who.get('here') ?? staff))
  useEffect(() => {
    takeUpForm(key)
    void session.start()
    const finished = beforeClosing(() => session.save())
    const letGo = holdForm(key)
    return () => {
      finished()
      letGo()
      // Text that is left without a word is saved too.
      void leaveForm(key, session)
    }
  }, [session, key])
  const state = useSyncExternalStore(session.subscribe, session.snapshot)
  const stored = state.view?.rev !== undefined
  const fresh = useDesk('desk:form', { ref: state.view?.ref ?? ref }, stored)
  const { data, dataUpdatedAt, error } = fresh
  useEffect(() => {
    // Even without a change: a reopened desk takes text that it could not take before.
    if (data && stored && dataUpdatedAt > 0) session.received(data)
  }, [session, data, dataUpdatedAt, stored])
  useEffect(() => {
    if (error) session.lost(error)
  }, [session, error])
  return { session, state }
}

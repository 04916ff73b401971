import { useCallback, useEffect, useRef, useState } from 'react'
import { refKey } from '../../core/desk/ops'
import type { Title } from '../../core/desk/titles'
import { useActions } from '../actions/action-context'
import { ask } from '../client/bridge'
import { useStaff, useStoreId } from '../client/environment'
import { useDesk } from '../client/use-desk'
import look from '../look/look.module.css'
import type { Navigation, Route } from '../navigation/navigation-state'
import { saveLeftForms } from '../screens/form/left-forms'
import { refOf } from '../screens/form/make-session'
import { unsavedForms, saveUnsavedForms, type UnsavedForm } from '../screens/form/unsaved-forms'
import { useTexts } from '../text/text-context'
import classes from './unsaved-bar.module.css'

/** A kept text, and what its record is called, where there is one. */
interface TitledForm extends UnsavedForm {
  title: Title | undefined
}

/** What was typed, now or before a crash, and is not on the desk: each leads to the form where it stands again. */
export function UnsavedBar({ navigation }: { navigation: Navigation }) {
  const { t, family, title } = useTexts()
  const { editable } = useActions().state
  const desk = useStoreId()
  const staff = useStaff()
  const [forms, setForms] = useState<TitledForm[]>([])
  const { data: status } = useDesk('desk:status', {})
  const isFree = editable && status?.reading === undefined
  // Where nothing is edited, there is no form.
  const opened = editable ? formIn(navigation.route) : undefined
  const read = useCallback(async () => {
    const unsaved = (await unsavedForms(desk)).filter((one) => refOf(one.subject).id !== opened)
    setForms(await Promise.all(unsaved.map(async (form) => ({ ...form, title: await titleOf(form) }))))
  }, [desk, opened])
  const triedEarlier = useRef(false)
  useEffect(() => {
    if (!isFree) return
    // What kept edits from being saved has passed; and what was kept at an earlier time can be saved now.
    const earlier = triedEarlier.current ? undefined : saveUnsavedForms(desk, staff, opened)
    triedEarlier.current = true
    void Promise.allSettled([saveLeftForms(desk), earlier]).then(read)
  }, [desk, isFree, read, staff, opened])
  useEffect(() => {
    // After a form that was just left has had its time to save.
    const timer = setTimeout(() => void read(), 400)
    return () => clearTimeout(timer)
  }, [read])
  if (forms.length === 0) return null
  if (!editable)
    return (
      <div className={classes.bar} role="status">
        {t('reading.kept')}
      </div>
    )
  const open = (one: TitledForm) => {
    setForms(forms.filter((other) => other !== one))
    if ('making' in one.subject) navigation.make(one.subject.making)
    else navigation.edit(one.subject.ref, true)
  }
  return (
    <div className={classes.bar} role="status">
      {t('kept.title')}{' '}
      {forms.map((one) => (
        <button key={one.key} type="button" className={look.link} onClick={() => open(one)}>
          <span dir="auto">
            {one.title
              ? title(one.title)
              : family(`collection.${'making' in one.subject ? one.subject.making.of : one.subject.ref.collection}`)}
          </span>
        </button>
      ))}
    </div>
  )
}

/** The record whose form is open and has its own text in it: a memo is written in the room that shows it, anything else is edited for that. */
function formIn({ making, ref, editing }: Route): string | undefined {
  if (making) return making.id
  return editing === true || ref?.collection === 'memo' ? ref?.id : undefined
}

/** What a record is called that the desk has. One that is only being made has no name yet, and one that was deleted none any more. */
async function titleOf({ subject }: UnsavedForm): Promise<Title | undefined> {
  const ref = refOf(subject)
  return ask('desk:form', { ref }).then(
    ({ titles }) => titles[refKey(ref)],
    () => undefined,
  )
}

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

/** An unsaved form, with its record's title if the desk has the record. */
interface TitledForm extends UnsavedForm {
  title: Title | undefined
}

/** Lists typed text that is not on the desk, even from before a crash; each entry opens its form. */
export function UnsavedBar({ navigation }: { navigation: Navigation }) {
  const { t, family, title } = useTexts()
  const { editable } = useActions().state
  const desk = useStoreId()
  const staff = useStaff()
  const [forms, setForms] = useState<TitledForm[]>([])
  const { data: status } = useDesk('desk:status', {})
  const isFree = editable && status?.reading === undefined
  // A read-only desk shows no form.
  const opened = editable ? formIn(navigation.route) : undefined
  const read = useCallback(async () => {
    const unsaved = (await unsavedForms(desk)).filter((one) => refOf(one.subject).id !== opened)
    setForms(await Promise.all(unsaved.map(async (form) => ({ ...form, title: await titleOf(form) }))))
  }, [desk, opened])
  const triedEarlier = useRef(false)
  useEffect(() => {
    if (!isFree) return
    // The desk takes edits again, so earlier text can be saved now.
    const earlier = triedEarlier.current ? undefined : saveUnsavedForms(desk, staff, opened)
    triedEarlier.current = true
    void Promise.allSettled([saveLeftForms(desk), earlier]).then(read)
  }, [desk, isFree, read, staff, opened])
  useEffect(() => {
    // Give a form that was just left time to save.
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

/** The record whose form is open. The memo room edits its memo without the editing mode. */
function formIn({ making, ref, editing }: Route): string | undefined {
  if (making) return making.id
  return editing === true || ref?.collection === 'memo' ? ref?.id : undefined
}

/** The title of a stored record. New and deleted records have none. */
async function titleOf({ subject }: UnsavedForm): Promise<Title | undefined> {
  const ref = refOf(subject)
  return ask('desk:form', { ref }).then(
    ({ titles }) => titles[refKey(ref)],
    () => undefined,
  )
}

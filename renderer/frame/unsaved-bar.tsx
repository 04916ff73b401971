import { useCallback, useEffect, useRef, useState } from 'react'
import { useActions } from '../actions/action-context'
import { subscribe } from '../client/bridge'
import { useStaff, useStoreId } from '../client/environment'
import { setInTrash } from '../client/saving'
import { useDesk } from '../client/use-desk'
import look from '../look/look.module.css'
import type { Sides } from '../navigation/sides'
import type { Route } from '../navigation/routes'
import { saveLeftForms } from '../screens/form/left-forms'
import { formsToSave, saveUnsavedForms, type TitledForm } from '../screens/form/unsaved-forms'
import { useTexts } from '../text/text-context'
import classes from './unsaved-bar.module.css'

/** Lists typed text that is not on the desk, even from before a crash; each entry opens its form. */
export function UnsavedBar({ sides: { main: navigation, beside } }: { sides: Pick<Sides, 'main' | 'beside'> }) {
  const { t, family, title } = useTexts()
  const { editable } = useActions().state
  const desk = useStoreId()
  const staff = useStaff()
  const [forms, setForms] = useState<TitledForm[]>([])
  const { data: status } = useDesk('desk:status', {})
  const isFree = editable && status?.reading === undefined
  // A read-only desk shows no form.
  const opened = editable ? formIn(navigation.route) : undefined
  const openedBeside = editable && beside ? formIn(beside.route) : undefined
  /** The read that began last: an earlier one is late. */
  const turn = useRef(0)
  const waiting = useRef<ReadonlySet<string>>(new Set())
  const read = useCallback(async () => {
    const own = (turn.current += 1)
    const found = await formsToSave(desk, [opened, openedBeside])
    if (turn.current !== own) return
    const isBack = [...waiting.current].some((key) => found.forms.some((form) => form.key === key))
    waiting.current = found.inTrash
    setInTrash(found.inTrash)
    setForms(found.forms)
    if (!isBack || !isFree) return
    // A record is back from the trash, and its text can be saved again.
    await Promise.allSettled([saveLeftForms(desk), saveUnsavedForms(desk, staff, [opened, openedBeside])])
    const { forms: left } = await formsToSave(desk, [opened, openedBeside])
    if (turn.current === own) setForms(left)
  }, [desk, isFree, opened, openedBeside, staff])
  const triedEarlier = useRef(false)
  useEffect(() => {
    if (!isFree) return
    // The desk takes edits again, so earlier text can be saved now.
    const earlier = triedEarlier.current ? undefined : saveUnsavedForms(desk, staff, [opened, openedBeside])
    triedEarlier.current = true
    void Promise.allSettled([saveLeftForms(desk), earlier]).then(read)
  }, [desk, isFree, read, staff, opened, openedBeside])
  useEffect(() => {
    // Give a form that was just left time to save.
    const soon = () => setTimeout(() => void read(), 400)
    let timer = soon()
    // A record may have gone to the trash, or come back from it.
    const stop = subscribe('desk:changed', () => {
      clearTimeout(timer)
      timer = soon()
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
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

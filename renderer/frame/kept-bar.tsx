import { useCallback, useEffect, useState } from 'react'
import { isCollectionName } from '../../core/model/records'
import { useActions } from '../actions/action-context'
import { useStoreId } from '../desk/environment'
import { formPrefix, keptTexts } from '../desk/kept-text'
import { useDesk } from '../desk/use-desk'
import { saveLeftForms } from '../screens/form/left-sessions'
import { useTexts } from '../text/text-context'
import classes from './frame.module.css'
import type { Navigation, NewRecord } from './navigation-state'

interface Kept {
  key: string
  collection: string
  id: string
  making?: NewRecord
}

/** What was typed, now or before a crash, and is not on the desk: each leads to the form where it stands again. */
export function KeptBar({ navigation }: { navigation: Navigation }) {
  const { t, family } = useTexts()
  const { editable } = useActions().state
  const desk = useStoreId()
  const [kept, setKept] = useState<Kept[]>([])
  const { data: status } = useDesk('desk:status', {})
  const isFree = editable && status?.reading === undefined
  const { route } = navigation
  // A form that is open has its own text in it; where nothing is edited, there is no form.
  const opened = editable ? (route.making?.id ?? route.ref?.id) : undefined
  const read = useCallback(async () => {
    const prefix = formPrefix(desk)
    const texts = Object.entries(await keptTexts(prefix)).flatMap((entry) => keptOf(prefix, entry))
    setKept(texts.filter((one) => one.id !== opened))
  }, [desk, opened])
  useEffect(() => {
    // What kept edits from being saved has passed.
    if (isFree) void saveLeftForms(desk).then(read)
  }, [desk, isFree, read])
  useEffect(() => {
    // After a form that was just left has had its time to save.
    const timer = setTimeout(() => void read(), 400)
    return () => clearTimeout(timer)
  }, [read])
  if (kept.length === 0) return null
  if (!editable)
    return (
      <div className={classes.kept} role="status">
        {t('reading.kept')}
      </div>
    )
  const open = (one: Kept) => {
    setKept(kept.filter((other) => other !== one))
    if (one.making) navigation.make(one.making)
    else if (isCollectionName(one.collection)) navigation.edit({ collection: one.collection, id: one.id }, true)
  }
  return (
    <div className={classes.kept} role="status">
      {t('kept.title')}{' '}
      {kept.map((one) => (
        <button key={one.key} type="button" className={classes.link} onClick={() => open(one)}>
          {family(`collection.${one.making?.of ?? one.collection}`)}
        </button>
      ))}
    </div>
  )
}

function keptOf(prefix: string, [key, text]: [string, string]): Kept[] {
  const [collection, id] = key.slice(prefix.length).split('/')
  if (collection === undefined || id === undefined) return []
  try {
    const { making } = JSON.parse(text) as { making?: NewRecord }
    return [{ key, collection, id, ...(making ? { making } : {}) }]
  } catch {
    return []
  }
}

import { useEffect, useState } from 'react'
import { isCollectionName } from '../../core/model/records'
import { useStoreId } from '../desk/environment'
import { formPrefix, keptTexts } from '../desk/kept-text'
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
  const desk = useStoreId()
  const [kept, setKept] = useState<Kept[]>([])
  const { route } = navigation
  const opened = route.making?.id ?? route.ref?.id
  useEffect(() => {
    const prefix = formPrefix(desk)
    // After a form that was just left has had its time to save.
    const timer = setTimeout(() => {
      void keptTexts(prefix).then((texts) =>
        setKept(
          Object.entries(texts)
            .flatMap((entry) => keptOf(prefix, entry))
            .filter((one) => one.id !== opened),
        ),
      )
    }, 400)
    return () => clearTimeout(timer)
  }, [desk, opened])
  if (kept.length === 0) return null
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

import { useEffect, useEffectEvent } from 'react'
import { refKey } from '../../core/desk/ops'
import type { StepLabel } from '../../core/journal/step'
import { watchEdits } from '../client/saving'
import type { Route } from './routes'

/** How many edits' places are remembered: as many as can be undone. */
const KEPT = 200

/** Where in this window each edit was made last, by its label. */
const places = new Map<string, string>()

const keyOf = ({ kind, collection, id, fields }: StepLabel): string => JSON.stringify([kind, collection, id, fields])

/** A place without what changes while a person stays there. */
const placeOf = ({ screen, ref, reader, making }: Route): string =>
  [screen, ref ? refKey(ref) : '', making?.id ?? '', reader?.source ?? ''].join(' ')

/** Remembers where this window's edits are made; `route` is where the person is. */
export function useEditPlaces(route: Route): void {
  const here = useEffectEvent(() => placeOf(route))
  useEffect(() => {
    const stop = watchEdits(() => {
      const place = here()
      return (answer) => {
        if (answer.did !== 'edit') return
        // An undo is no edit of its own: what it undoes was made where it was made.
        if (answer.places) return
        const key = keyOf(answer.label)
        places.delete(key)
        places.set(key, place)
        const [oldest] = places.keys()
        if (places.size > KEPT && oldest !== undefined) places.delete(oldest)
      }
    })
    return () => {
      stop()
      places.clear()
    }
  }, [])
}

/** Was the edit of this label made at a place? */
export const wasMadeAt = (label: StepLabel, route: Route): boolean => places.get(keyOf(label)) === placeOf(route)

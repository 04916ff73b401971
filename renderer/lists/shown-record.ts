import { useEffect } from 'react'
import type { CollectionName } from '../../core/model/values/collection-names'
import type { RecordRef } from '../../core/model/values/record-ref'
import type { Screen } from '../../core/queries/screens'
import type { Navigation } from '../navigation/navigation-state'
import { useScreenState } from './screen-state'

/**
 * The record that a screen of one record shows: the one that is open, else the one that it showed last; undefined for the desk’s first. `choose` shows another,
 * `forget` the first again, for one that is gone.
 */
export function useShownRecord(
  screen: Screen,
  collection: CollectionName,
  { route, open }: Navigation,
): { shown: string | undefined; choose: (ref: RecordRef) => void; forget: (() => void) | undefined } {
  const [{ last }, change] = useScreenState<{ last: string | undefined }>(`${screen}-shown`, { last: undefined })
  const asked = route.ref?.collection === collection ? route.ref.id : undefined
  useEffect(() => {
    if (asked !== undefined && asked !== last) change({ last: asked })
  }, [asked, last, change])
  return {
    shown: asked ?? last,
    choose: (ref) => open(ref, screen),
    // One that somebody opened and that is gone says so.
    forget: asked === undefined && last !== undefined ? () => change({ last: undefined }) : undefined,
  }
}

import { useEffect, useRef } from 'react'
import { rateStart } from '../../../core/queries/rate-page'
import { ratePageSchema, type RatePage } from '../../../core/queries/rate-schemas'
import { useStoreId } from '../../client/environment'
import { keepText } from '../../client/unsaved-text'
import { useUnsavedForm } from '../../client/use-unsaved-form'
import type { Navigation } from '../../navigation/navigation-state'

const BLANK = rateStart()
const parse = (json: unknown) => ratePageSchema.parse(json)

/**
 * The rate page of this desk: of the window's place, so that Back and Forward go from question to question, or else the last one on this
 * machine, even of an earlier run. Undefined until that is known.
 */
export function useRatePage(navigation: Navigation): {
  page: RatePage | undefined
  /** A page that takes the place of one that was changed in the `same` way just before makes no step back of its own. */
  change: (page: RatePage, same?: string) => void
} {
  const key = `rates/${useStoreId()}`
  const kept = useUnsavedForm(key, parse, BLANK)
  const now = navigation.route.rate
  const last = useRef<RatePage>(undefined)
  const lastWay = useRef<string>(undefined)
  const start = kept.value
  const { askRate } = navigation
  useEffect(() => {
    if (now) {
      last.current = now
      keepText(key, JSON.stringify(now))
    } else if (start) askRate(last.current ?? start, true)
  }, [key, now, start, askRate])
  return {
    page: now,
    change: (page, same) => {
      askRate(page, same !== undefined && same === lastWay.current)
      lastWay.current = same
    },
  }
}

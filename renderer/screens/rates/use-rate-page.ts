import { useEffect, useMemo, useRef } from 'react'
import { asksNothing, firstPage, rateStart } from '../../../core/queries/rate-page'
import { ratePageSchema, type RatePage } from '../../../core/queries/rate-schemas'
import { useStoreId } from '../../client/environment'
import { keepText } from '../../client/unsaved-text'
import { useDesk } from '../../client/use-desk'
import { useUnsavedForm } from '../../client/use-unsaved-form'
import type { Navigation } from '../../navigation/navigation-state'

const BLANK = rateStart()
const parse = (json: unknown) => ratePageSchema.parse(json)

/**
 * The rate page of this desk: of the window's place, so that Back and Forward go from question to question, or else the last one on this
 * machine, even of an earlier run, or where nobody has asked yet the first of the desk's rate figures. Undefined until that is known.
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
  const asked = kept.value && !asksNothing(kept.value) ? kept.value : undefined
  const isFirst = !now && kept.value !== undefined && asked === undefined
  const figures = useDesk('desk:rate-figures', {}, isFirst)
  // An answer that is kept may be of an earlier desk.
  const isKnown = !figures.isFetching && (figures.data !== undefined || figures.error !== null)
  const start = useMemo(
    () => asked ?? (isFirst && isKnown ? firstPage(figures.data?.rows ?? []) : undefined),
    [asked, isFirst, isKnown, figures.data],
  )
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

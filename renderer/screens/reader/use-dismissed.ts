import { useEffect, useEffectEvent, useRef } from 'react'
import type { Offer } from '../../../core/queries/offer-schemas'
import { offerKey } from './use-offers'

/**
 * Goes to a dismissed suggestion when an undo has brought it back. Returns a function that notes that one was dismissed; the list may still have it for a
 * moment.
 */
export function useDismissed(listed: readonly Offer[], show: (offer: Offer) => void): (offer: Offer) => void {
  const gone = useRef(new Map<string, { isAway: boolean }>())
  const goTo = useEffectEvent(show)
  useEffect(() => {
    const here = new Map(listed.map((offer) => [offerKey(offer), offer]))
    for (const [key, state] of gone.current) {
      const offer = here.get(key)
      if (!offer) state.isAway = true
      else if (state.isAway) {
        gone.current.delete(key)
        goTo(offer)
      }
    }
  }, [listed])
  return (offer) => void gone.current.set(offerKey(offer), { isAway: false })
}

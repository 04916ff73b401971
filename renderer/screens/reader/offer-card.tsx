import { Button } from '@mantine/core'
import type { KeyboardEvent, ReactNode } from 'react'
import type { Stretch } from '../../../core/base/text-pieces'
import type { Offer, OfferWay } from '../../../core/queries/offer-schemas'
import look from '../../look/look.module.css'
import { useTexts } from '../../text/text-context'
import { offerWords, wayWords } from './offer-words'
import classes from './reader.module.css'

/** The name of the card on the page: there is one at most. */
export const OFFER_CARD = 'suggestion'

/** The card of a suggestion, and the stretch of the text that it is beside. */
export interface ShownOffer extends Stretch {
  card: ReactNode
}

/** The suggestion that a person went to: its meaning, and the ways to accept it. Enter takes the first way, X dismisses it, and Esc closes the card. */
export function OfferCard(props: {
  offer: Offer
  /** Its number among how many; undefined if not all are counted. */
  place: { number: number; count: number } | undefined
  /** The title of the record to quote for. */
  target: string | undefined
  readByMachine: boolean
  take: (way: OfferWay) => void
  dismiss: () => void
  leave: () => void
}) {
  const texts = useTexts()
  const { t } = texts
  const { offer, place, target, readByMachine, take, dismiss, leave } = props
  const isUsable = (way: OfferWay) => way.way !== 'quote' || target !== undefined
  const first = offer.ways.find(isUsable)
  const says = offerWords(offer, texts)
  const way = wayWords(first ?? { way: 'quote' }, offer, target, texts)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.target !== event.currentTarget) return
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Enter' && first && !event.repeat) take(first)
    else if (event.key === 'Escape') leave()
    else if (event.key.normalize('NFKC').toLowerCase() === 'x') dismiss()
    else if (event.key !== 'Enter') return
    event.preventDefault()
  }
  return (
    <article
      id={`card-${OFFER_CARD}`}
      data-card={OFFER_CARD}
      data-at={offer.suggestion.start}
      data-kind="suggestion"
      tabIndex={0}
      aria-label={t('suggest.line', { suggestion: says, way })}
      aria-describedby="reader-suggestion-keys"
      aria-current="true"
      className={classes.card}
      onKeyDown={onKeyDown}
    >
      <p className={look.quiet}>{place ? t('suggest.number', place) : t('suggest.one')}</p>
      <p className={classes.cardKind} dir="auto">
        {says}
      </p>
      {readByMachine && <p className={look.caveat}>{t('reading.byMachine')}</p>}
      {!first && <p className={look.quiet}>{way}</p>}
      <p className={classes.cardWays}>
        {offer.ways.filter(isUsable).map((one, index) => (
          <Button
            // The ways of a suggestion never change their order.
            key={`${index}/${one.way}`}
            size="compact-xs"
            variant={one === first ? 'filled' : 'default'}
            {...(one === first ? { 'aria-keyshortcuts': 'Enter' } : {})}
            onClick={() => take(one)}
          >
            {wayWords(one, offer, target, texts)}
          </Button>
        ))}
        <Button size="compact-xs" variant="subtle" aria-keyshortcuts="X" onClick={dismiss}>
          {t('suggest.dismiss')}
        </Button>
      </p>
    </article>
  )
}

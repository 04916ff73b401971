import { Button } from '@mantine/core'
import { useState } from 'react'
import { withPlainBreaks } from '../../../core/base/text'
import { shorten } from '../../../core/desk/titles'
import type { Offer, OfferWay } from '../../../core/queries/offer-schemas'
import type { SourceText } from '../../../core/queries/reading-schemas'
import { SENTENCE_KINDS } from '../../../core/suggest/suggestion'
import { MoreButton } from '../../parts/more-button'
import { useTexts } from '../../text/text-context'
import { LackingLine } from './lacking-line'
import { offerWords, wayWords } from './offer-words'
import classes from './reader.module.css'
import { offerKey } from './use-offers'
import { Dialog, DialogButtons } from '../../look/dialog'

/** How many more suggestions show at a time. */
const STEP = 100

/** All suggestions in a list, to accept several of them as one step of undo. */
export function OffersPanel(props: {
  offers: readonly Offer[]
  target: string | undefined
  /** The way of an offer that needs nothing more, if it has one. */
  atOnce: (offer: Offer) => OfferWay | undefined
  accept: (chosen: readonly Offer[]) => Promise<boolean>
  show: (offer: Offer) => void
  close: () => void
  /** Closes the list for a form that takes the focus. */
  leave: () => void
  problem: string | undefined
  lacks: SourceText['lacks']
  /** How many were dismissed. */
  dismissed: number
  offerAgain: () => void
}) {
  const texts = useTexts()
  const { t } = texts
  const { offers, target, atOnce } = props
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [count, setCount] = useState(STEP)
  const [busy, setBusy] = useState(false)
  const taken = offers.filter((offer) => chosen.has(offerKey(offer)) && atOnce(offer))
  const toggle = (key: string, is: boolean) => {
    const next = new Set(chosen)
    if (is) next.add(key)
    else next.delete(key)
    setChosen(next)
  }
  const accept = () => {
    if (busy || taken.length === 0) return
    setBusy(true)
    void props.accept(taken).then((done) => {
      setBusy(false)
      if (done) props.close()
    })
  }
  return (
    <Dialog
      opened
      onClose={props.close}
      title={t('suggest.panel', { count: offers.length })}
      closeButtonProps={{ 'aria-label': t('suggest.close') }}
      size="xl"
    >
      <p>{t(offers.some(atOnce) ? 'suggest.panelHint' : 'suggest.noneAtOnce')}</p>
      <LackingLine lacks={props.lacks} made={props.leave} />
      <ul className={classes.offers}>
        {offers.slice(0, count).map((offer) => {
          const key = offerKey(offer)
          const way = atOnce(offer)
          const [first] = offer.ways
          const suggestion = offerWords(offer, texts)
          const words = first ? wayWords(way ?? first, offer, target, texts) : ''
          const line = t('suggest.line', { suggestion, way: words })
          return (
            <li key={key}>
              {way ? (
                <label dir="auto">
                  <input
                    type="checkbox"
                    checked={chosen.has(key)}
                    onChange={(event) => toggle(key, event.currentTarget.checked)}
                  />{' '}
                  {line}
                  <Words suggestion={offer.suggestion} />
                </label>
              ) : (
                <span dir="auto">
                  {line}
                  <Words suggestion={offer.suggestion} />
                </span>
              )}
              <Button
                size="compact-xs"
                variant="subtle"
                aria-label={texts.labelled(t('suggest.show'), suggestion)}
                onClick={() => props.show(offer)}
              >
                {t('suggest.show')}
              </Button>
            </li>
          )
        })}
      </ul>
      {offers.length > count && (
        <MoreButton label={t('suggest.more')} loaded={count} loading={false} more={() => setCount(count + STEP)} />
      )}
      {props.problem !== undefined && <p role="alert">{props.problem}</p>}
      <DialogButtons>
        {props.dismissed > 0 && (
          <Button variant="subtle" onClick={props.offerAgain}>
            {t('suggest.offerAgain', { count: props.dismissed })}
          </Button>
        )}
        <Button disabled={taken.length === 0} aria-busy={busy} onClick={accept}>
          {t('suggest.acceptChosen', { count: taken.length })}
        </Button>
      </DialogButtons>
    </Dialog>
  )
}

/** The words of a whole sentence: its meaning alone does not tell two of them apart. */
function Words({ suggestion: { kind, text } }: Pick<Offer, 'suggestion'>) {
  const { t } = useTexts()
  if (!SENTENCE_KINDS.has(kind)) return null
  return <span className={classes.offerSentence}>{t('suggest.quoted', { words: shorten(withPlainBreaks(text)) })}</span>
}

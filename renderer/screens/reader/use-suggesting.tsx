import { useRef, useState, type RefObject } from 'react'
import type { Stretch } from '../../../core/base/text-pieces'
import { isAtOnce, type AcceptFor } from '../../../core/editing/accept-offers'
import type { RecordRef } from '../../../core/model/values/record-ref'
import type { Offer, OfferWay } from '../../../core/queries/offer-schemas'
import { newId } from '../../client/new-id'
import type { Navigation } from '../../navigation/navigation-state'
import { useTexts } from '../../text/text-context'
import { OFFER_CARD, OfferCard, type ShownOffer } from './offer-card'
import { OffersPanel } from './offers-panel'
import type { TextHandle } from './reader-text'
import { MADE_FROM, type QuoteTarget } from './selection-bar'
import { useOffers } from './use-offers'
import type { usePassages } from './use-passages'
import type { useMakingFrom } from './use-quoting'
import type { KnownText } from './use-source'

/** A name and a post to make in the small dialog, and the words that are then evidence for it. */
export interface QuickWanted {
  kind: 'membership' | 'post'
  stretch: Stretch
  name: string
  post: string
}

interface Suggesting {
  source: string
  text: KnownText
  view: Stretch
  editable: boolean
  /** The record beside the text. */
  beside: RecordRef | undefined
  target: QuoteTarget | undefined
  passages: ReturnType<typeof usePassages>
  making: ReturnType<typeof useMakingFrom>
  navigation: Navigation
  handle: RefObject<TextHandle | null>
  /** Where the walk begins. */
  from: () => number
  quick: (wanted: QuickWanted) => void
  /** Says something in the reader's status line. */
  say: (text: string | undefined) => void
}

/** The suggestions of the text that is read: shown in it, walked through, accepted one by one or several at once. Nothing is added without a person. */
export function useSuggesting(props: Suggesting) {
  const { source, text, view, editable, target, passages, making, navigation, handle } = props
  const { t, title } = useTexts()
  const [shown, setShown] = useState(true)
  const [listing, setListing] = useState(false)
  // Only these tell the issue of a position.
  const beside = props.beside && ISSUE_TELLING.has(props.beside.collection) ? props.beside : undefined
  const offers = useOffers(source, text, view, beside, editable)
  const isBusy = useRef(false)
  const isShown = shown && editable
  const active = isShown ? offers.active : undefined
  const quoteFor: AcceptFor | undefined = target && { about: target.view.ref, field: target.field, role: target.role }
  const targetTitle = target && title(target.view.title)

  const show = (offer: Offer) => {
    offers.setActive(offer)
    props.say(undefined)
    passages.forget()
    handle.current?.reveal(offer.suggestion, OFFER_CARD)
  }
  const step = async (by: 1 | -1) => {
    if (!isShown) return
    const found = await offers.next(props.from(), by)
    if (found) return show(found)
    passages.forget()
    props.say(t('suggest.none'))
  }
  /** Goes on from a suggestion that is done with; the focus stays in the text if there is no other. */
  const goTo = (after: Offer | undefined) => {
    offers.setActive(after)
    if (after) handle.current?.reveal(after.suggestion, OFFER_CARD)
    else handle.current?.focus()
  }
  const acceptAll = async (accepted: readonly { offer: Offer; way: OfferWay }[]): Promise<boolean> => {
    if (isBusy.current) return false
    isBusy.current = true
    const done = await passages.accept(
      accepted.map(({ offer: { passage, same }, way }) => ({ passage, same, way })),
      quoteFor,
    )
    if (done) await offers.refresh()
    isBusy.current = false
    return done
  }
  const takeAtOnce = async (offer: Offer, way: OfferWay) => {
    // The next one is known before this one leaves the list.
    const [after, done] = await Promise.all([offers.next(offer.suggestion.start, 1), acceptAll([{ offer, way }])])
    if (done) goTo(after)
  }
  const take = (offer: Offer, way: OfferWay) => {
    if (!editable) return
    if (isAtOnce(way, quoteFor)) void takeAtOnce(offer, way)
    else if (way.way === 'quick')
      props.quick({ kind: way.kind, stretch: offer.passage, name: way.name, post: way.post })
    else if (way.way === 'form') {
      const of = MADE_FROM.find((kind) => kind === way.of)
      if (of) making.make(of, offer.passage, way.given, way.field)
      else navigation.make({ of: way.of, given: way.given, id: newId() })
    }
  }
  const dismiss = (offer: Offer) => {
    void offers.next(offer.suggestion.start, 1).then(goTo)
    offers.dismiss(offer)
  }
  // A figure is evidence for one field of one record: that is chosen on its own card, never for many at once.
  const atOnce = (offer: Offer) => offer.ways.find((way) => isAtOnce(way, undefined))

  const card: ShownOffer | undefined = active && {
    start: active.suggestion.start,
    end: active.suggestion.end,
    card: (
      <OfferCard
        offer={active}
        place={offers.isWhole ? { number: offers.number, count: offers.listed.length } : undefined}
        target={targetTitle}
        readByMachine={text.readByMachine}
        take={(way) => take(active, way)}
        dismiss={() => dismiss(active)}
        leave={() => goTo(undefined)}
      />
    ),
  }
  const panel = listing && (
    <OffersPanel
      offers={offers.listed}
      target={targetTitle}
      atOnce={atOnce}
      accept={(chosen) =>
        acceptAll(
          chosen.flatMap((offer) => {
            const way = atOnce(offer)
            return way ? [{ offer, way }] : []
          }),
        )
      }
      show={(offer) => {
        setListing(false)
        show(offer)
      }}
      close={() => setListing(false)}
      problem={passages.said?.failed ? passages.said.text : undefined}
    />
  )
  return {
    card,
    panel,
    step,
    /** The stretches to mark in the text. */
    stretches: isShown ? offers.listed.map(({ suggestion }) => suggestion) : NONE,
    /** Goes to the shortest suggestion at a place; true if there is one. */
    openAt: (place: number): boolean => {
      const at = isShown ? offers.listed.filter(({ suggestion: { start, end } }) => start <= place && place < end) : []
      const [offer] = at.toSorted((a, b) => lengthOf(a) - lengthOf(b))
      if (offer) show(offer)
      return offer !== undefined
    },
    tools: editable
      ? {
          count: offers.listed.length,
          isWhole: offers.isWhole,
          shown,
          setShown,
          step: (by: 1 | -1) => void step(by),
          list: () => {
            passages.forget()
            setListing(true)
          },
        }
      : undefined,
  }
}

const ISSUE_TELLING: ReadonlySet<string> = new Set(['issue', 'position', 'line'])
const NONE: readonly Stretch[] = []
const lengthOf = ({ suggestion: { start, end } }: Offer) => end - start

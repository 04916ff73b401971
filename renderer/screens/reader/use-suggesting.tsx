import { useRef, useState, type RefObject } from 'react'
import type { Stretch } from '../../../core/base/text-pieces'
import { isAtOnce, type AcceptFor } from '../../../core/editing/accept-offers'
import type { RecordRef } from '../../../core/model/values/record-ref'
import type { Offer, OfferWay } from '../../../core/queries/offer-schemas'
import { SENTENCE_KINDS, SUGGESTION_KINDS, type Suggestion } from '../../../core/suggest/suggestion'
import { ask } from '../../client/bridge'
import { useEnvironment } from '../../client/environment'
import { newId } from '../../client/new-id'
import { useReturnedFocus } from '../../lists/returned-focus'
import type { Navigation } from '../../navigation/navigation-state'
import { useTexts } from '../../text/text-context'
import { OFFER_CARD, OfferCard, type ShownOffer } from './offer-card'
import { OffersPanel } from './offers-panel'
import type { TextHandle } from './reader-text'
import { MADE_FROM, type QuoteTarget } from './selection-bar'
import { useDismissed } from './use-dismissed'
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
  /** The party, if the words say it. */
  party?: string | undefined
  /** Somebody else whom the words name and the desk lacks. */
  next?: string | undefined
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
  const { suggestionsOff: off } = useEnvironment()
  // Only these tell the issue of a position.
  const beside = props.beside && ISSUE_TELLING.has(props.beside.collection) ? props.beside : undefined
  const offers = useOffers(source, text, view, beside, editable, off)
  const isBusy = useRef(false)
  const isShown = shown && editable
  const active = isShown ? offers.active : undefined
  // Any edit may take the suggestion off the list: its card goes, and the keys work on in the text.
  useReturnedFocus(active !== undefined, () => handle.current?.focus())
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
  /** Makes one edit at a time, and has the list know of it. */
  const editing = async (edit: () => Promise<boolean>): Promise<boolean> => {
    if (isBusy.current) return false
    isBusy.current = true
    const done = await edit()
    if (done) await offers.refresh()
    isBusy.current = false
    return done
  }
  const acceptAll = (accepted: readonly { offer: Offer; way: OfferWay }[]) =>
    editing(() =>
      passages.accept(
        accepted.map(({ offer: { passage, same }, way }) => ({ passage, same, way })),
        quoteFor,
      ),
    )
  /** Is done with a suggestion by an edit, and goes to the next one. */
  const settle = async ({ suggestion }: Offer, edit: Promise<boolean>) => {
    // The next one is known before this one leaves the list.
    const [after, done] = await Promise.all([offers.next(suggestion.start, 1), edit])
    if (done) goTo(after)
  }
  const take = (offer: Offer, way: OfferWay) => {
    if (!editable) return
    if (isAtOnce(way, quoteFor)) void settle(offer, acceptAll([{ offer, way }]))
    else if (way.way === 'quick')
      props.quick({ kind: way.kind, stretch: offer.passage, name: way.name, post: way.post })
    else if (way.way === 'form') {
      const of = MADE_FROM.find((kind) => kind === way.of)
      if (of) making.make(of, offer.passage, way.given, way.field)
      else navigation.make({ of: way.of, given: way.given, id: newId() })
    }
  }
  const noteDismissed = useDismissed(offers.listed, show)
  const dismiss = (offer: Offer) => {
    noteDismissed(offer)
    void settle(
      offer,
      editing(() => passages.dismiss(offer.suggestion)),
    )
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
  const leaveList = () => {
    setListing(false)
    // The dialog gives the focus to nothing once it is gone.
    requestAnimationFrame(() => goTo(active))
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
      close={leaveList}
      leave={() => setListing(false)}
      lacks={text.lacks}
      dismissed={text.dismissed}
      offerAgain={() => void editing(passages.offerAgain)}
      problem={passages.said?.failed ? passages.said.text : undefined}
    />
  )
  return {
    card,
    panel,
    step,
    /** The stretches to mark in the text. */
    stretches: isShown ? offers.listed.map(({ suggestion }) => markedPart(suggestion)) : NONE,
    /** The places of the sentences, which have a mark in the margin. */
    stated: isShown
      ? offers.listed.flatMap(({ suggestion: { kind, start } }) => (SENTENCE_KINDS.has(kind) ? [start] : []))
      : NOWHERE,
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
          isWaiting: offers.isWaiting,
          shown,
          setShown,
          kinds: SUGGESTION_KINDS.filter((kind) => offers.kinds.has(kind) || off.includes(kind)),
          off,
          // Another version may know kinds that this one does not: they stay off.
          setOff: (chosen: readonly string[]) =>
            void ask('app:choose', { suggestionsOff: [...chosen] }).catch(passages.fail),
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
const NOWHERE: readonly number[] = []

/** The part of a suggestion to mark: of a whole sentence only the words that make it one, or nearly every sentence would have a line. */
function markedPart(suggestion: Suggestion): Stretch {
  if (suggestion.kind === 'position' || suggestion.kind === 'denial') return suggestion.value.cue
  return suggestion.kind === 'statement' ? suggestion.value.verb : suggestion
}
const lengthOf = ({ suggestion: { start, end } }: Offer) => end - start

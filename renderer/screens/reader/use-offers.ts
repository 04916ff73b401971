import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { pieceAt, type Stretch } from '../../../core/base/text-pieces'
import type { RecordRef } from '../../../core/model/values/record-ref'
import type { Offer } from '../../../core/queries/offer-schemas'
import type { SourceSuggestions } from '../../../core/queries/offer-schemas'
import { ask } from '../../client/bridge'
import { pageOf, pageStart, piecesQuery, type KnownText } from './use-source'

/** A text of at most so many UTF-16 code units is searched as a whole, a longer one by the pages near the view. */
const WHOLE_MAX = 60_000

/** Names an offer as long as the text stays: its kind and its place. */
export const offerKey = ({ suggestion: { kind, start, end } }: Offer): string => `${kind}/${start}/${end}`

/** The suggestions of a text. A thing that is named several times is listed once. */
export function useOffers(
  source: string,
  text: KnownText,
  view: Stretch,
  beside: RecordRef | undefined,
  enabled: boolean,
  off: readonly string[],
) {
  const client = useQueryClient()
  const [active, setActive] = useState<Offer>()
  const last = pageOf(text.starts.length - 1)
  const isWhole = text.length <= WHOLE_MAX
  const pageAt = (place: number) => pageOf(pieceAt(text.starts, place))
  const [from, to] = isWhole ? [0, last] : [pageAt(view.start), pageAt(Math.max(view.start, view.end - 1))]
  const kept = active && !isWhole ? pageAt(active.suggestion.start) : from
  const pages = useMemo(() => {
    const near = Array.from({ length: to - from + 1 }, (_, index) => from + index)
    return near.includes(kept) ? near : [...near, kept].toSorted((a, b) => a - b)
  }, [from, to, kept])
  const query = (page: number) => ({
    queryKey: ['desk:source-suggestions', source, text.sha256, page, beside],
    queryFn: async () => {
      // The words come first: the desk answers one question after another.
      await client.ensureQueryData(piecesQuery(source, text.sha256, isWhole ? 0 : page))
      return askOffers(source, text, page, beside)
    },
  })
  const answers = useQueries({
    queries: pages.map((page) => ({
      ...query(page),
      enabled,
      // While another record comes beside the text, the suggestions stay.
      placeholderData: (before: Offer[] | undefined) => before,
    })),
    combine: (results) => results.map(({ data }) => data),
  })
  const listed = useMemo(() => shownOf(answers, off), [answers, off])
  const at = active ? listed.findIndex((offer) => offerKey(offer) === offerKey(active)) : -1

  /** The next listed suggestion after a place, or the one before it, also on a page that is not here yet. */
  const next = async (place: number, by: 1 | -1): Promise<Offer | undefined> => {
    // One that was accepted in a form or a dialog has left the list: the walk goes on from its place.
    const left = at < 0 ? active?.suggestion : undefined
    const isBeyond = ({ suggestion }: Offer) =>
      left ? inOrder(suggestion, left) * by > 0 : by > 0 ? suggestion.start >= place : suggestion.start < place
    // The key may come before the first answers.
    const isHere = answers.every((answer) => answer !== undefined)
    const ensure = (page: number) => client.ensureQueryData(query(page))
    const here = isHere ? listed : shownOf(await Promise.all(pages.map(ensure)), off)
    const near = at >= 0 ? here[at + by] : by > 0 ? here.find(isBeyond) : here.findLast(isBeyond)
    if (near || isWhole) return near
    const known = new Set(here.map(({ same }) => same))
    for (let page = by > 0 ? to + 1 : from - 1; page >= 0 && page <= last; page += by) {
      const offers = await ensure(page)
      const fresh = offers.filter((offer) => !known.has(offer.same) && !off.includes(offer.suggestion.kind))
      const found = by > 0 ? fresh[0] : fresh.at(-1)
      if (found) return found
    }
    return undefined
  }
  const kinds = useMemo(() => new Set(answers.flatMap((answer) => (answer ?? []).map(kindOf))), [answers])
  return {
    listed,
    /** The kinds that the text has, those that are not shown too. */
    kinds,
    isWhole,
    /** True while the first answers are on their way: none may still become many. */
    isWaiting: enabled && answers.some((answer) => answer === undefined),
    /** The suggestion whose card shows; undefined once it is accepted. */
    active: at < 0 ? undefined : listed[at],
    number: at + 1,
    setActive,
    next,
    /** Resolves once the list knows of the last edit, so that nothing is accepted twice. */
    refresh: () => client.invalidateQueries({ queryKey: ['desk:source-suggestions', source] }),
  }
}

const kindOf = ({ suggestion: { kind } }: Offer) => kind

/** The order in the text: of two with one beginning, the longer is first. */
const inOrder = (a: Stretch, b: Stretch) => a.start - b.start || b.end - a.end

/** The suggestions of the kinds that are shown; a thing that is named several times once. */
function shownOf(answers: readonly (readonly Offer[] | undefined)[], off: readonly string[]): Offer[] {
  const seen = new Set<string>()
  return answers.flatMap((answer) =>
    (answer ?? []).filter((offer) => {
      if (seen.has(offer.same) || off.includes(offer.suggestion.kind)) return false
      seen.add(offer.same)
      return true
    }),
  )
}

/** The suggestions that begin on a page: as many answers as it takes. */
async function askOffers(
  source: string,
  text: KnownText,
  page: number,
  beside: RecordRef | undefined,
): Promise<Offer[]> {
  const end = pageStart(text, page + 1)
  const offers: Offer[] = []
  for (let from: number | undefined = pageStart(text, page); from !== undefined && from < end;) {
    const answer: SourceSuggestions = await ask('desk:source-suggestions', {
      source,
      from,
      ...(beside ? { beside } : {}),
    })
    offers.push(...answer.offers.filter(({ suggestion }) => suggestion.start < end))
    from = answer.next
  }
  return offers
}

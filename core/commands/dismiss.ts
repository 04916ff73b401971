import { carryOver } from '../anchors/carry-over'
import { placeAt } from '../anchors/passage-location'
import { sameContent } from '../base/same-value'
import { getOrThrow, type DeskRead } from '../desk/desk-read'
import type { Source } from '../model/records/records'
import type { Dismiss, OfferAgain } from './anchor-schemas'
import type { Applied } from './apply'
import { checkOps } from './check-ops'
import type { Actor } from './command'
import { stretchOf } from './mark'
import { touched } from './touched'

/**
 * Dismisses a suggestion of a source's text: an edit like any other, so that it lasts, holds for colleagues too, and is undone as the last thing that was done.
 * @throws ParleyError `record-missing`, `record-changed`, `source-without-text`, `place-unfit`, `field-invalid`
 */
export function dismiss(desk: DeskRead, wanted: Dismiss, actor: Actor): Applied {
  return checked(desk, planDismiss(desk, wanted, actor))
}

/** As `dismiss`, without checking the rules: the caller checks them after adding to the plan. */
export function planDismiss(desk: DeskRead, wanted: Dismiss, actor: Actor): Applied {
  const source = getOrThrow(desk, 'source', wanted.source)
  const { start, end } = stretchOf(desk, source, wanted)
  const dismissed = { kind: wanted.suggestion, start, end }
  const known = source.dismissed ?? []
  const isKnown = known.some((one) => one.kind === wanted.suggestion && one.start === start && one.end === end)
  return changed(source, isKnown ? source : { ...source, dismissed: [...known, dismissed] }, actor)
}

/** Offers all dismissed suggestions of a source again. @throws ParleyError `record-missing` */
export function offerAgain(desk: DeskRead, wanted: OfferAgain, actor: Actor): Applied {
  return checked(desk, planOfferAgain(desk, wanted, actor))
}

/** As `offerAgain`, without checking the rules. */
export function planOfferAgain(desk: DeskRead, wanted: OfferAgain, actor: Actor): Applied {
  const source = getOrThrow(desk, 'source', wanted.source)
  const { dismissed: _dismissed, ...rest } = source
  return changed(source, rest, actor)
}

/** The dismissals of a text that hold for the text that replaces it: those whose words have a certain place in it. */
export function carriedDismissals(before: string, after: string, dismissed: Source['dismissed']): Source['dismissed'] {
  const carry = carryOver({ before, after })
  const kept = (dismissed ?? []).flatMap(({ kind, start, end }) => {
    const place = end <= before.length ? carry(placeAt(before, start, end)) : undefined
    return place ? [{ kind, start: place.start, end: place.end }] : []
  })
  return kept.length === 0 ? undefined : kept
}

function changed(before: Source, after: Source, actor: Actor): Applied {
  return {
    ops: sameContent(before, after) ? [] : [{ op: 'put', collection: 'source', record: touched(after, actor) }],
    label: { kind: 'change', collection: 'source', id: before.id, fields: ['dismissed'], more: 0 },
  }
}

function checked(desk: DeskRead, applied: Applied): Applied {
  checkOps(desk, applied.ops)
  return applied
}

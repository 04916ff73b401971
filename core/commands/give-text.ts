import { fold } from '../anchors/folded-text'
import { asSourceText } from '../anchors/source-text'
import { ParleyError } from '../base/errors'
import { sameContent } from '../base/same-value'
import { isBlank } from '../base/text'
import { getOrThrow, type DeskRead } from '../desk/desk-read'
import { sourceOf } from '../desk/index-keys'
import type { Op } from '../desk/ops'
import { withText } from '../desk/with-text'
import type { Annotation, Source } from '../model/records/records'
import type { GiveText, PlaceQuote } from './anchor-schemas'
import type { Applied } from './apply'
import type { AppliedWithTexts, Hash } from './applied-with-texts'
import { CarriedQuotes, type HashedText } from './carried-quotes'
import { checkOps } from './check-ops'
import type { Actor } from './command'
import { carriedDismissals } from './dismiss'
import { originalOf } from './keep-original'
import { invalid } from './made-record'
import { stretchOf } from './mark'
import { touched } from './touched'

/**
 * Gives a source its whole text, or a new one, as one edit. Quotes whose place in it is certain are carried over; the others keep their words, and name the
 * text that they are from, until a person places them. Earlier texts and originals stay on the disk.
 * @throws ParleyError `record-missing`, `record-changed`, `field-invalid`, `rule-broken`, those of reading the text so far
 */
export function giveText(desk: DeskRead, wanted: GiveText, actor: Actor, hash: Hash): AppliedWithTexts {
  const planned = planGiveText(desk, wanted, actor, hash)
  const [text = ''] = planned.texts
  checkOps(withText(desk, 'source', hash(text), text), planned.ops)
  return planned
}

/** As `giveText`, without checking the rules: the caller checks them after adding to the plan. */
export function planGiveText(desk: DeskRead, wanted: GiveText, actor: Actor, hash: Hash): AppliedWithTexts {
  const before = asSeen(desk, 'source', wanted.source, wanted.rev)
  const text = asSourceText(wanted.text)
  if (isBlank(text)) throw invalid('source', before.id, 'sha256', 'blank')
  const sha256 = hash(text)
  const source = sourceWith(desk, before, wanted, { sha256, text })
  const quotes = new CarriedQuotes(desk, { sha256, text })
  const ops: Op[] = [
    ...(sameContent(source, before) ? [] : [put('source', touched(source, actor))]),
    ...quoteOps(desk, before, quotes, actor),
    ...trashedOps(desk, before, quotes),
  ]
  return {
    ops,
    // With quotes in the trash, the edit touches a record twice, as only a batch does.
    label: {
      kind: 'batch',
      collection: 'source',
      id: before.id,
      fields: ['sha256'],
      more: Math.max(0, ops.length - 1),
    },
    texts: [text],
  }
}

function sourceWith(desk: DeskRead, before: Source, wanted: GiveText, { sha256, text }: HashedText): Source {
  const { original: former, readByMachine: _reading, dismissed: _dismissed, ...rest } = before
  const { readByMachine } = wanted
  // A text that a person corrected or typed has no file: the picture of the page stays, to be compared with.
  const given = originalOf(wanted)
  // The same file is kept on, whether it was handed over again or not.
  const isSame = former?.kept === true && given?.sha256 === former.sha256
  const original = isSame ? former : (given ?? (former?.kept === true ? former : undefined))
  const dismissed =
    before.dismissed && before.sha256 !== undefined
      ? carriedDismissals(desk.sourceText(before.sha256), text, before.dismissed)
      : undefined
  return {
    ...rest,
    sha256,
    ...(dismissed ? { dismissed } : {}),
    ...(original ? { original } : {}),
    ...(readByMachine === true ? { readByMachine } : {}),
  }
}

function quoteOps(desk: DeskRead, source: Source, quotes: CarriedQuotes, actor: Actor): Op[] {
  const all = desk.index('annotation', sourceOf).get(source.id)
  return all.flatMap((quote) => {
    const next = quotes.of(quote, source.sha256)
    return sameContent(next, quote) ? [] : [put('annotation', touched(next, actor))]
  })
}

/** Quotes in the trash follow the text too, so that they can be restored. They stay there, under the name of the person who deleted them. */
function trashedOps(desk: DeskRead, source: Source, quotes: CarriedQuotes): Op[] {
  return Object.values(desk.trash).flatMap(({ collection, record, ...trash }): Op[] => {
    if (collection !== 'annotation') return []
    const quote = record as Annotation
    const next = quote.source === source.id ? quotes.of(quote, source.sha256) : quote
    if (sameContent(next, quote)) return []
    return [put('annotation', next), { op: 'delete', collection, id: quote.id, trash }]
  })
}

/**
 * Gives a quote a place in the present text of its source: a person's choice. Its words become those of the text there, and `was` keeps those that were quoted before,
 * if they differ.
 * @throws ParleyError `record-missing`, `record-changed`, `source-without-text`, `place-unfit`, `rule-broken`
 */
export function placeQuote(desk: DeskRead, wanted: PlaceQuote, actor: Actor): Applied {
  const applied = planPlaceQuote(desk, wanted, actor)
  checkOps(desk, applied.ops)
  return applied
}

/** As `placeQuote`, without checking the rules: the caller checks them after adding to the plan. */
export function planPlaceQuote(desk: DeskRead, wanted: PlaceQuote, actor: Actor): Applied {
  const before = asSeen(desk, 'annotation', wanted.annotation, wanted.rev)
  const { snapshot: _earlier, was: former = before.exact, ...rest } = before
  const place = stretchOf(desk, getOrThrow(desk, 'source', before.source), wanted)
  // A line break, a hyphen at its end or the width of a sign makes no other words.
  const isReworded = fold(place.exact).units !== fold(former).units
  const next: Annotation = { ...rest, ...place, ...(isReworded ? { was: former } : {}) }
  return {
    ops: sameContent(next, before) ? [] : [put('annotation', touched(next, actor))],
    label: { kind: 'change', collection: 'annotation', id: before.id, fields: ['snapshot'], more: 0 },
  }
}

function asSeen<C extends 'source' | 'annotation'>(desk: DeskRead, collection: C, id: string, rev: number) {
  const before = getOrThrow(desk, collection, id)
  if (before.rev !== rev) throw new ParleyError('record-changed', { collection, id })
  return before
}

const put = <C extends 'source' | 'annotation'>(collection: C, record: Source | Annotation): Op => ({
  op: 'put',
  collection,
  record,
})

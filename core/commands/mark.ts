import { cutsCharacter, placeAt, type PassageLocation } from '../anchors/passage-location'
import { ParleyError } from '../base/errors'
import { getOrThrow, type DeskRead } from '../desk/desk-read'
import { sourceOf } from '../desk/index-keys'
import type { Source } from '../model/records/records'
import type { Mark } from './anchor-schemas'
import type { Applied } from './apply'
import { checkOps } from './check-ops'
import type { Actor } from './command'
import { made, type Made } from './made-record'
import { markingSaid } from './marking-said'
import { planEvidence, refuseUncitable } from './plan-evidence'

/**
 * Marks a stretch of a source's text: with a comment, or as evidence for a field of a record, or as it is. One edit.
 * @throws ParleyError `record-missing`, `record-changed`, `source-without-text`, `place-unfit`, `record-exists`, `field-invalid`, `cited-already`, `marking-other-scheme`,
 * `rule-broken`
 */
export function mark(desk: DeskRead, wanted: Mark, actor: Actor): Applied {
  const applied = planMark(desk, wanted, actor)
  checkOps(desk, applied.ops)
  return applied
}

/** As `mark`, without checking the rules: the caller checks them after adding to the plan. */
export function planMark(desk: DeskRead, wanted: Mark, actor: Actor): Applied {
  const { body, evidence, motivation = body === undefined ? 'highlighting' : 'commenting' } = wanted
  if (evidence) refuseUncitable(desk, evidence)
  const source = getOrThrow(desk, 'source', wanted.source)
  const place = stretchOf(desk, source, wanted)
  const isPlain = body === undefined && motivation === 'highlighting'
  const annotation = isPlain
    ? plainMark(desk, source, place, wanted.annotation, actor)
    : made(
        desk,
        'annotation',
        wanted.annotation,
        { ...quoteFields(desk, source, place), motivation, ...(body === undefined ? {} : { body }) },
        actor,
      )
  const cited = evidence ? planEvidence(desk, annotation.record, evidence, actor) : undefined
  const [collection, id] = evidence
    ? (['evidence', evidence.id] as const)
    : (['annotation', wanted.annotation] as const)
  return {
    ops: [...annotation.ops, ...(cited?.ops ?? [])],
    label: { kind: 'create', collection, id, fields: [], more: 0 },
  }
}

/**
 * The words of a stretch of a source's text. `sha256` names the text that the person saw, if given.
 * @throws ParleyError `source-without-text`, `record-changed` (the source has another text by now), `place-unfit`, those of reading the text
 */
export function stretchOf(
  desk: DeskRead,
  source: Source,
  { start, end, sha256 }: { start: number; end: number; sha256?: string | undefined },
): PassageLocation {
  if (source.sha256 === undefined) throw new ParleyError('source-without-text', { source: source.id })
  if (sha256 !== undefined && sha256 !== source.sha256)
    throw new ParleyError('record-changed', { collection: 'source', id: source.id })
  const text = desk.sourceText(source.sha256)
  if (start >= end || end > text.length || cutsCharacter(text, start) || cutsCharacter(text, end))
    throw new ParleyError('place-unfit')
  return placeAt(text, start, end)
}

/** The annotation that already marks the words and says nothing more, so that a memo has one note for them; else a new one. */
export function plainMark(
  desk: DeskRead,
  source: Source,
  place: PassageLocation,
  id: string,
  actor: Actor,
): Made<'annotation'> {
  const known = desk
    .index('annotation', sourceOf)
    .get(source.id)
    .find(
      (other) =>
        other.start === place.start &&
        other.exact === place.exact &&
        other.snapshot === undefined &&
        other.body === undefined,
    )
  if (known) return { record: known, ops: [] }
  return made(desk, 'annotation', id, { ...quoteFields(desk, source, place), motivation: 'highlighting' }, actor)
}

/** A quote has at least the marking of its source. @throws ParleyError `marking-other-scheme` */
const quoteFields = (desk: DeskRead, source: Source, place: PassageLocation) => ({
  source: source.id,
  ...place,
  marking: markingSaid(desk, 'source', source, 'annotation'),
})

import { placesOf } from '../anchors/find-passage'
import type { PassageLocation } from '../anchors/passage-location'
import { ParleyError } from '../base/errors'
import { isBlank, withPlainBreaks } from '../base/text'
import { getOrThrow, settingsOf, type DeskRead } from '../desk/desk-read'
import type { Op } from '../desk/ops'
import { withTexts } from '../desk/with-text'
import type { Source } from '../model/records/records'
import { checkField } from '../model/schema/check-field'
import type { AppliedWithTexts, Hash } from './applied-with-texts'
import { checkOps } from './check-ops'
import type { Cite, NewSource } from './cite-schema'
import type { Actor } from './command'
import { invalid, made } from './made-record'
import { plainMark } from './mark'
import { planEvidence, refuseUncitable } from './plan-evidence'
import { touched } from './touched'

/** The cited passage's place: the source after the command, the ops that put it there, and the text if it is new. */
interface Cited {
  source: Source
  place: PassageLocation
  ops: Op[]
  texts: string[]
}

/**
 * Cites a source for a field of a record: the source if it is new, the passage in it, and the evidence, as one edit. The passage of a new source, or of one
 * without a text on the desk, becomes its text; any other passage must be in the source's text, at one place or at the given one.
 * @throws ParleyError `record-missing`, `record-exists`, `record-changed`, `field-invalid`, `passage-not-found`, `passage-several`, `cited-already`,
 * `marking-other-scheme`, `rule-broken`
 */
export function cite(desk: DeskRead, wanted: Cite, actor: Actor, hash: Hash): AppliedWithTexts {
  const cited = planCite(desk, wanted, actor, hash)
  const texts = new Map(cited.texts.map((text) => [hash(text), text]))
  checkOps(withTexts(desk, 'source', texts), cited.ops)
  return cited
}

/** As `cite`, without checking the rules: the caller checks them after adding to the plan. */
export function planCite(desk: DeskRead, wanted: Cite, actor: Actor, hash: Hash): AppliedWithTexts {
  const { about, field, role } = wanted
  const evidence = { id: wanted.evidence, about, field, role }
  refuseUncitable(desk, evidence)
  const passage = tidy(wanted.passage)
  if (isBlank(passage)) throw invalid('annotation', wanted.annotation, 'exact', 'blank')
  const wrong = checkField('annotation', 'exact', passage)
  if (wrong) throw invalid('annotation', wanted.annotation, 'exact', wrong.reason, wrong.limit, wrong.length)
  const cited =
    'newId' in wanted.source
      ? citeNew(desk, wanted.source, passage, actor, hash)
      : citeKnown(desk, { id: wanted.source.id, passage, start: wanted.start, sha256: wanted.sha256 }, actor, hash)
  const annotation = plainMark(desk, cited.source, cited.place, wanted.annotation, actor)
  const ops = [...cited.ops, ...annotation.ops, ...planEvidence(desk, annotation.record, evidence, actor).ops]
  return {
    ops,
    label: { kind: 'create', collection: 'evidence', id: wanted.evidence, fields: [], more: 0 },
    texts: cited.texts,
  }
}

/** Line breaks of one kind, nothing around it. The characters stay the source's own: NFC would make 神 of U+FA19. */
const tidy = (text: string) => withPlainBreaks(text).trim()

function citeNew(desk: DeskRead, given: NewSource, passage: string, actor: Actor, hash: Hash): Cited {
  const [title, publisher, URL] = [given.title, given.publisher, given.URL].map((text) => tidy(text ?? ''))
  // A reader must be able to find it, or at least to name it.
  if (!title && !publisher && !URL) throw invalid('source', given.newId, 'citation.title', 'missing')
  const author = (given.author ?? '').split(/[;；]/).map(tidy).filter(Boolean)
  const citation = {
    type: 'document',
    ...(title ? { title } : {}),
    ...(author.length > 0 ? { author: author.map((literal) => ({ literal })) } : {}),
    ...(publisher ? { publisher } : {}),
    ...(URL ? { URL } : {}),
    ...(given.issued ? { issued: given.issued } : {}),
  }
  const { language } = settingsOf(desk)
  const fields = { kind: 'document', citation, language, reliability: given.reliability, sha256: hash(passage) }
  const { record, ops } = made(desk, 'source', given.newId, fields, actor)
  return { source: record, place: wholePassage(passage), ops, texts: [passage] }
}

interface InKnown {
  id: string
  passage: string
  /** The place of the passage, if the person chose one of several. */
  start: number | undefined
  /** The text that the person saw, if they chose. */
  sha256: string | undefined
}

function citeKnown(desk: DeskRead, { id, passage, start, sha256 }: InKnown, actor: Actor, hash: Hash): Cited {
  const before = getOrThrow(desk, 'source', id)
  if (sha256 !== undefined && sha256 !== before.sha256)
    throw new ParleyError('record-changed', { collection: 'source', id })
  if (before.sha256 !== undefined) {
    const all = placesOf(desk.sourceText(before.sha256), passage)
    const places = start === undefined ? all : all.filter((place) => place.start === start)
    const [place, ...others] = places
    if (!place) throw new ParleyError('passage-not-found')
    if (others.length > 0) throw new ParleyError('passage-several', { count: places.length, starts: startsOf(places) })
    return { source: before, place, ops: [], texts: [] }
  }
  const source: Source = { ...touched(before, actor), sha256: hash(passage) }
  return {
    source,
    place: wholePassage(passage),
    ops: [{ op: 'put', collection: 'source', record: source }],
    texts: [passage],
  }
}

/** The starts of the first places, for a caller that lets a person choose. */
const startsOf = (places: readonly PassageLocation[]) =>
  places
    .slice(0, 50)
    .map(({ start }) => start)
    .join(' ')

const wholePassage = (text: string): PassageLocation => ({
  exact: text,
  start: 0,
  end: text.length,
  prefix: '',
  suffix: '',
})

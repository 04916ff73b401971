import { ParleyError } from '../base/errors'
import { locatePassage, type PassageLocation } from '../base/passage-location'
import { plainJson } from '../base/plain-json'
import { isBlank, withPlainBreaks } from '../base/text'
import { getRef, getOrThrow, settingsOf, type DeskRead } from '../desk/desk-read'
import { refKey, type Op } from '../desk/ops'
import { withTexts } from '../desk/with-text'
import type { Source } from '../model/records/records'
import { checkField } from '../model/schema/check-field'
import { isCitable } from '../model/schema/evidence-path'
import { parseRecord } from '../model/schema/parse-record'
import type { CollectionName } from '../model/values/collection-names'
import type { AppliedWithTexts, Hash } from './applied-with-texts'
import { checkOps } from './check-ops'
import type { Cite, NewSource } from './cite-schema'
import type { Actor } from './command'
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
 * without a text on the desk, becomes its text; any other passage must be in the source's text.
 * @throws ParleyError `record-missing`, `record-exists`, `field-invalid`, `passage-not-found`, `cited-already`, `rule-broken`
 */
export function cite(desk: DeskRead, wanted: Cite, actor: Actor, hash: Hash): AppliedWithTexts {
  const cited = planCite(desk, wanted, actor, hash)
  const texts = new Map(cited.texts.map((text) => [hash(text), text]))
  checkOps(withTexts(desk, 'source', texts), cited.ops)
  return cited
}

/** As `cite`, without checking the rules: the caller checks them after adding to the plan. */
export function planCite(desk: DeskRead, wanted: Cite, actor: Actor, hash: Hash): AppliedWithTexts {
  refuseUncitable(desk, wanted)
  const passage = tidy(wanted.passage)
  if (isBlank(passage)) throw invalid('annotation', wanted.annotation, 'exact', 'blank')
  const wrong = checkField('annotation', 'exact', passage)
  if (wrong) throw invalid('annotation', wanted.annotation, 'exact', wrong.reason, wrong.limit, wrong.length)
  const cited =
    'newId' in wanted.source
      ? citeNew(desk, wanted.source, passage, actor, hash)
      : citeKnown(desk, wanted.source.id, passage, actor, hash)
  const annotation = annotationOf(desk, wanted, cited, actor)
  if (desk.all('evidence').some((item) => item.annotation === annotation.record.id && isSame(item, wanted)))
    throw new ParleyError('cited-already')
  const { about, field, role } = wanted
  const evidence = made(
    desk,
    'evidence',
    wanted.evidence,
    { annotation: annotation.record.id, about, field, role },
    actor,
  )
  const ops = [...cited.ops, ...annotation.ops, ...evidence.ops]
  return {
    ops,
    label: { kind: 'create', collection: 'evidence', id: wanted.evidence, fields: [], more: 0 },
    texts: cited.texts,
  }
}

/** Line breaks of one kind, nothing around it. The characters stay the source's own: NFC would make 神 of U+FA19. */
const tidy = (text: string) => withPlainBreaks(text).trim()

function refuseUncitable(desk: DeskRead, { about, field, evidence }: Cite): void {
  const record = getRef(desk, about)
  if (!record) throw new ParleyError('record-missing', { collection: about.collection, id: about.id })
  if (!isCitable(about.collection, record, field)) throw invalid('evidence', evidence, 'field', 'not-allowed')
}

/** Does the desk lack the record, the value or the source of a citation? */
export function lacksWhatItCites(desk: DeskRead, { about, field, source }: Cite): boolean {
  const record = getRef(desk, about)
  return !record || !isCitable(about.collection, record, field) || ('id' in source && !desk.get('source', source.id))
}

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

function citeKnown(desk: DeskRead, id: string, passage: string, actor: Actor, hash: Hash): Cited {
  const before = getOrThrow(desk, 'source', id)
  if (before.sha256 !== undefined) {
    const place = locatePassage(desk.sourceText(before.sha256), passage)
    if (!place) throw new ParleyError('passage-not-found')
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

const wholePassage = (text: string): PassageLocation => ({
  exact: text,
  start: 0,
  end: text.length,
  prefix: '',
  suffix: '',
})

/** The annotation that already marks the passage, so that a memo has one note for it; else a new one. */
function annotationOf(desk: DeskRead, wanted: Cite, { source, place }: Cited, actor: Actor): Made<'annotation'> {
  const known = desk
    .all('annotation')
    .find((mark) => mark.source === source.id && mark.exact === place.exact && mark.start === place.start)
  if (known) return { record: known, ops: [] }
  const fields = { source: source.id, ...place, motivation: 'highlighting' }
  return made(desk, 'annotation', wanted.annotation, fields, actor)
}

interface Made<C extends 'source' | 'annotation' | 'evidence'> {
  record: ReturnType<typeof parseRecord<C>>
  ops: Op[]
}

function made<C extends 'source' | 'annotation' | 'evidence'>(
  desk: DeskRead,
  collection: C,
  id: string,
  fields: Record<string, unknown>,
  { staff, at }: Actor,
): Made<C> {
  if (desk.get(collection, id) || desk.trash[`${collection}/${id}`])
    throw new ParleyError('record-exists', { collection, id })
  const header = { id, rev: 1, createdBy: staff, createdAt: at, changedBy: staff, changedAt: at }
  const whole = { ...fields, ...header, marking: settingsOf(desk).defaultMarking }
  const record = parseRecord(
    collection,
    plainJson(whole, (field) => invalid(collection, id, field, 'wrong-type')),
  )
  return {
    record,
    ops: [{ op: 'put', collection, record }],
  }
}

type Subject = Pick<Cite, 'about' | 'field' | 'role'>
const isSame = (a: Subject, b: Subject) =>
  refKey(a.about) === refKey(b.about) && a.field === b.field && a.role === b.role

const invalid = (collection: CollectionName, id: string, field: string, reason: string, limit = 0, length = 0) =>
  new ParleyError('field-invalid', { collection, id, field, reason, limit, length })

import { ParleyError } from '../base/errors'
import { getRef, type DeskRead } from '../desk/desk-read'
import { refKey } from '../desk/ops'
import { isCitable as isCitablePath } from '../model/schema/evidence-path'
import type { Annotation } from '../model/records/records'
import type { RecordRef } from '../model/values/record-ref'
import type { Actor } from './command'
import { invalid, made, type Made } from './made-record'
import { markingSaid } from './marking-said'

/** Evidence to make: its id, and the field of a record that it is about. */
export interface WantedEvidence {
  id: string
  about: RecordRef
  field: string
  role: string
  speaker?: string | undefined
  issuedBy?: string | undefined
}

/** Refuses evidence for a record that is missing, or for a place in it that says nothing or that no source supports. @throws ParleyError `record-missing`, `field-invalid` */
export function refuseUncitable(
  desk: DeskRead,
  { about, field, id }: Pick<WantedEvidence, 'about' | 'field' | 'id'>,
): void {
  const record = getRef(desk, about)
  if (!record) throw new ParleyError('record-missing', { collection: about.collection, id: about.id })
  if (!isCitablePath(about.collection, record, field)) throw invalid('evidence', id, 'field', 'not-allowed')
}

/** Does a field of a record on the desk have a value that evidence could be about? */
export function isCitable(desk: DeskRead, about: RecordRef, field: string): boolean {
  const record = getRef(desk, about)
  return record !== undefined && isCitablePath(about.collection, record, field)
}

/**
 * An annotation as evidence for a field of a record, with at least its marking.
 * @throws ParleyError `cited-already`, `record-exists`, `field-invalid`, `marking-other-scheme`
 */
export function planEvidence(
  desk: DeskRead,
  annotation: Annotation,
  wanted: WantedEvidence,
  actor: Actor,
): Made<'evidence'> {
  if (desk.all('evidence').some((item) => item.annotation === annotation.id && isSame(item, wanted)))
    throw new ParleyError('cited-already')
  const { id, ...fields } = wanted
  const marking = markingSaid(desk, 'annotation', annotation, 'evidence')
  return made(desk, 'evidence', id, { annotation: annotation.id, ...fields, marking }, actor)
}

type Subject = Pick<WantedEvidence, 'about' | 'field' | 'role'>
const isSame = (a: Subject, b: Subject) =>
  refKey(a.about) === refKey(b.about) && a.field === b.field && a.role === b.role

import { ParleyError } from '../base/errors'
import { asOfOf, getRef, settingsOf, type DeskRead } from '../desk/desk-read'
import { refKey } from '../desk/ops'
import { markingFrom } from '../desk/marking-from'
import { titleOf } from '../desk/titles'
import { headerShape } from '../model/records/header'
import type { RecordOf } from '../model/records/records'
import { blankFields } from '../model/schema/blank-record'
import { referencesOf } from '../model/schema/references'
import type { CollectionName } from '../model/values/collection-names'
import { markingSchema } from '../model/values/marking'
import type { RecordRef } from '../model/values/record-ref'
import { findingsOf } from '../rules/rules'
import type { FormView } from './edit-schemas'
import { knownStart } from './known-start'

/** A stored record, or a draft of one, for editing. @throws ParleyError `record-missing`, `record-trashed` */
export function formView(desk: DeskRead, ref: RecordRef, now?: string): FormView {
  const record = getRef(desk, ref)
  const { collection, id } = ref
  if (!record) throw new ParleyError(desk.trash[refKey(ref)] ? 'record-trashed' : 'record-missing', { collection, id })
  if (collection === 'draft') {
    const { of, fields, marking } = record as RecordOf<'draft'>
    const asOf = now === undefined ? {} : { asOf: asOfOf(settingsOf(desk), now).asOf }
    return { ...viewOf(desk, of, { marking, ...fields }, ref), ref, rev: record.rev, ...asOf, findings: [] }
  }
  const values = Object.fromEntries(
    Object.entries(record).filter(([name]) => name === 'marking' || !Object.hasOwn(headerShape, name)),
  )
  const findings = findingsOf(desk, ref, now).map(({ code, severity, field, params }) => ({
    code,
    severity,
    field,
    params: { ...params },
  }))
  return { ...viewOf(desk, collection, values, ref), ref, rev: record.rev, findings }
}

/**
 * A new record that is not stored yet: its first values, what the desk knows of it, and the given ones. Of a given marking, as of the source that it is made
 * from, it has at least that. Writes nothing.
 */
export function blankForm(
  desk: DeskRead,
  of: CollectionName,
  given: Readonly<Record<string, unknown>>,
  now: string,
): FormView {
  const memo = of === 'memo' ? memoStart(desk, now) : {}
  // Desks mostly keep sources in their own language.
  const source = of === 'source' ? { language: settingsOf(desk).language } : {}
  const known = Object.entries(knownStart(desk, of, given))
  const filled = Object.fromEntries(known.map(([field, { from }]) => [field, from]))
  const marked = markingSchema.safeParse(given.marking)
  const values = {
    ...blankFields(of),
    ...memo,
    ...source,
    ...Object.fromEntries(known.map(([field, { value }]) => [field, value])),
    ...given,
    marking: marked.success ? markingFrom(desk, marked.data, of) : settingsOf(desk).defaultMarking,
  }
  const view = viewOf(desk, of, values)
  const { asOf } = asOfOf(settingsOf(desk), now)
  return { ...view, ref: { collection: 'draft', id: 'new' }, filled, asOf, findings: [] }
}

/** A new memo's as-of instant is the desk's, in our time zone. */
const memoStart = (desk: DeskRead, now: string): Record<string, unknown> => ({ ...asOfOf(settingsOf(desk), now) })

function viewOf(
  desk: DeskRead,
  of: CollectionName,
  values: Record<string, unknown>,
  itself?: RecordRef,
): Pick<FormView, 'of' | 'values' | 'titles'> {
  const titles = referencesOf(of, values).map(({ target }) => [refKey(target), titleOf(desk, target)] as const)
  const own = itself ? [[refKey(itself), titleOf(desk, itself)] as const] : []
  return { of, values, titles: Object.fromEntries([...titles, ...own]) }
}

import { ParleyError } from '../base/errors'
import { getRef, settingsOf, type DeskRead } from '../desk/desk-read'
import { refKey } from '../desk/ops'
import { titleOf } from '../desk/titles'
import { headerShape } from '../model/records/header'
import type { RecordOf } from '../model/records/records'
import { blankFields } from '../model/schema/blank-record'
import { referencesOf } from '../model/schema/references'
import type { CollectionName } from '../model/values/collection-names'
import type { RecordRef } from '../model/values/record-ref'
import { findingsOf } from '../rules/rules'
import type { FormView } from './edit-schemas'

/** A stored record, or a draft of one, for editing. @throws ParleyError `record-missing`, `record-trashed` */
export function formView(desk: DeskRead, ref: RecordRef, now?: string): FormView {
  const record = getRef(desk, ref)
  const { collection, id } = ref
  if (!record) throw new ParleyError(desk.trash[refKey(ref)] ? 'record-trashed' : 'record-missing', { collection, id })
  if (collection === 'draft') {
    const { of, fields, marking } = record as RecordOf<'draft'>
    return { ...viewOf(desk, of, { marking, ...fields }, ref), ref, rev: record.rev, findings: [] }
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

/** A new record that is not stored yet: its first values, and the given ones. Writes nothing. */
export function blankForm(
  desk: DeskRead,
  of: CollectionName,
  given: Readonly<Record<string, unknown>>,
  now: string,
): FormView {
  const memo = of === 'memo' ? memoStart(desk, now) : {}
  // Desks mostly keep sources in their own language.
  const source = of === 'source' ? { language: settingsOf(desk).language } : {}
  const values = { marking: settingsOf(desk).defaultMarking, ...blankFields(of), ...memo, ...source, ...given }
  return { ...viewOf(desk, of, values), ref: { collection: 'draft', id: 'new' }, findings: [] }
}

/** A new memo's as-of instant is now, in our time zone. */
function memoStart(desk: DeskRead, now: string): Record<string, unknown> {
  const settings = settingsOf(desk)
  const ours = settings.capitals.find((capital) => capital.party === settings.ourParty)
  return { asOf: settings.pinnedAsOf ?? now, timeZone: settings.pinnedTimeZone ?? ours?.timeZone ?? 'UTC' }
}

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

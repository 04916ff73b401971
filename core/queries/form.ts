import { ParleyError } from '../base/errors'
import { asOfOf, getRef, settingsOf, type DeskRead } from '../desk/desk-read'
import { refKey } from '../desk/ops'
import { inheritedMarking, markingFrom, markingOver } from '../desk/marking-from'
import { titleOf } from '../desk/titles'
import { fromWords } from '../from-words/from-words'
import { givenBySource } from '../from-words/given-by-source'
import { foundOf, selectedWords } from '../from-words/selected-words'
import type { MadeFrom } from '../from-words/made-from'
import { headerShape } from '../model/records/header'
import type { RecordOf } from '../model/records/records'
import { blankFields } from '../model/schema/blank-record'
import { referencesOf } from '../model/schema/references'
import type { CollectionName } from '../model/values/collection-names'
import { markingSchema } from '../model/values/marking'
import type { RecordRef } from '../model/values/record-ref'
import { findingsOf } from '../rules/rules'
import type { FormView } from './edit-schemas'
import { knownStart, roundToJoin, type KnownValue } from './known-start'

/** A stored record, or a draft of one, for editing. @throws ParleyError `record-missing`, `record-trashed` */
export function formView(desk: DeskRead, ref: RecordRef, now?: string): FormView {
  const record = getRef(desk, ref)
  const { collection, id } = ref
  if (!record) throw new ParleyError(desk.trash[refKey(ref)] ? 'record-trashed' : 'record-missing', { collection, id })
  if (collection === 'draft') {
    const { of, fields, marking } = record as RecordOf<'draft'>
    const asOf = now === undefined ? {} : { asOf: asOfOf(settingsOf(desk), now).asOf }
    return {
      ...viewOf(desk, of, { marking, ...fields }, ref),
      ref,
      rev: record.rev,
      ...asOf,
      findings: [],
    }
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
  const inherited = inheritedMarking(desk, collection, ref)
  const view = viewOf(desk, collection, values, ref)
  return { ...view, ref, rev: record.rev, ...(inherited ? { inherited } : {}), findings }
}

/**
 * A new record that is not stored yet: its first values, the given ones, those that the words say that it is made `from`, those that their source answers, and those
 * that the desk knows of it. It has at least the marking of that source, and of those that its first values name. Writes nothing.
 */
export function blankForm(
  desk: DeskRead,
  of: CollectionName,
  given: Readonly<Record<string, unknown>>,
  now: string,
  from?: MadeFrom,
): FormView {
  const memo = of === 'memo' ? memoStart(desk, now) : {}
  // Desks mostly keep sources in their own language.
  const source = of === 'source' ? { language: settingsOf(desk).language } : {}
  const { asOf } = asOfOf(settingsOf(desk), now)
  const { told, open, datesSaid } = from ? toldStart(desk, of, from, asOf) : NOTHING_TOLD
  const start = { ...Object.fromEntries(Object.entries(told).map(([field, { value }]) => [field, value])), ...given }
  const unknown = Object.entries(knownStart(desk, of, start, asOf)).filter(([field]) => !open.includes(field))
  const known = [...Object.entries(told).filter(([field]) => given[field] === undefined), ...unknown]
  const filled = Object.fromEntries(known.map(([field, value]) => [field, value.from]))
  const marked = markingSchema.safeParse(given.marking ?? (from && desk.get('source', from.source)?.marking))
  const first = {
    ...blankFields(of),
    ...memo,
    ...source,
    ...Object.fromEntries(known.map(([field, { value }]) => [field, value])),
    ...given,
  }
  const named = referencesOf(of, first).map(({ target }) => target)
  const said = from ? [...named, { collection: 'source', id: from.source } as const] : named
  const inherited = markingOver(desk, of, said, marked.success ? [marked.data] : [])
  // Of two schemes, that of what it is made from: the rules say so of the new record.
  const marking = inherited ?? (marked.success ? markingFrom(desk, marked.data, of) : settingsOf(desk).defaultMarking)
  const view = viewOf(desk, of, { ...first, marking })
  const toJoin = open.includes('round') ? undefined : roundToJoin(desk, of, start)
  const round = toJoin && ({ collection: 'round', id: toJoin.id } as const)
  return {
    ...view,
    ...(round ? { roundToJoin: toJoin, titles: { ...view.titles, [refKey(round)]: titleOf(desk, round) } } : {}),
    ref: { collection: 'draft', id: 'new' },
    filled,
    ...(inherited ? { inherited } : {}),
    asOf,
    ...(datesSaid ? { datesSaid } : {}),
    findings: [],
  }
}

const NOTHING_TOLD: ToldStart = { told: {}, open: [] }

interface ToldStart {
  told: Readonly<Record<string, KnownValue>>
  /** The fields that the words leave open. */
  open: readonly string[]
  /** The dates of the words, as EDTF. */
  datesSaid?: string[]
}

/** The fields of a new record that selected words and their source answer. None if the source has another text by now. */
function toldStart(desk: DeskRead, of: CollectionName, from: MadeFrom, asOf: string): ToldStart {
  const words = selectedWords(desk, from, asOf)
  if (!words) return NOTHING_TOLD
  const bySource = Object.entries(givenBySource(of, words.source))
  const { told, open } = fromWords(words, of, asOf)
  return {
    told: { ...Object.fromEntries(bySource.map(([field, value]) => [field, { value, from: 'source' }])), ...told },
    open,
    datesSaid: [...new Set(foundOf(words, 'date').map(({ value }) => value.edtf))],
  }
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

import { getRef, type DeskRead } from '../desk/desk-read'
import { refKey } from '../desk/ops'
import { withNames } from '../desk/record-names'
import { titleOf, type Title } from '../desk/titles'
import { COLLECTION_NAMES } from '../model/values/collection-names'
import { FINDING_CODES, type Finding, type FindingCode } from '../model/values/finding'
import type { RecordRef } from '../model/values/record-ref'
import { unnamedDeskFindings } from '../rules/rules'
import { correctedFigures } from './corrected-figures'

/** A kind of finding: one rule, and how grave it is to break it. */
export interface CareKind {
  code: FindingCode
  severity: Finding['severity']
}

/** One kind of finding, and the records that have it. */
export interface CareGroup extends CareKind {
  items: readonly CareItem[]
}

/** A record to correct. */
export interface CareItem {
  ref: RecordRef
  title: Title
  field: string
  params: Record<string, string | number>
}

/** A finding at the place where it is to be corrected, without the names of its records. */
export interface CareEntry {
  kind: CareKind
  ref: RecordRef
  /** When the record was made, as the record has it; empty if it is gone. */
  made: string
  field: string
  params: Finding['params']
}

/** The findings about a desk by kind, errors first, each kind in the order in which its records were made. `now` as for `checkDesk`. */
export function careOf(desk: DeskRead, now?: string): CareGroup[] {
  const groups = new Map<string, { kind: CareKind; entries: Map<string, CareEntry> }>()
  for (const finding of [
    ...unnamedDeskFindings(desk, now),
    ...desk.all('memo').flatMap((memo) => correctedFigures(desk, memo)),
  ]) {
    const entry = careEntry(desk, finding)
    const key = kindKey(entry.kind)
    const group = groups.get(key) ?? { kind: entry.kind, entries: new Map<string, CareEntry>() }
    groups.set(key, group)
    group.entries.set(orderOf(entry), entry)
  }
  return [...groups.values()]
    .toSorted((a, b) => compareKinds(a.kind, b.kind))
    .map(({ kind, entries }) => ({
      ...kind,
      items: [...entries.values()]
        .toSorted((a, b) => compareOrder(orderOf(a), orderOf(b)))
        .map((entry) => careItem(desk, entry)),
    }))
}

export const kindKey = ({ code, severity }: CareKind): string => `${severity} ${code}`

/** Errors come before warnings. */
export const compareKinds = (a: CareKind, b: CareKind): number =>
  Number(a.severity === 'warning') - Number(b.severity === 'warning') ||
  FINDING_CODES.indexOf(a.code) - FINDING_CODES.indexOf(b.code)

export const compareOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** A finding as something to correct. */
export function careEntry(desk: DeskRead, finding: Finding): CareEntry {
  const { code, severity, params } = finding
  const { ref, field } = placeOf(finding)
  const isPlain = Object.keys(params).length === 0
  return {
    kind: careKind(code, severity),
    ref,
    made: getRef(desk, ref)?.createdAt ?? '',
    field,
    params: isPlain ? NO_PARAMS : params,
  }
}
const NO_PARAMS: Finding['params'] = {}

/**
 * The place of a finding among those of its kind. Two findings with one place are one: a person's term without a start, however many meetings they attend. Put
 * together when it is needed: a string for each of ten thousand findings takes more memory than the findings.
 */
export function orderOf({ ref, made, field, params }: CareEntry): string {
  const kind = String(COLLECTION_NAMES.indexOf(ref.collection)).padStart(2, '0')
  return `${kind} ${made} ${refKey(ref)} ${field} ${JSON.stringify(params)}`
}

/** One object for each kind: a large desk has findings by the ten thousand. */
function careKind(code: FindingCode, severity: Finding['severity']): CareKind {
  const known = KINDS.get(kindKey({ code, severity })) ?? { code, severity }
  KINDS.set(kindKey(known), known)
  return known
}
const KINDS = new Map<string, CareKind>()

/** An entry with the names that its records have now. */
export function careItem(desk: DeskRead, { ref, field, params }: CareEntry): CareItem {
  return { ref, title: titleOf(desk, ref), field, params: withNames(desk, params) }
}

/** The record in which to correct a finding: a term's start in the term, not in the meeting. */
function placeOf({ code, about, field, params }: Finding): { ref: RecordRef; field: string } {
  if (code !== 'post-undated') return { ref: about, field }
  return { ref: { collection: 'membership', id: String(params.membership) }, field: 'from' }
}

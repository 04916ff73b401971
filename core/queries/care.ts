import type { DeskRead } from '../desk/desk-read'
import { refKey } from '../desk/ops'
import { titleOf, type Title } from '../desk/titles'
import type { Finding, FindingCode } from '../model/values/finding'
import type { RecordRef } from '../model/values/record-ref'
import { checkDesk } from '../rules/rules'

/** One kind of finding, and the records that have it. */
export interface CareGroup {
  code: FindingCode
  severity: Finding['severity']
  items: readonly CareItem[]
}

/** A record to correct. */
export interface CareItem {
  ref: RecordRef
  title: Title
  field: string
  params: Record<string, string | number>
}

/** The findings about a desk by kind, errors first. A person's term without a start is one finding, however many meetings they attend. `now` as for `checkDesk`. */
export function careOf(desk: DeskRead, now?: string): CareGroup[] {
  const groups = new Map<string, CareGroup & { items: CareItem[]; seen: Set<string> }>()
  for (const finding of checkDesk(desk, now)) {
    const { code, severity, params } = finding
    const group = groups.get(`${severity} ${code}`) ?? { code, severity, items: [], seen: new Set() }
    groups.set(`${severity} ${code}`, group)
    const { ref, field } = placeOf(finding)
    const once = `${refKey(ref)} ${code === 'post-undated' ? '' : JSON.stringify([field, params])}`
    if (group.seen.has(once)) continue
    group.seen.add(once)
    group.items.push({ ref, title: titleOf(desk, ref), field, params: { ...params } })
  }
  return [...groups.values()]
    .map(({ code, severity, items }) => ({ code, severity, items }))
    .toSorted((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'))
}

/** Where to correct a finding: a term's start in the term, not in the meeting. */
function placeOf({ code, about, field, params }: Finding): { ref: RecordRef; field: string } {
  if (code !== 'post-undated') return { ref: about, field }
  return { ref: { collection: 'membership', id: String(params.membership) }, field: 'from' }
}

import type { Finding } from '../model/values/finding'
import type { RecordRef } from '../model/values/record-ref'

/** A finding for each id that appears twice among a record's sub-records. */
export function repeatedIds(about: RecordRef, field: string, parts: readonly { id: string }[]): Finding[] {
  const seen = new Set<string>()
  const findings: Finding[] = []
  for (const part of parts) {
    if (seen.has(part.id)) {
      findings.push({ severity: 'error', code: 'sub-record-twice', about, field, params: { part: part.id } })
    }
    seen.add(part.id)
  }
  return findings
}

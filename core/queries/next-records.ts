import type { CollectionName } from '../model/values/collection-names'
import type { RecordRef } from '../model/values/record-ref'

/** A kind of record to make next from another, and its field that names the other. */
interface Next {
  of: CollectionName
  by: string
}

/** The records to make next from each kind. A meeting's brief and readouts are made on its own page. */
export const NEXT_RECORDS: { readonly [C in CollectionName]?: readonly Next[] } = {
  party: [{ of: 'post', by: 'party' }],
  person: [{ of: 'membership', by: 'person' }],
  post: [{ of: 'membership', by: 'post' }],
  talk: [
    { of: 'issue', by: 'talk' },
    { of: 'round', by: 'talk' },
  ],
  round: [{ of: 'session', by: 'round' }],
  issue: [
    { of: 'position', by: 'issue' },
    { of: 'line', by: 'issue' },
  ],
}

/** The records to make next from one, each with its given fields. */
export function nextRecords(from: RecordRef): { of: CollectionName; given: Readonly<Record<string, unknown>> }[] {
  return (NEXT_RECORDS[from.collection] ?? []).map(({ of, by }) => ({ of, given: { [by]: from.id } }))
}

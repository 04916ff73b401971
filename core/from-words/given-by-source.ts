import { isEdtf } from '../dates/edtf'
import type { RecordOf } from '../model/records/records'
import type { CollectionName } from '../model/values/collection-names'
import type { Vocabulary } from '../model/values/vocabularies'

type Given = Readonly<Record<string, unknown>>

/**
 * The fields of a new record that the source of its passage answers: a position is public, on record in an official source and reported in any other, and holds
 * from the day of the source if that is known.
 */
export function givenBySource(of: CollectionName, { reliability, citation }: RecordOf<'source'>): Given {
  const attribution: Vocabulary<'attribution'> = reliability === 'official' ? 'onRecord' : 'reported'
  const issued = citation.issued && isEdtf(citation.issued.edtf) ? citation.issued : undefined
  if (of === 'position') return { track: 'public', attribution, ...(issued ? { validFrom: issued } : {}) }
  if (of === 'proposal') return { attribution }
  if (of === 'readout' && issued) return { issued }
  return {}
}

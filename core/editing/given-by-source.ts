import { isEdtf } from '../dates/edtf'
import type { CollectionName } from '../model/values/collection-names'
import type { Vocabulary } from '../model/values/vocabularies'

type Given = Readonly<Record<string, unknown>>

/**
 * The fields of a new record that the source of its passage answers: a position is public, on record in an official source and reported in any other, and holds
 * from the day of the source if that is known. Each has the source's marking, which its form raises to the desk's. `source` are the source's fields as its form
 * has them.
 */
export function givenBySource(of: CollectionName, source: Given): Given {
  return { ...factsOf(of, source), ...(source.marking === undefined ? {} : { marking: source.marking }) }
}

function factsOf(of: CollectionName, source: Given): Given {
  const attribution: Vocabulary<'attribution'> = source.reliability === 'official' ? 'onRecord' : 'reported'
  const issued = issuedOf(source.citation)
  if (of === 'position') return { track: 'public', attribution, ...(issued ? { validFrom: issued } : {}) }
  if (of === 'proposal') return { attribution }
  if (of === 'readout' && issued) return { issued }
  return {}
}

/** The date of a citation, if its form has one that is understood. */
function issuedOf(citation: unknown): Given | undefined {
  const { issued } = (citation ?? {}) as { issued?: Given }
  return typeof issued?.edtf === 'string' && isEdtf(issued.edtf) ? issued : undefined
}

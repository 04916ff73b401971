import type { CollectionName } from '../values/collection-names'
import { checkField } from './check-field'
import { fieldsOf } from './fields'

/** First values of new records, for fields whose vocabulary has a word for "not said yet" or "just begun". Nothing is invented. */
const STARTS: { [C in CollectionName]?: Readonly<Record<string, unknown>> } = {
  position: { flexibility: 'unknown', track: 'public' },
  milestone: { status: 'open' },
  commitment: { status: 'open' },
  line: { status: 'draft' },
  source: { reliability: 'unknown' },
  memo: { status: 'draft', version: 1 },
  annotation: { prefix: '', suffix: '' },
}

/** The fields that a new record of a collection starts with: empty lists, flags not set, and what `STARTS` says. */
export function blankFields(collection: CollectionName): Record<string, unknown> {
  const empty = fieldsOf(collection).flatMap(({ name, required, type }): [string, unknown][] => {
    if (!required) return []
    // A list that needs an item, such as a talk's parties, is left out rather than empty.
    if (type.type === 'list' || (type.type === 'parts' && type.many))
      return checkField(collection, name, []) ? [] : [[name, []]]
    return type.type === 'flag' ? [[name, false]] : []
  })
  return { ...Object.fromEntries(empty), ...STARTS[collection] }
}

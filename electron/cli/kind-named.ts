import { ParleyError } from '../../core/base/errors'
import { isCollectionName } from '../../core/model/records/records'
import { COLLECTION_NAMES, type CollectionName } from '../../core/model/values/collection-names'

/** The named kind of record, if any. @throws ParleyError `kind-unknown` */
export function kindNamed(kind: string | undefined): CollectionName | undefined {
  if (kind === undefined || isCollectionName(kind)) return kind
  throw new ParleyError('kind-unknown', { kind: kind.slice(0, 80), kinds: COLLECTION_NAMES.join(', ') })
}

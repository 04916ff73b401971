import { ParleyError, type ErrorParams } from '../base/errors'
import { isCollectionName } from '../model/records/records'
import type { CollectionName } from '../model/values/collection-names'
import { getRef, type DeskRead } from './desk-read'
import { namesOn } from './names-on'
import { titleOf } from './titles'

/** The values of a failure or finding that are ids of records, and the kind of those records. */
const NAMED: Readonly<Record<string, CollectionName>> = {
  membership: 'membership',
  other: 'position',
  person: 'person',
  post: 'post',
  source: 'source',
}
/** The failures about one kind of record, which do not repeat it. */
const ABOUT: Readonly<Record<string, CollectionName>> = {
  'memo-issued': 'memo',
  'memo-stale': 'memo',
  'memo-unfinished': 'memo',
  'note-of-another': 'note',
}

/**
 * The values of a failure or finding, and beside the id of each record its name in both languages (`person.en`, `person.ja`), for
 * `describeError` to print. A deleted record has its name from the trash; one that the desk does not know gets none.
 */
export function withNames(desk: DeskRead, params: ErrorParams, code = ''): Record<string, string | number> {
  const names = namesOn(desk)
  const kindOf = (param: string): unknown => {
    if (param === 'id') return params.collection ?? ABOUT[code]
    return param === 'by' ? params.byKind : NAMED[param]
  }
  const named = Object.entries(params).flatMap(([param, id]): [string, string][] => {
    const collection = kindOf(param)
    if (typeof id !== 'string' || typeof collection !== 'string' || !isCollectionName(collection)) return []
    const ref = { collection, id }
    if (!getRef(names, ref)) return []
    const { en, ja } = titleOf(names, ref)
    return [
      [`${param}.en`, en],
      [`${param}.ja`, ja],
    ]
  })
  const about = ABOUT[code]
  return { ...(about ? { collection: about } : {}), ...params, ...Object.fromEntries(named) }
}

/** A failure with the names of its records; any other thrown value unchanged. */
export function withNamesOf(desk: DeskRead, error: unknown): unknown {
  if (!(error instanceof ParleyError)) return error
  return new ParleyError(error.code, withNames(desk, error.params, error.code), { cause: error })
}

import { ParleyError } from '../base/errors'
import { settingsOf, type DeskRead } from '../desk/desk-read'
import { markingFrom } from '../desk/marking-from'
import type { RecordOf } from '../model/records/records'
import type { CollectionName } from '../model/values/collection-names'
import type { Marking } from '../model/values/marking'

/**
 * The marking of a new record of a kind that says what `said` says: at least that. The failure names the record to mark anew, as the rules would name the new one
 * only. @throws ParleyError `marking-other-scheme`
 */
export function markingSaid(
  desk: DeskRead,
  collection: 'source' | 'annotation',
  said: RecordOf<'source' | 'annotation'>,
  made: CollectionName,
): Marking {
  const { scheme: found } = said.marking
  const { scheme: expected } = settingsOf(desk).defaultMarking
  if (found !== expected) throw new ParleyError('marking-other-scheme', { collection, id: said.id, found, expected })
  return markingFrom(desk, said.marking, made)
}

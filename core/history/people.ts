import type { DeskRead } from '../desk/desk-read'
import { titleOf } from '../desk/titles'
import type { Person } from './history-schemas'

/** An edit's author, by their name on the desk; no name for the app itself, or for somebody that the desk does not know. */
export function personOf(names: DeskRead, id: string): Person {
  return names.get('staff', id) ? { id, name: titleOf(names, { collection: 'staff', id }) } : { id }
}

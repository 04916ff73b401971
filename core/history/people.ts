import type { DeskRead } from '../desk/desk-read'
import { titleOf } from '../desk/titles'
import type { Person } from './history-schemas'

/** Whoever made an edit, by the name that the desk has for them; none for the app itself and for somebody that the desk does not know. */
export function personOf(names: DeskRead, id: string): Person {
  return names.get('staff', id) ? { id, name: titleOf(names, { collection: 'staff', id }) } : { id }
}

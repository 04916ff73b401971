import type { DeskRead } from '../desk/desk-read'
import { COLLECTION_NAMES } from '../model/values/collection-names'
import type { RecordRef } from '../model/values/record-ref'
import { recordMemosView } from './links-view'
import { readRows } from './list-groups'
import { matrixView } from './matrix'
import { notesView } from './notes'
import { recordView } from './record-view'
import { LIST_SCREENS } from './screens'
import { sinceMemoView } from './since-memo'
import { deletePlanView } from './undo-and-trash'
import { remindersView } from './reminders'
import { upcomingView } from './upcoming'

/** How many issues of the matrix are read: more than a screen shows. */
const ISSUES = 40

/**
 * Reads what people open first on a desk at an instant: the lists, the matrix, the notes and the page of a record of each kind. The indexes that these need are
 * there afterwards, for all records.
 */
export function firstViews(now: string): readonly ((desk: DeskRead) => unknown)[] {
  return [
    (desk) => upcomingView(desk, now, 0, 1),
    (desk) => remindersView(desk, now, 0),
    sinceMemoView,
    ...LIST_SCREENS.map((screen) => (desk: DeskRead) => readRows(desk, screen)),
    ofEachKind((desk, ref) => recordView(desk, ref, now)),
    (desk) =>
      matrixView(
        desk,
        { filter: { find: '', talks: [], areas: [], stances: [] }, language: 'en', offset: 0, limit: ISSUES },
        now,
      ),
    (desk) => notesView(desk, { filter: { person: '', state: 'all', find: '' }, offset: 0 }),
    ofEachKind((desk, ref) => recordMemosView(desk, { ref, offset: 0, limit: 1 })),
    ofEachKind(deletePlanView),
  ]
}

/** Reads something of the first record of each kind. */
const ofEachKind = (read: (desk: DeskRead, ref: RecordRef) => unknown) => (desk: DeskRead) => {
  for (const collection of COLLECTION_NAMES) {
    const [first] = desk.all(collection)
    if (first) read(desk, { collection, id: first.id })
  }
}

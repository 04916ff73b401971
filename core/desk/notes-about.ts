import type { RecordOf } from '../model/records/records'
import type { RecordRef } from '../model/values/record-ref'
import type { DeskRead } from './desk-read'
import { refKey } from './ops'

type Note = RecordOf<'note'>
const subject = (note: Note) => (note.replyTo === undefined && note.about ? refKey(note.about) : undefined)
const answered = (note: Note) => note.replyTo

/** Counts the notes about a record, with their replies. */
export function noteCount(desk: DeskRead, about: RecordRef): number {
  const seen = new Set<string>()
  const count = (note: Note): void => {
    if (seen.has(note.id)) return
    seen.add(note.id)
    for (const reply of desk.index('note', answered).get(note.id)) count(reply)
  }
  for (const note of desk.index('note', subject).get(refKey(about))) count(note)
  return seen.size
}

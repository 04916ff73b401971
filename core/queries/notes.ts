import type { DeskRead } from '../desk/desk-read'
import { refKey } from '../desk/ops'
import { titleOf } from '../desk/titles'
import type { RecordOf } from '../model/records/records'
import type { RecordRef } from '../model/values/record-ref'
import type { NotesView, NoteView } from './edit-schemas'

type Note = RecordOf<'note'>

/** Notes about a record, or all notes of the desk, with their replies: the newest thread first, replies in order. */
export function notesView(desk: DeskRead, about: RecordRef | undefined): NotesView {
  const among = about ? desk.index('note', subject).get(refKey(about)) : desk.all('note')
  const view = inOrder(among.filter((note) => threadOf(desk, note).id === note.id))
    .toReversed()
    .map((note) => ({
      ...noteOf(desk, note, note),
      replies: inOrder(repliesTo(desk, note)).map((reply) => noteOf(desk, reply, note)),
    }))
  const people = new Map(view.flatMap((note) => [note, ...note.replies]).map(({ staff }) => [staff.id, staff]))
  return { threads: view, people: [...people.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1)) }
}

const subject = ({ about }: Note) => about && refKey(about)
const answered = ({ replyTo }: Note) => replyTo

/** All replies of a thread, and the replies to them, in the order of the desk as far as they answer the same note. */
function repliesTo(desk: DeskRead, thread: Note): Note[] {
  const found: Note[] = []
  const open = [thread]
  for (const note of open) {
    const replies = desk.index('note', answered).get(note.id)
    const own = replies.filter((reply) => reply.id !== thread.id && threadOf(desk, reply).id === thread.id)
    found.push(...own)
    open.push(...own)
  }
  return found
}

/** The first note of a thread. A reply to nothing, or to itself in a circle, is one: no note is ever hidden. */
function threadOf(desk: DeskRead, note: Note): Note {
  const told = new Set([note.id])
  let first = note
  for (;;) {
    const earlier = first.replyTo === undefined ? undefined : desk.get('note', first.replyTo)
    if (!earlier) return first
    if (told.has(earlier.id)) return note
    told.add(earlier.id)
    first = earlier
  }
}

function noteOf(desk: DeskRead, note: Note, { about }: Note): NoteView {
  // Others may only resolve a note, so a change by its writer counts as a change of the text.
  const own = note.changedBy === note.staff
  return {
    ref: { collection: 'note', id: note.id },
    rev: note.rev,
    staff: staffOf(desk, note.staff),
    body: note.body,
    resolved: note.resolved,
    ...(note.resolved && !own ? { resolvedBy: staffOf(desk, note.changedBy) } : {}),
    marking: note.marking,
    at: note.createdAt,
    ...(note.rev > 1 && own ? { changedAt: note.changedAt } : {}),
    ...(about ? { about: { ref: about, title: titleOf(desk, about) } } : {}),
  }
}

/** A staff member; one that the desk lacks has a question mark for a name. */
function staffOf(desk: DeskRead, id: Note['staff']): NoteView['staff'] {
  const member = desk.get('staff', id)
  return { id, name: member?.name ?? '?', initials: member?.initials ?? '?' }
}

/** Oldest first; notes of one instant in the order in which they were added. */
const inOrder = (notes: readonly Note[]) =>
  notes.toSorted((a, b) => new Date(a.createdAt).getTime() - new Date(b.createdAt).getTime())

import { foldText } from '../base/fold-text'
import { type Derive, getOrThrow, type DeskRead } from '../desk/desk-read'
import { refKey } from '../desk/ops'
import { titleOf } from '../desk/titles'
import type { RecordOf } from '../model/records/records'
import type { RecordRef } from '../model/values/record-ref'
import {
  NOTES_PAGE,
  type NoteFilter,
  type NotesInput,
  type NotesView,
  type NoteView,
  type ThreadView,
} from './edit-schemas'
import { hasWords, wordsOf } from './find-rows'

type Note = RecordOf<'note'>

/** Notes about a record, or all notes of the desk, with their replies: those that pass the filter, the newest thread first, replies in order. */
export function notesView(desk: DeskRead, { about, filter, offset, wanted }: NotesInput): NotesView {
  const parts = about ? [refKey(about)] : monthsOf(desk)
  const passing = parts.map((part) => findThreads(desk, part, filter))
  const found = passing.reduce((sum, ids) => sum + ids.length, 0)
  const first = wanted === undefined ? undefined : firstOf(desk, wanted)
  const beside = first !== undefined && !passing.some((ids) => ids.includes(first.id))
  const next = offset + NOTES_PAGE
  return {
    threads: partOf(passing, offset, NOTES_PAGE).map((id) => desk.derived(threadView, id)),
    ...(first ? { wanted: desk.derived(threadView, first.id) } : {}),
    total: parts.reduce((sum, part) => sum + desk.derived(threadsOf, part).length, 0),
    found: found + Number(beside),
    ...(next < found ? { next } : {}),
    people: peopleOf(desk, about),
  }
}

/** Some of several lists one after the other. */
function partOf(lists: readonly (readonly string[])[], offset: number, limit: number): string[] {
  const part: string[] = []
  let before = 0
  for (const list of lists) {
    if (part.length >= limit) break
    const skipped = Math.max(0, offset - before)
    part.push(...list.slice(skipped, skipped + limit - part.length))
    before += list.length
  }
  return part
}

const subject = ({ about }: Note) => about && refKey(about)
const writer = ({ staff }: Note) => staff
const answered = ({ replyTo }: Note) => replyTo
const MONTH = 'month '

/** The month of a note, as the name of a part of all notes. A page of the newest looks at a few of these. */
function monthOf({ createdAt }: Note): string {
  const at = new Date(createdAt)
  return `${MONTH}${Number.isNaN(at.getTime()) ? '' : at.toISOString().slice(0, 'yyyy-mm'.length)}`
}

const months: Derive<readonly string[]> = (desk) => [...desk.index('note', monthOf).keys()].toSorted().toReversed()
const monthsOf = (desk: DeskRead) => desk.derived(months, '')

/** A thread, and what a filter without words asks of it. */
interface ThreadFacts {
  id: string
  resolved: boolean
  people: readonly string[]
}

/** The threads about a record, by its `refKey`, or of a month: the newest first. */
const threadsOf: Derive<readonly ThreadFacts[]> = (desk, part) => {
  const notes = part.startsWith(MONTH) ? desk.index('note', monthOf).get(part) : desk.index('note', subject).get(part)
  return inOrder(notes.filter((note) => threadOf(desk, note).id === note.id))
    .toReversed()
    .map((note) => ({
      id: note.id,
      resolved: note.resolved,
      people: [note, ...repliesTo(desk, note)].map(writer),
    }))
}

/** The words of the threads, in their order. */
const textsOf: Derive<readonly string[]> = (desk, part) =>
  desk.derived(threadsOf, part).map(({ id }) => {
    // Only the threads that are shown are kept.
    const thread = threadView(desk, id)
    const about = thread.about ? [thread.about.title.en, thread.about.title.ja] : []
    const notes = [thread, ...thread.replies].map((note) => `${note.staff.name} ${note.body}`)
    return foldText([...about, ...notes].join(' '))
  })

/** The last filter of a part, and what passed: by the threads or their words, which are made anew when an edit changes them. */
const lastFound = new WeakMap<readonly unknown[], { question: string; ids: readonly string[] }>()

/** The threads of a part that pass a filter. */
function findThreads(desk: DeskRead, part: string, filter: NoteFilter): readonly string[] {
  const words = wordsOf(filter.find)
  const threads = desk.derived(threadsOf, part)
  const texts = words.length > 0 ? desk.derived(textsOf, part) : undefined
  const question = JSON.stringify([words, filter.person, filter.state])
  const known = lastFound.get(texts ?? threads)
  if (known?.question === question) return known.ids
  const ids = threads
    .filter(
      ({ resolved, people }, index) =>
        (filter.state === 'all' || resolved === (filter.state === 'done')) &&
        (filter.person === '' || people.includes(filter.person)) &&
        hasWords(texts?.[index] ?? '', words),
    )
    .map(({ id }) => id)
  lastFound.set(texts ?? threads, { question, ids })
  return ids
}

/** Everybody who wrote a note about a record, or any note, by name. */
function peopleOf(desk: DeskRead, about: RecordRef | undefined): NotesView['people'] {
  const ids = about
    ? new Set(desk.derived(threadsOf, refKey(about)).flatMap(({ people }) => people))
    : desk.index('note', writer).keys()
  return [...ids].map((id) => staffOf(desk, id)).toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

/** The first note of the thread that a note is in, if the desk has the note. */
function firstOf(desk: DeskRead, id: string): Note | undefined {
  const note = desk.get('note', id)
  return note && threadOf(desk, note)
}

/** A thread by the id of its first note. */
const threadView: Derive<ThreadView> = (desk, id) => {
  const note = getOrThrow(desk, 'note', id)
  return {
    ...noteOf(desk, note, note),
    replies: inOrder(repliesTo(desk, note)).map((reply) => noteOf(desk, reply, note)),
  }
}

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
function staffOf(desk: DeskRead, id: string): NoteView['staff'] {
  const member = desk.get('staff', id)
  return { id, name: member?.name ?? '?', initials: member?.initials ?? '?' }
}

/** Oldest first; notes of one instant in the order in which they were added. */
const inOrder = (notes: readonly Note[]) =>
  notes.toSorted((a, b) => new Date(a.createdAt).getTime() - new Date(b.createdAt).getTime())

import { foldText } from '../base/fold-text'
import { type Derive, getOrThrow, type DeskRead } from '../desk/desk-read'
import { light } from '../desk/light-values'
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
import { wordsOf } from './find-rows'
import { PackedTexts } from './packed-texts'

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

/** Threads by the thousand have few combinations of writers, so that equal ones are one. */
const writers = new Map<string, readonly string[]>()

function shared(people: readonly string[]): readonly string[] {
  const own = [...new Set(people)].toSorted()
  const known = writers.get(own.join(' ')) ?? own
  writers.set(own.join(' '), known)
  return known
}

/** The threads about a record, by its `refKey`, or of a month: the newest first. */
const threadsOf: Derive<readonly ThreadFacts[]> = (desk, part) => {
  const notes = part.startsWith(MONTH) ? desk.index('note', monthOf).get(part) : desk.index('note', subject).get(part)
  return inOrder(notes.filter((note) => threadOf(desk, note).id === note.id))
    .toReversed()
    .map((note) => ({
      id: note.id,
      resolved: note.resolved,
      people: shared([note, ...repliesTo(desk, note)].map(writer)),
    }))
}

/** The words of the threads, by their places. */
const textsOf: Derive<PackedTexts> = (desk, part) => {
  const texts = new PackedTexts()
  for (const [place, { id }] of desk.derived(threadsOf, part).entries()) {
    // Only the threads that are shown are kept.
    const thread = threadView(desk, id)
    const about = thread.about ? [thread.about.title.en, thread.about.title.ja] : []
    const notes = [thread, ...thread.replies].flatMap((note) => [
      `${note.staff.name} ${note.body}`,
      ...note.attachments.map(({ name }) => name),
    ])
    texts.put(place, [...about, ...notes].map(foldText))
  }
  return texts
}

/** The values that only a filter by words asks for. */
export const NOTE_WORDS: readonly Derive<unknown>[] = [textsOf]

/** The last filter of a part, and what passed: by the threads or their words, which are made anew when an edit changes them. */
const lastFound = new WeakMap<object, { question: string; ids: readonly string[] }>()

/** The threads of a part that pass a filter. */
function findThreads(desk: DeskRead, part: string, filter: NoteFilter): readonly string[] {
  const words = wordsOf(filter.find)
  const threads = desk.derived(threadsOf, part)
  const texts = words.length > 0 ? desk.derived(textsOf, part) : undefined
  const question = JSON.stringify([words, filter.person, filter.state])
  const known = lastFound.get(texts ?? threads)
  if (known?.question === question) return known.ids
  const worded = texts && new Set<number>()
  texts?.find(words, '', (place) => worded?.add(place))
  const ids = threads
    .filter(
      ({ resolved, people }, index) =>
        (filter.state === 'all' || resolved === (filter.state === 'done')) &&
        (filter.person === '' || people.includes(filter.person)) &&
        worded?.has(index) !== false,
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
const threadView: Derive<ThreadView> = light((desk, id) => {
  const note = getOrThrow(desk, 'note', id)
  return {
    ...noteOf(desk, note, note),
    replies: inOrder(repliesTo(desk, note)).map((reply) => noteOf(desk, reply, note)),
  }
})

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
  const own = note.changedBy === note.staff
  return {
    ref: { collection: 'note', id: note.id },
    rev: note.rev,
    staff: staffOf(desk, note.staff),
    body: note.body,
    resolved: note.resolved,
    ...(note.resolved && !own ? { resolvedBy: staffOf(desk, note.changedBy) } : {}),
    marking: note.marking,
    attachments: note.attachments ?? [],
    at: note.createdAt,
    ...(note.editedAt === undefined ? {} : { editedAt: note.editedAt }),
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

import { describe, expect, it } from 'vitest'
import { notesView } from '../../../core/queries/notes'
import { NOTES_PAGE, type NotesInput } from '../../../core/queries/edit-schemas'
import { apply } from '../../../core/commands/apply'
import type { RecordCommand } from '../../../core/commands/command'
import type { RecordOf } from '../../../core/model/records/records'
import { AT, smallDesk, STAFF } from '../../helpers/desks/desk-builder'
import { NOTES_START } from '../../helpers/requests/view-inputs'

const ACTOR = { staff: STAFF as RecordOf<'staff'>['createdBy'], at: AT }
const OTHER = 'staff-2'
const note = (body: string, more: object = {}) => ({ staff: STAFF, body, resolved: false, ...more })
const builder = () => smallDesk().add('staff', OTHER, { name: 'Abe', initials: 'AB' })
const about = { collection: 'issue', id: 'issue' } as const

describe('the notes', () => {
  it('are threads, newest first, with replies in order of arrival', () => {
    const desk = builder()
      .add('note', 'n1', note('First', { about, createdAt: '2025-06-01T00:00:00Z' }))
      // Later by its Tokyo clock than the one before, and yet earlier.
      .add('note', 'n2', note('Second', { createdAt: '2025-06-02T08:00:00+09:00' }))
      .add('note', 'n3', note('Third', { about, createdAt: '2025-06-02T00:00:00Z' }))
      .add('note', 'r2', note('Later reply', { replyTo: 'n1', staff: OTHER, createdAt: '2025-06-04T00:00:00Z' }))
      .add('note', 'r1', note('Reply', { replyTo: 'n1', createdAt: '2025-06-03T00:00:00Z' }))
      .add('note', 'r3', note('To the reply', { replyTo: 'r2', createdAt: '2025-06-05T00:00:00Z' }))
      .desk()
    const all = notesView(desk, NOTES_START)
    expect(all.threads.map((thread) => thread.body)).toEqual(['Third', 'Second', 'First'])
    expect(all.threads[2]?.replies.map((reply) => reply.body)).toEqual(['Reply', 'Later reply', 'To the reply'])
    expect(all.people.map((person) => person.initials)).toEqual(['AB', 'OF'])

    const some = notesView(desk, { ...NOTES_START, about })
    expect(some.threads.map((thread) => thread.body)).toEqual(['Third', 'First'])
    expect(some.threads[0]?.about).toEqual({ ref: about, title: { en: 'Butter quota', ja: 'Butter quota' } })
    expect(notesView(desk, { ...NOTES_START, about: { collection: 'talk', id: 'talk' } })).toMatchObject({
      threads: [],
      people: [],
    })
  })

  it('stay visible if a reply is orphaned or circular, and a reply has its thread’s subject', () => {
    const desk = builder()
      .add('note', 'n1', note('Thread', { about }))
      .add('note', 'r1', note('Reply without', { replyTo: 'n1' }))
      .add('note', 'o', note('Orphan', { replyTo: 'gone' }))
      .add('note', 'c1', note('Circle 1', { replyTo: 'c2' }))
      .add('note', 'c2', note('Circle 2', { replyTo: 'c1' }))
      .desk()
    const { threads } = notesView(desk, NOTES_START)
    expect(threads.flatMap((thread) => [thread.body, ...thread.replies.map((reply) => reply.body)]).toSorted()).toEqual(
      ['Circle 1', 'Circle 2', 'Orphan', 'Reply without', 'Thread'],
    )
    expect(threads.find((thread) => thread.body === 'Thread')?.replies[0]?.about?.ref).toEqual(about)
  })

  it('show who else resolved them', () => {
    const desk = builder()
      .add('note', 'new', note('New'))
      .add('note', 'others', note('Others', { rev: 2, resolved: true, changedBy: OTHER }))
      .desk()
    const views = Object.fromEntries(notesView(desk, NOTES_START).threads.map((thread) => [thread.ref.id, thread]))
    expect(views.new).toMatchObject({ at: AT, staff: { id: STAFF, name: 'Officer', initials: 'OF' } })
    expect(views.others).toMatchObject({ resolved: true, resolvedBy: { name: 'Abe' } })
  })

  it('show when their words or files were edited, and nothing that was done to them otherwise', () => {
    const file = { sha256: 'a'.repeat(64), name: 'a.txt', mediaType: 'text/plain', bytes: 1 }
    const at = (n: number) => `2025-06-${String(10 + n)}T00:00:00Z`
    let desk = builder().add('note', 'n', note('Written')).desk()
    let edits = 0
    const after = (command: RecordCommand): string | undefined => {
      edits += 1
      desk = desk.after(apply(desk, command, { ...ACTOR, at: at(edits) }).ops)
      return notesView(desk, NOTES_START).threads[0]?.editedAt
    }
    const rev = () => desk.get('note', 'n')?.rev ?? 0
    const change = (fields: Record<string, unknown>) =>
      after({ kind: 'change', collection: 'note', id: 'n', rev: rev(), fields })
    const restored = () => {
      after({ kind: 'delete', collection: 'note', id: 'n', rev: rev() })
      return after({ kind: 'restore', records: [{ collection: 'note', id: 'n' }] })
    }
    expect(change({ resolved: true })).toBeUndefined()
    expect(change({ resolved: false })).toBeUndefined()
    expect(restored()).toBeUndefined()
    // Only the desk says so.
    expect(change({ resolved: true, editedAt: at(1) })).toBeUndefined()
    expect(change({ body: 'Rewritten' })).toBe(at(edits))
    const edited = at(edits)
    expect(change({ resolved: false })).toBe(edited)
    expect(restored()).toBe(edited)
    expect(change({ attachments: [file] })).toBe(at(edits))
  })

  it('pass a filter by their writers, state and words, those of their subject and replies too', () => {
    const desk = builder()
      .add('note', 'n1', note('Ask the embassy', { about }))
      .add('note', 'r1', note('Which one?', { replyTo: 'n1', staff: OTHER }))
      .add('note', 'n2', note('Call back', { resolved: true }))
      .desk()
    const found = (filter: Partial<NotesInput['filter']>) => {
      const view = notesView(desk, { ...NOTES_START, filter: { ...NOTES_START.filter, ...filter } })
      expect([view.total, view.people.length, view.found]).toEqual([2, 2, view.threads.length])
      return view.threads.map(({ ref }) => ref.id)
    }
    expect(found({})).toEqual(['n2', 'n1'])
    expect(found({ person: OTHER })).toEqual(['n1'])
    expect(found({ state: 'open' })).toEqual(['n1'])
    expect(found({ state: 'done' })).toEqual(['n2'])
    expect(found({ find: 'EMBASSY quota' })).toEqual(['n1'])
    expect(found({ find: 'abe which' })).toEqual(['n1'])
    expect(found({ find: 'call', person: OTHER })).toEqual([])
  })

  it('come in pages, and the thread of a wanted note whatever the filter', () => {
    const many = builder()
    const added = NOTES_PAGE + 5
    for (let n = 0; n < added; n += 1) {
      const createdAt = new Date(Date.parse('2024-01-01T00:00:00Z') + n * 20 * 86_400_000).toISOString()
      many.add('note', `n${n}`, note(`Note ${n}`, { createdAt, ...(n % 2 === 0 ? { about } : {}) }))
    }
    const desk = many.add('note', 'reply', note('Yes', { replyTo: 'n3' })).desk()
    const page = (input: Partial<NotesInput>) => {
      const { threads, next, found } = notesView(desk, { ...NOTES_START, ...input })
      return { ids: threads.map(({ ref }) => ref.id), next, found }
    }
    const newest = Array.from({ length: added }, (_, n) => `n${added - 1 - n}`)
    expect(page({})).toEqual({ ids: newest.slice(0, NOTES_PAGE), next: NOTES_PAGE, found: added })
    expect(page({ offset: NOTES_PAGE })).toEqual({ ids: newest.slice(NOTES_PAGE), next: undefined, found: added })
    expect(page({ about }).ids).toEqual(newest.filter((id) => Number(id.slice(1)) % 2 === 0))
    const filter = { ...NOTES_START.filter, find: 'note 30' }
    const view = notesView(desk, { ...NOTES_START, filter, wanted: 'reply' })
    expect([
      view.wanted?.ref.id,
      view.wanted?.replies.length,
      view.threads.map(({ ref }) => ref.id),
      view.found,
    ]).toEqual(['n3', 1, ['n30'], 2])
    expect(notesView(desk, { ...NOTES_START, filter, wanted: 'n30' }).found).toBe(1)
  })
})

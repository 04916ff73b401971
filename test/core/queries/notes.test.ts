import { describe, expect, it } from 'vitest'
import { notesView } from '../../../core/queries/notes'
import { AT, smallDesk, STAFF } from '../../helpers/desks/desk-builder'

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
    const all = notesView(desk, undefined)
    expect(all.threads.map((thread) => thread.body)).toEqual(['Third', 'Second', 'First'])
    expect(all.threads[2]?.replies.map((reply) => reply.body)).toEqual(['Reply', 'Later reply', 'To the reply'])
    expect(all.people.map((person) => person.initials)).toEqual(['AB', 'OF'])

    const some = notesView(desk, about)
    expect(some.threads.map((thread) => thread.body)).toEqual(['Third', 'First'])
    expect(some.threads[0]?.about).toEqual({ ref: about, title: { en: 'Butter quota', ja: 'Butter quota' } })
    expect(notesView(desk, { collection: 'talk', id: 'talk' })).toMatchObject({ threads: [], people: [] })
  })

  it('stay visible if a reply is orphaned or circular, and a reply has its thread’s subject', () => {
    const desk = builder()
      .add('note', 'n1', note('Thread', { about }))
      .add('note', 'r1', note('Reply without', { replyTo: 'n1' }))
      .add('note', 'o', note('Orphan', { replyTo: 'gone' }))
      .add('note', 'c1', note('Circle 1', { replyTo: 'c2' }))
      .add('note', 'c2', note('Circle 2', { replyTo: 'c1' }))
      .desk()
    const { threads } = notesView(desk, undefined)
    expect(threads.flatMap((thread) => [thread.body, ...thread.replies.map((reply) => reply.body)]).toSorted()).toEqual(
      ['Circle 1', 'Circle 2', 'Orphan', 'Reply without', 'Thread'],
    )
    expect(threads.find((thread) => thread.body === 'Thread')?.replies[0]?.about?.ref).toEqual(about)
  })

  it('show when their writer edited them, and who else resolved them', () => {
    const desk = builder()
      .add('note', 'new', note('New'))
      .add('note', 'own', note('Own', { rev: 2, changedAt: '2025-06-07T00:00:00Z' }))
      .add('note', 'others', note('Others', { rev: 2, resolved: true, changedBy: OTHER }))
      .desk()
    const views = Object.fromEntries(notesView(desk, undefined).threads.map((thread) => [thread.ref.id, thread]))
    expect(views.new).toMatchObject({ at: AT, staff: { id: STAFF, name: 'Officer', initials: 'OF' } })
    expect(views.new).not.toHaveProperty('changedAt')
    expect(views.own).toMatchObject({ changedAt: '2025-06-07T00:00:00Z' })
    expect(views.others).not.toHaveProperty('changedAt')
    expect(views.others).toMatchObject({ resolved: true, resolvedBy: { name: 'Abe' } })
  })
})

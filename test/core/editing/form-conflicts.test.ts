import { renameSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { ParleyError } from '../../../core/base/errors'
import type { RecordRef } from '../../../core/model/values/record-ref'
import { EDITH, LEAD, aDesk, stored, textOf } from './form-desk'

describe('a form whose record changes', () => {
  it('reopens with its unresolved conflict, and does not overwrite another person’s text', async () => {
    const desk = await aDesk()
    const first = stored(desk, LEAD)
    await first.session.start()
    first.session.set('text', 'Mine.', 'typed')
    const { rev = 0 } = await desk.ask('desk:form', { ref: LEAD })
    await desk.apply({
      kind: 'change',
      collection: 'lead',
      id: LEAD.id,
      rev,
      fields: { text: 'Theirs.' },
      continues: false,
    })
    await first.session.save()
    // The form is left, resumed by itself, left again and opened, each time from the unsaved text.
    const second = stored(desk, LEAD, first.safe.kept)
    await second.session.start()
    const third = stored(desk, LEAD, second.safe.kept)
    await third.session.start()
    expect(third.session.snapshot().conflicts.get('text')).toBe('Theirs.')
    expect(textOf(desk)).toBe('Theirs.')
    third.session.settle('text', 'mine')
    await third.session.save()
    expect(textOf(desk)).toBe('Mine.')
    expect(third.safe.kept).toBeUndefined()
  })

  it('merges two people’s edits of different fields, and overwrites neither in the same field', async () => {
    const desk = await aDesk()
    const ref: RecordRef = { collection: 'measure', id: desk.store.desk.all('measure')[0]?.id ?? '' }
    const one = stored(desk, ref)
    const two = stored(desk, ref)
    await Promise.all([one.session.start(), two.session.start()])
    one.session.set('summary', 'From the first window.', 'typed')
    two.session.set('scopeWords', 'From the second window.', 'typed')
    await one.session.save()
    await two.session.save()
    const after = () => desk.store.desk.get('measure', ref.id)
    expect(after()).toMatchObject({ summary: 'From the first window.', scopeWords: 'From the second window.' })
    two.session.set('summary', 'Also from the second.', 'typed')
    one.session.set('summary', 'Again from the first.', 'typed')
    await one.session.save()
    await two.session.save()
    expect(after()?.summary).toBe('Again from the first.')
    expect(two.session.snapshot().conflicts.get('summary')).toBe('Again from the first.')
    expect(two.session.snapshot().values.summary).toBe('Also from the second.')
    two.session.settle('summary', 'mine')
    await two.session.save()
    expect(after()?.summary).toBe('Also from the second.')
  })

  it('keeps the text of a record deleted a moment ago, and saves it once the record is restored', async () => {
    const desk = await aDesk()
    const { session, safe } = stored(desk, LEAD)
    await session.start()
    await desk.apply({ kind: 'delete', ...LEAD, rev: 1 })
    session.set('text', 'Typed into the void.', 'typed')
    await session.save()
    expect((session.snapshot().failure as ParleyError).code).toBe('record-trashed')
    expect(safe).toMatchObject({ unsaved: 'held-up', kept: { edits: { text: 'Typed into the void.' } } })
    await desk.apply({ kind: 'restore', records: [LEAD] })
    session.received(await desk.ask('desk:form', { ref: LEAD }))
    await session.save()
    expect(textOf(desk)).toBe('Typed into the void.')
    expect(session.snapshot().failure).toBeUndefined()
  })

  it('keeps the text while the disk is full or the folder is renamed, and saves it afterwards', async () => {
    const disk = { full: false }
    const desk = await aDesk(disk)
    const { session, safe } = stored(desk, LEAD)
    await desk.apply({ kind: 'change', ...LEAD, rev: 1, fields: { text: 'Before.' } })
    await session.start()
    disk.full = true
    session.set('text', 'While full.', 'typed')
    await session.save()
    expect((session.snapshot().failure as ParleyError).code).toBe('disk-full')
    expect(textOf(desk)).toBe('Before.')
    disk.full = false
    renameSync(desk.folder, `${desk.folder}-moved`)
    await session.save()
    expect((session.snapshot().failure as ParleyError).code).toBe('desk-moved')
    expect(safe.unsaved).toBe('held-up')
    renameSync(`${desk.folder}-moved`, desk.folder)
    await session.save()
    expect(textOf(desk)).toBe('While full.')
    expect(safe).toEqual({ unsaved: 'no', kept: undefined })
  })

  it('shows an undo in its fields, except in the one being typed in', async () => {
    const desk = await aDesk()
    const { session } = stored(desk, LEAD)
    await session.start()
    const before = textOf(desk)
    session.set('text', 'Changed.', 'chosen')
    await session.save()
    await desk.ask('desk:apply', { command: { kind: 'undo' }, staff: EDITH })
    session.received(await desk.ask('desk:form', { ref: LEAD }))
    expect(session.snapshot().values.text).toBe(before)
    expect(session.snapshot().dirty.size).toBe(0)
  })
})

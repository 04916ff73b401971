import { renameSync } from 'node:fs'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { ParleyError } from '../../../core/base/errors'
import type { Command } from '../../../core/commands/command'
import { parseAnswer } from '../../../core/contract/answer'
import type { RequestName } from '../../../core/contract/channels'
import type { Input, Output } from '../../../core/contract/contract'
import { FormSession } from '../../../core/editing/form-session'
import type { KeptEdits } from '../../../core/editing/form-state'
import type { RecordRef } from '../../../core/model/values/record-ref'
import type { StaffMember } from '../../../core/model/values/staff-member'
import { DeskService } from '../../../electron/desk/services/desk-service'
import { DeskStore } from '../../../electron/desk/store/desk-store'
import { realFileSystem, type OpenFile } from '../../../electron/files/file-system'
import { copyOfSample } from '../../helpers/desks/sample'

const EDITH: StaffMember = { id: 'staff-edith' as StaffMember['id'], name: 'Edith Kato', initials: 'EK' }
const LEAD: RecordRef = { collection: 'lead', id: 'lead-1' }

/** A real desk on disk, with what a window keeps for one of its forms. */
async function aDesk(disk = { full: false }) {
  const folder = await copyOfSample()
  const full = () => {
    if (disk.full) throw Object.assign(new Error('no room'), { code: 'ENOSPC' })
  }
  const without = (file: OpenFile): OpenFile => ({
    ...file,
    write: (bytes, offset, position) => {
      full()
      return file.write(bytes, offset, position)
    },
  })
  const store = await DeskStore.open(folder, 'write', {
    fs: {
      ...realFileSystem,
      create: async (path) => without(await realFileSystem.create(path)),
      reopen: async (path) => without(await realFileSystem.reopen(path)),
    },
  })
  onTestFinished(() => store.close())
  const service = new DeskService(
    store,
    () => new Date().toISOString(),
    () => undefined,
  )
  const ask = async <R extends RequestName>(request: R, input: Input<R>): Promise<Output<R>> =>
    parseAnswer(request, await service.answer(request, input))
  const apply = (command: Command) => ask('desk:apply', { command, staff: EDITH })
  return { folder, store, ask, apply }
}

type Desk = Awaited<ReturnType<typeof aDesk>>

/** A form whose pause after typing ends when the test says so. */
function aForm(desk: Desk, load: () => Promise<Output<'desk:form'>>, kept?: KeptEdits) {
  let pause: (() => void) | undefined
  const safe: { kept: KeptEdits | undefined; unsaved: 'no' | 'on-its-way' | 'held-up' } = { kept, unsaved: 'no' }
  const session = new FormSession(
    {
      load,
      apply: desk.apply,
      keep: (edits) => {
        safe.kept = edits
      },
      kept: () => Promise.resolve(kept),
      mark: (unsaved) => {
        safe.unsaved = unsaved
      },
      later: (work) => {
        pause = work
        return () => {
          pause = undefined
        }
      },
    },
    'draft-1',
  )
  return { session, safe, pauseIsOver: () => pause?.() }
}

const stored = (desk: Desk, ref: RecordRef, kept?: KeptEdits) => aForm(desk, () => desk.ask('desk:form', { ref }), kept)
const textOf = (desk: Desk) => desk.store.desk.get('lead', 'lead-1')?.text

describe('a form', () => {
  it('saves typed text when the typing pauses, and only then reports it as saved', async () => {
    const desk = await aDesk()
    const { session, safe, pauseIsOver } = stored(desk, LEAD)
    await session.start()
    session.set('text', 'Looked into.', 'typed')
    expect(safe).toMatchObject({ unsaved: 'on-its-way', kept: { edits: { text: 'Looked into.' } } })
    expect(textOf(desk)).not.toBe('Looked into.')
    pauseIsOver()
    await session.save()
    expect(textOf(desk)).toBe('Looked into.')
    expect(safe).toEqual({ unsaved: 'no', kept: undefined })
  })

  it('keeps text typed into a record that cannot be loaded until the person discards it', async () => {
    const desk = await aDesk()
    const kept: KeptEdits = { edits: { text: 'Typed before it went.' }, base: { text: 'Then.' } }
    const { session, safe } = stored(desk, { collection: 'lead', id: 'lead-gone' }, kept)
    await session.start()
    await session.save()
    expect(session.snapshot().failure).toMatchObject({ code: 'record-missing' })
    expect(safe.kept).toEqual(kept)
    session.discard()
    expect(safe.kept).toBeUndefined()
  })

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

  it('keeps a text that the schema refuses, shows the reason, and saves the other fields', async () => {
    const desk = await aDesk()
    const { session, safe } = stored(desk, { collection: 'position', id: 'position-jp-benefit' })
    await session.start()
    const before = desk.store.desk.all('position').find((one) => one.id === session.snapshot().view?.ref.id)
    const long = 'x'.repeat(1_000_000)
    session.set('text', long, 'typed')
    session.set('contested', true, 'chosen')
    await session.save()
    if (!before) throw new Error('the sample has another position now')
    expect(desk.store.desk.get('position', before.id)).toMatchObject({ text: before.text, contested: true })
    expect(session.snapshot().problems.get('text')).toMatchObject({ found: { reason: 'too-long', length: 1_000_000 } })
    expect(session.snapshot().values.text).toBe(long)
    expect(safe.unsaved).toBe('held-up')
    session.set('text', 'half \u0007 bell', 'typed')
    expect(session.snapshot().problems.get('text')).toMatchObject({ found: { reason: 'control-character' } })
    session.set('text', 'שלום \u{1F54A} عربي', 'typed')
    await session.save()
    expect(desk.store.desk.get('position', before.id)?.text).toBe('שלום \u{1F54A} عربي')
  })

  it('recognises its own text after a crash between the save and the answer', async () => {
    const desk = await aDesk()
    // The window is gone when the answer arrives.
    const deaf = {
      ...desk,
      apply: (command: Command) => desk.apply(command).then(() => new Promise<never>(() => undefined)),
    }
    const killed = stored(deaf, LEAD)
    await killed.session.start()
    killed.session.set('text', 'Half a', 'typed')
    void killed.session.save()
    killed.session.set('text', 'Half a sentence.', 'typed')
    await expect.poll(() => textOf(desk)).toBe('Half a')
    const kept = JSON.parse(JSON.stringify(killed.safe.kept)) as KeptEdits
    const again = stored(desk, LEAD, kept)
    await again.session.start()
    expect(again.session.snapshot().conflicts.size).toBe(0)
    expect(textOf(desk)).toBe('Half a sentence.')
    // A text that another person wrote in the meantime still counts as theirs.
    const other = stored(desk, LEAD)
    await other.session.start()
    other.session.set('text', 'Another’s.', 'typed')
    await other.session.save()
    const late = stored(desk, LEAD, kept)
    await late.session.start()
    expect([...late.session.snapshot().conflicts]).toEqual([['text', 'Another’s.']])
    expect(textOf(desk)).toBe('Another’s.')
  })

  it('shows a rule’s refusal beside its field, and does not submit the same value again', async () => {
    const desk = await aDesk()
    const line = desk.store.desk.all('line')[0]
    const { session } = stored(desk, { collection: 'line', id: line?.id ?? '' })
    await session.start()
    session.set('status', 'cleared', 'chosen')
    await session.save()
    const { problems, dirty } = session.snapshot()
    expect([...problems.values()][0]).toMatchObject({ kind: 'refused' })
    expect([...dirty]).toEqual(['status'])
    session.set('clearedBy', 'Head of unit', 'typed')
    session.set('status', 'cleared', 'chosen')
    await session.save()
    expect(desk.store.desk.get('line', line?.id ?? '')).toMatchObject({ status: 'cleared', clearedBy: 'Head of unit' })
    expect(session.snapshot().problems.size).toBe(0)
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

  it('restores unsaved text, and asks if the record changed in the meantime', async () => {
    const desk = await aDesk()
    const now = textOf(desk)
    const fresh = stored(desk, LEAD, { edits: { text: 'Kept.' }, base: { text: now } })
    await fresh.session.start()
    expect(textOf(desk)).toBe('Kept.')
    const stale = stored(desk, LEAD, { edits: { text: 'Older.' }, base: { text: now } })
    await stale.session.start()
    expect(textOf(desk)).toBe('Kept.')
    expect(stale.session.snapshot()).toMatchObject({ restored: true, values: { text: 'Older.' } })
    expect(stale.session.snapshot().conflicts.get('text')).toBe('Kept.')
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

  it('saves a new record as a draft with its first field, and completes it when nothing is missing', async () => {
    const desk = await aDesk()
    const { session } = aForm(desk, () => desk.ask('desk:form', { of: 'milestone', given: {} }))
    await session.start()
    session.set('title', { en: 'Deadline' }, 'typed')
    await session.save()
    expect(desk.store.desk.get('draft', 'draft-1')?.fields).toMatchObject({ title: { en: 'Deadline' }, status: 'open' })
    expect(await session.complete()).toBeUndefined()
    // The desk has one talk, which was filled in.
    expect([...session.snapshot().problems.keys()]).toEqual(['when', 'basis'])
    session.set('when', { edtf: 'soon' }, 'typed')
    session.set('basis', 'target', 'chosen')
    expect(await session.complete()).toBeUndefined()
    session.set('when', { edtf: '2025-07' }, 'typed')
    expect(await session.complete()).toEqual({ collection: 'milestone', id: 'draft-1' })
    expect(desk.store.desk.get('milestone', 'draft-1')?.when.edtf).toBe('2025-07')
    expect(desk.store.desk.all('draft')).toEqual([])
  })

  it('fills in whether a meeting was held as its date is typed, until the person says otherwise', async () => {
    const desk = await aDesk()
    const { session } = aForm(desk, () => desk.ask('desk:form', { of: 'round', given: {} }))
    await session.start()
    const status = () => session.snapshot().values.status
    session.set('when', { edtf: '2025-05-30' }, 'typed')
    expect(status()).toBe('held')
    session.set('when', { edtf: '2125-05-30' }, 'typed')
    expect(status()).toBe('scheduled')
    await session.save()
    expect(desk.store.desk.get('draft', 'draft-1')?.fields).toMatchObject({ status: 'scheduled' })
    session.set('status', 'postponed', 'chosen')
    session.set('when', { edtf: '2025-05-31' }, 'typed')
    expect(status()).toBe('postponed')
  })

  it('has a status that the date of selected words implies follow another date', async () => {
    const desk = await aDesk()
    const { session } = aForm(desk, async () => {
      const view = await desk.ask('desk:form', { of: 'round', given: { when: { edtf: '2025-05-30' }, status: 'held' } })
      return { ...view, filled: { ...view.filled, when: 'words', status: 'date' } }
    })
    await session.start()
    session.set('when', { edtf: '2125-05-30' }, 'typed')
    expect(session.snapshot().values.status).toBe('scheduled')
  })

  it('takes back whether a meeting was held once its date may be either, and follows on after the form was closed', async () => {
    const desk = await aDesk()
    const now = (await desk.ask('desk:form', { of: 'round', given: {} })).asOf ?? ''
    const { session } = aForm(desk, () => desk.ask('desk:form', { of: 'round', given: {} }))
    await session.start()
    const status = () => session.snapshot().values.status
    const today = { edtf: now.slice(0, 4) }
    session.set('when', { edtf: '2025-05-30' }, 'typed')
    session.set('when', today, 'typed')
    expect(status()).toBeUndefined()
    await session.save()
    expect(desk.store.desk.get('draft', 'draft-1')?.fields).not.toHaveProperty('status')
    session.set('when', { edtf: '2025-05-30' }, 'typed')
    session.set('when', { edtf: 'so' }, 'typed')
    expect(status()).toBe('held')
    session.set('when', undefined, 'typed')
    expect(status()).toBeUndefined()
    session.set('when', { edtf: '2025-05-30' }, 'typed')
    await session.save()

    const again = aForm(desk, () => desk.ask('desk:form', { ref: { collection: 'draft', id: 'draft-1' } })).session
    await again.start()
    again.set('when', today, 'typed')
    expect(again.snapshot().values.status).toBeUndefined()
    again.set('when', { edtf: '2025-05-30' }, 'typed')
    again.set('status', 'held', 'chosen')
    again.set('when', today, 'typed')
    expect(again.snapshot().values.status).toBe('held')
  })

  it('says what the desk filled in until the person chooses a value', async () => {
    const desk = await aDesk()
    const { session } = aForm(desk, () => desk.ask('desk:form', { of: 'round', given: {} }))
    await session.start()
    expect(session.snapshot().view?.filled).toMatchObject({ talk: 'onlyTalk', level: 'lastRound' })
    session.set('level', 'working', 'chosen')
    await session.save()
    expect(session.snapshot().view?.filled).toEqual({ talk: 'onlyTalk', place: 'lastRound' })
  })

  it('makes one undo step of the typing in one field', async () => {
    const desk = await aDesk()
    const { session } = stored(desk, LEAD)
    await session.start()
    const before = textOf(desk)
    for (const text of ['T', 'Ty', 'Typ']) {
      session.set('text', text, 'typed')
      await session.save()
    }
    await desk.ask('desk:apply', { command: { kind: 'undo' }, staff: EDITH })
    expect(textOf(desk)).toBe(before)
  })

  it('saves a change that is reversed while a save is running', async () => {
    const desk = await aDesk()
    const { session, safe } = stored(desk, LEAD)
    await session.start()
    const before = textOf(desk)
    session.set('text', 'On its way.', 'chosen')
    // The save is running when the person goes back to the earlier value.
    session.set('text', before, 'typed')
    expect(safe.unsaved).not.toBe('no')
    await session.save()
    expect(textOf(desk)).toBe(before)
    session.set('text', 'A', 'chosen')
    session.set('text', 'AB', 'typed')
    await session.save()
    expect(textOf(desk)).toBe('AB')
    expect(safe).toEqual({ unsaved: 'no', kept: undefined })
  })

  it('applies a newer state that arrives during a save after it, and never an older one', async () => {
    const desk = await aDesk()
    const old = await desk.ask('desk:form', { ref: LEAD })
    const { session } = stored(desk, LEAD)
    await session.start()
    session.set('text', 'Newer.', 'chosen')
    session.received(old)
    await session.save()
    session.received(old)
    expect(session.snapshot().values.text).toBe('Newer.')
  })
})

import { describe, expect, it } from 'vitest'
import type { Command } from '../../../core/commands/command'
import type { KeptEdits } from '../../../core/editing/form-state'
import { EDITH, LEAD, aDesk, stored, textOf } from './form-desk'

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

  it('reopens with the layers that an earlier Parley kept, in the form of today and without a conflict', async () => {
    const desk = await aDesk()
    const ref = { collection: 'measure', id: 'measure-autos' } as const
    const { values } = await desk.ask('desk:form', { ref })
    const layers = values.components as Record<string, unknown>[]
    const old = (basisPoints: unknown) =>
      layers.map((layer) => ({ ...layer, rate: undefined, kind: 'adValorem', basisPoints }))
    const { session } = stored(desk, ref, { edits: { components: old(2650) }, base: { components: old(2500) } })
    await session.start()
    await session.save()
    expect([...session.snapshot().conflicts.keys()]).toEqual([])
    const components = desk.store.desk.get('measure', ref.id)?.components
    expect(components).toEqual(layers.map((layer) => ({ ...layer, rate: '26.5%' })))
    const cheap = stored(desk, ref, { edits: { components: old('cheap') }, base: { components: old(2650) } })
    await cheap.session.start()
    expect(cheap.session.snapshot().problems.get('components')).toMatchObject({
      kind: 'invalid',
      found: { path: 'components[0].rate', reason: 'rate-text', text: 'cheap' },
    })
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

  it('makes each choice in a field a step of undo, also one that follows another at once or comes while typed text is saved', async () => {
    const desk = await aDesk()
    const { session } = stored(desk, LEAD)
    await session.start()
    const undo = () => desk.ask('desk:apply', { command: { kind: 'undo' }, staff: EDITH })
    const choices = ['First.', 'Second.', 'Third.']
    for (const text of choices) {
      session.set('text', text, 'chosen')
      await session.save()
    }
    session.set('text', 'Typed.', 'typed')
    const saved = session.save()
    session.set('text', 'Chosen.', 'chosen')
    await saved
    await session.save()
    for (const text of ['Typed.', ...choices.toReversed()]) {
      await undo()
      expect(textOf(desk)).toBe(text)
    }
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

describe('the words of a stored date that no text says', () => {
  const words = 'on the sidelines of the summit'
  const date = { edtf: '2025-06-15/2025-06-17', words: { en: words } }
  const ref = { collection: 'milestone', id: 'milestone-words' } as const
  const open = async (kept?: KeptEdits) => {
    const desk = await aDesk()
    const { talk } = (await desk.ask('desk:form', { of: 'milestone', given: {} })).values
    const fields = { talk, title: { en: 'Summit' }, when: date, basis: 'target', status: 'open' }
    await desk.apply({ kind: 'create', ...ref, fields })
    const form = stored(desk, ref, kept)
    await form.session.start()
    return form
  }

  it('are unchanged where they are typed again, and where they were left unsaved', async () => {
    const { session, safe } = await open({ edits: { when: { edtf: `${words} ` } }, base: { when: date } })
    expect(session.snapshot().values.when).toEqual(date)
    session.set('when', { edtf: `${words}x` }, 'typed')
    expect(session.snapshot().problems.has('when')).toBe(true)
    session.set('when', { edtf: ` ${words}` }, 'typed')
    expect([session.snapshot().values.when, session.snapshot().problems.size]).toEqual([date, 0])
    await session.save()
    expect(safe).toEqual({ unsaved: 'no', kept: undefined })
  })

  it('return to a field whose text is discarded', async () => {
    const { session, safe } = await open()
    session.set('when', { edtf: 'soon' }, 'typed')
    expect(safe.unsaved).toBe('held-up')
    session.discardField('when')
    await session.save()
    expect([session.snapshot().values.when, session.snapshot().problems.size]).toEqual([date, 0])
    expect(safe).toEqual({ unsaved: 'no', kept: undefined })
  })
})

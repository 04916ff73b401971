import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stepWords } from '../../../core/actions/step-words'
import { placesOf } from '../../../core/anchors/find-passage'
import type { DeskCommand } from '../../../core/commands/command'
import { returnRecord } from '../../../core/commands/return-record'
import type { MemoryDesk } from '../../../core/desk/memory-desk'
import { recordView } from '../../../core/queries/record-view'
import { sha256Of } from '../../../electron/journal/format/desk-content'
import { AT } from '../../helpers/desks/desk-builder'
import { code, content, OTHER, US } from '../../helpers/edits/edit-bench'
import { PASSAGE, refusal, SourceBench, WHOLE } from '../../helpers/edits/source-bench'

/** Everything on a desk, its trash included, except its own counters. */
const whole = (desk: MemoryDesk) => [
  content(desk),
  Object.entries(desk.trash)
    .map(([key, { record }]) => {
      const { rev: _rev, changedAt: _at, changedBy: _by, ...fields } = record
      return JSON.stringify([key, fields])
    })
    .toSorted(),
]

describe('giving a source its whole text', () => {
  it('finds the one quoted passage in it, and leaves nothing to do', () => {
    const on = new SourceBench(PASSAGE, [[0, PASSAGE.length]])
    const source = () => recordView(on.desk, { collection: 'source', id: 'source' }, AT)
    expect(source()).toMatchObject({ isOneQuote: true, orphans: 0 })
    on.do(on.giving(WHOLE))
    expect(source()).toMatchObject({ isOneQuote: false, orphans: 0 })
    const start = WHOLE.indexOf(PASSAGE)
    expect(on.quote('quote-0')).toEqual({ exact: PASSAGE, start, end: start + PASSAGE.length, snapshot: undefined })
    expect(on.desk.get('source', 'source')?.sha256).toBe(sha256Of(WHOLE))
    expect(on.codes()).toEqual([])
    expect(on.orphans()).toEqual({ count: 0, sha256: sha256Of(WHOLE), orphans: [] })
  })

  it('keeps a quote that it cannot place as an orphan of the earlier text, until a person places it', () => {
    const on = new SourceBench(PASSAGE, [[0, PASSAGE.length]])
    const text = WHOLE.replace(PASSAGE, 'Cars\nstay out.')
    on.do(on.giving(text))
    const orphan = { exact: PASSAGE, start: 0, end: PASSAGE.length, snapshot: sha256Of(PASSAGE) }
    expect(on.quote('quote-0')).toEqual(orphan)
    expect(on.codes()).toEqual(['quote-orphaned'])
    const view = on.orphans()
    expect(recordView(on.desk, { collection: 'source', id: 'source' }, AT)).toMatchObject({
      orphans: 1,
      isOneQuote: false,
    })
    const start = text.indexOf('Cars')
    expect(view).toMatchObject({
      count: 1,
      sha256: sha256Of(text),
      orphans: [{ annotation: 'quote-0', exact: PASSAGE }],
    })
    expect(view.orphans[0]?.places).toMatchObject([{ start, end: start + PASSAGE.length, likeness: 1 }])
    // Only a line break differs.
    expect(view.orphans[0]?.places[0]?.differences).toMatchObject([{ kind: 'same' }])
    expect(
      recordView(on.desk, { collection: 'source', id: 'source' }, AT).reading?.flatMap((cut) => cut.annotations),
    ).toEqual([])
    expect(code(() => on.do(on.placing('quote-0', start, start + 14, { sha256: sha256Of(PASSAGE) })))).toBe(
      'record-changed',
    )
    on.do(on.placing('quote-0', start, start + PASSAGE.length, { sha256: sha256Of(text) }))
    expect(on.quote('quote-0')).toEqual({ exact: 'Cars\nstay out.', start, end: start + 14, snapshot: undefined })
    expect(on.codes()).toEqual([])
    expect(on.replay('undo')).toBe('place quote in source')
    expect(on.quote('quote-0')).toEqual(orphan)
  })

  it('warns of a quote that a person placed at other words, until somebody has checked it', () => {
    const on = new SourceBench(PASSAGE, [[0, PASSAGE.length]])
    on.do(on.giving('Cars may come in. Later.'))
    on.do(on.placing('quote-0', 0, 17))
    expect(on.desk.get('annotation', 'quote-0')).toMatchObject({ exact: 'Cars may come in.', was: PASSAGE })
    expect(on.codes()).toEqual(['quote-reworded'])
    // The first words stay, however often the quote is placed again.
    on.do(on.placing('quote-0', 0, 16))
    expect(on.desk.get('annotation', 'quote-0')?.was).toBe(PASSAGE)
    const { rev } = on.desk.get('annotation', 'quote-0') ?? { rev: 0 }
    on.do({ kind: 'change', collection: 'annotation', id: 'quote-0', rev, fields: { was: null } })
    expect(on.codes()).toEqual([])
    on.replay('undo')
    // Placed at the words that were quoted, nothing is left to check.
    on.do(on.giving(`${PASSAGE} Later.`))
    on.do(on.placing('quote-0', 0, PASSAGE.length))
    expect(on.desk.get('annotation', 'quote-0')).not.toHaveProperty('was')
    expect(on.codes()).toEqual([])
  })

  it('marks nothing by an orphan, even where its words happen to be', () => {
    const on = new SourceBench('No. Yes. No.', [[0, 3]])
    on.do(on.giving('No. Later.'))
    expect(on.quote('quote-0').snapshot).toBe(sha256Of('No. Yes. No.'))
    const { reading } = recordView(on.desk, { collection: 'source', id: 'source' }, AT)
    expect(reading?.flatMap((cut) => cut.annotations)).toEqual([])
  })

  it('leaves a quote that was not at its place before as it was', () => {
    const on = new SourceBench(WHOLE, [[10, 20]])
    const { collections } = on.desk
    Object.assign(collections.annotation?.['quote-0'] ?? {}, { start: 11, end: 21 })
    expect(on.codes()).toEqual(['quote-mismatch'])
    on.do(on.giving(`${WHOLE} More.`))
    expect(on.quote('quote-0')).toMatchObject({ start: 11, end: 21, snapshot: undefined })
  })

  it('is one step, which undo takes back whole', () => {
    const on = new SourceBench(PASSAGE, [
      [0, PASSAGE.length],
      [0, 4],
    ])
    const before = whole(on.desk)
    on.do(on.giving('Cars stay. Out.'))
    const after = whole(on.desk)
    expect(after).not.toEqual(before)
    expect(on.replay('undo')).toBe('give source a new text')
    expect(whole(on.desk)).toEqual(before)
    expect(on.codes()).toEqual([])
    on.replay('redo')
    expect(whole(on.desk)).toEqual(after)
  })

  it('lets an orphan return to the very text that it is from', () => {
    const on = new SourceBench(WHOLE, [[10, 20]])
    on.do(on.giving('Something else.'))
    on.do(on.giving('Something else again.'))
    expect(on.quote('quote-0').snapshot).toBe(sha256Of(WHOLE))
    on.do(on.giving(WHOLE))
    expect(on.quote('quote-0')).toMatchObject({ start: 10, end: 20, snapshot: undefined })
  })

  it('keeps the file that it was read from, and forgets that of the text before', () => {
    const on = new SourceBench(PASSAGE)
    const original = { sha256: 'a'.repeat(64), name: 'report.pdf', mediaType: 'application/pdf', bytes: 12 }
    on.do(on.giving(WHOLE, { original, readByMachine: true }))
    expect(on.desk.get('source', 'source')).toMatchObject({ original, readByMachine: true })
    on.do(on.giving(`${WHOLE} More.`))
    expect(on.desk.get('source', 'source')).not.toHaveProperty('original')
    expect(on.desk.get('source', 'source')).not.toHaveProperty('readByMachine')
  })

  it('keeps the picture of a page when a person corrects the text that a machine read from it', () => {
    const on = new SourceBench(PASSAGE)
    const original = { sha256: 'a'.repeat(64), name: 'scan.png', mediaType: 'image/png', bytes: 12 }
    on.do(on.giving(WHOLE, { original, keep: 'job', readByMachine: true }))
    expect(on.desk.get('source', 'source')).toMatchObject({ original: { ...original, kept: true } })
    on.do(on.giving(`${WHOLE} Corrected.`))
    expect(on.desk.get('source', 'source')).toMatchObject({ original: { ...original, kept: true } })
    expect(on.desk.get('source', 'source')).not.toHaveProperty('readByMachine')
    const other = { ...original, sha256: 'b'.repeat(64) }
    on.do(on.giving(WHOLE, { original: other }))
    expect(on.desk.get('source', 'source')?.original).toEqual(other)
  })

  it('refuses no text, a source that has changed, and an edit of the text by another way', () => {
    const on = new SourceBench(PASSAGE)
    expect(refusal(() => on.do(on.giving(' \u200B\n')))).toMatchObject({ code: 'field-invalid', reason: 'blank' })
    expect(code(() => on.do({ ...on.giving(WHOLE), rev: 9 } as DeskCommand))).toBe('record-changed')
    const change = {
      kind: 'change',
      collection: 'source',
      id: 'source',
      rev: 1,
      fields: { sha256: 'b'.repeat(64) },
    } as const
    expect(refusal(() => on.do(change))).toMatchObject({ code: 'rule-broken', finding: 'snapshot-fixed' })
    on.do(on.giving('a\r\nb\u0000\u000Cc'))
    expect(on.desk.sourceText(on.desk.get('source', 'source')?.sha256 ?? '')).toBe('a\nb\nc')
  })

  it('takes the quotes in the trash along, so that they can be restored', () => {
    const on = new SourceBench(PASSAGE, [
      [0, PASSAGE.length],
      [0, 4],
    ])
    for (const id of ['quote-0', 'quote-1'])
      on.do({ kind: 'delete', collection: 'annotation', id, rev: 1, along: [], unlinked: [] }, OTHER)
    const thrown = on.desk.trash['annotation/quote-1']
    const before = whole(on.desk)
    on.do(on.giving(`${WHOLE} Cars.`))
    expect(on.desk.trash['annotation/quote-1']).toMatchObject({ by: thrown?.by, at: thrown?.at })
    const after = whole(on.desk)
    on.replay('undo')
    expect(whole(on.desk)).toEqual(before)
    on.replay('redo')
    expect(whole(on.desk)).toEqual(after)
    on.do({
      kind: 'restore',
      records: ['quote-0', 'quote-1'].map((id) => ({ collection: 'annotation', id: id })),
    })
    expect(on.quote('quote-0').start).toBe(WHOLE.indexOf(PASSAGE))
    expect(on.codes()).toEqual([])
  })

  it('lets an earlier version of a quote return, to the present text', () => {
    const on = new SourceBench(PASSAGE, [[0, PASSAGE.length]])
    const then = on.desk
    on.do(on.giving(WHOLE))
    const ref = { collection: 'annotation', id: 'quote-0' } as const
    expect(returnRecord(on.desk, then, ref, on.actor(US)).ops).toEqual([])
    const fields = { body: 'Look.', motivation: 'commenting' }
    on.do({ kind: 'change', ...ref, rev: on.rev(ref), fields })
    const [op] = returnRecord(on.desk, then, ref, on.actor(US)).ops
    expect(op).toMatchObject({ record: { start: WHOLE.indexOf(PASSAGE), motivation: 'highlighting' } })
  })

  it('then undo gives everything back, whatever the texts and quotes', () => {
    const sentence = fc.constantFrom(
      'No. ',
      'We agreed. ',
      'Cars stay out. ',
      '合意した。',
      '\u{20BB7}野家 ',
      'e\u0301 ',
    )
    const text = fc.array(sentence, { minLength: 1, maxLength: 8 }).map((all) => all.join(''))
    fc.assert(
      fc.property(
        text,
        fc.array(text, { minLength: 1, maxLength: 3 }),
        fc.array(fc.nat(), { maxLength: 4 }),
        (first, texts, starts) => {
          const places = starts.flatMap((at) => placesOf(first, first.slice(at % first.length).split(' ')[0] ?? ''))
          const on = new SourceBench(
            first,
            places.map(({ start, end }) => [start, end] as const),
          )
          const states = [whole(on.desk)]
          for (const next of texts) {
            const foreseen = on.effect(next)
            on.do(on.giving(next))
            expect(foreseen.orphaned).toBe(on.orphans().count)
            expect(foreseen.placed + foreseen.orphaned).toBe(on.desk.all('annotation').length)
            expect(on.effect(next).isSame).toBe(true)
            expect(on.codes().filter((found) => found !== 'quote-orphaned')).toEqual([])
            states.push(whole(on.desk))
          }
          const stack = on.history.done.length
          for (const [index] of texts.entries()) {
            if (on.history.done.length === 0) break
            on.replay('undo')
            expect(on.history.done).toHaveLength(stack - index - 1)
          }
          expect(whole(on.desk)).toEqual(states[0])
        },
      ),
    )
  })
})

it('names the edits in words', () => {
  const label = { kind: 'batch', collection: 'source', id: 'source', fields: ['sha256'], more: 3 } as const
  expect(stepWords({ ...label, fields: [...label.fields] }, 'en')).toBe('give source a new text')
  expect(stepWords({ ...label, fields: [] }, 'en')).toBe('edit source and 3 more')
})

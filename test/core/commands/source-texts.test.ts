import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placesOf } from '../../../core/anchors/find-passage'
import { placeAt } from '../../../core/anchors/passage-location'
import { stepWords } from '../../../core/actions/step-words'
import { ParleyError } from '../../../core/base/errors'
import type { BatchedCommand, DeskCommand } from '../../../core/commands/command'
import { planCommand } from '../../../core/commands/plan-command'
import { returnRecord } from '../../../core/commands/return-record'
import type { MemoryDesk } from '../../../core/desk/memory-desk'
import { newTextSteps, type NewTextEffect } from '../../../core/queries/new-text'
import { orphanSteps, orphansViewSchema, type OrphansView } from '../../../core/queries/orphans'
import { recordView } from '../../../core/queries/record-view'
import { checkDesk } from '../../../core/rules/rules'
import { sha256Of } from '../../../electron/journal/format/desk-content'
import { AT, smallDesk } from '../../helpers/desks/desk-builder'
import { aPosition } from '../../helpers/desks/record-fields'
import { Bench, code, content, OTHER, US } from '../../helpers/edits/edit-bench'

const PASSAGE = 'Cars stay out.'
const WHOLE = `A report.\n\nThe minister said: “${PASSAGE} Rice stays in.” He left at noon. Nobody asked anything.`

/** A desk with a source of a text, whose quotes have the ids `quote-0` and so on, and which can be given other texts. */
class SourceBench extends Bench {
  readonly #known: (text: string) => void

  constructor(text: string, quotes: readonly (readonly [start: number, end: number])[] = []) {
    const builder = smallDesk()
      .add('staff', 'staff-2', { name: 'Colleague', initials: 'CO' })
      .add('position', 'p1', aPosition('Butter stays out.'))
      .text(sha256Of(text), text)
      .add('source', 'source', {
        kind: 'document',
        citation: { type: 'report', title: 'Report' },
        language: 'en',
        reliability: 'press',
        sha256: sha256Of(text),
      })
    for (const [index, [start, end]] of quotes.entries()) {
      const fields = { source: 'source', ...placeAt(text, start, end), motivation: 'highlighting' }
      builder.add('annotation', `quote-${index}`, fields)
    }
    super(builder.desk())
    this.#known = (next) => void builder.text(sha256Of(next), next)
  }

  override do(command: DeskCommand, staff = US): void {
    // The desk's files, as far as this desk has any.
    for (const { text } of planCommand(this.desk, command, this.actor(staff), sha256Of).texts ?? []) this.#known(text)
    super.do(command, staff)
  }

  giving(text: string, more: object = {}): DeskCommand & BatchedCommand {
    return { kind: 'giveText', source: 'source', rev: this.rev({ collection: 'source', id: 'source' }), text, ...more }
  }

  placing(id: string, start: number, end: number, more: object = {}): DeskCommand & BatchedCommand {
    return { kind: 'placeQuote', annotation: id, rev: this.rev({ collection: 'annotation', id }), start, end, ...more }
  }

  quote(id: string) {
    const { exact, start, end, snapshot } = this.desk.get('annotation', id) ?? {}
    return { exact, start, end, snapshot }
  }

  orphans(offset = 0): OrphansView {
    const steps = orphanSteps(this.desk, { source: 'source', offset })
    for (;;) {
      const step = steps.next()
      if (step.done === true) return orphansViewSchema.parse(step.value)
    }
  }

  /** The effect that a text would have, before it is given. */
  effect(text: string): NewTextEffect {
    const steps = newTextSteps(this.desk, { source: 'source', text }, sha256Of)
    for (;;) {
      const step = steps.next()
      if (step.done === true) return step.value
    }
  }

  codes(): string[] {
    return checkDesk(this.desk).flatMap(({ about, code: found }) => (about.collection === 'annotation' ? [found] : []))
  }
}

const marking = (start: number, end: number, more: object = {}): DeskCommand & BatchedCommand => ({
  kind: 'mark',
  source: 'source',
  start,
  end,
  annotation: 'marked',
  ...more,
})
const EVIDENCE = { id: 'evidence', about: { collection: 'position', id: 'p1' }, field: 'text', role: 'supports' }

const refusal = (work: () => void): unknown => {
  try {
    work()
    return 'done'
  } catch (error) {
    return error instanceof ParleyError ? { code: error.code, ...error.params } : error
  }
}

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

describe('marking a stretch of a text', () => {
  const [start, end] = [WHOLE.indexOf('Rice'), WHOLE.indexOf('Rice') + 14]

  it('cites it for a field of a record, as one edit', () => {
    const on = new SourceBench(WHOLE)
    on.do(marking(start, end, { evidence: { ...EVIDENCE, issuedBy: 'them' } }))
    expect(on.quote('marked')).toEqual({ exact: 'Rice stays in.', start, end, snapshot: undefined })
    expect(on.desk.get('evidence', 'evidence')).toMatchObject({ annotation: 'marked', field: 'text', issuedBy: 'them' })
    expect(
      code(() => on.do(marking(start, end, { annotation: 'again', evidence: { ...EVIDENCE, id: 'again' } }))),
    ).toBe('cited-already')
    on.replay('undo')
    expect(on.desk.get('annotation', 'marked')).toBeUndefined()
    expect(on.desk.get('evidence', 'evidence')).toBeUndefined()
  })

  it('uses the mark that words have, unless that says something of its own', () => {
    const on = new SourceBench(WHOLE)
    on.do(marking(start, end, { body: 'Is that so?' }))
    expect(on.desk.get('annotation', 'marked')).toMatchObject({ motivation: 'commenting', body: 'Is that so?' })
    on.do(marking(start, end, { annotation: 'plain' }))
    on.do(marking(start, end, { annotation: 'more', evidence: EVIDENCE }))
    expect(on.desk.all('annotation').map(({ id }) => id)).toEqual(['marked', 'plain'])
    expect(on.desk.get('evidence', 'evidence')?.annotation).toBe('plain')
  })

  it('refuses what is no stretch of the text, or of the text that the person saw', () => {
    const on = new SourceBench('A \u{20BB7}.')
    for (const [from, to] of [
      [0, 9],
      [3, 3],
      [2, 1],
      [0, 3],
      [3, 5],
    ] as const)
      expect(code(() => on.do(marking(from, to)))).toBe('place-unfit')
    expect(refusal(() => on.do(marking(1, 2)))).toMatchObject({
      code: 'field-invalid',
      field: 'exact',
      reason: 'blank',
    })
    expect(code(() => on.do(marking(0, 1, { sha256: sha256Of('other') })))).toBe('record-changed')
    expect(code(() => on.do(marking(0, 1, { source: 'gone' })))).toBe('record-missing')
    expect(code(() => on.do(marking(0, 1, { evidence: { ...EVIDENCE, field: 'id' } })))).toBe('field-invalid')
    on.do(marking(2, 4))
    expect(on.quote('marked').exact).toBe('\u{20BB7}')
  })

  it('is part of a batch that makes the source and gives it its text', () => {
    const on = new SourceBench(WHOLE)
    const fields = { kind: 'document', citation: { type: 'report' }, language: 'en', reliability: 'press' }
    on.do({
      kind: 'batch',
      commands: [
        marking(0, 4, { source: 'made', evidence: EVIDENCE }),
        { kind: 'giveText', source: 'made', rev: 1, text: 'Rice stays in.' },
        { kind: 'create', collection: 'source', id: 'made', fields },
      ],
    })
    expect(on.quote('marked')).toMatchObject({ exact: 'Rice', start: 0 })
    expect(on.desk.get('evidence', 'evidence')?.annotation).toBe('marked')
    on.replay('undo')
    expect(on.desk.get('source', 'made')).toBeUndefined()
    const lacking = { kind: 'batch', commands: [marking(0, 4, { source: 'made' })] } as const
    expect(code(() => on.do({ ...lacking, commands: [...lacking.commands] }))).toBe('record-missing')
  })
})

describe('citing by words', () => {
  const citing = (passage: string, start?: number): DeskCommand => ({
    kind: 'cite',
    about: { collection: 'position', id: 'p1' },
    field: 'text',
    role: 'supports',
    passage,
    source: { id: 'source' },
    annotation: 'cited',
    evidence: 'evidence',
    ...(start === undefined ? {} : { start }),
  })

  it('finds words as they are copied, and keeps them as the source has them', () => {
    const on = new SourceBench('He said: “We can’t ac-\ncept 24\u00A0%.”')
    on.do(citing('"We can\'t accept 24 %."'))
    expect(on.quote('cited').exact).toBe('“We can’t ac-\ncept 24\u00A0%.”')
    expect(on.codes()).toEqual([])
  })

  it('asks which place is meant if there are several', () => {
    const on = new SourceBench('No. Perhaps. No.')
    expect(refusal(() => on.do(citing('No.')))).toEqual({ code: 'passage-several', count: 2, starts: '0 13' })
    expect(code(() => on.do(citing('No.', 5)))).toBe('passage-not-found')
    on.do(citing('No.', 13))
    expect(on.quote('cited')).toMatchObject({ start: 13, end: 16 })
  })

  it('does not use the mark of an orphan, nor a comment', () => {
    const on = new SourceBench('No. Perhaps. No.', [[0, 3]])
    on.do(on.giving('No. Never.'))
    on.do(marking(0, 3, { body: 'Really?' }))
    on.do(citing('No.'))
    expect(on.desk.get('evidence', 'evidence')?.annotation).toBe('cited')
  })
})

describe('the orphans of a source', () => {
  it('come a part at a time, each answer small enough for a window', () => {
    const sentences = Array.from({ length: 20 }, (_none, n) => `${n} ${'大臣は関税の撤廃を強く求めた。'.repeat(90)}`)
    const text = sentences.join('\n')
    const places = sentences.map(
      (sentence) => [text.indexOf(sentence), text.indexOf(sentence) + sentence.length] as const,
    )
    const on = new SourceBench(text, places)
    on.do(on.giving(text.replaceAll('強く', '再び')))
    const ids: string[] = []
    for (let offset: number | undefined = 0; offset !== undefined;) {
      const view: OrphansView = on.orphans(offset)
      expect(view.count).toBe(20)
      expect(Buffer.byteLength(JSON.stringify(view))).toBeLessThan(200_000)
      expect(view.orphans.length).toBeGreaterThan(0)
      ids.push(...view.orphans.map(({ annotation }) => annotation))
      offset = view.next
    }
    expect(ids).toEqual(places.map((_place, index) => `quote-${index}`))
  })
})

it('names the edits in words', () => {
  const label = { kind: 'batch', collection: 'source', id: 'source', fields: ['sha256'], more: 3 } as const
  expect(stepWords({ ...label, fields: [...label.fields] }, 'en')).toBe('give source a new text')
  expect(stepWords({ ...label, fields: [] }, 'en')).toBe('edit source and 3 more')
})

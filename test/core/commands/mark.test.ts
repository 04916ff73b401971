import { describe, expect, it } from 'vitest'
import type { ParleyError } from '../../../core/base/errors'
import { LANGUAGES } from '../../../core/base/text'
import { applyBatch } from '../../../core/commands/batch'
import type { Mark } from '../../../core/commands/anchor-schemas'
import { cite } from '../../../core/commands/cite'
import type { Cite } from '../../../core/commands/cite-schema'
import type { BatchedCommand } from '../../../core/commands/command'
import { mark } from '../../../core/commands/mark'
import { getOrThrow, type DeskRead } from '../../../core/desk/desk-read'
import { withNamesOf } from '../../../core/desk/record-names'
import { describeError } from '../../../core/text/describe'
import { AT, smallDesk, STAFF } from '../../helpers/desks/desk-builder'
import { aPosition, aSource } from '../../helpers/desks/record-fields'
import { code } from '../../helpers/edits/edit-bench'
import { EVIDENCE, marking, refusal, SourceBench, WHOLE } from '../../helpers/edits/source-bench'
import { sha256Of } from '../../../electron/journal/format/desk-content'

it('a passage marked by its place waits in a batch for the record that it is evidence for', () => {
  const sha256 = 'a'.repeat(64)
  const desk = smallDesk().text(sha256, 'Butter stays out.').add('source', 'report', aSource({ sha256 })).desk()
  const commands = [
    {
      kind: 'mark',
      source: 'report',
      sha256,
      start: 0,
      end: 17,
      annotation: 'mark',
      evidence: { id: 'proof', about: { collection: 'position', id: 'new' }, field: 'text', role: 'supports' },
    },
    { kind: 'create', collection: 'position', id: 'new', fields: aPosition('Butter stays out.') },
  ] as BatchedCommand[]
  const { ops, texts } = applyBatch(desk, commands, { staff: STAFF as never, at: AT }, () => sha256)
  expect(desk.after(ops).get('evidence', 'proof')).toMatchObject({ annotation: 'mark', about: { id: 'new' } })
  expect(texts).toEqual([])
})

const SHA = 'b'.repeat(64)
const ACTOR = { staff: STAFF as never, at: AT }
const TEXT = 'Butter stays. Butter stays. Cheese may go.'
const POSITION = { collection: 'position', id: 'position' } as const

const readDesk = () =>
  smallDesk()
    .text(SHA, TEXT)
    .add('source', 'report', aSource({ sha256: SHA }))
    .add('position', 'position', aPosition('Butter stays out.'))
    .desk()

const wanted = (more: Partial<Mark> = {}): Mark => ({
  source: 'report',
  sha256: SHA,
  start: 14,
  end: 27,
  annotation: 'a',
  evidence: { id: 'e', about: POSITION, field: 'text', role: 'supports' },
  ...more,
})

it('a mark is of the words at its place, not of their first place', () => {
  const desk = readDesk()
  const marked = desk.after(mark(desk, wanted(), ACTOR).ops)
  expect(marked.get('annotation', 'a')).toMatchObject({
    exact: 'Butter stays.',
    start: 14,
    end: 27,
    prefix: 'Butter stays. ',
  })
  expect(marked.get('evidence', 'e')).toMatchObject({ annotation: 'a', about: POSITION, field: 'text' })
})

it('words that are marked keep their mark, and a comment has one of its own', () => {
  const desk = readDesk()
  const marked = desk.after(mark(desk, wanted(), ACTOR).ops)
  const again = { id: 'f', about: POSITION, field: 'text', role: 'context' } as const
  expect(mark(marked, wanted({ annotation: 'b', evidence: again }), ACTOR).ops).toHaveLength(1)
  expect(() => mark(marked, wanted({ annotation: 'b', evidence: { ...again, role: 'supports' } }), ACTOR)).toThrow(
    'cited-already',
  )
  const said = marked.after(
    mark(marked, { ...wanted({ annotation: 'c', body: 'Why?' }), evidence: undefined }, ACTOR).ops,
  )
  expect(said.get('annotation', 'c')).toMatchObject({ exact: 'Butter stays.', motivation: 'commenting', body: 'Why?' })
})

it('a quote, a comment and their evidence have at least the marking of the source, and of the desk', () => {
  const internal = { scheme: 'house', level: 'internal', caveats: ['EYES ONLY'], handling: [], releasability: [] }
  const desk = readDesk()
  const source = getOrThrow(desk, 'source', 'report')
  const marked = desk.after([{ op: 'put', collection: 'source', record: { ...source, marking: internal } }])
  const quoted = marked.after(mark(marked, wanted(), ACTOR).ops)
  const said = mark(marked, { ...wanted({ annotation: 'c', body: 'Why?' }), evidence: undefined }, ACTOR)
  const cited = {
    about: POSITION,
    field: 'text',
    role: 'context',
    passage: 'Cheese may go.',
    source: { id: 'report' },
    annotation: 'g',
    evidence: 'h',
  }
  const after = quoted.after([...said.ops, ...cite(quoted, cited as Cite, ACTOR, () => SHA).ops])
  for (const id of ['a', 'c', 'g']) expect(after.get('annotation', id)?.marking).toEqual(internal)
  for (const id of ['e', 'h']) expect(after.get('evidence', id)?.marking).toEqual(internal)
  // The desk's own marking is never undercut.
  const settings = getOrThrow(desk, 'deskSettings', 'settings')
  const strict = desk.after([
    { op: 'put', collection: 'deskSettings', record: { ...settings, defaultMarking: internal } },
  ])
  expect(strict.after(mark(strict, wanted(), ACTOR).ops).get('annotation', 'a')?.marking).toEqual(internal)
})

it('a source in another marking scheme than the desk’s is to be marked anew before it is quoted, which its sentence says', () => {
  const desk = readDesk()
  const red = { scheme: 'tlp', level: 'red', caveats: [], handling: [], releasability: [] }
  const foreign = desk.after([
    { op: 'put', collection: 'source', record: { ...getOrThrow(desk, 'source', 'report'), marking: red } },
  ])
  expect(sentences(foreign, () => mark(foreign, wanted(), ACTOR))).toEqual([
    'The source “Report” is marked in the scheme TLP 2.0, but the desk uses House. Change its marking, then try again.',
    '情報源「Report」の秘密区分の体系はTLP 2.0ですが、デスクの体系は組織内です。秘密区分を直してから、もう一度お試しください。',
  ])
  const quoted = desk.after(mark(desk, { ...wanted(), evidence: undefined }, ACTOR).ops)
  const quote = getOrThrow(quoted, 'annotation', 'a')
  const old = quoted.after([{ op: 'put', collection: 'annotation', record: { ...quote, marking: red } }])
  expect(sentences(old, () => mark(old, wanted({ annotation: 'b' }), ACTOR))[0]).toMatch(
    /^The quote “Butter stays\.” is marked/,
  )
})

function sentences(desk: DeskRead, act: () => unknown): string[] {
  try {
    act()
  } catch (error) {
    const named = withNamesOf(desk, error) as ParleyError
    return LANGUAGES.map((language) => describeError(named.code, named.params, language))
  }
  throw new Error('not refused')
}

it('a mark on another text than the person saw is refused', () => {
  expect(() => mark(readDesk(), wanted({ sha256: 'c'.repeat(64) }), ACTOR)).toThrow('record-changed')
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

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { getOrThrow } from '../../../core/desk/desk-read'
import { quotation, quoteReport } from '../../../core/queries/quote-report'
import {
  MARK_LINKS,
  MARKS_MAX,
  PIECES_MAX,
  type MarkFilter,
  type MarksView,
} from '../../../core/queries/reading-schemas'
import {
  cutTextOf,
  marksView,
  nextMark,
  piecesOf,
  sourceTextView,
  textOfHash,
} from '../../../core/queries/source-reading'
import { smallDesk, STAFF } from '../../helpers/desks/desk-builder'
import { aPosition, aSource } from '../../helpers/desks/record-fields'

const SHA = 'a'.repeat(64)
const ALL = { kinds: [] }
const TEXT = 'Butter stays. Butter stays.\nCheese may go. 赤澤氏は「応じない」と述べた。'

function readDesk(text = TEXT) {
  return smallDesk()
    .text(SHA, text)
    .add(
      'source',
      'report',
      aSource({ citation: { type: 'document', title: 'Report', publisher: 'Gazette' }, sha256: SHA }),
    )
    .add('position', 'position', aPosition('Butter stays out.'))
}

const mark = (text: string, start: number, end: number, more: Record<string, unknown> = {}) => ({
  source: 'report',
  exact: text.slice(start, end),
  prefix: '',
  suffix: '',
  start,
  end,
  motivation: 'highlighting',
  ...more,
})
const evidence = (annotation: string, role: string) => ({
  annotation,
  about: { collection: 'position', id: 'position' },
  field: 'text',
  role,
})

/** A desk with two equal sentences of which the second is quoted, a comment, an unused mark, and one whose words are gone. */
const markedDesk = () =>
  readDesk()
    .add('staff', 'other', { name: 'Other', initials: 'OT' })
    .add('annotation', 'second', mark(TEXT, 14, 27))
    .add('evidence', 'e1', evidence('second', 'supports'))
    .add('evidence', 'e2', { ...evidence('second', 'contradicts'), createdBy: 'other' })
    .add('annotation', 'comment', mark(TEXT, 28, 42, { motivation: 'commenting', body: 'New.' }))
    .add('annotation', 'unused', mark(TEXT, 0, 6))
    .add('annotation', 'gone', { ...mark(TEXT, 0, 6), exact: 'Bread' })
    .desk()

describe('the text of a source', () => {
  it('is sent in pieces that joined are the text, from any piece on', () => {
    const part = fc.constantFrom('A sentence. ', '\n', '\n\n', '文。', '😀'.repeat(700), 'x'.repeat(5000))
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 60 }), (parts) => {
        const text = parts.join('')
        const desk = readDesk(text).desk()
        const cut = cutTextOf(desk, 'report')
        if (!cut) throw new Error('no text')
        const { starts, length } = sourceTextView(desk, 'report', cut)
        expect(length).toBe(text.length)
        let all = ''
        for (let from = 0; from < starts.length; from += PIECES_MAX) {
          const { pieces } = piecesOf(cut, { from, limit: PIECES_MAX })
          expect(pieces.map(({ start }) => start)).toEqual(starts.slice(from, from + PIECES_MAX))
          const sent = pieces.map((piece) => piece.text).join('')
          expect(Buffer.byteLength(sent)).toBeLessThan(200_000)
          all += sent
        }
        expect(all).toBe(text)
      }),
      { numRuns: 40 },
    )
  })

  it('has its marks by kind and by person, and names those whose words are not in it', () => {
    const desk = markedDesk()
    const view = sourceTextView(desk, 'report', cutTextOf(desk, 'report'))
    expect(view.marks).toMatchObject({ count: 3, kinds: { supports: 1, contradicts: 1, comment: 1, unused: 1 } })
    expect(view.marks.people.map(({ id }) => id).toSorted()).toEqual(['other', STAFF])
    expect(view.lost).toMatchObject({ count: 1, first: [{ ref: { collection: 'annotation', id: 'gone' } }] })
  })
})

describe('the marks of a text', () => {
  const ids = ({ marks }: MarksView) => marks.map(({ ref }) => ref.id)

  it('are those that touch a stretch, in the order of their places, and of the filter', () => {
    const desk = markedDesk()
    const cut = cutTextOf(desk, 'report')
    const ask = (start: number, end: number, filter: MarkFilter = ALL) =>
      ids(marksView(desk, cut, { source: 'report', start, end, offset: 0, filter }))
    expect(ask(0, TEXT.length)).toEqual(['unused', 'second', 'comment'])
    expect(ask(6, 14)).toEqual([])
    expect(ask(26, 29)).toEqual(['second', 'comment'])
    expect(ask(0, TEXT.length, { kinds: ['comment'] })).toEqual(['comment'])
    expect(ask(0, TEXT.length, { kinds: [], by: 'other' })).toEqual(['second'])
  })

  it('come with their records, at most some at a time, until none is left', () => {
    const builder = readDesk()
    for (let n = 0; n < MARKS_MAX + 20; n += 1) builder.add('annotation', `m${n}`, mark(TEXT, 0, 6))
    for (let n = 0; n < MARK_LINKS + 2; n += 1) builder.add('evidence', `e${n}`, evidence('m0', 'supports'))
    const desk = builder.desk()
    const cut = cutTextOf(desk, 'report')
    const part = (offset: number) =>
      marksView(desk, cut, { source: 'report', start: 0, end: TEXT.length, offset, filter: ALL })
    expect([part(0).marks.length, part(0).left, part(MARKS_MAX).marks.length, part(MARKS_MAX).left]).toEqual([
      MARKS_MAX,
      20,
      20,
      0,
    ])
    expect(part(0).marks[0]).toMatchObject({ words: 'Butter', moreLinks: 2, links: { length: MARK_LINKS } })
  })

  it('stay small answers if their comments are long', () => {
    const builder = readDesk()
    for (let n = 0; n < 30; n += 1)
      builder.add('annotation', `m${n}`, mark(TEXT, 0, 6, { motivation: 'commenting', body: 'あ'.repeat(20_000) }))
    const desk = builder.desk()
    const cut = cutTextOf(desk, 'report')
    let seen = 0
    for (let left = 1; left > 0;) {
      const part = marksView(desk, cut, { source: 'report', start: 0, end: 9, offset: seen, filter: ALL })
      expect(Buffer.byteLength(JSON.stringify(part))).toBeLessThan(200_000)
      seen += part.marks.length
      left = part.left
    }
    expect(seen).toBe(30)
  })

  it('follow one another both ways, and from the last to the first', () => {
    const desk = markedDesk()
    const cut = cutTextOf(desk, 'report')
    const step = (at: number, by: 1 | -1) => nextMark(desk, cut, { source: 'report', at, by, filter: ALL }).mark
    expect(step(1, 1)).toMatchObject({ id: 'second', number: 2, of: 3 })
    expect(step(14, -1)).toMatchObject({ id: 'unused', number: 1 })
    expect(step(0, -1)).toMatchObject({ id: 'comment', number: 3 })
    expect(step(29, 1)).toMatchObject({ id: 'unused' })
    const from = (id: string, by: 1 | -1) =>
      nextMark(desk, cut, { source: 'report', from: id, at: 0, by, filter: ALL }).mark?.id
    expect([from('unused', 1), from('comment', 1), from('unused', -1), from('not shown', 1)]).toEqual([
      'second',
      'unused',
      'comment',
      'unused',
    ])
    expect(nextMark(readDesk().desk(), cut, { source: 'report', at: 0, by: 1, filter: ALL })).toEqual({})
  })
})

describe('words for other programs', () => {
  it('are a quotation with its citation, in the marks of the language', () => {
    const desk = readDesk().desk()
    const cut = textOfHash(cutTextOf(desk, 'report'), 'report', SHA)
    expect(quotation(desk, 'report', cut, { start: 13, end: 28 }, 'en').text).toMatch(
      /^“Butter stays\.”\n— Gazette, Report/,
    )
    expect(quotation(desk, 'report', cut, { start: 13, end: 28 }, 'ja').text).toMatch(/^「Butter stays\.」\n— /)
  })

  it('say the highest marking of all that is in them', () => {
    const marked = (level: string, caveats: string[] = []) => ({
      marking: { scheme: 'house', level, caveats, handling: [], releasability: [] },
    })
    const desk = readDesk()
      .add('position', 'secret', { ...aPosition('Butter goes.'), ...marked('internal', ['EYES ONLY']) })
      .add('annotation', 'm', mark(TEXT, 0, 6, marked('unclassified')))
      .add('evidence', 'e', { ...evidence('m', 'supports'), about: { collection: 'position', id: 'secret' } })
      .add('source', 'told', {
        kind: 'deskSummary',
        citation: { type: 'document', title: 'Told' },
        language: 'en',
        reliability: 'desk',
        sha256: SHA,
        retells: 'report',
        ...marked('unclassified', ['LIMDIS']),
      })
      .desk()
    const cut = textOfHash(cutTextOf(desk, 'report'), 'report', SHA)
    const report = (filter: MarkFilter, language: 'en' | 'ja' = 'en') =>
      quoteReport(desk, cut, { source: 'report', language, from: 0, filter }).text
    expect(report(ALL)).toMatch(/^INTERNAL \/\/ EYES ONLY\nGazette, Report/)
    expect(report(ALL, 'ja')).toMatch(/^部内限り \/\/ EYES ONLY\n/)
    // Only what the report has counts.
    expect(report({ kinds: ['comment'] })).toMatch(/^UNCLASSIFIED – DRAFT\nGazette, Report/)
    expect(quotation(desk, 'report', cut, { start: 0, end: 13 }, 'en').text).toMatch(/\n— .+\nUNCLASSIFIED – DRAFT\n$/)
    // Of two schemes, which have no common order, one line each.
    const red = { scheme: 'tlp', level: 'red', caveats: [], handling: [], releasability: [] }
    const secret = getOrThrow(desk, 'position', 'secret')
    const mixed = desk.after([{ op: 'put', collection: 'position', record: { ...secret, marking: red } }])
    const both = quoteReport(mixed, cut, { source: 'report', language: 'en', from: 0, filter: ALL })
    expect(both.text).toMatch(/^UNCLASSIFIED\nTLP:RED\nGazette, Report/)
    // With the citation of a source that it retells.
    expect(quotation(desk, 'told', cut, { start: 0, end: 13 }, 'en').text).toMatch(/\nUNCLASSIFIED \/\/ LIMDIS\n$/)
  })

  it('are all quotes of a source, in as many parts as it takes', () => {
    const desk = markedDesk()
    const cut = cutTextOf(desk, 'report')
    const { text, next } = quoteReport(desk, cut, { source: 'report', language: 'en', from: 0, filter: ALL })
    expect(next).toBeUndefined()
    expect(text).toContain(
      '1. “Butter”\n\n2. “Butter stays.”\n   supports: Chile on Butter quota (Text)\n   contradicts: Chile',
    )
    expect(text).toContain('3. “Cheese may go.”\n   Comment: New.')
    const long = readDesk('あ'.repeat(90_000))
    for (let n = 0; n < 8; n += 1) long.add('annotation', `m${n}`, mark('あ'.repeat(90_000), n, n + 15_000))
    const much = long.desk()
    const parts: string[] = []
    for (let from: number | undefined = 0; from !== undefined;) {
      const part: { text: string; next?: number } = quoteReport(much, cutTextOf(much, 'report'), {
        source: 'report',
        language: 'ja',
        from,
        filter: ALL,
      })
      parts.push(part.text)
      from = part.next
    }
    expect(parts.length).toBe(2)
    expect(parts.join('').match(/^\d\. /gm)).toHaveLength(8)
  })
})

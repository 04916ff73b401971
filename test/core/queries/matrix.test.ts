import { describe, expect, it } from 'vitest'
import { areaKey } from '../../../core/desk/issue-tree'
import { matrixView } from '../../../core/queries/matrix'
import { AREAS_MAX, matrixViewSchema, type MatrixFilter, type MatrixInput } from '../../../core/queries/matrix-schemas'
import { recordView } from '../../../core/queries/record-view'
import { smallDesk, STAFF, type DeskBuilder } from '../../helpers/desks/desk-builder'
import { aPosition } from '../../helpers/desks/record-fields'
import { MATRIX_START } from '../../helpers/requests/view-inputs'

const NOW = '2025-06-10T12:00:00Z'
const SHA = 'a'.repeat(64)

const view = (builder: DeskBuilder, now = NOW, input: Partial<MatrixInput> = {}) =>
  matrixViewSchema.parse(matrixView(builder.desk(), { ...MATRIX_START, ...input }, now))
/** Returns the other party's cell on the desk's issue. */
const theirs = (builder: DeskBuilder, now = NOW) => view(builder, now).issues[0]?.cells[1]

const source = (builder: DeskBuilder, id: string, more: object = {}) =>
  builder.add('source', id, {
    kind: 'document',
    citation: { type: 'document', title: id },
    language: 'en',
    reliability: 'press',
    sha256: SHA,
    ...more,
  })

/** Adds a source passage as evidence for a position. */
function evidence(builder: DeskBuilder, id: string, from: string, role: string, about = 'p') {
  const mark = { source: from, exact: 'Butter', prefix: '', suffix: '', start: 0, end: 6, motivation: 'highlighting' }
  return builder
    .add('annotation', `a-${id}`, mark)
    .add('evidence', id, { annotation: `a-${id}`, about: { collection: 'position', id: about }, field: 'text', role })
}

describe('the positions matrix', () => {
  it('has the parties to the talks and those with a position, ours first', () => {
    const builder = smallDesk()
      .add('party', 'other', { kind: 'country', code: 'AU', names: { en: 'Australia' }, members: [] })
      .add('party', 'nobody', { kind: 'country', code: 'PE', names: { en: 'Peru' }, members: [] })
      .add('position', 'p', aPosition('Out.', { party: 'other' }))
      .add('deskSettings', 'settings', { ...smallDesk().desk().all('deskSettings')[0], ourParty: 'them' })
    expect(view(builder).parties.map(({ code, ours }) => [code, ours])).toEqual([
      ['CL', true],
      ['NZ', false],
      ['AU', false],
    ])
  })

  it('separates public from assessed positions', () => {
    const cell = theirs(
      smallDesk()
        .add('position', 'p', aPosition('Butter stays out.'))
        .add(
          'position',
          'q',
          aPosition('They would take 240 t.', { track: 'assessed', attribution: 'assessed', stance: 'open' }),
        ),
    )
    expect(cell?.public).toMatchObject({ text: 'Butter stays out.', stance: 'oppose', unsourced: true })
    expect(cell?.assessed).toMatchObject({ text: 'They would take 240 t.', stance: 'open', unsourced: false })
  })

  it('shows only positions current at the desk’s instant: none superseded, ended or not yet begun', () => {
    const builder = smallDesk()
      .add('position', 'first', aPosition('Out.', { validFrom: { edtf: '2025-01-01' } }))
      .add('position', 'second', aPosition('In, for a price.', { supersedes: 'first', stance: 'conditional' }))
      .add('position', 'ended', {
        ...aPosition('Ours.', { party: 'us-side', validTo: { edtf: '2025-06-05' } }),
      })
      .add('position', 'later', aPosition('In.', { supersedes: 'second', validFrom: { edtf: '2025-07-01' } }))
    expect(theirs(builder)?.public).toMatchObject({ text: 'In, for a price.', earlier: 1 })
    expect(view(builder).issues[0]?.cells[0]).toEqual({})
    expect(theirs(builder, '2025-03-01T12:00:00Z')?.public).toMatchObject({ text: 'Out.', earlier: 0 })
    expect(view(builder, '2025-06-04T12:00:00Z').issues[0]?.cells[0]?.public?.text).toBe('Ours.')
    expect(theirs(builder, '2025-07-02T12:00:00Z')?.public).toMatchObject({ text: 'In.', earlier: 2 })
  })

  it('gives the age in days as a range, without inventing a day', () => {
    const age = (edtf: string, timeZone = 'Pacific/Auckland') =>
      theirs(smallDesk().add('position', 'p', aPosition('Out.', { validFrom: { edtf, timeZone } })))?.public?.age
    // The desk's time zone is Auckland, where it is already 11 June.
    expect(age('2025-06-01')).toEqual({ min: 10, max: 10 })
    expect(age('2025-06-11')).toEqual({ min: 0, max: 0 })
    expect(age('2025-05')).toEqual({ min: 11, max: 41 })
    expect(age('2025-06')).toEqual({ min: 0, max: 10 })
    expect(age('../2025-06-09')).toEqual({ min: 2, max: null })
  })

  it('counts each supporting source once, together with those that retell it', () => {
    const builder = smallDesk().text(SHA, 'Butter').add('position', 'p', aPosition('Butter stays out.'))
    for (const id of ['report', 'letter']) source(builder, id)
    source(builder, 'summary', { kind: 'deskSummary', retells: 'report' })
    evidence(builder, 'e1', 'letter', 'contradicts')
    expect(theirs(builder)?.public).toMatchObject({ sources: 0, unsourced: true })
    evidence(builder, 'e2', 'report', 'supports')
    evidence(builder, 'e3', 'report', 'supports')
    evidence(builder, 'e4', 'summary', 'supports')
    expect(theirs(builder)?.public).toMatchObject({ sources: 1, unsourced: false })
    evidence(builder, 'e5', 'letter', 'supports')
    expect(theirs(builder)?.public).toMatchObject({ sources: 2 })
  })

  it('counts the notes about a position, with their replies', () => {
    const about = { collection: 'position', id: 'p' }
    const builder = smallDesk()
      .add('position', 'p', aPosition('Out.'))
      .add('note', 'n1', { about, staff: STAFF, body: 'Is it?', resolved: false })
      .add('note', 'n2', { staff: STAFF, body: 'It is.', replyTo: 'n1', resolved: false })
      .add('note', 'n3', { about: { collection: 'issue', id: 'issue' }, staff: STAFF, body: 'Other.', resolved: false })
    expect(theirs(builder)?.public?.notes).toBe(2)
  })

  it('shows the latest of several current positions, and counts the others', () => {
    const builder = smallDesk()
      .add('position', 'p', aPosition('Old.', { validFrom: { edtf: '2025-01-01' } }))
      .add('position', 'q', aPosition('New.'))
    expect(theirs(builder)?.public).toMatchObject({ text: 'New.', also: 1 })
  })

  it('groups the issues by area, with sub-issues below their parent', () => {
    const trade = { en: 'Trade' }
    const builder = smallDesk()
      .add('issue', 'rules', { talk: 'talk', area: { en: 'Rules' }, label: { en: 'Labels' } })
      .add('issue', 'part', { talk: 'talk', area: trade, label: { en: 'Salted butter' }, parent: 'cheese' })
      .add('issue', 'cheese', { talk: 'talk', area: trade, label: { en: 'Cheese' } })
    expect(view(builder).issues.map(({ area, title, depth }) => [area?.en, title.en, depth])).toEqual([
      ['Trade', 'Butter quota', 0],
      [undefined, 'Cheese', 0],
      [undefined, 'Salted butter', 1],
      ['Rules', 'Labels', 0],
    ])
  })

  it('can be narrowed by words, area and stance', () => {
    const builder = smallDesk()
      .add('issue', 'rules', { talk: 'talk', area: { en: 'Rules', ja: '規則' }, label: { en: 'Labels', ja: '表示' } })
      .add('position', 'p', aPosition('Butter stays out.'))
      .add(
        'position',
        'past',
        aPosition('Welcome.', { issue: 'rules', stance: 'accept', validTo: { edtf: '2025-06-05' } }),
      )
    const found = (filter: Partial<MatrixFilter>, language: 'en' | 'ja' = 'en', now = NOW) => {
      const answer = view(builder, now, { filter: { ...MATRIX_START.filter, ...filter }, language })
      expect([answer.found, answer.total]).toEqual([answer.issues.length, 2])
      return answer.issues.map((issue) => issue.ref.id)
    }
    expect(found({})).toEqual(['issue', 'rules'])
    expect(found({ find: 'STAYS butter' })).toEqual(['issue'])
    expect(found({ find: 'trade oppose' })).toEqual(['issue'])
    expect(found({ find: '表示' })).toEqual([])
    expect(found({ find: '表示' }, 'ja')).toEqual(['rules'])
    expect(found({ stances: ['oppose'] })).toEqual(['issue'])
    expect(found({ areas: [areaKey({ en: 'Rules', ja: '規則' })] })).toEqual(['rules'])
    expect(found({ talks: ['another'] })).toEqual([])
    expect(found({ talks: ['talk'], stances: ['oppose', 'open'] })).toEqual(['issue'])
    // A position that no longer holds is in no cell, and so is not found.
    expect(found({ stances: ['accept'] })).toEqual([])
    expect(found({ stances: ['accept'] }, 'en', '2025-06-04T12:00:00Z')).toEqual(['rules'])
    expect(found({ find: 'welcome' })).toEqual([])
    expect(found({ find: 'welcome' }, 'en', '2025-06-04T12:00:00Z')).toEqual(['rules'])
  })

  it('offers the talks, areas and stances on the desk, except areas beyond what a menu can hold', () => {
    const builder = smallDesk().add('talk', 'idle', { ...smallDesk().collections.talk?.talk, title: { en: 'Idle' } })
    builder.add('position', 'p', aPosition('Out.')).add('position', 'q', aPosition('In.', { stance: 'demand' }))
    for (let n = 0; n < AREAS_MAX; n += 1)
      builder.add('issue', `more-${n}`, { talk: 'talk', area: { en: `Area ${n}` }, label: { en: `More ${n}` } })
    const { talks, areas, stances, total } = view(builder)
    expect([talks.map(({ ref }) => ref.id), stances]).toEqual([['talk'], ['demand', 'oppose']])
    expect([areas.length, areas[0]?.en, areas.at(-1)?.en]).toEqual([AREAS_MAX, 'Trade', `Area ${AREAS_MAX - 2}`])
    expect(total).toBe(AREAS_MAX + 1)
    const last = { areas: [areaKey({ en: `Area ${AREAS_MAX - 1}`, ja: `Area ${AREAS_MAX - 1}` })] }
    expect(view(builder, NOW, { filter: { ...MATRIX_START.filter, ...last } }).found).toBe(1)
  })

  it('sends as much of a text as a cell can show, and finds the rest of it too', () => {
    const builder = smallDesk().add('position', 'p', aPosition(`${'Butter. '.repeat(100)}The end.`))
    const filter = { ...MATRIX_START.filter, find: 'the end' }
    const [issue] = view(builder, NOW, { filter }).issues
    expect(issue?.cells[1]?.public?.text).toBe(`${'Butter. '.repeat(100).slice(0, 240)}…`)
  })

  it('is asked for in parts, also from an issue on, wherever that is', () => {
    const builder = smallDesk()
    for (const [n, area] of ['Rules', 'Trade', 'Rules', 'Trade'].entries())
      builder.add('issue', `i${n}`, { talk: 'talk', area: { en: area }, label: { en: `I${n}` } })
    const part = (input: Partial<MatrixInput>) => {
      const { offset, issues, found } = view(builder, NOW, input)
      expect(found).toBe(5)
      return [offset, ...issues.map(({ ref, area }) => `${area ? `${area.en}: ` : ''}${ref.id}`)]
    }
    expect(part({})).toEqual([0, 'Trade: issue', 'i1', 'i3', 'Rules: i0', 'i2'])
    expect(part({ offset: 1, limit: 3 })).toEqual([1, 'i1', 'i3', 'Rules: i0'])
    expect(part({ offset: 9, limit: 3 })).toEqual([4, 'i2'])
    expect(part({ offset: 0, limit: 1, issue: 'i0' })).toEqual([3, 'Rules: i0'])
    expect(part({ offset: 2, limit: 1, issue: 'gone' })).toEqual([2, 'i3'])
  })
})

describe('a position’s history', () => {
  it('is its chain of supersessions, newest first, each with its quotes and notes', () => {
    const about = { collection: 'position', id: 'first' }
    const builder = source(smallDesk().text(SHA, 'Butter'), 'report')
      .add('position', 'first', aPosition('Out.', { validFrom: { edtf: '2025-01-01' } }))
      .add('position', 'second', aPosition('In, for a price.', { supersedes: 'first' }))
      .add('position', 'third', aPosition('In.', { supersedes: 'second', validFrom: { edtf: '2025-06-09' } }))
      .add('note', 'n1', { about, staff: STAFF, body: 'Is it?', resolved: false })
    evidence(builder, 'e1', 'report', 'supports', 'first')
    const { history } = recordView(builder.desk(), { collection: 'position', id: 'second' }, NOW)
    const lines = history?.first.map(({ row, passages, notes }) => [
      row.text,
      passages.first.map(({ exact }) => exact),
      notes,
    ])
    expect(lines).toEqual([
      ['In.', [], 0],
      ['In, for a price.', [], 0],
      ['Out.', ['Butter'], 1],
    ])
  })
})

import { describe, expect, it } from 'vitest'
import { matrixViewSchema } from '../../../core/queries/edit-schemas'
import { areaKey, filterAreas, type MatrixFilter } from '../../../core/queries/find-issues'
import { matrixView } from '../../../core/queries/matrix'
import { recordView } from '../../../core/queries/record-view'
import { smallDesk, STAFF, type DeskBuilder } from '../../helpers/desks/desk-builder'
import { aPosition } from '../../helpers/desks/record-fields'

const NOW = '2025-06-10T12:00:00Z'
const SHA = 'a'.repeat(64)
const ALL: MatrixFilter = { find: '', talks: [], areas: [], stances: [] }

const view = (builder: DeskBuilder, now = NOW) => matrixViewSchema.parse(matrixView(builder.desk(), now))
/** Returns the other party's cell on the desk's issue. */
const theirs = (builder: DeskBuilder, now = NOW) => view(builder, now).areas[0]?.issues[0]?.cells[1]

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
          aPosition('They would take 500 t.', { track: 'assessed', attribution: 'assessed', stance: 'open' }),
        ),
    )
    expect(cell?.public).toMatchObject({ text: 'Butter stays out.', stance: 'oppose', unsourced: true })
    expect(cell?.assessed).toMatchObject({ text: 'They would take 500 t.', stance: 'open', unsourced: false })
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
    expect(view(builder).areas[0]?.issues[0]?.cells[0]).toEqual({})
    expect(theirs(builder, '2025-03-01T12:00:00Z')?.public).toMatchObject({ text: 'Out.', earlier: 0 })
    expect(view(builder, '2025-06-04T12:00:00Z').areas[0]?.issues[0]?.cells[0]?.public?.text).toBe('Ours.')
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
    const shape = view(builder).areas.map(({ title, issues }) => [
      title.en,
      issues.map((issue) => [issue.title.en, issue.depth]),
    ])
    expect(shape).toEqual([
      [
        'Trade',
        [
          ['Butter quota', 0],
          ['Cheese', 0],
          ['Salted butter', 1],
        ],
      ],
      ['Rules', [['Labels', 0]]],
    ])
  })

  it('can be narrowed by words, area and stance', () => {
    const { areas } = view(
      smallDesk()
        .add('issue', 'rules', { talk: 'talk', area: { en: 'Rules', ja: '規則' }, label: { en: 'Labels', ja: '表示' } })
        .add('position', 'p', aPosition('Butter stays out.')),
    )
    const left = (filter: Partial<MatrixFilter>, language: 'en' | 'ja' = 'en') =>
      filterAreas(areas, { ...ALL, ...filter }, language).flatMap(({ issues }) => issues.map((issue) => issue.ref.id))
    expect(left({})).toEqual(['issue', 'rules'])
    expect(left({ find: 'STAYS butter' })).toEqual(['issue'])
    expect(left({ find: '表示' })).toEqual([])
    expect(left({ find: '表示' }, 'ja')).toEqual(['rules'])
    expect(left({ stances: ['oppose'] })).toEqual(['issue'])
    expect(left({ stances: ['accept'] })).toEqual([])
    expect(left({ areas: [areaKey({ title: { en: 'Rules', ja: '規則' } })] })).toEqual(['rules'])
    expect(left({ talks: ['another'] })).toEqual([])
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

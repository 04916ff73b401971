import { isDeepStrictEqual } from 'node:util'
import { describe, expect, it } from 'vitest'
import type { MemoryDesk } from '../../../core/desk/memory-desk'
import { COLLECTION_NAMES } from '../../../core/model/values/collection-names'
import { hasWords, rowText, statesOf, wordsOf } from '../../../core/queries/find-rows'
import { LIST_PAGE, type ListEntry } from '../../../core/queries/list-schemas'
import { recordView } from '../../../core/queries/record-view'
import { ScreenList } from '../../../core/queries/screen-list'
import { kindsOf, LIST_SCREENS, type ListScreen } from '../../../core/queries/screens'
import type { ListRow } from '../../../core/queries/view-schemas'
import { CATALOGUES } from '../../../core/text/catalogue'
import { smallDesk } from '../../helpers/desks/desk-builder'
import { aPosition } from '../../helpers/desks/record-fields'
import { sampleDesk } from '../../helpers/desks/sample'
import { plainList } from '../../helpers/requests/view-inputs'

const NOW = '2025-06-10T12:00:00Z'

const row = (title: string, facts: ListRow['facts'] = [], text?: string): ListRow => ({
  ref: { collection: 'position', id: 'p' },
  title: { en: title, ja: '酪農' },
  depth: 0,
  facts,
  changedAt: NOW,
  ...(text === undefined ? {} : { text }),
})

/** Everything that a list screen shows, of some kinds if they are asked for. */
function listOf(
  desk: MemoryDesk,
  screen: ListScreen,
  kinds: string[] = [],
): { entries: ListEntry[]; rows: ListRow[]; states: string[]; total: number } {
  const list = new ScreenList(screen, () => desk)
  list.look(() => false)
  const ask = (pages: number[]) => list.view({ ...plainList(screen), kinds, pages }, Date.parse(NOW))
  const { length, filters, total } = ask([])
  const pages = Array.from({ length: Math.ceil(length / LIST_PAGE) }, (_, page) => page)
  const entries = ask(pages).pages.flatMap((page) => page.entries)
  return {
    entries,
    rows: entries.flatMap((entry) => ('row' in entry ? [entry.row] : [])),
    states: filters.states,
    total,
  }
}

describe('the lists', () => {
  it('show every record of the sample except notes, which have their own screen', async () => {
    const desk = await sampleDesk()
    const listed = LIST_SCREENS.flatMap((screen) =>
      listOf(desk, screen, [...COLLECTION_NAMES]).rows.map(({ ref }) => `${ref.collection}/${ref.id}`),
    )
    const all = COLLECTION_NAMES.filter((name) => name !== 'note').flatMap((name) =>
      desk.all(name).map(({ id }) => `${name}/${id}`),
    )
    expect(listed.toSorted()).toEqual(all.toSorted())
  })

  it('leave quotes and evidence to the reader’s margin, until the filter asks for them', async () => {
    const desk = await sampleDesk()
    const kindsIn = (kinds: string[]) => [
      ...new Set(listOf(desk, 'sources', kinds).rows.map(({ ref }) => ref.collection)),
    ]
    expect(kindsIn([])).toEqual(['source', 'lead'])
    expect(kindsIn(['annotation', 'evidence'])).toEqual(['annotation', 'evidence'])
    const sources = listOf(desk, 'sources')
    expect(sources.total).toBe(sources.rows.length)
    const list = new ScreenList('sources', () => desk)
    const { filters } = list.view(plainList('sources'), Date.parse(NOW))
    expect(filters.kinds).toEqual(expect.arrayContaining(['annotation', 'evidence']))
    // A word that only they have asks for them too.
    const supporting = { ...plainList('sources'), states: ['evidenceRole.supports'] }
    expect(list.view(supporting, Date.parse(NOW)).shown).toBeGreaterThan(0)
  })

  it('name a meeting without a title by its people, as its date is beside it', async () => {
    const desk = await sampleDesk()
    const meeting = listOf(desk, 'talks').rows.find(({ ref }) => ref.id === 'session-0605')
    expect(meeting?.title).toEqual({ en: 'Ryosei Akazawa, Howard Lutnick', ja: '赤澤亮正、ハワード・ラトニック' })
    expect(meeting && rowText(meeting, 'en')).toContain('5 june 2025')
    // Alone, it says when it is.
    expect(recordView(desk, { collection: 'session', id: 'session-0605' }, NOW).title.en).toContain('5 June 2025')
  })

  it('cover every kind, because the sample has a record of each', async () => {
    const desk = await sampleDesk()
    const without = COLLECTION_NAMES.filter((name) => desk.all(name).length === 0)
    expect(without).toEqual(['note', 'draft'])
  })

  it('have a text for each heading and for each kind of filter', async () => {
    const desk = await sampleDesk()
    for (const screen of LIST_SCREENS) {
      const { entries, states } = listOf(desk, screen)
      const headings = entries.flatMap((entry) => ('heading' in entry && !entry.title ? [entry.heading] : []))
      for (const heading of headings) expect(CATALOGUES.en).toHaveProperty([`list.${heading}`])
      for (const state of states) expect(CATALOGUES.en).toHaveProperty([`state.${state.split('.')[0]}`])
    }
  })

  it('can create every kind that they show', () => {
    expect(LIST_SCREENS.flatMap(kindsOf).toSorted()).toEqual(
      COLLECTION_NAMES.filter((name) => !['note', 'draft', 'deskSettings'].includes(name)).toSorted(),
    )
  })

  it('show the role, the subject and the quoted words of evidence', () => {
    const desk = smallDesk()
      .add('position', 'p', aPosition('Out.'))
      .add('source', 's', {
        kind: 'document',
        citation: { type: 'document', title: 'A letter' },
        language: 'en',
        reliability: 'press',
      })
      .add('annotation', 'a', {
        source: 's',
        exact: 'Butter stays out',
        prefix: '',
        suffix: '',
        start: 0,
        end: 16,
        motivation: 'highlighting',
      })
      .add('evidence', 'e', {
        annotation: 'a',
        about: { collection: 'position', id: 'p' },
        field: 'text',
        role: 'contradicts',
      })
      .desk()
    const { rows } = listOf(desk, 'sources', ['annotation', 'evidence'])
    const evidence = rows.find(({ ref }) => ref.collection === 'evidence')
    expect(evidence && rowText(evidence, 'en').split('\n')).toEqual([
      'evidence for chile on butter quota',
      'butter stays out',
      'contradicts',
      'text',
      'a letter',
    ])
    expect(rows.find(({ ref }) => ref.collection === 'annotation')?.title.en).toBe('Butter stays out')
  })
})

describe('the search in a list', () => {
  const butter = row('Bütter quota', [{ type: 'word', vocabulary: 'stance', value: 'oppose' }], 'Stays ＯＵＴ.')
  const found = (find: string, language: 'en' | 'ja' = 'en') => hasWords(rowText(butter, language), wordsOf(find))

  it('looks for all words, in any order, in titles, texts and facts as displayed', () => {
    expect(found('quota butter')).toBe(true)
    expect(found('out oppose')).toBe(true)
    expect(found('quota cheese')).toBe(false)
    expect(found('反対')).toBe(false)
    expect(found('酪農 反対', 'ja')).toBe(true)
    expect(found('quota', 'ja')).toBe(false)
    expect(found('  ')).toBe(true)
  })

  it('has the words of a row to filter by, once each, and its caveats', () => {
    const facts: ListRow['facts'] = [
      { type: 'word', vocabulary: 'stance', value: 'demand' },
      { type: 'text', text: 'no word' },
      { type: 'word', vocabulary: 'stance', value: 'demand' },
      { type: 'caveat', caveat: 'unsourced' },
    ]
    expect(statesOf(row('x', facts))).toEqual(['stance.demand', 'caveat.unsourced'])
    expect(statesOf(row('x'))).toEqual([])
  })
})

describe('the page of a meeting', () => {
  it('shows participants by party, the parties’ positions on its issues, the lines, and each readout', () => {
    const desk = smallDesk()
      .add('position', 'p', aPosition('Out.'))
      .add('position', 'ours', aPosition('In.', { party: 'us-side', stance: 'demand' }))
      .add('position', 'guess', aPosition('Would move.', { track: 'assessed', attribution: 'background' }))
      .add('position', 'old', aPosition('Gone.', { validTo: { edtf: '2025-06-02' } }))
      .add('line', 'l1', { issue: 'issue', audience: 'press', text: 'A.', status: 'draft', follows: [] })
      .add('line', 'l2', {
        issue: 'issue',
        audience: 'counterpart',
        text: 'B.',
        status: 'cleared',
        clearedBy: 'D',
        follows: [],
      })
      .add('line', 'l3', {
        issue: 'issue',
        audience: 'counterpart',
        text: 'C.',
        status: 'cleared',
        clearedBy: 'D',
        expires: { edtf: '2025-06-01' },
        follows: [],
      })
      .add('readout', 'r', {
        session: 'session',
        issuedBy: 'them',
        issued: { edtf: '2025-06-05' },
        says: ['It went well.'],
        silentOn: ['issue'],
      })
      .desk()
    const { session } = recordView(desk, { collection: 'session', id: 'session' }, NOW)
    expect(
      session?.delegations.map(({ party, ours, people }) => [party.title.en, ours, people[0]?.person.title.en]),
    ).toEqual([['Chile', false, 'Ana Rojas']])
    const [issue] = session?.issues ?? []
    expect(issue?.positions.map(({ text }) => text)).toEqual(['In.', 'Out.', 'Would move.'])
    const assessed = { type: 'word', vocabulary: 'track', value: 'assessed' }
    for (const [index, is] of [false, false, true].entries())
      expect(issue?.positions[index]?.facts.some((fact) => isDeepStrictEqual(fact, assessed))).toBe(is)
    expect(issue?.lines).toEqual({ cleared: 1, draft: 1, expired: 1 })
    expect(session?.readouts.sides).toMatchObject([{ party: { en: 'Chile' }, readout: { says: ['It went well.'] } }])
    expect(session?.readouts.issues.map(({ title, cells }) => [title.en, cells])).toEqual([
      ['Butter quota', [{ kind: 'silent', recorded: true }]],
    ])
  })
})

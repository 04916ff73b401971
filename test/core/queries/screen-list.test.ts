import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MemoryDesk } from '../../../core/desk/memory-desk'
import { refOfKey, type Op } from '../../../core/desk/ops'
import type { AnyRecord, RecordOf } from '../../../core/model/records/records'
import { COLLECTION_NAMES } from '../../../core/model/values/collection-names'
import { hasWords, rowText, statesOf, wordsOf } from '../../../core/queries/find-rows'
import { LIST_PAGE, SORTS, type Arrangement, type ListEntry, type Sort } from '../../../core/queries/list-schemas'
import { forgetWords, wordValues, type WordPlace } from '../../../core/queries/filter-words'
import { ScreenList } from '../../../core/queries/screen-list'
import { LIST_SCREENS, type ListScreen } from '../../../core/queries/screens'
import type { ListRow } from '../../../core/queries/view-schemas'
import { plainList } from '../../helpers/requests/view-inputs'
import { fullDeskInMemory } from '../../../scripts/bench/full-desk-folder'
import { examples } from '../../helpers/long'

const AT = Date.parse('2026-01-04T09:00:00Z')
const never = () => false
/** All of a list: its entries, its counts, and its filters in no certain order. */
function whole(list: ScreenList, arrangement: Arrangement, looks = true) {
  if (looks) list.look(never)
  const { length } = list.view({ ...arrangement, pages: [], places: [] }, AT)
  const pages = Array.from({ length: Math.ceil(length / LIST_PAGE) }, (_, page) => page)
  const { filters, pages: shown, ...counts } = list.view({ ...arrangement, pages, places: [] }, AT)
  return {
    ...counts,
    pages: shown,
    states: looks ? filters.states.toSorted() : [],
    kinds: filters.kinds,
    complete: looks && filters.complete,
  }
}
const entriesOf = (list: ScreenList, arrangement: Arrangement) =>
  whole(list, arrangement).pages.flatMap((page) => page.entries)
const rowsOf = (entries: readonly ListEntry[]): ListRow[] =>
  entries.flatMap((entry) => ('row' in entry ? [entry.row] : []))

const start = fullDeskInMemory(160)
/** A copy, to be edited. */
const fresh = () => new MemoryDesk(structuredClone(start.collections))
const KEYS = COLLECTION_NAMES.flatMap((name) => start.all(name).map(({ id }) => `${name}/${id}`)).filter(
  (key) => !key.startsWith('deskSettings') && !key.startsWith('staff'),
)

/** An edit of a record: its words, the record that it belongs to, its time; a deletion; or a return. */
const edit = fc.record({
  key: fc.constantFrom(...KEYS),
  what: fc.constantFrom('words', 'place', 'time', 'delete', 'put back', 'rename a party'),
  word: fc.constantFrom('tariff', 'zebra', '関税', 'steel quota'),
  other: fc.nat(50),
})

function opsFor(
  desk: MemoryDesk,
  { key, what, word, other }: { key: string; what: string; word: string; other: number },
): Op[] {
  const { collection, id } = refOfKey(key)
  const now = desk.get(collection, id)
  if (what === 'rename a party') return desk.all('party').map((party) => renamed(party, word))
  if (what === 'delete') return now ? [{ op: 'delete', collection, id }] : []
  const record = now ?? start.get(collection, id)
  if (!record || (what === 'put back' && now)) return []
  return [{ op: 'put', collection, record: changed(record, what, word, other, desk) }]
}

const renamed = (party: RecordOf<'party'>, word: string): Op => ({
  op: 'put',
  collection: 'party',
  record: { ...party, names: { en: word } },
})

function changed(record: AnyRecord, what: string, word: string, other: number, desk: MemoryDesk): AnyRecord {
  const fields: Record<string, unknown> = { ...record }
  const changedAt = new Date(AT - other * 3_600_000).toISOString()
  if (what === 'time') return { ...record, changedAt }
  if (what === 'words') {
    for (const name of ['title', 'label', 'names', 'name', 'text'])
      if (name in fields)
        fields[name] = typeof fields[name] === 'string' ? `${word} ${other}` : { en: `${word} ${other}` }
    if ('stance' in fields) fields.stance = other % 2 === 0 ? 'oppose' : 'demand'
  }
  if (what === 'place')
    for (const name of ['issue', 'talk', 'round', 'session'] as const) {
      const targets = desk.all(name)
      if (name in fields && typeof fields[name] === 'string')
        fields[name] = targets[other % Math.max(1, targets.length)]?.id ?? fields[name]
    }
  return { ...(fields as AnyRecord), changedAt }
}

const arrangements: fc.Arbitrary<Arrangement> = fc.record({
  screen: fc.constantFrom(...LIST_SCREENS),
  find: fc.constantFrom('', 'tariff', 'zebra', '関税', 'steel 1'),
  kinds: fc.constantFrom<string[]>([], ['position', 'source'], ['draft', 'evidence', 'round']),
  states: fc.constantFrom<string[]>(
    [],
    ['stance.oppose', 'caveat.unsourced'],
    ['measureStatus.inForce'],
    ['evidenceRole.supports'],
  ),
  sort: fc.constantFrom<Sort>(...SORTS),
  descending: fc.boolean(),
  language: fc.constantFrom('en' as const, 'ja' as const),
})

describe('a list of a screen', () => {
  it('is, after any edits, what one read anew is, in any order and behind any filter', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(edit, { minLength: 1, maxLength: 5 }), { maxLength: 5 }),
        fc.array(arrangements, { minLength: 2, maxLength: 5 }),
        fc.boolean(),
        fc.infiniteStream(fc.constantFrom<WordPlace | undefined>(undefined, 'rows', 'titles')),
        (edits, asked, looks, forgotten) => {
          let desk = fresh()
          const lists = new Map(LIST_SCREENS.map((screen) => [screen, new ScreenList(screen, () => desk)]))
          const listOf = (screen: ListScreen) => lists.get(screen) as ScreenList
          for (const arrangement of asked) whole(listOf(arrangement.screen), arrangement, looks)
          for (const some of edits) {
            const place = forgotten.next().value
            if (place) for (const list of lists.values()) list.forget(wordValues(place))
            if (place) Array.from(forgetWords(desk, place))
            for (const one of some) desk = desk.advance(opsFor(desk, one))
            const anew = new MemoryDesk(structuredClone(desk.collections))
            for (const arrangement of asked)
              expect(whole(listOf(arrangement.screen), arrangement, looks)).toEqual(
                whole(new ScreenList(arrangement.screen, () => anew), arrangement, looks),
              )
          }
        },
      ),
      { numRuns: examples(40) },
    )
  })

  it('has exactly the rows that pass the filter, under their headings', () => {
    fc.assert(
      fc.property(arrangements, (arrangement) => {
        const list = new ScreenList(arrangement.screen, () => start)
        const { screen, language } = arrangement
        const listed = rowsOf(entriesOf(list, { ...plainList(screen), kinds: [...COLLECTION_NAMES], language }))
        const asks = arrangement.kinds.length + arrangement.states.length > 0
        // Quotes and evidence are there if something asks for them.
        const all = listed.filter(
          ({ ref }) => asks || screen !== 'sources' || !['annotation', 'evidence'].includes(ref.collection),
        )
        const passing = all.filter((row) => {
          const own = statesOf(row)
          const groups = [...new Set(arrangement.states.map((state) => state.split('.')[0]))]
          return (
            (arrangement.kinds.length === 0 || arrangement.kinds.includes(row.ref.collection)) &&
            groups.every((group) =>
              arrangement.states.some((state) => state.startsWith(`${group}.`) && own.includes(state)),
            ) &&
            hasWords(rowText(row, arrangement.language), wordsOf(arrangement.find))
          )
        })
        const shown = rowsOf(entriesOf(list, arrangement))
        const key = ({ ref }: ListRow) => `${ref.collection}/${ref.id}`
        expect(shown.map(key).toSorted()).toEqual(passing.map(key).toSorted())
        if (arrangement.sort === 'grouped') expect(shown).toEqual(passing)
        const { shown: count, total } = whole(list, arrangement)
        expect([count, total]).toEqual([passing.length, all.length])
      }),
    )
  })

  it('sorts by title as the language does, by the last change, and by kind', () => {
    const list = new ScreenList('positions', () => start)
    const sorted = (sort: Arrangement['sort'], descending = false, language: 'en' | 'ja' = 'en') =>
      rowsOf(entriesOf(list, { ...plainList('positions'), sort, descending, language }))
    for (const language of ['en', 'ja'] as const) {
      const titles = sorted('title', false, language).map(({ title }) => title[language])
      expect(titles).toEqual(titles.toSorted(new Intl.Collator(language, { numeric: true }).compare))
    }
    const times = sorted('changed', true).map(({ changedAt }) => Date.parse(changedAt))
    expect(times).toEqual(times.toSorted((a, b) => b - a))
    expect([...new Set(sorted('kind').map(({ ref }) => ref.collection))]).toEqual(['issue', 'line', 'position'])
    expect(sorted('kind').map(({ ref }) => ref.collection)).toEqual(
      sorted('kind')
        .map(({ ref }) => ref.collection)
        .toSorted(),
    )
  })

  it('finds the place of a record, the heading above a page, and the next title that begins with letters', () => {
    const list = new ScreenList('positions', () => start)
    const entries = entriesOf(list, plainList('positions'))
    const index = entries.length - 3
    const entry = entries[index] as { row: ListRow }
    const view = list.view(
      { ...plainList('positions'), pages: [1], places: [entry.row.ref, { collection: 'party', id: 'x' }] },
      AT,
    )
    expect(view.places).toEqual([{ ref: entry.row.ref, index }])
    const above = view.pages[0]?.above
    expect(above && entries[above.index]).toMatchObject({ key: above?.key })
    expect(entries.slice((above?.index ?? 0) + 1, LIST_PAGE).some((one) => 'heading' in one)).toBe(false)
    const find = (letters: string, after: number) => list.find({ ...plainList('positions'), letters, after }, AT)
    const titles = entries.map((one) => ('row' in one ? one.row.title.en.toLowerCase() : ''))
    const letters = titles.find((title) => title !== '')?.slice(0, 4) ?? ''
    expect(find(letters, 0)).toBe(titles.findIndex((title) => title.startsWith(letters)))
    const later = titles.findLastIndex((title) => title.startsWith(letters))
    expect(find(letters.toUpperCase(), later)).toBe(later)
    expect(find(letters, later + 1)).toBe(titles.findIndex((title) => title.startsWith(letters)))
    expect(find('no such title', 0)).toBeUndefined()
  })

  it('reads its rows a little at a time, and all of them in the end', () => {
    const list = new ScreenList('sources', () => start)
    const found = { ...plainList('sources'), find: 'a' }
    let calls = 0
    // Time for two rows at each call.
    const soon = () => {
      let left = 2
      return () => left-- <= 0
    }
    while (!list.prepare(found, AT, soon())) calls += 1
    expect(calls).toBeGreaterThan(5)
    expect(list.isComplete).toBe(false)
    while (!list.isComplete) list.look(soon())
    expect(whole(list, found)).toEqual(whole(new ScreenList('sources', () => start), found))
  })

  it('gets ready for as many questions at once as are asked', () => {
    const list = new ScreenList('sources', () => start)
    const asked = Array.from({ length: 20 }, (_, n) => ({
      ...plainList('sources'),
      find: 'steel quota tariff dairy'.slice(0, n + 1),
    }))
    const soon = () => {
      let left = 2
      return () => left-- <= 0
    }
    const waiting = new Set(asked)
    const rows = whole(list, plainList('sources')).total
    for (let turn = 0; turn < rows && waiting.size > 0; turn += 1)
      for (const one of waiting) if (list.prepare(one, AT, soon())) waiting.delete(one)
    expect(waiting.size).toBe(0)
  })

  it('stays right for a measure whose party is renamed twice', () => {
    let desk = fresh()
    const list = new ScreenList('measures', () => desk)
    const found = { ...plainList('measures'), find: 'zebra', sort: 'changed' as const }
    const counts = ['Wombat', 'Zebra', 'Wombat', 'Zebra'].map((name) => {
      desk = desk.advance(desk.all('party').map((party) => renamed(party, name)))
      return list.view(found, AT).shown
    })
    expect(counts).toEqual([0, desk.count('measure'), 0, desk.count('measure')])
  })

  it('cuts a long text, but finds its last word', () => {
    const text = `${'long '.repeat(300)}zebra`
    const desk = fresh().advance([
      { op: 'put', collection: 'line', record: { ...start.all('line')[0], text } as never },
    ])
    const rows = rowsOf(
      entriesOf(new ScreenList('positions', () => desk), { ...plainList('positions'), find: 'zebra' }),
    )
    expect(rows.map((row) => row.text?.length)).toEqual([501])
  })
})

describe('the keys of a list', () => {
  it('are those of its rows from one place to another, without headings, as they are arranged', () => {
    const list = new ScreenList('talks', () => start)
    for (const sort of SORTS) {
      const arrangement: Arrangement = { ...plainList('talks'), sort }
      const entries = entriesOf(list, arrangement)
      const keys = (from: number, to: number) => list.keys({ ...arrangement, from, to }, AT)
      const keysOf = (some: readonly ListEntry[]) =>
        some.flatMap((entry) => ('row' in entry ? [`${entry.row.ref.collection}/${entry.row.ref.id}`] : []))
      expect(keys(0, entries.length + 100)).toEqual(keysOf(entries))
      expect(keys(3, 60)).toEqual(keysOf(entries.slice(3, 61)))
      expect(keys(9, 3)).toEqual([])
    }
  })
})

import { describe, expect, it } from 'vitest'
import type { SearchHitView } from '../../../../core/queries/search-schemas'
import { parseDateWords } from '../../../../core/dates/parse-words'
import { offsetsOf, rowsOf, shownOf } from '../../../../renderer/screens/search/search-rows'
import { inputOf, isFiltered, SEARCH_START } from '../../../../renderer/screens/search/search-state'

const hit = (n: number, match: SearchHitView['match'] = 'whole'): SearchHitView => ({
  ref: { collection: 'talk', id: `t${n}` },
  title: { en: `Talk ${n}`, ja: `Talk ${n}` },
  match,
  field: 'title',
  text: '',
  marks: [],
  changedAt: '2025-06-06T00:00:00Z',
})
const range = (from: number, count: number) => ({ hits: Array.from({ length: count }, (_, n) => hit(from + n)) })

describe('the rows of a search', () => {
  it('are as many as were found, with the hits of the ranges that are there', () => {
    const rows = rowsOf(
      120,
      new Map([
        [0, range(0, 50)],
        [100, range(100, 20)],
      ]),
      'Inside',
    )
    expect(rows).toHaveLength(120)
    const known = rows.map((item) => ('row' in item ? item.row.hit?.ref.id : item.heading))
    expect([known[0], known[49], known[50], known[100], known[119]]).toEqual(['t0', 't49', undefined, 't100', 't119'])
  })

  it('leave out a hit whose record is gone', () => {
    expect(rowsOf(3, new Map([[0, range(0, 2)]]), 'Inside')).toHaveLength(2)
  })

  it('show hits inside longer words under a heading of their own', () => {
    const rows = rowsOf(3, new Map([[0, { hits: [hit(0), hit(1, 'inside'), hit(2, 'inside')] }]]), 'Inside')
    expect(rows.map((item) => ('heading' in item ? item.heading : item.row.hit?.ref.id))).toEqual([
      't0',
      'Inside',
      't1',
      't2',
    ])
  })

  it('are counted only where there are too many', () => {
    expect(shownOf(120)).toBe(120)
    expect(rowsOf(100_000, new Map(), 'Inside')).toHaveLength(shownOf(100_000))
  })

  it('ask for the ranges in view, and for none beyond the end', () => {
    expect(offsetsOf(0, 20, 500)).toEqual([])
    expect(offsetsOf(40, 60, 500)).toEqual([50])
    expect(offsetsOf(110, 160, 500)).toEqual([100, 150])
    expect(offsetsOf(110, 160, 120)).toEqual([100])
    expect(offsetsOf(0, 0, 0)).toEqual([])
  })
})

describe('what is asked of the desk', () => {
  const typed = (text: string) => ({ text, date: parseDateWords(text, 'en', 'Asia/Tokyo') })

  it('is the whole of both dates, and only dates that were understood', () => {
    const input = inputOf({ ...SEARCH_START, find: 'rice', from: typed('June 2025'), to: typed('6 June 2025') })
    expect(input).toMatchObject({ find: 'rice', from: '2025-06-01T00:00:00.000Z', limit: 50, offset: 0 })
    expect(input.to).toMatch(/^2025-06-06T23:59:59/)
    expect(inputOf({ ...SEARCH_START, from: typed('never'), to: typed('from 2020') })).not.toHaveProperty('from')
    expect(inputOf({ ...SEARCH_START, to: typed('from 2020') })).not.toHaveProperty('to')
  })

  it('is what the records belong to', () => {
    const japan = { ref: { collection: 'party' as const, id: 'jp' }, title: { en: 'Japan', ja: '日本' } }
    const state = { ...SEARCH_START, of: { party: japan } }
    expect(inputOf(state).of).toEqual([japan.ref])
    expect([isFiltered(state), isFiltered(SEARCH_START)]).toEqual([true, false])
    expect(isFiltered({ ...SEARCH_START, from: typed('never') })).toBe(false)
  })
})

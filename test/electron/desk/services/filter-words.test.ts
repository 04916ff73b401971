import { describe, expect, it } from 'vitest'
import type { MemoryDesk } from '../../../../core/desk/memory-desk'
import { wordValues, type WordPlace } from '../../../../core/queries/filter-words'
import { FilterWords } from '../../../../electron/desk/services/filter-words'
import { ListService } from '../../../../electron/desk/services/list-service'
import { fullDeskInMemory } from '../../../../scripts/bench/full-desk-folder'
import { plainList } from '../../../helpers/requests/view-inputs'

const CLOCK = () => '2026-01-04T09:00:00.000Z'
const soon = (ms = 30) => new Promise((go) => setTimeout(go, ms))
const report = (error: unknown) => {
  throw error
}

/** A desk of which two places have words at once, however small it is, and what is forgotten of it. */
function twoPlaces(options: { idleMs?: number } = {}) {
  const left: WordPlace[] = []
  const desk = fullDeskInMemory(150)
  const words = new FilterWords(
    { desk: () => desk, leave: (place) => left.push(place), report },
    { ...options, recordsMost: 1 },
  )
  return { words, left }
}

describe('the words that people filter by', () => {
  it('are kept in the places that were asked for last', async () => {
    const { words, left } = twoPlaces()
    for (const place of ['rows', 'notes', 'rows', 'issues', 'choices'] as const) await words.use([place], () => place)
    expect(left).toEqual(['notes', 'rows'])
    words.end()
  })

  it('are not forgotten while an answer is made with them', async () => {
    const { words, left } = twoPlaces()
    let answer = (_value: string) => undefined as void
    await words.use(['rows'], () => '')
    const asked = words.use(['rows'], () => new Promise<string>((resolve) => (answer = resolve)))
    for (const place of ['notes', 'issues'] as const) await words.use([place], () => place)
    expect(left).toEqual([])
    answer('made')
    expect(await asked).toBe('made')
    expect(left).toEqual(['notes'])
    words.end()
  })

  it('are forgotten some time after they were asked for, and not before', async () => {
    const { words, left } = twoPlaces({ idleMs: 0 })
    await words.use(['rows'], () => '')
    expect(left).toEqual([])
    await soon()
    expect(left).toEqual(['rows'])
    words.end()
  })

  it('are made again for a list that is asked for after an edit changed them unseen', async () => {
    let desk: MemoryDesk = fullDeskInMemory(300)
    const words = new FilterWords(
      { desk: () => desk, leave: (place) => lists.leave(wordValues(place)), report },
      { idleMs: 0 },
    )
    const lists: ListService = new ListService(() => desk, CLOCK, words, report)
    const shown = async () =>
      (await lists.handlers['desk:list']({ ...plainList('positions'), find: 'zqx', sort: 'title' })).shown
    const issue = desk.all('issue').find(({ id }) => desk.all('position').some((one) => one.issue === id))
    if (!issue) throw new Error('no issue has a position')
    expect(await shown()).toBe(0)
    await soon()
    // The titles of the positions on the issue have its name.
    const record = { ...issue, rev: issue.rev + 1, label: { en: 'Zqx' } }
    desk = desk.advance([{ op: 'put', collection: 'issue', record }])
    expect(await shown()).toBeGreaterThan(1)
    lists.end()
    words.end()
  })
})

import { describe, expect, it } from 'vitest'
import { parseAppSettings } from '../../../core/contract/app-settings'
import { PINNED_MAX, visitsOf, withOpened, withPin, type AllVisits } from '../../../core/contract/visits'
import type { RecordRef } from '../../../core/model/values/record-ref'

const talk = (id: string): RecordRef => ({ collection: 'talk', id })
const openAll = (ids: readonly string[]) =>
  ids.reduce<AllVisits | undefined>((all, id) => withOpened(all, 'desk-a', talk(id)), undefined)

describe('records opened lately', () => {
  it('come last one first, each once, and no more than 20 of them', () => {
    expect(visitsOf(openAll(['a', 'b', 'a']), 'desk-a').recent).toEqual([talk('a'), talk('b')])
    const many = openAll(Array.from({ length: 30 }, (_, n) => `t${n}`))
    expect(visitsOf(many, 'desk-a').recent.map(({ id }) => id)).toEqual(
      Array.from({ length: 20 }, (_, n) => `t${29 - n}`),
    )
  })

  it('are those of one desk, and of the 60 desks used last', () => {
    let all = openAll(['a'])
    expect(visitsOf(all, 'desk-b')).toEqual({ recent: [], pinned: [] })
    expect(visitsOf(all, 'constructor')).toEqual({ recent: [], pinned: [] })
    for (let n = 0; n < 60; n += 1) all = withOpened(all, `desk-${n}`, talk('b'))
    expect(visitsOf(all, 'desk-a').recent).toEqual([])
    expect(Object.keys(all ?? {})).toHaveLength(60)
  })

  it('keep the names of records only', () => {
    const named: RecordRef & { title: string } = { ...talk('a'), title: 'secret' }
    expect(JSON.stringify(withOpened(undefined, 'desk-a', named))).not.toContain('secret')
    expect(JSON.stringify(withPin(undefined, 'desk-a', named, true))).not.toContain('secret')
  })

  it('are read again with the settings, and a bad one spoils no other setting', () => {
    const all = withPin(openAll(['a']), 'desk-a', talk('b'), true)
    expect(parseAppSettings(JSON.stringify({ visits: all })).settings.visits).toEqual(all)
    const { settings, whole } = parseAppSettings(JSON.stringify({ visits: { a: 1 }, language: 'ja' }))
    expect([settings.language, settings.visits, whole]).toEqual(['ja', undefined, false])
  })
})

describe('a pin', () => {
  it('is set once, in the order of pinning, and taken away', () => {
    let all = withPin(undefined, 'desk-a', talk('a'), true)
    all = withPin(all, 'desk-a', talk('b'), true)
    all = withPin(all, 'desk-a', talk('b'), true)
    expect(visitsOf(all, 'desk-a').pinned).toEqual([talk('a'), talk('b')])
    expect(visitsOf(withPin(all, 'desk-a', talk('a'), false), 'desk-a').pinned).toEqual([talk('b')])
    expect(visitsOf(withOpened(all, 'desk-a', talk('c')), 'desk-a').pinned).toEqual([talk('a'), talk('b')])
  })

  it('takes the place of the first one where there are too many', () => {
    let all: AllVisits | undefined
    for (let n = 0; n <= PINNED_MAX; n += 1) all = withPin(all, 'desk-a', talk(`t${n}`), true)
    const { pinned } = visitsOf(all, 'desk-a')
    expect(pinned).toHaveLength(PINNED_MAX)
    expect(pinned[0]).toEqual(talk('t1'))
  })
})

import { describe, expect, it } from 'vitest'
import { stepWords } from '../../../core/actions/step-words'
import { quickMake, isSameName, type QuickPorts } from '../../../core/editing/quick-make'
import { fieldsOf } from '../../../core/model/schema/fields'
import { COLLECTION_NAMES } from '../../../core/model/values/collection-names'
import { firstPath, isOnFirstPath, FIRST_PATH } from '../../../core/queries/first-path'
import { NEXT_RECORDS, nextRecords } from '../../../core/queries/next-records'
import { familyText } from '../../../core/text/catalogue'
import { fieldLabelKey, OWN_LABELS } from '../../../core/text/field-label'

describe('the next record offered', () => {
  it('has a field that refers to the record it starts from', () => {
    for (const from of COLLECTION_NAMES)
      for (const { of, by } of NEXT_RECORDS[from] ?? [])
        expect(fieldsOf(of).find(({ name }) => name === by)?.type, `${from} → ${of}`).toEqual({
          type: 'reference',
          collection: from,
        })
  })
  it('is given the record it starts from', () => {
    expect(nextRecords({ collection: 'talk', id: 't' })).toEqual([
      { of: 'issue', given: { talk: 't' } },
      { of: 'round', given: { talk: 't' } },
    ])
    expect(nextRecords({ collection: 'memo', id: 'm' })).toEqual([])
  })
})

describe('the checklist for a first brief', () => {
  const allKnown = { talk: ['t'], issue: ['i'], round: ['r'], session: ['s'] }
  const ready = (counts: Record<string, number>, known: Record<string, string[]> = allKnown) =>
    firstPath(counts, known)
      .filter((step) => step.ready && !step.done)
      .map(({ step }) => step)
  it('begins with steps that need nothing, and opens a step once its requirements are met', () => {
    expect(ready({})).toEqual(['source', 'talk', 'membership'])
    expect(ready({ source: 1, talk: 1 })).toEqual(['issue', 'membership', 'round'])
    expect(ready({ source: 1, talk: 1, issue: 1, position: 1, membership: 1, round: 1, session: 1 })).toEqual(['memo'])
  })
  it('opens no step before the ids that it goes on from are known, and says that it waits only if there are none', () => {
    const counts = { source: 1, talk: 1, issue: 1, position: 1, membership: 1, round: 1, session: 1 }
    expect(ready(counts, {})).toEqual([])
    const memo = (have: Record<string, number>) => firstPath(have, {}).find(({ step }) => step === 'memo')
    expect(memo(counts)).toMatchObject({ ready: false, waits: false })
    expect(memo({})).toMatchObject({ ready: false, waits: true })
  })
  it('passes on the only talk or issue and the last round or meeting, but never one of several talks', () => {
    const given = (ids: Record<string, string[]>) =>
      Object.fromEntries(firstPath({}, ids).map((entry) => [entry.step, entry.given]))
    expect(given({ talk: ['t'], issue: ['i', 'j'], round: ['r', 's'], session: ['m', 'n'] })).toEqual({
      source: {},
      talk: {},
      issue: { talk: 't' },
      position: {},
      membership: {},
      round: { talk: 't' },
      session: { round: 's' },
      memo: { session: 'n' },
    })
    expect(given({ talk: ['t', 'u'] }).issue).toEqual({})
  })
  it('stays until the first memo', () => {
    expect(isOnFirstPath({ talk: 3, session: 2, memo: 0 })).toBe(true)
    expect(isOnFirstPath({ memo: 1 })).toBe(false)
    expect(FIRST_PATH.at(-1)).toBe('memo')
  })
})

describe('an office holder made from a field', () => {
  const wanted = { names: { en: 'Ola Nordmann' }, party: 'p', title: { en: 'Minister' }, from: { edtf: '2026-03' } }
  const desk = (post?: string) => {
    const made: [string, unknown][] = []
    const edits: number[] = []
    let count = 0
    const ports: QuickPorts = {
      newId: () => `new-${(count += 1)}`,
      create: (records) => {
        edits.push(records.length)
        made.push(...records.map(({ collection, fields }): [string, unknown] => [collection, fields]))
        return Promise.resolve()
      },
      findPost: () => Promise.resolve(post),
    }
    return { made, edits, ports }
  }
  it('consists of a person, a post and a dated appointment, made as one edit', async () => {
    const { made, edits, ports } = desk()
    expect(await quickMake('membership', wanted, {}, ports)).toBe('new-3')
    expect(made).toEqual([
      ['person', { names: wanted.names }],
      ['post', { title: wanted.title, party: 'p' }],
      ['membership', { person: 'new-1', post: 'new-2', from: { edtf: '2026-03' } }],
    ])
    expect(edits).toEqual([3])
  })
  it('reuses an existing post and person', async () => {
    const { made, ports } = desk('old')
    await quickMake('membership', { ...wanted, from: { edtf: '2026' } }, { person: 'ola' }, ports)
    expect(made).toEqual([['membership', { person: 'ola', post: 'old', from: { edtf: '2026' } }]])
  })
  it('matches an existing title in any character width or case, in a language both have', () => {
    expect(isSameName({ en: 'Trade Minister' }, { en: 'trade minister', ja: '貿易大臣' })).toBe(true)
    expect(isSameName({ en: 'Trade Minister' }, { ja: '貿易大臣' })).toBe(false)
  })
})

describe('a field’s label', () => {
  it('is specific to memos if the field means something else there', () => {
    const label = (of: 'memo' | 'membership', name: string) => familyText('ja', fieldLabelKey(of, name))
    expect(['to', 'from', 'through'].map((name) => label('memo', name))).toEqual(['宛先', '発信者', '経由'])
    expect(['to', 'from'].map((name) => label('membership', name))).toEqual(['まで', 'から'])
    for (const own of OWN_LABELS) {
      const [of, name] = own.split('.')
      expect(fieldsOf(of as 'memo').map((field) => field.name)).toContain(name)
    }
  })
  it('is the same in the words for undo', () => {
    const step = { kind: 'change', collection: 'memo', id: 'm', fields: ['to'], more: 0 } as const
    expect(stepWords({ ...step, fields: ['to'] }, 'ja')).toContain('宛先')
  })
})

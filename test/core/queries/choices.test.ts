import { partyNames } from '../../../core/suggest/party-names'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { foldText } from '../../../core/base/fold-text'
import type { MemoryDesk } from '../../../core/desk/memory-desk'
import type { Op } from '../../../core/desk/ops'
import { titleOf } from '../../../core/desk/titles'
import type { AnyRecord } from '../../../core/model/records/records'
import { COLLECTION_NAMES, type CollectionName } from '../../../core/model/values/collection-names'
import { ownHint } from '../../../core/queries/choice-texts'
import { choiceSteps, choicesView } from '../../../core/queries/choices'
import { forgetWords } from '../../../core/queries/filter-words'
import { layersView } from '../../../core/queries/layer-choices'
import { familyText } from '../../../core/text/catalogue'
import { fullDeskInMemory } from '../../../scripts/bench/full-desk-folder'
import { examples } from '../../helpers/long'

const SHOWN = 50
const KINDS: readonly CollectionName[] = ['party', 'issue', 'position', 'person', 'post', 'lead']

/** The choices that a look at the text of every record finds. */
function plainly(desk: MemoryDesk, collections: readonly CollectionName[], find: string) {
  const words = foldText(find).split(/\s+/).filter(Boolean)
  const among = (collections.length > 0 ? collections : COLLECTION_NAMES).filter(
    (name) => name !== 'draft' && name !== 'deskSettings',
  )
  const found = among.flatMap((collection) => {
    const family = `collection.${collection}`
    const isToldApart = collection === 'party' || collection === 'post' || among.length === 1
    const kind = isToldApart ? '' : foldText(`${familyText('en', family)} ${familyText('ja', family)}`)
    return desk.all(collection).flatMap(({ id }) => {
      const ref = { collection, id }
      const [title, hint] = [titleOf(desk, ref), ownHint(desk, ref)]
      const others = collection === 'party' ? partyNames(desk.get('party', id)?.code ?? '').join(' ') : ''
      const text = foldText(`${title.en} ${title.ja} ${hint?.en ?? ''} ${hint?.ja ?? ''} ${others}`)
      return words.every((word) => text.includes(word) || kind.includes(word)) ? [{ ref, text }] : []
    })
  })
  const begins = ({ text }: { text: string }) => text.startsWith(words.join(' '))
  const sorted = [...found.filter(begins), ...found.filter((one) => !begins(one))]
  const rows = sorted.slice(0, SHOWN).map(({ ref }) => ref)
  return { rows, more: found.length - rows.length }
}

const NAMES = ['Steel', 'Steel pipes', 'pipes of steel', '鉄鋼', '鉄鋼 Steel', 'S', 'Zinc-steel', 'ÉTÉ', 'Issue']
const FINDS = [
  'steel',
  's',
  'steel pipes',
  '鉄',
  '鋼',
  'pipes ste',
  'ete',
  'united',
  'us',
  'position',
  'issue steel',
  'q',
]

const edit = fc.record({
  kind: fc.constantFrom(...KINDS),
  nth: fc.nat({ max: 60 }),
  name: fc.constantFrom(...NAMES),
  how: fc.constantFrom('name', 'delete', 'again', 'new'),
})

/** Gives a record another name, deletes it, deletes it and puts it again (so that it comes last), or adds a copy. */
function opsOf(
  desk: MemoryDesk,
  { kind, nth, name, how }: { kind: CollectionName; nth: number; name: string; how: string },
): Op[] {
  const all: readonly AnyRecord[] = desk.all(kind)
  const record = all[nth % Math.max(1, all.length)]
  if (!record) return []
  const field = { party: 'names', issue: 'label', person: 'names', post: 'title' }[kind as string]
  const named = { ...record, ...(field === undefined ? { text: name } : { [field]: { en: name } }) }
  const gone: Op = { op: 'delete', collection: kind, id: record.id }
  if (how === 'delete') return [gone]
  const put: Op = {
    op: 'put',
    collection: kind,
    record: how === 'new' ? { ...named, id: `${record.id}-${nth}` } : named,
  }
  return how === 'again' ? [gone, put] : [put]
}

const forgets = fc.integer({ min: 0, max: 4 }).map((one) => one === 0)

describe('choices', () => {
  it('are, after any edits, those that a look at every record finds, in the same order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(edit, fc.constantFrom(...FINDS), fc.boolean(), forgets), { maxLength: 25 }),
        (edits) => {
          let desk = fullDeskInMemory(150)
          for (const [one, find, asks, isForgotten] of edits) {
            if (isForgotten) Array.from(forgetWords(desk, 'choices'))
            for (const op of opsOf(desk, one)) desk = desk.advance([op])
            if (!asks) continue
            for (const collections of [[], [one.kind]]) {
              const { rows, more } = choicesView(desk, collections, find)
              expect({ rows: rows.map(({ ref }) => ref), more }).toEqual(plainly(desk, collections, find))
            }
          }
        },
      ),
      { numRuns: examples(40) },
    )
  })

  it('have a country by each name that people use for it', () => {
    const [party] = fullDeskInMemory(150).all('party')
    if (!party) throw new Error('no party')
    const record = { ...party, code: 'GB', names: { en: 'United Kingdom', ja: 'イギリス' } }
    const desk = fullDeskInMemory(150).advance([{ op: 'put', collection: 'party', record }])
    for (const find of ['英国', 'イギリス', 'Britain', 'uk', 'united k'])
      expect([find, ...choicesView(desk, ['party'], find).rows.map(({ ref }) => ref.id)]).toContain(party.id)
  })

  it('come in the order of the desk where records went and came back several times between two questions', () => {
    let desk = fullDeskInMemory(150)
    choicesView(desk, ['issue'], 's')
    const [one, other] = desk.all('issue')
    if (!one || !other) throw new Error('no issues')
    for (const record of [one, other, one]) {
      desk = desk.advance([{ op: 'delete', collection: 'issue', id: record.id }])
      desk = desk.advance([{ op: 'put', collection: 'issue', record: { ...record, label: { en: 'Zqx' } } }])
    }
    expect(choicesView(desk, ['issue'], 'zqx').rows.map(({ ref }) => ref.id)).toEqual([other.id, one.id])
  })

  it('come in that order even where other choices were looked up while a record was gone', () => {
    let desk = fullDeskInMemory(150)
    const [party] = desk.all('party')
    if (!party) throw new Error('no party')
    const ask = (collection: CollectionName) => choicesView(desk, [collection], 'zqx').rows.map(({ ref }) => ref.id)
    ask('party')
    desk = desk.advance([{ op: 'delete', collection: 'party', id: party.id }])
    ask('talk')
    for (const id of ['newer', party.id]) {
      desk = desk.advance([{ op: 'put', collection: 'party', record: { ...party, id, names: { en: 'Zqx' } } }])
      if (id === 'newer') ask('talk')
    }
    expect(ask('party')).toEqual(['newer', party.id])
  })

  it('have their texts made step by step, while others edit the desk', () => {
    let desk = fullDeskInMemory(200)
    let count = 0
    for (const _step of choiceSteps(() => desk, ['issue', 'position'], 'steel')) {
      count += 1
      const [first] = desk.all('issue')
      if (count % 5 === 0 && first) desk = desk.advance([{ op: 'delete', collection: 'issue', id: first.id }])
    }
    expect(count).toBeGreaterThan(desk.count('position'))
    const { rows, more } = choicesView(desk, ['issue'], 's')
    expect({ rows: rows.map(({ ref }) => ref), more }).toEqual(plainly(desk, ['issue'], 's'))
    expect([...choiceSteps(() => desk, ['issue', 'position'], 'steel')]).toEqual([])
  })

  it('have after an edit only the texts made again that it changes', () => {
    const desk = fullDeskInMemory(300)
    choicesView(desk, [], 'steel')
    const [position] = desk.all('position')
    if (!position) throw new Error('no position')
    const later = desk.advance([{ op: 'put', collection: 'position', record: { ...position, text: 'Edited.' } }])
    const made = vi.spyOn(later, 'derived')
    choicesView(later, [], 'steel')
    expect(made.mock.calls.filter(([, key]) => key !== '').length).toBeLessThan(5)
  })
})

describe('the choice of a rate layer', () => {
  const desk = fullDeskInMemory(8000)
  const layers = desk.all('measure').flatMap(({ id, components }) =>
    components.map((component) => ({
      measure: id,
      component: component.id,
      text: foldText(
        [...Object.values(titleOf(desk, { collection: 'measure', id })), ...Object.values(component.layer)].join(' '),
      ),
    })),
  )
  const found = (view: ReturnType<typeof layersView>) =>
    view.measures.flatMap(({ ref, components }) => components.map(({ id }) => ({ measure: ref.id, component: id })))

  it('offers the first layers, and counts the rest', () => {
    const view = layersView(desk, {})
    expect(layers.length).toBeGreaterThan(SHOWN)
    expect(found(view)).toEqual(layers.slice(0, SHOWN).map(({ measure, component }) => ({ measure, component })))
    expect(view.more).toBe(layers.length - SHOWN)
  })

  it('finds layers by words of their own name and of their measure’s', () => {
    const [, wanted] = layers
    if (!wanted) throw new Error('no layers')
    const words = [...new Set(wanted.text.split(' '))]
    for (const find of [words[0] ?? '', words.at(-1) ?? '', `${words[0]} ${words.at(-1)}`]) {
      const matching = layers.filter(({ text }) => find.split(' ').every((word) => text.includes(word)))
      const view = layersView(desk, { find })
      const names = matching.map(({ measure, component }) => ({ measure, component }))
      expect(found(view)).toEqual(names.slice(0, SHOWN))
      expect(view.more).toBe(Math.max(0, names.length - SHOWN))
    }
    expect(layersView(desk, { find: 'zqxzqx' })).toEqual({ measures: [], more: 0 })
  })

  it('names the chosen layer, whatever is typed', () => {
    const { measure, component } = layers.at(-1) ?? { measure: '', component: '' }
    const { chosen } = layersView(desk, { find: 'zqxzqx', chosen: { measure, component } })
    expect([chosen?.ref.id, chosen?.components.map(({ id }) => id)]).toEqual([measure, [component]])
    expect(layersView(desk, { chosen: { measure, component: 'none' } }).chosen).toBeUndefined()
  })

  it('follows a measure that changes its name', () => {
    const [measure] = desk.all('measure')
    if (!measure) throw new Error('no measure')
    const renamed = { ...measure, title: { en: 'Zqx duties' } }
    const other = fullDeskInMemory(300)
    expect(layersView(other, { find: 'zqx' }).measures).toEqual([])
    const later = other.advance([{ op: 'put', collection: 'measure', record: renamed }])
    expect(layersView(later, { find: 'zqx' }).measures.map(({ ref }) => ref.id)).toEqual([measure.id])
  })
})

import { describe, expect, it } from 'vitest'
import { getOrThrow } from '../../../core/desk/desk-read'
import { isSearched, recordTexts, searchDocumentOf } from '../../../core/search/record-texts'
import { titlesOnce } from '../../../core/search/titles-once'
import { SearchIndex } from '../../../core/search/search-index'
import { parseQuery } from '../../../core/search/search-query'
import { snippetOf } from '../../../core/search/snippet'
import { COLLECTION_NAMES } from '../../../core/model/values/collection-names'
import { sampleDesk } from '../../helpers/desks/sample'

const desk = await sampleDesk()
const index = new SearchIndex()
const titles = titlesOnce(desk)
for (const collection of COLLECTION_NAMES)
  for (const { id } of desk.all(collection)) {
    const document = searchDocumentOf(desk, { collection, id }, titles)
    if (document) index.add(document)
  }

const keysOf = (typed: string) => index.search(typed).hits.map(({ key }) => key)

describe('searching the sample', () => {
  it('takes in every record of every kind that is searched', () => {
    const records = COLLECTION_NAMES.filter(isSearched).flatMap((collection) => desk.all(collection))
    expect(index.size).toBe(records.length)
    expect(records.length).toBeGreaterThan(100)
  })

  it("finds Japan's chief negotiator by a question in English and in Japanese", () => {
    for (const question of ["what is Japan's chief negotiator", '日本の首席交渉官は誰'])
      expect(keysOf(question).slice(0, 2)).toEqual(['person/person-akazawa', 'membership/membership-akazawa'])
    expect(keysOf('赤沢').length).toBeGreaterThan(0)
    expect(keysOf('赤沢')).toEqual(keysOf('赤澤'))
  })

  it('finds the rate of a layer as people write it in either language', () => {
    const measure = getOrThrow(desk, 'measure', 'measure-autos')
    const components = measure.components.map((one) => ({ ...one, rate: 'the greater of 25% and 150 yen/kg' }))
    const changed = desk.after([{ op: 'put', collection: 'measure', record: { ...measure, components } }])
    const texts = recordTexts(changed, { collection: 'measure', id: measure.id }, titlesOnce(changed))
    const rates = texts.filter(({ field }) => field === 'components[0].rate').map(({ text }) => text)
    expect(rates).toEqual(['the greater of 25% and 150 yen/kg', '25%又は150円/kgのうち高い方'])
  })

  it('finds semiconductors, a rate, and a date as people write it', () => {
    expect(keysOf('semiconductor').length).toBeGreaterThan(0)
    expect(keysOf('24%').some((key) => key.startsWith('measure/'))).toBe(true)
    expect(keysOf('6 June 2025').length).toBeGreaterThan(0)
    expect(keysOf('2025年6月6日')).toEqual(expect.arrayContaining(keysOf('"6 June 2025"').slice(0, 1)))
  })

  it('finds a word of a text of a source, and shows it in its sentence', () => {
    const source = desk.all('source').find(({ sha256 }) => sha256 !== undefined)
    if (source?.sha256 === undefined) throw new Error('The sample has no text.')
    const word = desk.sourceText(source.sha256).match(/[A-Za-z]{9,}/)?.[0] ?? ''
    expect(keysOf(word)).toContain(`source/${source.id}`)
    const snippet = snippetOf(recordTexts(desk, { collection: 'source', id: source.id }), parseQuery(word))
    expect(snippet.field).toBe('sourceText')
    expect(snippet.marks.map(([start, end]) => snippet.text.slice(start, end).toLowerCase())).toContain(
      word.toLowerCase(),
    )
  })

  it('lets a record be found by what it names', () => {
    const [position] = desk.all('position')
    if (!position) throw new Error('The sample has no position.')
    const found = index.search('Japan', { links: [`issue/${position.issue}`] }, 100)
    expect(found.total).toBeGreaterThan(0)
    for (const { key } of found.hits) expect(index.linkedTo(`issue/${position.issue}`)).toContain(key)
  })
})

describe('the snippet of a hit', () => {
  const texts = (text: string) => [{ field: 'summary', section: 'text' as const, text }]
  const lit = (text: string, typed: string) => {
    const { text: shown, marks } = snippetOf(texts(text), parseQuery(typed))
    return { shown, lit: marks.map(([start, end]) => shown.slice(start, end)) }
  }

  it('lights the words as the text writes them', () => {
    expect(lit('Ｊａｐａｎ’s offer', 'japan offer').lit).toEqual(['Ｊａｐａｎ', 'offer'])
    expect(lit('赤澤大臣が会談した', '赤沢').lit).toEqual(['赤澤'])
    expect(lit('The semiconductors', 'semicondutors').lit).toEqual(['semiconductors'])
  })

  it('shows the sentence of the hit, cut around it where it is long', () => {
    const long = `${'a '.repeat(300)}needle ${'b '.repeat(300)}`
    const { shown, lit: words } = lit(long, 'needle')
    expect(words).toEqual(['needle'])
    expect(shown.length).toBeLessThanOrEqual(182)
    expect(lit(`First one. ${'x'.repeat(200)}. The needle is here. Last.`, 'needle').shown).toBe('The needle is here.')
  })

  it('never cuts a character in half', () => {
    const { shown } = lit(`${'𠮷'.repeat(200)}関税${'𠮷'.repeat(200)}`, '関税')
    expect(shown).not.toMatch(/\p{Surrogate}/u)
  })
})

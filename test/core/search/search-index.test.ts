import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldText } from '../../../core/base/fold-text'
import type { SearchDocument } from '../../../core/search/search-document'
import { SearchIndex } from '../../../core/search/search-index'
import { examples } from '../../helpers/long'

const document = (key: string, title: string, text = '', more: Partial<SearchDocument> = {}): SearchDocument => ({
  key,
  kind: 'issue',
  title: foldText(title),
  text: foldText(text),
  names: '',
  called: title,
  changedAt: 0,
  links: [key],
  ...more,
})

function indexOf(...documents: SearchDocument[]): SearchIndex {
  const index = new SearchIndex()
  for (const each of documents) index.add(each)
  return index
}

const keysOf = (index: SearchIndex, typed: string) => index.search(typed).hits.map(({ key }) => key)

describe('the search index', () => {
  it('finds the beginning of a word after the whole word, a typo and the middle of a word last', () => {
    const index = indexOf(
      document('inside', 'Semisteelworks'),
      document('prefix', 'Steelworks'),
      document('whole', 'Steel'),
    )
    expect(keysOf(index, 'steel')).toEqual(['whole', 'prefix', 'inside'])
    expect(index.search('steel').hits.map(({ match }) => match)).toEqual(['whole', 'prefix', 'inside'])
    expect(keysOf(indexOf(document('a', 'Semiconductors')), 'semicondutors')).toEqual(['a'])
  })

  it('puts a record of the very name before others whose title has it, however late they changed', () => {
    const index = indexOf(
      document('post', 'Minister\nJapan', '', { called: 'Minister', changedAt: 9 }),
      document('party', 'Japan\n日本\nJPN', '', { called: 'Japan\n日本' }),
      document('position', 'Japan on rice', '', { changedAt: 8 }),
    )
    expect(keysOf(index, 'JAPAN ')).toEqual(['party', 'post', 'position'])
    expect(keysOf(index, '日本')).toEqual(['party'])
    expect(keysOf(index, 'japan on rice')).toEqual(['position'])
    expect(index.search('japan').hits.map(({ match }) => match)).toEqual(['whole', 'whole', 'whole'])
  })

  it('finds each phrase of a text, from inside of words and numbers too, however many texts have its middle words', () => {
    const others = Array.from({ length: 90 }, (_, n) =>
      document(`other-${n}`, 'A cut in the tariff on rice 1,000 米 the end'),
    )
    const index = indexOf(...others)
    const piece = fc.constantFrom('cut', 'in', 'the', '2.5pp', '1,000', '米', 'ab1.5', 'tariff', 'x', '7')
    const text = fc.array(piece, { minLength: 3, maxLength: 8 }).map((words) => words.join(' '))
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (own, from, length) => {
        index.add(document('own', own))
        const start = from % own.length
        const phrase = own.slice(start, start + 3 + (length % own.length)).trim()
        fc.pre(/[\p{L}\p{N}] [\p{L}\p{N}]/u.test(phrase))
        const { total } = index.search(`"${phrase}"`)
        const holding = [own, 'A cut in the tariff on rice 1,000 米 the end'].map((one) =>
          foldText(one).includes(foldText(phrase)),
        )
        expect(total).toBe(Number(holding[0]) + (holding[1] === true ? 90 : 0))
      }),
      { numRuns: examples(300) },
    )
    expect(keysOf(indexOf(...others, document('own', 'A 2.5pp cut in the tariff')), '"5pp cut in the tariff"')).toEqual(
      ['own'],
    )
  })

  it('finds what folds to the same: quotes, dashes, widths, and old kanji', () => {
    const index = indexOf(
      document('jp', 'Japan’s chief – Japan‑US'),
      document('akazawa', '赤澤亮正'),
      document('fta', 'ＦＴＡ ｶｰﾄﾞ'),
    )
    expect(keysOf(index, "Japan's")).toEqual(['jp'])
    expect(keysOf(index, 'Japan-US')).toEqual(['jp'])
    expect(keysOf(index, '赤沢')).toEqual(['akazawa'])
    expect(keysOf(index, '赤澤')).toEqual(['akazawa'])
    expect(keysOf(index, 'fta')).toEqual(['fta'])
    expect(keysOf(index, 'カード')).toEqual(['fta'])
  })

  it('finds Japanese inside a longer word after it as a word of its own', () => {
    const index = indexOf(
      document('tokyo', '東京都で会う'),
      document('talks', '日米関税交渉'),
      document('kyoto', '京都で会う'),
      document('single', '税'),
      document('tax', '関税の話'),
    )
    expect(keysOf(index, '京都')).toEqual(['kyoto', 'tokyo'])
    expect(index.search('京都').hits.map(({ match }) => match)).toEqual(['whole', 'inside'])
    expect(keysOf(index, '関税').toSorted()).toEqual(['talks', 'tax'])
    expect(keysOf(index, '税')[0]).toBe('single')
    expect(keysOf(index, '税').length).toBe(3)
  })

  it('answers a question without its small words', () => {
    const index = indexOf(
      document('who', 'Chief negotiator, Japan'),
      document('other', 'Chief of staff, Canada'),
      document('ja', '日本 首席交渉官'),
    )
    expect(keysOf(index, "what is Japan's chief negotiator?")).toEqual(['who'])
    expect(keysOf(index, '日本の首席交渉官は誰')).toEqual(['ja'])
  })

  it('says so where no record has all words, and gives those with the most', () => {
    const index = indexOf(document('two', 'Steel quota'), document('one', 'Steel'))
    const result = index.search('steel quota absent')
    expect(result.partial).toBe(true)
    expect(result.hits.map(({ key }) => key)).toEqual(['two'])
    expect(index.search('absent missing gone').hits).toEqual([])
  })

  it('finds a phrase only where its words follow one another', () => {
    const index = indexOf(document('yes', 'The steel quota'), document('no', 'A quota on steel'))
    expect(keysOf(index, '"steel quota"')).toEqual(['yes'])
    expect(keysOf(index, '“steel quota”')).toEqual(['yes'])
    expect(keysOf(index, 'steel quota').toSorted()).toEqual(['no', 'yes'])
    expect(keysOf(indexOf(document('ja', '自動車の追加関税')), '「の追加」')).toEqual(['ja'])
  })

  it('finds figures', () => {
    const index = indexOf(
      document('rate', 'Rate', 'It is 27.5% now, of 1,000 units'),
      document('other', 'Rate', '2.75'),
    )
    expect(keysOf(index, '27.5')).toEqual(['rate'])
    expect(keysOf(index, '27.5%')).toEqual(['rate'])
    expect(keysOf(index, '1000')).toEqual(['rate'])
    expect(keysOf(index, '1,000')).toEqual(['rate'])
  })

  it('counts all, gives a part, and filters by kind and by link', () => {
    const index = indexOf(
      ...Array.from({ length: 30 }, (_none, n) =>
        document(`d${n}`, 'Steel', '', {
          kind: n % 3 === 0 ? 'lead' : 'issue',
          changedAt: n,
          links: [`d${n}`, n < 10 ? 'talk/a' : 'talk/b'],
        }),
      ),
    )
    const page = index.search('steel', {}, 5, 5)
    expect(page.total).toBe(30)
    expect(page.kinds).toEqual({ lead: 10, issue: 20 })
    expect(page.hits.map(({ key }) => key)).toEqual(['d24', 'd23', 'd22', 'd21', 'd20'])
    expect(index.search('steel', { kinds: ['lead'] })).toMatchObject({ total: 10, kinds: { lead: 10, issue: 20 } })
    expect(index.search('steel', { links: ['talk/a'] }).total).toBe(10)
    expect(index.search('steel', { links: ['talk/a', 'd3'] }).hits.map(({ key }) => key)).toEqual(['d3'])
  })

  it('gives the latest records where nothing is typed', () => {
    const index = indexOf(
      document('old', 'Steel', '', { changedAt: 1 }),
      document('new', 'Quota', '', { changedAt: 2 }),
    )
    expect(keysOf(index, ' ')).toEqual(['new', 'old'])
  })

  it.each(['""', '%%% ---', '!?', '🙂', 'x'.repeat(10_000), '(a+)+$', '\u202E\u202D', '\uD800'])(
    'answers %j without failing',
    (typed) => {
      expect(indexOf(document('a', 'Steel')).search(typed).total).toBe(0)
    },
  )
})

const word = fc.constantFrom('steel', 'quota', 'tariff', 'negotiator', 'semiconductor', 'rate', '27.5')
const run = fc
  .array(fc.constantFrom(...Array.from('関税自動車部品の日米交渉官東京都カード、。')), { minLength: 1, maxLength: 12 })
  .map((characters) => characters.join(''))
const text = fc.array(fc.oneof(word, run), { minLength: 1, maxLength: 8 }).map((parts) => parts.join(' '))
const edit = fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd', 'e'), title: text, body: text, gone: fc.boolean() })

describe('any edits of the search index', () => {
  it('give what an index of the same records made anew gives', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 30 }), text, (edits, typed) => {
        const index = new SearchIndex()
        const last = new Map<string, SearchDocument>()
        for (const { key, title, body, gone } of edits) {
          last.delete(key)
          index.remove(key)
          if (gone) continue
          const next = document(key, title, body)
          last.set(key, next)
          index.add(next)
        }
        expect(index.search(typed)).toEqual(indexOf(...last.values()).search(typed))
      }),
    )
  })

  it('leave every word and every two or more Japanese characters to be found', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 8 }), fc.nat(), fc.nat(), (texts, from, length) => {
        const index = indexOf(...texts.map((each, n) => document(`d${n}`, 'Title', each)))
        const [first = ''] = texts
        const pieces = first.match(/[a-z0-9.]+|[^a-z0-9.\s、。]{2,}/g) ?? []
        for (const piece of pieces) {
          const start = /[a-z]/.test(piece) ? 0 : from % (piece.length - 1)
          const part = /[a-z0-9]/.test(piece) ? piece : piece.slice(start, start + 2 + (length % piece.length))
          const expected = texts.flatMap((each, n) => (foldText(each).includes(foldText(part)) ? [`d${n}`] : []))
          expect(
            index
              .search(`"${part}"`, {}, 100)
              .hits.map(({ key }) => key)
              .toSorted(),
          ).toEqual(expected.toSorted())
          expect(index.search(part, {}, 100).hits.map(({ key }) => key)).toEqual(expect.arrayContaining(expected))
        }
      }),
    )
  })

  it('never put a hit inside a longer word before a whole word', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 20 }), fc.oneof(word, run), (texts, typed) => {
        const order = ['whole', 'prefix', 'typo', 'inside']
        const index = indexOf(...texts.map((each, n) => document(`d${n}`, each)))
        const matches = index.search(typed, {}, 100).hits.map(({ match }) => order.indexOf(match))
        expect(matches).toEqual(matches.toSorted((a, b) => a - b))
      }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { carryOver } from '../../../core/anchors/carry-over'
import { cutsCharacter, isAnchored, placeAt } from '../../../core/anchors/passage-location'
import { anyText } from '../../helpers/texts/any-text'
import { examples, least } from '../../helpers/long'

/** The place of a quote of a text in the text after it; the quote is at its `nth` place, counted from 0. */
function carried(before: string, after: string, words: string, nth = 0) {
  let start = before.indexOf(words)
  for (let left = nth; left > 0; left -= 1) start = before.indexOf(words, start + 1)
  return carryOver({ before, after })(placeAt(before, start, start + words.length))
}

const LONG = 'The two sides met in Washington on Thursday and spoke for ninety minutes.'

describe('a quote', () => {
  it('is carried over with the text around it', () => {
    const before = `${LONG} They agreed to meet again. Cars were not discussed at all that day. ${LONG}`
    const after = `A new heading.\n\n${before.replaceAll(' ', '\n')}`
    expect(carried(before, `A new heading.\n\n${before} More.`, 'They agreed')).toMatchObject({ start: 90 })
    // Blanks around it are nothing.
    expect(carried(before, after, 'again.')).toMatchObject({ exact: 'again.', start: after.indexOf('again.') })
  })

  it('moves with the whole of an excerpt, from the one quoted passage to the whole text', () => {
    const passage = 'We will not accept it.'
    expect(carried(passage, `He said: “${passage}” Then he left.`, passage)).toMatchObject({
      start: 10,
      prefix: 'He said: “',
    })
    expect(carried(`\n${passage} No.\n`, `${LONG} ${passage} No. ${LONG}`, 'No.')).toMatchObject({ start: 97 })
  })

  it.each([
    ['a lookalike of an excerpt', 'We left. They left.', 'We left. They left. We left. They left.', 'They left.'],
    ['an excerpt inside a word', 'ban', 'The banks closed.', 'ban'],
    ['an excerpt inside a number', '5%', 'A rate of 2.5% holds.', '5%'],
    ['an excerpt inside a katakana word', 'リー', 'リーダーが話した。', 'リー'],
    ['a name inside another word', 'Linus spoke.', 'They speak chines', 'Linus'],
    [
      'words with other words around them',
      'Japan said: “no”. Chile said: “yes”.',
      'Japan said: “yes”. Chile said: “no”.',
      'no',
    ],
    ['words with another speaker before them', `Japan said “no”. ${LONG}`, `Chile said “no”. ${LONG}`, 'no'],
    ['words with another object after them', `${LONG} They left cars out.`, `${LONG} They left rice out.`, 'They left'],
    ['words that are gone', 'It is 24%. It is 25%.', 'It is 24%. It was 25%.', 'It is 25%'],
    ['words in another case', `${LONG} no ${LONG}`, `${LONG} No ${LONG}`, 'no'],
  ])('is never carried over to %s', (_name, before, after, words) => {
    expect(carried(before, after, words)).toBeUndefined()
  })

  const DUTY = 'New Zealand keeps its duty of 24 percent on butter from Chile.'
  it('that is a whole sentence, there once, is carried over where only its neighbour on one side is another', () => {
    const before = `${LONG} ${DUTY} Cars were not discussed at all that day.`
    for (const after of [
      before.replace('Cars were', 'Ships were'),
      before.replace('ninety minutes', 'an hour'),
      before.replace(LONG, 'Nothing else.'),
      before.replace(' Cars were not discussed at all that day.', ''),
    ])
      expect([after, carried(before, after, DUTY)?.start]).toEqual([after, after.indexOf(DUTY)])
    const japanese = 'ニュージーランドはチリ産バターに24％の関税を課す。'
    const around = `両国は会談した。${japanese}車は議題にならなかった。`
    const reworded = around.replace('会談した', '九十分間協議した')
    expect(carried(around, reworded, japanese)?.start).toBe(reworded.indexOf(japanese))
  })

  it.each([
    ['both its neighbours are others', `${LONG} ${DUTY} Cars.`, `Another. ${DUTY} Ships.`, DUTY],
    ['it is there twice', `${LONG} ${DUTY} Cars.`, `${LONG} ${DUTY} Ships. ${DUTY}`, DUTY],
    ['it was there twice', `${LONG} ${DUTY} Cars. ${DUTY}`, `${LONG} ${DUTY} Ships.`, DUTY],
    ['it is short', `${LONG} It holds. Cars.`, `${LONG} It holds. Ships.`, 'It holds.'],
    ['it goes on', `${LONG} ${DUTY} Cars.`, `${LONG} ${DUTY} Ships.`, DUTY.slice(0, -12)],
    [
      'a pronoun means another',
      `Japan spoke. They will not accept a tariff of 24 percent. ${LONG}`,
      `Chile spoke. They will not accept a tariff of 24 percent. ${LONG}`,
      'They will not accept a tariff of 24 percent.',
    ],
    ['another says it', `JAPAN\n${DUTY} ${LONG}`, `CHILE\n${DUTY} ${LONG}`, DUTY],
    ['it is quoted', `Japan: “Yes. ${DUTY} No.” ${LONG}`, `Peru: “Yes. ${DUTY} No.” ${LONG}`, DUTY],
    [
      '同氏 is another',
      `赤井氏は話した。同氏は関税の撤廃を引き続き求めると述べた。${LONG}`,
      `青井氏は話した。同氏は関税の撤廃を引き続き求めると述べた。${LONG}`,
      '同氏は関税の撤廃を引き続き求めると述べた。',
    ],
  ])('is not where %s', (_name, before, after, words) => {
    expect(carried(before, after, words)).toBeUndefined()
  })

  it('is not carried over if one of its lookalikes is taken out or comes in', () => {
    const same = 'They will not accept the tariff.'
    const before = `${LONG} ${same} ${LONG} ${same} ${LONG}`
    const without = `${LONG} ${LONG} ${same} ${LONG}`
    for (const nth of [0, 1]) {
      expect(carried(before, without, same, nth)).toBeUndefined()
      expect(carried(before, `${same} Later. ${before.slice(5)}`, same, nth)).toBeUndefined()
      expect(carried(before, `New. ${before.replace('two sides', 'parties')}`, same, nth)?.start).toBe(
        `New. ${before.replace('two sides', 'parties')}`.indexOf(same, nth * 100),
      )
    }
  })
})

describe('a quote with the same words around it as another one', () => {
  const said = (who: string, words = 'no') => `${who}: ${LONG} “${words}” ${LONG}`

  it('is not carried over to the other speaker, whichever comes first', () => {
    const before = `${said('Chile')} ${said('Peru')}`
    for (const nth of [0, 1]) expect(carried(before, `${said('Peru')} ${said('Chile')}`, '“no”', nth)).toBeUndefined()
    // One is taken out, and a new one comes in.
    for (const nth of [0, 1]) expect(carried(before, `${said('Peru')} ${said('Japan')}`, '“no”', nth)).toBeUndefined()
  })

  it('is carried over where a difference further away tells the two apart', () => {
    const before = `${said('Chile')} ${said('Peru')}`
    const after = `New. ${before} More.`.replaceAll('“', '\n“').replace('More', 'Even more')
    for (const nth of [0, 1])
      expect(carried(before, after, 'no”', nth)?.start).toBe(after.indexOf('no”', nth * 160 + 20))
  })
})

describe('a quote whose words are a part of a figure in the new text', () => {
  it.each([
    ['Table 4\n\n5 percent is the duty on wine.', 'Table 45 percent is the duty on wine.', '5 percent'],
    ['Change in exports: −\n5 percent over the year.', 'Change in exports: −5 percent over the year.', '5 percent'],
    ['They paid 5 0 then', 'They paid 50 then', '5'],
    ['It fell.\n\nFive per cent is due.', 'It fell.\n\nTwenty-Five per cent is due.', 'Five per cent'],
    ['Table 10 \n-\n25% is due', 'Table 10-25% is due', '25%'],
    ['In Annex 2\n½% is due', 'In Annex 2½% is due', '½%'],
  ])('is not carried over: %j', (before, after, words) => {
    expect(carried(before, after, words, 0)).toBeUndefined()
  })
})

/** Sentences, some of them long enough to fill all the text that is kept around a quote; none is in another, or in two side by side. */
const SENTENCES = [
  'We agreed.',
  'They left.',
  'The rate is 25%.',
  'They will not accept the tariff on cars.',
  'The minister said that the talks would go on next week.',
  '両国は合意した。',
  '大臣は「関税の撤廃を引き続き強く求める」と述べた。',
]
const FOREIGN = ['New words.', 'Another paragraph is here, and nobody had it before today.', '新しい段落。']

interface Kept {
  sentence: string
  /** Its number in the text before; undefined for a new one. */
  of?: number
}

const textOf = (list: readonly Kept[]) => list.map(({ sentence }) => sentence).join(' ')
const startOf = (list: readonly Kept[], index: number) =>
  list.slice(0, index).reduce((sum, { sentence }) => sum + sentence.length + 1, 0)

describe('a text of repeated sentences', () => {
  const some = fc.array(fc.constantFrom(...SENTENCES), { minLength: 1, maxLength: 14 })
  const edits = fc.array(fc.oneof({ weight: 3, arbitrary: fc.constant('keep') }, fc.constantFrom('drop', ...FOREIGN)), {
    minLength: 15,
    maxLength: 15,
  })

  it('carries no quote over to a lookalike, whatever is taken out and whatever is new', () => {
    let count = 0
    fc.assert(
      fc.property(some, edits, fc.nat(), (sentences, edit, which) => {
        const before: Kept[] = sentences.map((sentence, of) => ({ sentence, of }))
        const after = before.flatMap((kept, index): Kept[] => {
          const what = edit[index] ?? 'keep'
          return what === 'keep' ? [kept] : what === 'drop' ? [] : [{ sentence: what }, kept]
        })
        const index = which % before.length
        const start = startOf(before, index)
        const { sentence } = before[index] ?? { sentence: '' }
        const quote = placeAt(textOf(before), start, start + sentence.length)
        const place = carryOver({ before: textOf(before), after: textOf(after) })(quote)
        if (!place) return
        count += 1
        expect(place.exact).toBe(sentence)
        expect(place.start).toBe(
          startOf(
            after,
            after.findIndex(({ of }) => of === index),
          ),
        )
      }),
      { numRuns: examples(3000) },
    )
    // A rule that carries nothing over would be as safe, and of no use.
    expect(count).toBeGreaterThan(least(800))
  })

  it('carries every quote over if it is an excerpt of the new text', () => {
    fc.assert(
      fc.property(
        some,
        fc.constantFrom(...FOREIGN),
        fc.constantFrom(...FOREIGN),
        fc.nat(),
        (sentences, first, last, which) => {
          const before = sentences.join(' ')
          const index = which % sentences.length
          const start = startOf(
            sentences.map((sentence) => ({ sentence })),
            index,
          )
          const words = sentences[index] ?? ''
          const place = carryOver({ before, after: `${first} ${before} ${last}` })(
            placeAt(before, start, start + words.length),
          )
          expect(place?.start).toBe(first.length + 1 + start)
        },
      ),
    )
  })
})

it('carries only exact slices over, whatever the texts', () => {
  fc.assert(
    fc.property(anyText, anyText, anyText, fc.nat(), fc.nat(), (one, two, three, from, length) => {
      const before = `${one}${two}${two}`
      const after = `${two}${one}${two}${three}`
      const start = from % (before.length + 1)
      const end = Math.min(before.length, start + 1 + (length % 12))
      fc.pre(start < end && !cutsCharacter(before, start) && !cutsCharacter(before, end))
      const quote = placeAt(before, start, end)
      const place = carryOver({ before, after })(quote)
      if (!place) return
      expect(place.exact).toBe(quote.exact)
      expect(isAnchored(place, after)).toBe(true)
    }),
    { numRuns: examples(1000) },
  )
})

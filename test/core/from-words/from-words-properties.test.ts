import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CollectionName } from '../../../core/model/values/collection-names'
import { checkField } from '../../../core/model/schema/check-field'
import { madeFrom, NOW, reportDesk, SHA, toldIn } from './words-desk'
import { blankForm } from '../../../core/queries/form'
import { examples } from '../../helpers/long'

/** Two things hold for all words: values come from the words, the desk or the source alone, and two candidates leave none. */

const KINDS = ['round', 'session', 'position', 'measure', 'milestone', 'readout', 'proposal', 'commitment'] as const
const SENTENCES = [
  'The fifth technical round was held in Wellington on 10 March 2026.',
  'Ana Rojas and David Clark met for 75 minutes on Tuesday by video.',
  'Chile keeps a duty of 12.5 percent on butter, in force since 1 July 2024.',
  'Ana Rojas said that Chile must have free access for its butter quota.',
  'Both ministers aim for a first package by mid-June 2026.',
  'Chile tabled a package on wine labels on 9 March 2026.',
  '第3回閣僚級協議は3月11日、ウェリントンで開かれた。',
  'チリはバターに30%の関税を課しており、2024年5月1日に発効した。',
  'ニュージーランドは「バターの枠は受け入れられない」と述べた。',
]
const sentence = fc.constantFrom(...SENTENCES)
const kind = fc.constantFrom(...KINDS)

describe('a form that begins with selected words', () => {
  const known: Record<string, Record<string, unknown>> = {}
  test('has the same values whatever stands around the words', () => {
    fc.assert(
      fc.property(
        kind,
        sentence,
        fc.array(sentence, { maxLength: 3 }),
        fc.array(sentence, { maxLength: 3 }),
        (of, words, before, after) => {
          const around = [
            ...before.filter((one) => one !== words),
            '',
            words,
            '',
            ...after.filter((one) => one !== words),
          ]
          const alone = (known[`${of}/${words}`] ??= toldIn(madeFrom(words, of)))
          expect(toldIn(madeFrom(around.join('\n'), of, words))).toEqual(alone)
        },
      ),
      { numRuns: examples(60) },
    )
  })

  test('never fails, and has only values that their fields take and figures that the words write, for any selection', () => {
    const text = SENTENCES.join(' ')
    const desk = reportDesk(text).desk()
    const place = fc.nat({ max: text.length })
    fc.assert(
      fc.property(kind, place, place, (of, a, b) => {
        const [start, end] = [Math.min(a, b), Math.max(a, b)]
        fc.pre(start < end)
        const words = text.slice(start, end)
        const form = blankForm(desk, of, {}, NOW, { source: 'report', sha256: SHA, start, end })
        const told = toldIn(form)
        for (const [name, value] of Object.entries(told))
          expect([name, checkField(of as CollectionName, name, value)]).toEqual([name, undefined])
        expect(figuresIn(told).filter((figure) => !isWritten(figure, words))).toEqual([])
      }),
      { numRuns: examples(120) },
    )
  })

  test('has no answer of two', () => {
    const days = fc.uniqueArray(fc.integer({ min: 1, max: 28 }), { minLength: 2, maxLength: 2 })
    const rates = fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 2, maxLength: 2 })
    fc.assert(
      fc.property(days, rates, ([one = 1, other = 2], [low = 1, high = 2]) => {
        const round = `The round was held on ${one} March 2026. The round was held on ${other} March 2026.`
        expect(toldIn(madeFrom(round, 'round'))).toEqual({})
        expect(toldIn(madeFrom(round, 'milestone'))).toEqual({})
        const numbers = `Round ${low} was technical. Round ${high} was technical.`
        expect(toldIn(madeFrom(numbers, 'round'))).toEqual({ level: 'working' })
        const measure = `Chile keeps a duty of ${low} percent. Chile keeps a duty of ${high} percent.`
        expect(toldIn(madeFrom(measure, 'measure'))).toEqual({ imposer: 'them' })
        const imposers = `Chile keeps a duty of ${low} percent. New Zealand keeps a duty.`
        expect(toldIn(madeFrom(imposers, 'measure'))).not.toHaveProperty('imposer')
        const lengths = `They met for ${low} minutes. They met for ${high} minutes.`
        expect(toldIn(madeFrom(lengths, 'session'))).toEqual({})
        const japanese = `第${low}回協議を終えた。第${high}回協議を終えた。`
        expect(toldIn(madeFrom(japanese, 'round'))).toEqual({})
      }),
      { numRuns: examples(30) },
    )
  })
})

/** The numbers among some fields: that of a round, a length, a rate in percent, and the days of full dates. */
function figuresIn(told: Record<string, unknown>): string[] {
  const numbers = [told.ordinal, told.minutes].flatMap((value) => (typeof value === 'number' ? [String(value)] : []))
  const layers = (told.components ?? []) as { rate: string; validity: { edtf: string } }[]
  const rates = layers.map(({ rate }) => rate.replace(/%$/, ''))
  const dates = [told.when, told.start, told.tabled, told.due, ...layers.map(({ validity }) => validity)] as {
    edtf: string
  }[]
  const days = dates.flatMap((date) => /^\d{4}-\d\d-(\d\d)/.exec(date?.edtf ?? '')?.[1] ?? [])
  return [...numbers, ...rates, ...days.map((day) => String(Number(day)))]
}

/** Numbers that the sentences write in words: the fifth round, and Tuesday before the report of Thursday. */
const IN_WORDS: Readonly<Record<string, string>> = { '5': 'fifth', '10': 'Tuesday' }

const isWritten = (figure: string, words: string): boolean =>
  new RegExp(`(?<![\\d.])${figure.replace('.', String.raw`\.`)}(?![\\d.]*\\d)`).test(words) ||
  (IN_WORDS[figure] !== undefined && words.includes(IN_WORDS[figure]))

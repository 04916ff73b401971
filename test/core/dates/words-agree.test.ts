import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isEdtf } from '../../../core/dates/edtf'
import { parseDateWords } from '../../../core/dates/parse-words'
import { contradictionsOf } from '../../../core/dates/words-agree'
import { checkDesk } from '../../../core/rules/rules'
import { describeFinding } from '../../../core/text/describe'
import { smallDesk } from '../../helpers/desks/desk-builder'
import { aLayer, aMeasure, aPosition } from '../../helpers/desks/record-fields'
import { examples, least } from '../../helpers/long'

const meant = (edtf: string, words: { en?: string; ja?: string }, timeZone?: string) =>
  contradictionsOf({ edtf, words, ...(timeZone === undefined ? {} : { timeZone }) }).map((found) => found.meant)

describe('words beside a date', () => {
  it.each([
    ['2026-06-1X', 'mid-October 2026', '2026-10-1X'],
    ['2026-11-05', '6 June 2025', '2025-06-06'],
    ['2025-06', '6 June 2025', '2025-06-06'],
    ['2025-06-11/2025-06-12', 'early June 2025', '2025-06-01/2025-06-10'],
    ['2025-06-08~', 'about 6 June 2025', '2025-06-06~'],
    ['2025-06-11', 'from 9 April 2025', '2025-04-09/..'],
    ['2025-07-09/..', 'until 9 July 2025', '../2025-07-09'],
    ['2025-04-10/..', '9 April 2025', '2025-04-09'],
  ])('contradict it where they mean another: %s, “%s”', (edtf, en, is) => expect(meant(edtf, { en })).toEqual([is]))

  it('contradict it in Japanese too, and each language by itself', () => {
    expect(meant('2026-06-1X', { en: 'mid-June 2026', ja: '2026年10月中旬' })).toEqual(['2026-10-11/2026-10-20'])
    expect(meant('2026-11-05', { en: 'the day of the vote', ja: '2026年6月5日' })).toEqual(['2026-06-05'])
  })

  it.each([
    ['2025-06-1X', { en: 'mid-June 2025', ja: '2025年6月中旬' }],
    ['2025-06', { en: 'early June 2025' }],
    ['2025-06-06', { en: 'June 2025', ja: '2025年6月' }],
    ['2025-06-08', { en: 'early June 2025' }],
    ['2025-04-09/..', { en: '9 April 2025', ja: '2025年4月9日以降' }],
    ['2025-04-09/2025-07-09', { en: 'from 9 April 2025' }],
    ['2025-04-09', { en: 'from 9 April 2025' }],
    ['2026-11-05', { en: 'the day after the election', ja: '選挙の翌日' }],
    ['../..', { en: 'start not recorded' }],
    ['2026-11-05', { en: '6/7/2025' }],
  ])('say nothing else where they are true of it, or are not understood: %s', (edtf, words) =>
    expect(meant(edtf, words)).toEqual([]),
  )

  it('tell a time of day on the clock of the date', () => {
    expect(meant('2025-06-06T09:30:15-04:00', { en: '6 June 2025, 09:30' }, 'America/New_York')).toEqual([])
    expect(meant('2025-06-06T09:30:00-04:00', { en: '6 June 2025, 09:30' })).toEqual([])
    expect(meant('2025-06-06T23:30:00-04:00', { en: '6 June 2025' }, 'America/New_York')).toEqual([])
    expect(meant('2025-06-06T23:30:00-04:00', { en: '7 June 2025' })).toEqual(['2025-06-07'])
    expect(meant('2025-06-06T09:30:00-04:00', { en: '6 June 2025, 09:45' }, 'America/New_York')).toHaveLength(1)
  })

  it('never contradict what the form made of them', () => {
    const month = fc.constantFrom('January', 'Feb', 'may', 'June', 'Sept.', 'October')
    const day = fc.integer({ min: 1, max: 31 })
    const year = fc.integer({ min: 1950, max: 2060 })
    const one = fc.oneof(
      fc.tuple(day, month, year).map(([d, m, y]) => `${d} ${m} ${y}`),
      fc.tuple(fc.constantFrom('mid-', 'early ', 'late '), month, year).map(([part, m, y]) => `${part}${m} ${y}`),
      fc.tuple(month, year).map(([m, y]) => `${m} ${y}`),
      fc.tuple(day, month, year, fc.integer({ min: 0, max: 23 })).map(([d, m, y, h]) => `${d} ${m} ${y}, ${h}:30`),
      fc
        .tuple(year, fc.integer({ min: 1, max: 12 }), fc.constantFrom('', '上旬', '中旬', '下旬', '6日', '31日'))
        .map(([y, m, part]) => `${y}年${m}月${part}`),
    )
    const typed = fc.oneof(
      one,
      fc.tuple(fc.constantFrom('about ', 'from ', 'until ', 'c. '), one).map(([lead, text]) => lead + text),
      fc.tuple(one, fc.constantFrom('頃', '以降', 'まで')).map(([text, end]) => text + end),
      fc.tuple(one, fc.constantFrom(' – ', ' to ', '～'), one).map(([from, to, until]) => from + to + until),
      fc.constantFrom('2025-06-1X', '2025', '2025-04-09/..', '2025-06~', ' 5–6 June 2025 '),
      fc.string(),
    )
    let understood = 0
    fc.assert(
      fc.property(
        typed,
        fc.constantFrom('en' as const, 'ja' as const),
        fc.constantFrom('Asia/Tokyo', 'America/New_York', 'Pacific/Apia', 'UTC'),
        (text, language, zone) => {
          const date = parseDateWords(text, language, zone)
          if (!date) return
          understood += 1
          expect(isEdtf(date.edtf)).toBe(true)
          expect(contradictionsOf(date)).toEqual([])
          // The same words where the form keeps none, and on the clock that the form has for the date.
          const kept = { ...date, words: { [language]: text }, timeZone: zone }
          expect(contradictionsOf(kept)).toEqual([])
        },
      ),
      { numRuns: examples(2000) },
    )
    expect(understood).toBeGreaterThan(least(500))
  })
})

describe('a check', () => {
  it('finds a date whose words say another, wherever in a record it stands, and says both', () => {
    const wrong = { edtf: '2026-06-1X', words: { en: 'mid-October 2026' } }
    const builder = smallDesk()
      .add('position', 'p1', aPosition('Out.', { validFrom: wrong }))
      .add('measure', 'm', aMeasure([aLayer('a'), aLayer('b', { announced: wrong })]))
      .add('draft', 'd', { of: 'milestone', fields: { when: wrong } })
    const found = checkDesk(builder.desk()).filter(({ code }) => code === 'date-words-differ')
    expect(found.map(({ severity, about, field }) => [severity, about.id, field])).toEqual([
      ['warning', 'p1', 'validFrom'],
      ['warning', 'm', 'components[1].announced'],
      ['warning', 'd', 'fields.when'],
    ])
    expect(found[0] && describeFinding(found[0], 'en')).toBe(
      'the date is 2026-06-1X, but its words “mid-October 2026” mean 2026-10-1X',
    )
  })
})

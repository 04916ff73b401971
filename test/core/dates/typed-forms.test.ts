import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatDate } from '../../../core/dates/format-date'
import { offeredDates, proposedDates } from '../../../core/dates/offered-dates'
import { parseDateWords, saysYear } from '../../../core/dates/parse-words'
import { typedDate } from '../../../core/dates/typed-date'
import { whyNoDate } from '../../../core/dates/why-no-date'
import { contradictionsOf } from '../../../core/dates/words-agree'
import { invalidText } from '../../../core/text/describe'
import { ENGLISH_FORMS, JAPANESE_FORMS, REFUSED_FORMS } from './typed-forms'
import { examples } from '../../helpers/long'

const WASHINGTON = 'America/New_York'
const TOKYO = 'Asia/Tokyo'
const FORMS = [
  ...ENGLISH_FORMS.map(([typed, edtf]) => ({ typed, edtf, language: 'en' as const, zone: WASHINGTON })),
  ...JAPANESE_FORMS.map(([typed, edtf]) => ({ typed, edtf, language: 'ja' as const, zone: TOKYO })),
]

describe('a form that people write', () => {
  it('typed in Japanese in an English window prints in English in an English memo', () => {
    const date = parseDateWords('2025年7月前半', 'en', TOKYO)
    expect(date && [formatDate(date, 'en'), formatDate(date, 'ja')]).toEqual([
      'first half of July 2025',
      '2025年7月前半',
    ])
  })

  it.each(FORMS)('$typed is $edtf', ({ typed, edtf, language, zone }) => {
    expect(parseDateWords(typed, language, zone)?.edtf).toBe(edtf)
  })

  it.each(FORMS)('$typed is kept as words of its own language, whatever that of the window', (form) => {
    const { typed, language, zone } = form
    const other = language === 'en' ? 'ja' : 'en'
    const words = parseDateWords(typed, other, zone)?.words
    const hasLetters = /[a-z]{3}|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/iu.test(typed)
    if (words && hasLetters) expect(words).toEqual({ [language]: typed })
  })

  it.each(FORMS)('$typed is not contradicted by itself, and is read the same in the other language', (form) => {
    const { typed, language, zone } = form
    const date = parseDateWords(typed, language, zone)
    expect(date && contradictionsOf(date)).toEqual([])
    expect(parseDateWords(typed, language === 'en' ? 'ja' : 'en', zone)?.edtf).toBe(date?.edtf)
    expect(offeredDates(typed, zone)).toEqual([])
  })

  it.each(FORMS)('$typed is read back as the same days from what Parley prints in each language', (form) => {
    const date = parseDateWords(form.typed, form.language, form.zone)
    for (const language of ['en', 'ja'] as const) {
      const printed = date && formatDate(date, language)
      const read = printed === undefined ? undefined : parseDateWords(printed, language, form.zone)
      expect([printed, read?.edtf]).toEqual([printed, date?.edtf])
      const typed = date && typedDate(date, language, form.zone)
      expect(typed && parseDateWords(typed, language, form.zone)?.edtf).toBe(date?.edtf)
    }
  })
})

it('weekdays beside several days are no free words, for they may be those of other days', () => {
  expect(parseDateWords('14–18 June 2025 (Mon–Fri)', 'en', WASHINGTON)).toBeUndefined()
  expect(parseDateWords('2025年6月14日～16日（土・日・月）', 'ja', TOKYO)).toBeUndefined()
})

it('an hour without its half of the day is refused before one of another day that has it', () => {
  expect(parseDateWords('10 April, 2:00 – 9 July 2025, 4:00 pm', 'en', WASHINGTON)).toBeUndefined()
  expect(parseDateWords('10 April, 14:00 – 9 July 2025, 4:00 pm', 'en', WASHINGTON)).toBeDefined()
})

it('the week of a Sunday is offered as the one that it ends and the one that it begins', () => {
  const weeks = ['2025-06-09/2025-06-15', '2025-06-15/2025-06-21']
  expect(offeredDates('the week of Sunday 15 June 2025', WASHINGTON)).toEqual(weeks)
  expect(offeredDates('2025年6月15日（日）の週', TOKYO)).toEqual(weeks)
})

describe('words in one language', () => {
  it.each([
    ['mid-June 2025', 'en', '2025年6月半ば'],
    ['second half of June 2025', 'en', '2025年6月後半'],
    ['late June or early July 2025', 'en', '2025年6月下旬または2025年7月上旬'],
    ['by the end of July 2025', 'en', '2025年7月末まで'],
    ['the week of 16 June 2025', 'en', '2025年6月16日の週'],
    ['summer 2025', 'en', '2025年夏'],
    ['possibly July 2025', 'en', '2025年7月（未確定）'],
    ['15–17 June 2025 (around the G7 summit)', 'en', '2025年6月15日～2025年6月17日（原文「around the G7 summit」）'],
    ['2025年6月後半', 'ja', 'second half of June 2025'],
    ['2025年6月中旬', 'ja', 'middle ten days of June 2025'],
    ['令和7年6月下旬', 'ja', 'late June 2025'],
    ['2025年末までに', 'ja', 'until the end of 2025'],
    ['2025年6月15日～17日（G7サミットの際）', 'ja', '15–17 June 2025 (original: “G7サミットの際”)'],
  ] as const)('%s is printed by its kind in the other: %s', (typed, language, printed) => {
    const date = parseDateWords(typed, language, TOKYO)
    expect(date && formatDate(date, language)).toBe(typed)
    expect(date && formatDate(date, language === 'en' ? 'ja' : 'en')).toBe(printed)
  })

  it('without a year are of the date that they stand beside', () => {
    expect(formatDate({ edtf: '2025-06-1X', words: { en: 'mid-June' } }, 'ja')).toBe('2025年6月半ば')
  })

  it('are never taken for the date where they say another one', () => {
    const date = { edtf: '2025-07-1X', words: { en: 'mid-June 2025' } }
    expect(formatDate(date, 'ja')).toBe('2025年7月10日～2025年7月19日（原文「mid-June 2025」）')
  })
})

const reasonOf = (typed: string) =>
  offeredDates(typed, WASHINGTON).length > 0 ? 'offered' : whyNoDate(typed, WASHINGTON).reason

describe('a text with no plain reading', () => {
  it.each(REFUSED_FORMS)('%s is refused: %s', (typed, reason) => {
    expect(parseDateWords(typed, 'en', WASHINGTON)).toBeUndefined()
    expect(reasonOf(typed)).toBe(reason)
    for (const language of ['en', 'ja'] as const)
      expect(invalidText({ reason: 'edtf', text: typed, timeZone: WASHINGTON }, language)).toBeTruthy()
  })

  it.each(REFUSED_FORMS.filter(([, reason]) => ['no-time', 'unread'].includes(reason)))(
    '%s can be typed in brackets after a date, as the refusal says',
    (typed) => {
      const words = `June–July 2025 (${typed})`
      expect(parseDateWords(words, 'en', WASHINGTON)).toEqual(
        /^\d+$/.test(typed) ? undefined : { edtf: '2025-06/2025-07', words: { en: words } },
      )
    },
  )

  it('is asked for a year only where none is there and one helps', () => {
    const words = fc.constantFrom(
      'mid-',
      'June',
      '2025',
      '6',
      '31',
      'late',
      'or',
      'early',
      'summer',
      'week of',
      'Friday',
      '2025年',
      '6月',
      '末',
      '令和7年',
      'by',
      'before',
      'Q3',
      'FY',
      '(',
      ')',
      '–',
      '9:30',
      'EST',
      'around the summit',
      '後半',
      '6日',
      'まで',
      '夏',
      '/',
      '29 February',
    )
    const texts = fc.array(words, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(' '))
    fc.assert(
      fc.property(texts, (typed) => {
        if (parseDateWords(typed, 'en', WASHINGTON) || offeredDates(typed, WASHINGTON).length > 0) return
        const said = invalidText({ reason: 'edtf', text: typed, timeZone: WASHINGTON }, 'en') ?? ''
        if (saysYear(typed)) expect(said).not.toMatch(/which year/)
        expect(said).not.toBe('')
      }),
      { numRuns: examples(400) },
    )
  })
})

describe('a date without its year', () => {
  const proposed = (typed: string, language: 'en' | 'ja') => proposedDates(typed, language, '2025-06-06', TOKYO)

  it('is not offered for nothing typed', () => {
    for (const nothing of ['', '  ', '\u3000']) expect(proposed(nothing, 'en')).toEqual([])
  })
  it.each([
    ['week of 16 June', 'en', [{ edtf: '2025-06-16/2025-06-22', words: { en: 'week of 16 June 2025' } }]],
    ['6 June', 'en', [{ edtf: '2025-06-06' }]],
    ['Q3', 'en', [{ edtf: '2025-07/2025-09', words: { en: 'Q3 2025' } }]],
    ['by the end of June', 'en', [{ edtf: '../2025-06-30', words: { en: 'by the end of June 2025' } }]],
    ['Thursday', 'en', [{ edtf: '2025-06-05' }]],
    ['来週', 'en', [{ edtf: '2025-06-09/2025-06-15' }]],
    ['next week', 'en', [{ edtf: '2025-06-09/2025-06-15' }]],
    ['this autumn', 'en', [{ edtf: '2025-09/2025-11', words: { en: 'autumn 2025' } }]],
    ['15 June, 10:00', 'en', [{ edtf: '2025-06-15T10:00:00+09:00', timeZone: TOKYO }]],
    ['6月後半', 'ja', [{ edtf: '2025-06-16/2025-06-30', words: { ja: '2025年6月後半' } }]],
    ['年末', 'ja', [{ edtf: '2025-12', words: { ja: '2025年末' } }]],
    ['来春', 'ja', [{ edtf: '2026-03/2026-05', words: { ja: '2026年春' } }]],
    ['around the G7 summit', 'en', []],
    ['mid-June 2025', 'en', []],
  ] as const)('%s is proposed from the day of the desk, with a year in its words', (typed, language, dates) => {
    expect(proposed(typed, language)).toEqual(dates)
  })
})

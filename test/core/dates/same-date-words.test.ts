import { describe, expect, it } from 'vitest'
import { formatDate } from '../../../core/dates/format-date'
import { parseDateWords } from '../../../core/dates/parse-words'
import { sameDateWords } from '../../../core/dates/same-date-words'
import { ENGLISH_FORMS, JAPANESE_FORMS } from './typed-forms'

describe('two texts that differ in how they word a date', () => {
  const FORMS = [
    ...ENGLISH_FORMS.map(([typed]) => ({ typed, language: 'en' as const, other: 'ja' as const })),
    ...JAPANESE_FORMS.map(([typed]) => ({ typed, language: 'ja' as const, other: 'en' as const })),
  ]
  // An earlier Parley printed the words as they were typed, in memos of either language.
  it.each(FORMS)('are the same: $typed', ({ typed, language, other }) => {
    const date = parseDateWords(typed, language, 'Asia/Tokyo')
    if (date?.words === undefined) return
    const now = formatDate(date, other)
    expect(sameDateWords(`2025年から。G7 ${typed} 予定`, `2025年から。G7 ${now} 予定`)).toBe(true)
  })

  it.each([
    ['mid-June 2025', '2025年7月半ば'],
    ['mid-June 2025', '2025年6月下旬'],
    ['15 June 2025', '16 June 2025'],
    ['around the G7 summit', '2025年6月15日～2025年6月17日（原文「before the G7 summit」）'],
    // The same days, but now they are confirmed, or certain to the day.
    ['about 15 July 2025', '15 July 2025'],
    ['possibly July 2025', 'July 2025'],
    ['mid-June 2025', '10–19 June 2025'],
    ['5 or 6 June 2025', '5–6 June 2025'],
    ['about 2000', '2000'],
    ['10%', '11%'],
    ['by 9 July 2025', 'from 9 July 2025'],
    ['Carney', 'Ishiba'],
  ])('are different: %s, %s', (one, other) => {
    expect(sameDateWords(`In ${one} or so`, `In ${other} or so`)).toBe(false)
  })

  it('are the same where free words have their days beside them', () => {
    expect(
      sameDateWords('予定：around the G7 summit', '予定：2025年6月15日～2025年6月17日（原文「around the G7 summit」）'),
    ).toBe(true)
  })
})

import { describe, expect, it } from 'vitest'
import { parseDateWords } from '../../../core/dates/parse-words'
import { fromThenOn, oddSpan } from '../../../core/dates/span-of-time'
import { typedDate } from '../../../core/dates/typed-date'

/** A period field's reading of a text: how it is odd, and the offered beginning as it would be typed. */
const made = (text: string) => {
  const date = parseDateWords(text, 'en', 'UTC') ?? { edtf: '' }
  const begun = fromThenOn(date)
  return [oddSpan(date), begun?.edtf, begun && typedDate(begun, 'en', 'UTC')]
}

describe('a date where a period is asked for', () => {
  it.each([
    ['9 July 2025', 'day', '2025-07-09/..', 'from 9 July 2025'],
    ['June 2025', 'time', '2025-06/..', 'from June 2025'],
    ['mid-June 2025', 'time', '2025-06-1X/..', 'from mid-June 2025'],
  ])('%s alone may be a beginning', (text, odd, edtf, typed) => expect(made(text)).toEqual([odd, edtf, typed]))

  it.each(['until 9 July 2025', 'by June 2025', '../2025-07-09'])(
    '%s is an end, and never offered as a start',
    (text) => expect(made(text)).toEqual(['until', undefined, undefined]),
  )

  it('is shown in words once it has a start', () => {
    const shown = (edtf: string) => [typedDate({ edtf }, 'en', 'UTC'), typedDate({ edtf }, 'ja', 'UTC')]
    expect(shown('2025-07-09/..')).toEqual(['from 9 July 2025', '2025年7月9日以降'])
    expect(shown('../2025-07-09')).toEqual(['until 9 July 2025', '2025年7月9日まで'])
  })
})

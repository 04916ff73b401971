import { describe, expect, it } from 'vitest'
import { RECORD_SCHEMAS } from '../../../core/model/records/records'
import { invalidField } from '../../../core/model/schema/parse-record'
import { describeError, invalidText } from '../../../core/text/describe'
import { aPosition } from '../../helpers/desks/record-fields'

const why = (text: string) =>
  (['en', 'ja'] as const).map((language) =>
    invalidText({ reason: 'edtf', text, timeZone: 'America/New_York' }, language),
  )

describe('a refused date', () => {
  it.each([
    ['29 February 2025', '29 February 2025', '2025年2月29日'],
    ['from 31 April 2025', '31 April 2025', '2025年4月31日'],
    ['about 29 Feb 2025', '29 February 2025', '2025年2月29日'],
    ['28–31 June 2025', '31 June 2025', '2025年6月31日'],
    ['29 February 2025, 09:30', '29 February 2025', '2025年2月29日'],
    ['2025-02-29', '29 February 2025', '2025年2月29日'],
    ['2025-02-29T09:30:00Z', '29 February 2025', '2025年2月29日'],
    ['2025-02-29/..', '29 February 2025', '2025年2月29日'],
    ['2025年2月29日', '29 February 2025', '2025年2月29日'],
    ['2025-13-01', '2025-13-01', '2025-13-01'],
  ])('%s names the day that does not exist', (text, en, ja) => {
    expect(why(text)).toEqual([`there is no ${en}`, `${ja}は存在しません`])
  })

  it.each(['8 July – 9 April 2025', '8–5 July 2025', '2025-07-08/2025-04-09', '2025年7月8日～4月9日'])(
    '%s ends before it begins',
    (text) => expect(why(text)).toEqual(['it ends before it begins', '終わりが始まりより前です']),
  )

  it.each([
    ['2025-06-15T25:00', '25:00'],
    ['2025-06-15T25:00:00Z', '25:00'],
    ['2025-06-05T24:00:00Z', '24:00'],
    ['15 June 2025, 09:75', '09:75'],
    ['2025年6月15日25時', '25:00'],
    ['from 9 March 2025, 02:30', '02:30'],
  ])('%s names the hour that does not exist', (text, hour) => {
    expect(why(text)).toEqual([`there is no ${hour} on that day`, `その日に${hour}という時刻はありません`])
  })

  it('names both readings of an hour that comes twice', () => {
    expect(why('2 November 2025 01:30')[0]).toContain('2025-11-02T01:30:00-04:00, 2025-11-02T01:30:00-05:00')
  })

  it.each([
    ['6 June', 'it doesn’t say which year: add it, as in 6 June 2025, mid-June 2025 or the week of 16 June 2025'],
    ['Friday 7 June 2025', 'the weekday doesn’t match the day, which is Saturday 7 June 2025'],
    ['before 6/7/2025', 'it may mean 7 June 2025 or 6 July 2025: write the name of the month'],
  ])('%s says what to mend', (text, said) => expect(why(text)[0]).toBe(said))

  it('says so wherever its record is refused', () => {
    const fields = aPosition('Out.', { validFrom: { edtf: '2025-02-29' } })
    const parsed = RECORD_SCHEMAS.position.shape.validFrom.safeParse(fields.validFrom)
    const wrong = parsed.error && invalidField(parsed.error, fields.validFrom)
    const said = describeError('field-invalid', { collection: 'position', field: 'validFrom', ...wrong }, 'en')
    expect(said).toContain('there is no 29 February 2025')
  })
})

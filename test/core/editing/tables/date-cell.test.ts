import { expect, test } from 'vitest'
import { getOrThrow } from '../../../../core/desk/desk-read'
import { clockOfField, dateText, dateTyped } from '../../../../core/editing/tables/date-cell'
import { cellText, withCell } from '../../../../core/editing/tables/cell-values'
import { fieldsOf } from '../../../../core/model/schema/fields'
import { sampleDesk } from '../../../helpers/desks/sample'

const layers = fieldsOf('measure').find(({ name }) => name === 'components')?.type
const field = (name: string) =>
  (layers?.type === 'parts' ? layers.fields : []).find((one) => one.name === name) ?? expect.unreachable()

test('a period with an hour on the border’s clock is a text that a person would type, and is read back', async () => {
  const { components } = getOrThrow(await sampleDesk(), 'measure', 'measure-autos')
  const [row = expect.unreachable()] = components
  const shown = (language: 'en' | 'ja', timeZone: string) =>
    ['validity', 'announced'].map((name) => cellText(row, field(name), { language, timeZone }, String))
  expect(shown('en', 'America/New_York')).toEqual(['from 3 April 2025, 00:01', '26 March 2025'])
  expect(shown('ja', 'America/New_York')).toEqual(['2025年4月3日 00:01以降', '2025年3月26日'])
  // Copied to a table of another border, the hour says its clock.
  expect(shown('en', 'Asia/Tokyo')[0]).toBe('from 3 April 2025, 00:01 (EDT)')
  expect(shown('ja', 'Asia/Tokyo')[0]).toBe('2025年4月3日 00:01（米国東部夏時間）以降')
  for (const language of ['en', 'ja'] as const)
    for (const timeZone of ['America/New_York', 'Asia/Tokyo']) {
      const text = cellText(row, field('validity'), { language, timeZone }, String)
      const { validity } = withCell(row, field('validity'), text, { language, timeZone }, () => undefined)
      expect(validity).toMatchObject(row.validity)
    }
})

test('an hour that names no clock is on that of its field, whatever clock the date before it was on', () => {
  const border = 'America/New_York'
  const told = dateTyped('from 9 April 2025, 13:01 JST', 'en', border)
  expect(told).toMatchObject({ edtf: '2025-04-09T13:01:00+09:00/..', timeZone: 'Asia/Tokyo' })
  const zone = clockOfField(told, 'en', border)
  expect(dateText(told, 'en', zone)).toBe('from 9 April 2025, 13:01 JST')
  expect(dateText(told, 'ja', clockOfField(told, 'ja', border))).toBe('2025年4月9日 13:01（日本標準時）以降')
  expect(dateTyped('from 9 April 2025, 00:01', 'en', zone)).toMatchObject({ edtf: '2025-04-09T00:01:00-04:00/..' })
  // A clock without a name in words stays that of its date.
  const manila = { edtf: '2025-04-09T12:01:00+08:00', timeZone: 'Asia/Manila' }
  expect(dateText(manila, 'ja', clockOfField(manila, 'ja', border))).toBe('2025年4月9日 12:01')
})

test('is unchanged where its words are typed again, though nobody could read them', () => {
  const stored = { edtf: '2025-06-15/2025-06-17', words: { en: 'on the sidelines of the summit' } }
  expect(dateTyped('on the sidelines of the summit ', 'en', 'UTC', stored)).toBe(stored)
  expect(dateTyped('on the sidelines', 'en', 'UTC', stored)).toEqual({ edtf: 'on the sidelines' })
})

import { expect, test } from 'vitest'
import { getOrThrow, settingsOf } from '../../../core/desk/desk-read'
import { measureRules } from '../../../core/rules/measure-rules'
import { describeFinding } from '../../../core/text/describe'
import { sampleDesk } from '../../helpers/desks/sample'

const sample = await sampleDesk()

test('a measure of a party whose capital the settings lack is a finding, since its days are counted in UTC', () => {
  const measure = getOrThrow(sample, 'measure', 'measure-autos')
  const found = (desk = sample) => measureRules(desk, measure).filter(({ code }) => code === 'measure-clock-missing')
  expect(found()).toEqual([])
  const settings = settingsOf(sample)
  const record = { ...settings, capitals: settings.capitals.filter(({ party }) => party !== measure.imposer) }
  const [finding] = found(sample.after([{ op: 'put', collection: 'deskSettings', record }]))
  expect(finding && describeFinding(finding, 'en')).toContain('no capital of United States')
  // The place to correct it.
  expect(finding?.params.settings).toBe(settings.id)
})

import { expect, test } from 'vitest'
import { LANGUAGES } from '../../../core/base/text'
import { familyText } from '../../../core/text/catalogue'
import { helpKey } from '../../../core/text/field-label'

test('the period of a column 2 partner has its own help, and not that of a rate', () => {
  const [own, ofRate] = [helpKey('columnTwo', 'validity'), helpKey('components', 'validity')]
  expect([own, ofRate]).toEqual(['help.columnTwo.validity', 'help.validity'])
  for (const language of LANGUAGES) expect(familyText(language, own ?? '')).not.toBe(familyText(language, ofRate ?? ''))
})

import { describe, expect, it } from 'vitest'
import {
  isBlank,
  localTextSchema,
  nameSchema,
  proseSchema,
  withoutUnprintable,
  withPlainBreaks,
} from '../../../core/base/text'
import { staffProblems } from '../../../core/editing/staff-form'
import { parseRecord, parseStoredRecord } from '../../../core/model/schema/parse-record'
import { sampleDesk } from '../../helpers/desks/sample'

const UNSEEN = [
  '\u200B',
  '\u200B\u200D\uFEFF',
  '\u2060\u00AD',
  ' \u3000\u200B\t',
  '\u3164',
  '\u2800',
  '\u180E\u{E0041}',
  '\uFE0F',
]

describe('a text that nobody can see', () => {
  it.each(UNSEEN)('counts as empty: %j', (text) => {
    expect(isBlank(text)).toBe(true)
    for (const schema of [nameSchema, proseSchema])
      expect(schema.safeParse(text).error?.issues[0]?.message).toBe('blank')
    expect(localTextSchema.safeParse({ en: text }).success).toBe(false)
    expect(staffProblems({ name: text, initials: 'EK', post: '' })).toEqual({ name: 'needName' })
  })

  it('is no text with one visible sign in it', () => {
    for (const text of ['a\u200B', '\u200F神', '👩\u200D💻', '–', '\uFE0F1']) expect(isBlank(text)).toBe(false)
  })

  it('is no reason to refuse a desk that has one already, but the next edit corrects it', async () => {
    const lead = { ...(await sampleDesk()).get('lead', 'lead-1'), text: '\u200B' }
    expect(() => parseRecord('lead', lead)).toThrow('blank')
    expect(parseStoredRecord('lead', lead)).toBe(lead)
  })
})

describe('line breaks of any kind', () => {
  it('become line feeds, or spaces where a text has one line', () => {
    const text = 'a\u000Bb\u000Cc\u0085d\u2028e\u2029f\r\ng\rh'
    expect(withPlainBreaks(text)).toBe('a\nb\nc\nd\ne\nf\ng\nh')
    expect(withoutUnprintable(text)).toBe('a\nb\nc\nd\ne\nf\ng\nh')
    expect(withoutUnprintable('First line \u2028Second\u0000 line', 'one')).toBe('First line Second line')
  })
})

import { describe, expect, it } from 'vitest'
import { fieldsOf, type FieldType } from '../../../core/model/schema/fields'
import { COLLECTION_NAMES } from '../../../core/model/values/collection-names'
import { fieldViews } from '../../../core/wording/field-views'
import { fieldViewSchema } from '../../../core/wording/piece'
import { namingOf, wordValue } from '../../../core/wording/word-value'
import { fullText, pieceText, shortText } from '../../../core/wording/worded-text'
import { smallDesk } from '../../helpers/desks/desk-builder'
import { aMeasure, aLayer } from '../../helpers/desks/record-fields'
import { sampleDesk } from '../../helpers/desks/sample'

const desk = smallDesk()
  .add('measure', 'm', aMeasure([aLayer('a')]))
  .desk()
const naming = namingOf(desk)
const MARKING = { scheme: 'tlp', level: 'amber', caveats: [], handling: [], releasability: [] }

/** A value of each type, and its text in English. A type without a row here does not compile. */
const VALUES: Record<FieldType['type'], readonly [type: FieldType, value: unknown, en: string]> = {
  name: [{ type: 'name' }, 'HTSUS 9903', 'HTSUS 9903'],
  timeZone: [{ type: 'timeZone' }, 'Asia/Tokyo', 'Asia/Tokyo'],
  prose: [{ type: 'prose' }, 'One.\nTwo.', 'One.\nTwo.'],
  names: [{ type: 'names' }, { en: 'Rojas', ja: 'ロハス' }, 'Rojas · ロハス'],
  date: [{ type: 'date' }, { edtf: '2025-07-01' }, '1 July 2025'],
  instant: [{ type: 'instant' }, '2025-07-01T00:00:00Z', expect.stringMatching(/^1 July 2025, \d\d:\d\d /) as string],
  number: [{ type: 'number' }, 12, '12'],
  flag: [{ type: 'flag' }, true, 'yes'],
  rate: [{ type: 'rate' }, 250, '2.5%'],
  duty: [{ type: 'duty' }, '13.5¢/kg + 6.3%', '13.5¢/kg + 6.3%'],
  marking: [{ type: 'marking' }, MARKING, expect.stringContaining('AMBER') as string],
  record: [{ type: 'record' }, { collection: 'talk', id: 'talk' }, 'Dairy talks'],
  reference: [{ type: 'reference', collection: 'person' }, 'person', 'Ana Rojas'],
  file: [
    { type: 'file' },
    { sha256: 'a'.repeat(64), name: 'tally.png', mediaType: 'image/png', bytes: 12_345 },
    'tally.png (12 kB)',
  ],
  layer: [{ type: 'layer' }, { measure: 'm', component: 'a' }, expect.stringMatching(/: a$/) as string],
  part: [{ type: 'part' }, 'a', 'a'],
  choice: [{ type: 'choice', vocabulary: 'stance' }, 'oppose', 'oppose'],
  list: [{ type: 'list', of: { type: 'rate' } }, [250, null], '2.5%, rate unknown'],
  parts: [
    { type: 'parts', many: true, fields: [{ name: 'order', required: true, type: { type: 'number' } }] },
    [{ order: 1 }, { order: 2 }],
    '(1), (2)',
  ],
}

describe('a value in words', () => {
  it.each(Object.values(VALUES))('is right for %o', (type, value, en) => {
    expect(shortText(wordValue(naming, type, value), 'en')).toEqual(en)
  })

  it('is “nothing” if the value is missing or an empty list', () => {
    for (const [type] of Object.values(VALUES))
      expect(wordValue(naming, type, undefined)).toEqual({ values: [{ type: 'nothing' }], parts: [] })
    expect(wordValue(naming, { type: 'list', of: { type: 'name' } }, []).values).toEqual([{ type: 'nothing' }])
  })

  it('shows the stored value if it does not fit its type', () => {
    const odd = { x: [1] }
    for (const [type] of Object.values(VALUES)) {
      if (type.type === 'names' || type.type === 'parts') continue
      expect(shortText(wordValue(naming, type, odd), 'en')).toBe('{"x":[1]}')
    }
    expect(wordValue(naming, { type: 'choice', vocabulary: 'stance' }, 'odd').values).toEqual([
      { type: 'text', text: 'odd' },
    ])
  })

  it('distinguishes two dates with the same words in its full form, and names the fields of a part', () => {
    const date = (edtf: string) => wordValue(naming, { type: 'date' }, { edtf, words: { en: 'mid-June' } })
    expect([fullText(date('2025-06-1X'), 'en'), fullText(date('2025-06-2X'), 'en')]).toEqual([
      'mid-June (2025-06-1X)',
      'mid-June (2025-06-2X)',
    ])
    const [type, value] = VALUES.parts
    expect(fullText(wordValue(naming, type, value), 'en')).toBe('Order: 1\nOrder: 2')
    expect(fullText(wordValue(naming, type, value), 'ja', '・')).toMatch(/：1・.*：2$/)
  })

  it('covers every field of the sample', async () => {
    const sample = await sampleDesk()
    for (const collection of COLLECTION_NAMES)
      for (const record of sample.all(collection)) {
        const views = fieldViews(sample, collection, record)
        expect(views.map(({ name }) => name)).toEqual(fieldsOf(collection).map(({ name }) => name))
        for (const view of views) {
          expect(fieldViewSchema.parse(view)).toEqual(view)
          const texts = view.values.map((piece) => pieceText(piece, 'en'))
          expect(texts.filter((text) => /^[[{]|object Object/.test(text))).toEqual([])
        }
      }
  })
})
